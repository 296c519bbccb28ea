"""A text field as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.types import JSONObject

#: What it keeps beside these are defaults.
_TOLD = frozenset({"name", "placeholder", "default_value", "label", "label_position", "margin", "max_length",
                   "input_type", "width", "required"})  # fmt: skip


def input(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    for key in [key for key in made if key not in _TOLD or (key == "required" and made[key] is not True)]:
        del made[key]


MENDS: Mends = {"input": input}
