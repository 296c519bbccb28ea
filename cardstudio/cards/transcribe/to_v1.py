"""Where elements stand in a 1.0 card (card-format §2.1, §2.9): what they become there, and rows of buttons."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog import NESTING, TAGS
from cardstudio.cards.catalog.model import Component, Each, Elements
from cardstudio.cards.catalog.nesting import REFUSALS
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.elements import column_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: What :func:`placed` still needs although 1.0 has no such property.
HELD_BACK: frozenset[tuple[str, str]] = frozenset({("column", "direction")})
#: What a row of interactive elements may say about itself and still be an ``action``.
_ROW = frozenset({"tag", "flex_mode", "horizontal_spacing", "columns"})
_ROW_COLUMN = frozenset({"tag", "width", "weight", "direction", "horizontal_spacing", "vertical_spacing", "elements"})


def placed(element: JSONObject, parent: str, path: Path, changes: Changes) -> list[JSONValue]:
    """What stands in the list in place of one element: nothing for what may not stand there or lost all it held."""
    tag = element.get("tag")
    if tag == "column_set":
        row = _row(element) if parent == "root" else None
        if row is not None:
            changes.replaced(path, "column_set", "action")
            return [row]
        _drop_directions(element, path, changes)
        _drop_empty_columns(element)
    if isinstance(tag, str) and _is_emptied(TAGS[tag], element):
        changes.dropped_element(path, tag)
        return []
    if parent == "form" and tag == "div":
        changes.replaced(path, "div", "column_set")
        return [{"tag": "column_set", "flex_mode": "none", "columns": [column_of(element, width="weighted", weight=1)]}]
    if parent != "interactive_container" and not is_allowed(parent, element):
        changes.dropped_element(path, str(tag))
        return []
    return [element]


def _is_emptied(component: Component, element: JSONObject) -> bool:
    """Whether a container has lost all it held."""
    lists = (field.name for field in component.fields if field.required and isinstance(field.type, Elements | Each))
    return component.is_level and not any(element.get(name) for name in lists)


def _row(element: JSONObject) -> JSONObject | None:
    """One column that lays interactive elements side by side is what 1.0 has ``action`` for."""
    columns = element.get("columns")
    if not isinstance(columns, list) or len(columns) != 1 or not _ROW.issuperset(element):
        return None
    (column,) = columns
    if not isinstance(column, dict) or column.get("direction") != "horizontal" or not _ROW_COLUMN.issuperset(column):
        return None
    elements = column.get("elements")
    if not isinstance(elements, list) or not elements or not all(_wrapped(held) for held in elements):
        return None
    return {"tag": "action", "actions": elements}


def _wrapped(element: JSONValue) -> bool:
    return (
        isinstance(element, dict)
        and isinstance(tag := element.get("tag"), str)
        and tag in TAGS
        and TAGS[tag].needs_action
    )


def _drop_directions(element: JSONObject, path: Path, changes: Changes) -> None:
    columns = element.get("columns")
    for index, column in enumerate(columns if isinstance(columns, list) else ()):
        if isinstance(column, dict) and "direction" in column:
            del column["direction"]
            changes.dropped_property(((path, "columns"), index), "direction", "column")


def _drop_empty_columns(element: JSONObject) -> None:
    """Columns keep their place in the row unless all of them are empty."""
    columns = element.get("columns")
    if isinstance(columns, list) and not any(isinstance(held, dict) and held.get("elements") for held in columns):
        element["columns"] = []


def is_allowed(parent: str, element: JSONValue) -> bool:
    """Whether a 1.0 card may hold the element here; at the top interactive ones are wrapped afterwards."""
    tag = element.get("tag") if isinstance(element, dict) else None
    verdict = NESTING["1.0"].get(parent, {}).get(tag) if isinstance(tag, str) else None
    return verdict is None or verdict == "needs-action" or verdict not in REFUSALS


def arranged(elements: list[JSONValue], parent: str) -> list[Any]:
    """At the top, neighbouring interactive elements share an ``action``."""
    if parent != "root":
        return elements
    made: list[Any] = []
    row: list[JSONValue] | None = None
    for element in elements:
        if _wrapped(element):
            if row is None:
                row = []
                made.append({"tag": "action", "actions": row})
            row.append(element)
        else:
            row = None
            made.append(element)
    return made
