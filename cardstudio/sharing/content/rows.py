"""Lists as people type them: a line for each item; of objects with declared members, the members beside each other.

Between members stands ``|``, or a tab as spreadsheets copy it. JSON is read as well: programs and older forms write it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from cardstudio.cards import json
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.fill.variables import Variable
from cardstudio.cards.types import JSONObject, JSONValue

#: Members that one cell can hold.
_PLAIN = frozenset({"text", "integer", "number", "boolean", "choice", "date", "time", "datetime", "url"})
_ROWS = frozenset({"object_array", "table_rows"})
_YES = frozenset({"true", "yes", "y", "是", "✓", "1"})
#: What cannot stand in a cell.
_BREAKS = ("|", "｜", "\t", "\n", "\r")
#: What nobody begins a line with who means no JSON: “[Urgent] call back” is a line.
_JSON = re.compile(r"\s*\[\s*[\"\[{\]]|\s*\{\s*\"")


def control_of(variable: Variable) -> str:
    """``lines`` or ``rows`` for a list people can type, "" for anything else."""
    if variable.type == "text_array":
        return "lines"
    is_plain = variable.fields and all(member.type in _PLAIN for member in variable.fields)
    return "rows" if is_plain and variable.type in _ROWS else ""


def hint_of(variable: Variable) -> str:
    """How the list is typed."""
    if control_of(variable) == "lines":
        return _("One line each")
    columns = " | ".join(member.called for member in variable.fields)
    return _("One line each: %(columns)s") % {"columns": columns}


def as_lines(variable: Variable, value: JSONValue) -> str | None:
    """A value as it is typed, None for one that has no such spelling."""
    if not isinstance(value, list):
        return None
    lines = [_line(variable, item) for item in value]
    if any(line is None or line.lstrip().startswith(("[", "{")) or not line.strip() for line in lines):
        return None
    return "\n".join(line for line in lines if line is not None)


def _line(variable: Variable, item: JSONValue) -> str | None:
    if not variable.fields:
        text = text_of(item)
        return None if text is None or "\n" in text or "\r" in text else text
    if not isinstance(item, dict) or item.keys() - {member.name for member in variable.fields}:
        return None
    cells = [text_of(item.get(member.name)) for member in variable.fields]
    if any(cell is None or any(sign in cell for sign in _BREAKS) for cell in cells):
        return None
    return " | ".join(cell or "" for cell in cells)


def is_json(text: str) -> bool:
    """Whether somebody wrote the list, or anything else with brackets around it, as JSON: right, or nearly so."""
    if not text.lstrip().startswith(("[", "{")):
        return False
    try:
        json.load(text)
    except json.Unreadable:
        return _JSON.match(text) is not None
    return True


def read_lines(variable: Variable, text: str) -> list[Any]:
    """The items of what somebody typed; empty lines are none.

    Raises:
        ValueError: with a sentence, for a line of more cells than there are members.
    """
    lines = [line.strip(" \r") for line in text.split("\n")]
    if control_of(variable) == "lines":
        return [line for line in lines if line.strip()]
    return [_row(variable, line, number) for number, line in enumerate(lines, 1) if line.strip()]


def _row(variable: Variable, line: str, number: int) -> JSONObject:
    cells = [cell.strip() for cell in line.replace("｜", "|").split("\t" if "\t" in line else "|")]
    while len(cells) > len(variable.fields) and not cells[-1]:
        cells.pop()
    if len(cells) > len(variable.fields):
        said = {"line": number, "count": len(cells), "most": len(variable.fields)}
        raise ValueError(_("Line %(line)d has %(count)d parts; there are %(most)d columns.") % said)
    held = zip(variable.fields, cells, strict=False)
    return {member.name: _cell(member, cell) for member, cell in held if cell or member.type == "boolean"}


def _cell(member: Variable, cell: str) -> JSONValue:
    if member.type == "boolean":
        return cell.lower() in _YES
    return _number(cell) if member.type in ("integer", "number") else cell


def _number(cell: str) -> JSONValue:
    """The number with all its digits; anything else stays, and is told as a value of another type."""
    try:
        return int(cell)
    except ValueError:
        pass
    try:
        found = json.load(cell)
    except json.Unreadable:
        return cell
    return found if isinstance(found, float | Decimal) else cell
