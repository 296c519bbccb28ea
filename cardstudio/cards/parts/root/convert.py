"""The settings of a card in 2.0 words (card-format §1.2)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def config(made: JSONObject, path: Path, changes: Changes) -> None:
    if made.pop("compact_width", False) is True and "width_mode" not in made:
        made["width_mode"] = "compact"
    if made.get("update_multi") is False:
        del made["update_multi"]
        changes.replaced((path, "update_multi"), "update_multi: false", "update_multi: true")


TO_V2: Rules = {"config": config}
