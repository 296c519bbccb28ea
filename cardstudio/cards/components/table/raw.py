"""A table as the platform keeps it (platform-api §1.4)."""

from __future__ import annotations

from cardstudio.cards.reading.raw_markdown import MARKDOWN, stitched
from cardstudio.cards.reading.raw_mends import Mends, Tree
from cardstudio.cards.reading.raw_values import properties_of
from cardstudio.cards.types import JSONObject, JSONValue


def table(tree: Tree, made: JSONObject, raw: JSONObject) -> None:
    rows = raw.get("rows")
    if isinstance(rows, list):
        made["rows"] = [
            {name: _cell(tree, cell) for name, cell in row.items()} for row in rows if isinstance(row, dict)
        ]


def _cell(tree: Tree, cell: JSONValue) -> JSONValue:
    data = cell.get("data", cell) if isinstance(cell, dict) else cell
    if isinstance(data, dict) and ("elements" in data or data.get("tag") in MARKDOWN):
        return stitched(properties_of(data).get("elements"), tree.attachment)
    return tree.value(data, 0)


MENDS: Mends = {"table": table}
