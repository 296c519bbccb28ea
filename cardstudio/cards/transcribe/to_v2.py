"""Where elements stand in a 2.0 card: what a text has at its right gets a column, rows are unrolled."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.elements import directives_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: What :func:`placed` still needs although 2.0 has no such property.
HELD_BACK = frozenset({("div", "extra")})


def placed(element: JSONObject, parent: str, path: Path, changes: Changes) -> list[JSONValue]:
    """What stands in the list in place of one element: a ``div``'s right side gets a column, a row is unrolled."""
    if element.get("tag") == "action":
        actions = element.get("actions")
        return actions if isinstance(actions, list) else []
    extra = element.pop("extra", None) if element.get("tag") == "div" else None
    if not isinstance(extra, dict):
        return [] if element == {"tag": "column_set", "columns": []} else [element]
    changes.replaced((path, "extra"), "extra", "column_set")
    directives = directives_of(element)
    text = {key: held for key, held in element.items() if key not in directives}
    columns = [
        {"tag": "column", "width": "weighted", "weight": 1, "vertical_align": "center", "elements": [text]},
        {"tag": "column", "width": "auto", "vertical_align": "center", "elements": [extra]},
    ]
    return [{"tag": "column_set", "flex_mode": "none", "columns": columns, **directives}]


def arranged(elements: list[JSONValue], parent: str) -> list[Any]:
    """2.0 lists take elements as they are."""
    return elements
