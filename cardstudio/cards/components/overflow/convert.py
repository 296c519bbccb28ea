"""Entries of a menu in 2.0 words (card-format §2.19)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def entry(made: JSONObject, path: Path, changes: Changes) -> None:
    address = made.pop("url", None)
    if isinstance(address, str) and "multi_url" not in made:
        made["multi_url"] = {"url": address}


TO_V2: Rules = {"overflow_option": entry}
