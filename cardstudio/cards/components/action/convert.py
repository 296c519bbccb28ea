"""Rows of buttons, which 2.0 writes as columns (card-format §2.9)."""

from __future__ import annotations

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.elements import column_of, directives_of
from cardstudio.cards.transcribe.rules import Replacements, Rules
from cardstudio.cards.types import JSONObject, Path


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    if changes.rows == "stack" and not directives_of(made):
        return  # `placed` lays its components out
    layout = made.get("layout")
    replacement = modern_action(made, sparing=changes.rows != "columns") or {"tag": "column_set", "columns": []}
    mode = {"bisected": "bisect", "trisection": "trisect"}.get(layout) if isinstance(layout, str) else None
    if mode is not None and changes.rows == "columns" and replacement.get("tag") == "column_set":
        replacement = {**replacement, "flex_mode": mode}
    changes.replaced(path, "action", str(replacement.get("tag")))
    made.clear()
    made.update(replacement)


def modern_action(item: JSONObject, *, sparing: bool = False) -> JSONObject | None:
    """The components of an ``action`` in columns; a single one needs none. ``None`` for what is no action.

    ``sparing``: all of them in one column, which counts for one element and not for one each.
    """
    actions = item.get("actions")
    if not isinstance(actions, list) or not all(isinstance(held, dict) for held in actions):
        return None
    if len(actions) == 1:
        return dict(actions[0])
    if sparing:
        row = {"tag": "column", "width": "weighted", "weight": 1, "direction": "horizontal", "elements": actions}
        return {"tag": "column_set", "flex_mode": "none", "columns": [row]}
    return {"tag": "column_set", "flex_mode": "flow", "columns": [column_of(held, width="auto") for held in actions]}


TO_V2: Rules = {"action": to_v2}
INSTEAD: Replacements = {"action": modern_action}
