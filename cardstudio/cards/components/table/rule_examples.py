"""The smallest thing each rule about tables has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, v1, v2
from cardstudio.cards.types import JSONObject, JSONValue


def _table(data_type: str, cell: JSONValue, name: str = "price") -> JSONObject:
    columns: list[JSONValue] = [{"name": "price", "display_name": "Price", "data_type": data_type}]
    return v2({"tag": "table", "columns": columns, "rows": [{name: cell}]})


EXAMPLES: Examples = {
    "unknown-data-type": _table("money", "1"),
    "unknown-row-name": _table("text", "1", "prize"),
    "bad-cell": _table("persons", 1),
    "column-without-head": v1({"tag": "table", "columns": [{"name": "price"}], "rows": []}),
    "doubtful-cell": _table("number", "1"),
}
