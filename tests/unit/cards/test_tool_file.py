"""A card as a `.card` file: what is read of it again is the same card."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cardstudio.cards import unwrap
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.json import dump, load
from cardstudio.cards.library.tool_file import tool_file

SAMPLES = sorted((Path(__file__).parents[3] / "cardstudio/library/samples").glob("*.json"))
ROWS = {"tag": "markdown", "$each": "row in rows", "$if": "row.due > 3", "content": "${row.name}: ${total}"}
DOCUMENT = {
    "card": {"schema": "2.0", "body": {"elements": [ROWS]}},
    "variables": [
        {"name": "rows", "type": "object_array", "label": "Rows"},
        {"name": "total", "type": "markdown", "default": "none"},
        {"name": "day", "type": "date", "example": "2026-11-30", "filled_by": "author"},
        "plain",
    ],
    "samples": [{"name": "November", "values": {"rows": [{"name": "Ada", "due": 4}]}}, {"name": "Other", "values": {}}],
}


def test_it_holds_what_the_tool_knows() -> None:
    assert tool_file("Dues", DOCUMENT)["variables"] == [
        {
            "type": "objectArray",
            "apiName": "rows",
            "name": "rows",
            "desc": "Rows",
            "mockData": [{"name": "Ada", "due": 4}],
        },
        {"type": "richtext", "apiName": "total", "name": "total", "desc": "total", "mockData": "none"},
        {"type": "date", "apiName": "day", "name": "day", "desc": "day", "mockData": "2026-11-30"},
        {"type": "text", "apiName": "plain", "name": "plain", "desc": "plain"},
    ]


@pytest.mark.parametrize("path", [None, *SAMPLES], ids=lambda path: path.stem if path else "loops")
def test_read_again_it_is_the_same_card(path: Path | None) -> None:
    document = DOCUMENT if path is None else {"card": load(path.read_bytes())}
    read = unwrap(dump(tool_file("Name", document))).document
    assert read is not None
    assert json.dumps(read["card"]) == json.dumps(document["card"])
    assert {name: one.type for name, one in declared(read).items()} == {
        name: one.type for name, one in declared(document).items()
    }
