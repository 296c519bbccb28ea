"""People as the platform keeps them (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject


def person_list(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    persons = made.get("persons")
    if isinstance(persons, list):
        made["persons"] = [{"id": held["id"]} for held in persons if isinstance(held, dict) and "id" in held]


MENDS: Mends = {"person_list": person_list}
