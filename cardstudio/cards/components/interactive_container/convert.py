"""Boxes that can be clicked, in 1.0 words (card-format §2.12)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.lengths import old_lengths
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.transcribe.to_v1 import is_allowed
from cardstudio.cards.types import JSONObject, Path


def to_v1(made: JSONObject, path: Path, changes: Changes) -> None:
    """A clickable box takes few kinds of elements in 1.0; with others in it, it becomes a column that looks alike."""
    old_lengths(made, path, changes)
    elements = made.get("elements")
    if not isinstance(elements, list) or all(is_allowed("interactive_container", held) for held in elements):
        return
    changes.replaced(path, "interactive_container", "column_set")
    column: JSONObject = {"tag": "column", "width": "weighted", "weight": 1, "elements": elements}
    for key in ("padding", "background_style"):
        if key in made and made[key] != "laser":
            column[key] = made[key]
    for key in list(made):
        if key not in ("tag", "elements", "padding", "background_style"):
            changes.dropped_property(path, key, "interactive_container")
    made.clear()
    made.update({"tag": "column_set", "flex_mode": "none", "columns": [column]})


TO_V1: Rules = {"interactive_container": to_v1}
