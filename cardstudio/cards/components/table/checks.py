"""Rows of a table against its columns (card-format §2.14; platform-errors 200914, 200915)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from cardstudio.cards.lint.clients import check_syntax
from cardstudio.cards.lint.context import Context, Node, dropping, operation, test
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Checks
from cardstudio.cards.types import JSONValue, Path

#: Rows beyond this are not looked at; one wrong cell in a hundred tells enough.
_MOST_ROWS = 1000
#: Clients that draw a column type.
_MIN_CLIENTS = {"lark_md": "7.10", "date": "7.6", "markdown": "7.14"}


def check_rows(context: Context, node: Node) -> None:
    """Every cell belongs to a column and has a value its type can show."""
    columns, rows = node.value.get("columns"), node.value.get("rows")
    if not isinstance(columns, list) or not isinstance(rows, list):
        return
    types = _types(columns)
    for index, row in enumerate(rows[:_MOST_ROWS]):
        path: Path = ((node.path, "rows"), index)
        if is_placeholder(row):
            continue
        if not isinstance(row, dict):
            context.refuse("bad-cell", path, {"name": "", "data_type": "row", "expected": "object"}, 200914)
            continue
        for name, cell in row.items():
            if types is not None and name not in types:
                fix = dropping((path, name), cell)
                source = "card-format §2.14"
                context.refuse("unknown-row-name", (path, name), {"name": name}, 200915, fix=fix, source=source)
            elif types is not None:
                _check_cell(context, name, types[name], cell, (path, name))


def check_heads(context: Context, node: Node) -> None:
    """Of a 1.0 column nobody named, clients show two hyphens; with an empty name they show none, as documented."""
    columns = node.value.get("columns") if context.format == "1.0" else None
    for index, column in enumerate(columns if isinstance(columns, list) else ()):
        if not isinstance(column, dict) or column.get("display_name") is not None:
            continue
        path: Path = ((node.path, "columns"), index)
        name = column.get("name")
        fix = None
        if isinstance(name, str) and name:
            fix = [test((path, "name"), name), operation("add", (path, "display_name"), name)]
        context.warn("column-without-head", path, {"name": name}, fix=fix, source="card-format §9.5")


def check_clients(context: Context, node: Node) -> None:
    """Column types that older clients do not draw."""
    data_type = node.value.get("data_type")
    if isinstance(data_type, str):
        check_syntax(context, (node.path, "data_type"), data_type, _MIN_CLIENTS.get(data_type))


def _types(columns: list[JSONValue]) -> dict[str, str] | None:
    """Data type by column name; ``None`` when a placeholder hides a name."""
    types: dict[str, str] = {}
    for column in columns:
        if not isinstance(column, dict):
            return None
        name, data_type = column.get("name"), column.get("data_type", "text")
        if is_placeholder(name) or not isinstance(name, str):
            return None
        types[name] = data_type if isinstance(data_type, str) else ""
    return types


def _check_cell(context: Context, name: str, data_type: str, cell: JSONValue, path: Path) -> None:
    rule = _RULES.get(data_type)
    if rule is None or cell is None or is_placeholder(cell):
        return
    fits, nearly, expected = rule
    params = {"name": name, "data_type": data_type, "expected": expected}
    if fits(cell):
        return
    if nearly(cell):
        context.warn("doubtful-cell", path, params, source="card-format §2.14")
    else:
        context.refuse("bad-cell", path, params, 200914, source="platform-errors 200914")


def _is_text(cell: JSONValue) -> bool:
    return isinstance(cell, str)


def _is_number(cell: JSONValue) -> bool:
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)


def _is_numeric_text(cell: JSONValue) -> bool:
    return isinstance(cell, str) and (not cell or cell.replace(".", "", 1).lstrip("-").isdigit())


def _is_scalar(cell: JSONValue) -> bool:
    return isinstance(cell, int | float | Decimal)


def _are_options(cell: JSONValue) -> bool:
    return isinstance(cell, str) or (isinstance(cell, list) and all(isinstance(held, dict) for held in cell))


def _are_people(cell: JSONValue) -> bool:
    return isinstance(cell, str) or (isinstance(cell, list) and all(isinstance(held, str) for held in cell))


def _never(cell: JSONValue) -> bool:
    return False


#: Per data type: what fits, what is doubtful instead of refused, and what to say is expected.
_RULES: dict[str, tuple[Callable[[JSONValue], bool], Callable[[JSONValue], bool], str]] = {
    "text": (_is_text, _is_scalar, "string"),
    "lark_md": (_is_text, _is_scalar, "string"),
    "markdown": (_is_text, _is_scalar, "string"),
    "number": (_is_number, _is_numeric_text, "number"),
    "date": (_is_number, _is_numeric_text, "number"),
    "options": (_are_options, _never, "array"),
    "persons": (_are_people, _never, "array"),
}

CHECKS: Checks = {"table": (check_heads, check_rows), "table_column": (check_clients,)}
