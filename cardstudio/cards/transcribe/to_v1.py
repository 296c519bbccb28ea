"""What 2.0 writes differently, in 1.0 words (card-format §1, §2, §9.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.catalog import NESTING
from cardstudio.cards.catalog.nesting import REFUSALS, WRAPPED
from cardstudio.cards.convert.changes import Changes
from cardstudio.cards.lint.repairs import column_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

Rule = Callable[[JSONObject, Path, Changes], None]

_SPACING = {"small": "4px", "medium": "8px", "large": "12px", "extra_large": "16px"}
_FORM_ACTIONS = {"submit": "form_submit", "reset": "form_reset"}
#: Where elements stand, for containers that may end up empty.
_HELD = {
    "column_set": "columns",
    "form": "elements",
    "interactive_container": "elements",
    "collapsible_panel": "elements",
}


def _header(made: JSONObject, path: Path, changes: Changes) -> None:
    for key in ("title", "subtitle"):
        text = made.get(key)
        if isinstance(text, dict) and text.get("tag") == "lark_md":
            made[key] = {**text, "tag": "plain_text"}
            changes.replaced((path, key), "lark_md", "plain_text")
    icon = made.pop("icon", None)
    if not isinstance(icon, dict):
        return
    if icon.get("tag") == "standard_icon":
        made["ud_icon"] = {"token": icon.get("token", "")}
        if "color" in icon:
            made["ud_icon"]["style"] = {"color": icon["color"]}
    elif "img_key" in icon:
        made["icon"] = {"img_key": icon["img_key"]}


def _button(made: JSONObject, path: Path, changes: Changes) -> None:
    action = made.pop("form_action_type", None)
    if isinstance(action, str) and action in _FORM_ACTIONS:
        made["action_type"] = _FORM_ACTIONS[action]


def _lengths(made: JSONObject, path: Path, changes: Changes) -> None:
    """1.0 knows other words for gaps, and one or four values of padding."""
    for key in ("horizontal_spacing", "vertical_spacing"):
        word = made.get(key)
        if isinstance(word, str) and word in _SPACING:
            made[key] = _SPACING[word]
    padding = made.get("padding")
    sides = padding.split() if isinstance(padding, str) else []
    if len(sides) == 2:
        made["padding"] = " ".join(sides * 2)


def _container(made: JSONObject, path: Path, changes: Changes) -> None:
    """A clickable box takes few kinds of elements in 1.0; with others in it, it becomes a column that looks alike."""
    _lengths(made, path, changes)
    elements = made.get("elements")
    if not isinstance(elements, list) or all(_allowed("interactive_container", held) for held in elements):
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
    held = _HELD.get(str(tag))
    if held is not None and not element.get(held):
        changes.dropped_element(path, str(tag))
        return []
    if parent == "form" and tag == "div":
        changes.replaced(path, "div", "column_set")
        return [{"tag": "column_set", "flex_mode": "none", "columns": [column_of(element, width="weighted", weight=1)]}]
    if parent != "interactive_container" and not _allowed(parent, element):
        changes.dropped_element(path, str(tag))
        return []
    return [element]


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
    return isinstance(element, dict) and isinstance(tag := element.get("tag"), str) and tag in WRAPPED


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


def _allowed(parent: str, element: JSONValue) -> bool:
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


RULES: dict[str, Rule] = {
    "header": _header,
    "button": _button,
    "column_set": _lengths,
    "column": _lengths,
    "collapsible_panel": _lengths,
    "checker": _lengths,
    "interactive_container": _container,
}
