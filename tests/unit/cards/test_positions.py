"""A finding stands at a line and a column of the file, whatever the card is written in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cardstudio.cards import unwrap
from cardstudio.cards.source.positions import Place, Places, line_column

CARD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}, {"tag": "markdown", "content": "一"}]}}
JAVASCRIPT = """// the card
const card = {
  schema: '2.0', // of format 2.0
  body: { elements: [{ tag: 'hr' }, { tag: "markdown", content: `一` }] },
};
send(card);
"""
BODY = json.dumps({"receive_id": "oc", "content": json.dumps(CARD)})


def slice_of(text: str, place: Place) -> str:
    """What a person sees who goes from the one place to the other."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "whole", "element", "content", "key"),
    [
        (
            json.dumps(CARD, indent=2, ensure_ascii=False),
            json.dumps(CARD, indent=2, ensure_ascii=False),
            '{\n        "tag": "hr"\n      }',
            '"一"',
            '"content"',
        ),
        (
            JAVASCRIPT,
            JAVASCRIPT[JAVASCRIPT.index("{") : JAVASCRIPT.rindex(";\nsend")],
            "{ tag: 'hr' }",
            "`一`",
            "content",
        ),
        (
            BODY,
            json.dumps(json.dumps(CARD))[1:-1],
            r"{\"tag\": \"hr\"}",
            r"\"\\u4e00\"",
            r"\"content\"",
        ),
        (
            f"# Title\r\n```json\r\n{json.dumps(CARD)}\r\n```",
            json.dumps(CARD),
            '{"tag": "hr"}',
            '"\\u4e00"',
            '"content"',
        ),
        (f"- with:\n    content: |\n      {CARD}\n", str(CARD), "{'tag': 'hr'}", "'一'", "'content'"),
        (f"\ufeff{json.dumps(CARD)}", json.dumps(CARD), '{"tag": "hr"}', '"\\u4e00"', '"content"'),
    ],
)
def test_a_place_is_where_it_stands(text: str, whole: str, element: str, content: str, key: str) -> None:
    places = Places(text, unwrap(text))
    text = text.removeprefix("\ufeff")
    assert slice_of(text, places.of("")) == whole
    assert slice_of(text, places.of("/body/elements/0")) == element
    assert slice_of(text, places.of("/body/elements/1/content")) == content
    assert slice_of(text, places.of("/body/elements/1/content", key=True)) == key
    # What isn't there stands where the thing does that misses it.
    for pointer in ("/body/elements/0/margin", "/body/elements/0/text/content"):
        assert slice_of(text, places.of(pointer, key=True)) == element


def test_lines_and_columns_begin_at_1() -> None:
    text = '{"elements": [\n  {"tag": "hr"}\n]}'
    assert line_column(text, unwrap(text), "") == (1, 1, 3, 3)
    assert line_column(text.encode(), unwrap(text), "/elements/0/tag") == (2, 11, 2, 15)


def test_columns_may_count_halves_of_characters() -> None:
    text = '{"elements": [{"content": "😀😀", "tag": "markdown"}]}'
    found = unwrap(text)
    assert line_column(text, found, "/elements/0/tag", key=True) == (1, 33, 1, 38)
    assert line_column(text, found, "/elements/0/tag", key=True, utf16=True) == (1, 35, 1, 40)


def test_what_has_no_place_stands_at_the_beginning() -> None:
    text = '{"type": "template", "data": {"template_id": "A"}}'
    assert line_column(text, unwrap(text), "/elements/0") == (1, 1, 1, 1)
