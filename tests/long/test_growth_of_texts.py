"""Twice the input is twice the work, for texts: pasted code, markup, what the platform says, values, patches."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.cards import Unreadable, convert, fill, fix, lint, locate, unwrap
from cardstudio.cards.markdown import parse
from cardstudio.cards.outline import text_for_people
from cardstudio.cards.patch import apply
from cardstudio.library.search.query import words_of
from tests.long.growing import size_of
from tests.scaling import assert_linear_on

pytestmark = pytest.mark.long

CARD = '{"elements": [{"tag": "markdown", "content": "Hi"}]}'
MARKUP = [
    "<font color='red'>",
    "<font color=red>a</font>",
    "</font>",
    "<text_tag color='red'>",
    "<at id=all></at>",
    "<link url='a'>",
    "<a href='b'>",
    "- a\n  - b\n    - c\n",
    "1. a\n",
    "    " * 8 + "- a\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "| c | d |\n",
    "&amp;",
    "&#9999999;",
    "&nope",
    "**a",
    "***",
    "~~a",
    "`a``",
    "```\n",
    "![a](b",
    "[a](b)",
    "> ",
    "> a\n",
    "# a\n",
    "\\*",
    ":OK:",
    "<raw>",
    "---\n",
    "<!-- ",
    "https://a.b/c ",
    "a_b*c",
    "\n\n",
    "“**",
]
# What the text begins with, what is repeated, and how it ends.
PASTED: list[tuple[str, str, str]] = [
    ("", "[", ""),
    ("", "{", ""),
    ("", "(", ""),
    ('"', "a", ""),
    ("'", "\\", ""),
    ("", "/* ", ""),
    ("", "// a\n", ""),
    ("", "{{", ""),
    ("", "{{ a }}", ""),
    ("", "\\", ""),
    ("", '\\"', ""),
    ("", CARD, ""),
    ("", CARD[:-1], ""),
    ("", CARD[:30], ""),
    ("", '{"tag": "div", ', ""),
    ("", '{"elements": [', ""),
    ('{"elements": [', '{"tag": "hr"},', "]}"),
    ('{"elements": [', '{"tag": "hr"}\n', "]}"),
    ('{"elements": [', "{tag: 'hr', a: f(x)},", "]}"),
    ('{"elements": [{"tag": "markdown", "content": "', "\\n${a}", '"}]}'),
    ("x = ", "{'tag': 'div', 'a': None}, ", ""),
    ("", "card := map[string]any{", ""),
    ("", "$card = ['tag' => 'div',", ""),
    ("", "const card = {tag: `a${b}`,", ""),
    ("", "`${", ""),
    ("", "f'{", ""),
    ("", '"""', ""),
    ("", "'''", ""),
    ("", "<<<EOT\n", ""),
    ("", "curl -d '", ""),
    ("", "${a:-", ""),
    ("", "```json\n", ""),
    ("", "```json\n{}\n```\n", ""),
    ("", "# a\n", ""),
    ("", "- a: b\n", ""),
    ("", "a: &b\n  - *b\n", ""),
    ("", "{% if a %}", ""),
    ("", "a + ", ""),
    ("", 'json.dumps({"a": ', ""),
    ("", "&quot;", ""),
    ("", "%7B%22", ""),
    ("", "\\u007b", ""),
    ("", "[x for x in ", ""),
    ("", "a if b else ", ""),
    ("", '{"card": ', ""),
    ("", '{"content": "{', ""),
    ("", "\n", ""),
    ("", " ", ""),
    ("", "é", ""),
    ("", '{"a": 1, ', ""),
    ('{"elements": [], ', '"a": 1, ', '"b": 2}'),
    ("", "function f() { return {", ""),
    ("", "<script>", ""),
    ("", "=>", ""),
    ("", "::", ""),
]
TOLD = [
    "ROOT -> a",
    "ROOT -> body -> elements -> [1](tag: div)",
    "[1](tag: ",
    "ErrorValue: a; ",
    "ErrMsg: ",
    "ErrPath: ",
    "-> [0] ",
    "1th block(",
    "(",
    "[",
    "'",
    '"',
    "{",
    ";",
    "ErrCode: 11310; ",
    "unknown property, property: 'a' ",
    "\\",
    "\n",
    "code 230099 ",
    "cardid ",
    '{"code": 230099, "msg": "',
    "a.b.",
    "200621 ",
    "msg: ",
]


def repeated(piece: str, begun: str = "", ended: str = "") -> Callable[[int], str]:
    return lambda size: begun + piece * (size // len(piece) + 1) + ended


@pytest.mark.parametrize("piece", MARKUP)
def test_markup(piece: str) -> None:
    assert_linear_on(repeated(piece), lambda text: parse(text, "v2"), size_of, 4096)


@pytest.mark.parametrize(("begun", "piece", "ended"), PASTED)
def test_pasted_text(begun: str, piece: str, ended: str) -> None:
    def read(text: str) -> None:
        with suppress(Unreadable):
            unwrap(text)

    assert_linear_on(repeated(piece, begun, ended), read, size_of, 1024)


def nested_strings(size: int) -> str:
    """A card in a string in a string, as logs have it; the blanks of each are the next one's."""
    text = '{"elements": [' + '{"tag": "hr"},' * size + '{"tag": "hr"}]}'
    for _ in range(3):
        text = json.dumps({"card": text})
    return text


def test_strings_within_strings() -> None:
    assert_linear_on(nested_strings, unwrap, size_of)


@pytest.mark.parametrize("piece", TOLD)
def test_what_the_platform_says(piece: str) -> None:
    card = {"elements": [{"tag": "div", "text": {"tag": "plain_text", "content": "a"}}]}
    assert_linear_on(repeated(piece), lambda text: locate(card, text), size_of, 1024)


@pytest.mark.parametrize(
    "told",
    [
        "ErrorValue: a",
        "ErrCode: 11310; ErrMsg: unknown property, property: a",
        "ErrMsg: element name a is duplicated",
        "code: 230099 ErrCode: 200621 path: ROOT -> body -> elements -> [3](tag: input)",
        "ErrCode: 300301; ErrMsg: the names of elements are not unique: a",
    ],
)
def test_a_place_among_many_alike(told: str) -> None:
    def card(size: int) -> Any:
        return {"schema": "2.0", "body": {"elements": [{"tag": "input", "name": "a", "a": 1} for _ in range(size)]}}

    assert_linear_on(card, lambda held: locate(held, told), size_of)


def _template(elements: list[Any], variables: list[Any]) -> Any:
    return {"card": {"schema": "2.0", "body": {"elements": elements}}, "variables": variables}


def _words(content: str) -> Any:
    return {"tag": "markdown", "content": content}


_LIST = {"name": "b", "type": "list"}
_TEXT = {"name": "a", "type": "text", "default": "z"}
DOCUMENTS: dict[str, Callable[[int], Any]] = {
    "placeholders of a text": lambda n: _template([_words("${a}" * n)], [_TEXT]),
    "texts with placeholders": lambda n: _template([_words("${a}") for _ in range(n)], [_TEXT]),
    "placeholders nobody declares": lambda n: _template([_words(f"${{a{i}}}") for i in range(n)], []),
    "variables": lambda n: _template(
        [_words("".join(f"${{a{i}}}" for i in range(n)))], [{**_TEXT, "name": f"a{i}"} for i in range(n)]
    ),
    "variables nobody uses": lambda n: _template([], [{**_TEXT, "name": f"a{i}"} for i in range(n)]),
    "variables of one name": lambda n: _template([_words("${a}")], [_TEXT for _ in range(n)]),
    "options": lambda n: _template(
        [_words("${c}")], [{"name": "c", "type": "choice", "options": [f"o{i}" for i in range(n)], "default": "p"}]
    ),
    "loops": lambda n: _template(
        [{**_words("${x}"), "$each": "x in b"} for _ in range(n)], [{**_LIST, "default": ["u"]}]
    ),
    "items of a loop": lambda n: _template([{**_words("${x}"), "$each": "x in b"}], [{**_LIST, "default": ["u"] * n}]),
    "conditions": lambda n: _template([{**_words("x"), "$if": "a == 'z'"} for _ in range(n)], [_TEXT]),
    "a list and who is in it": lambda n: _template(
        [{**_words("x"), "$if": "a in b"} for _ in range(n)], [_TEXT, {**_LIST, "default": [str(i) for i in range(n)]}]
    ),
    "a text and what is in it": lambda n: _template(
        [{**_words("x"), "$if": "a in c"} for _ in range(n)], [_TEXT, {**_TEXT, "name": "c", "default": "y" * n}]
    ),
    "joined lists": lambda n: _template([_words("${b | join}" * n)], [{**_LIST, "default": ["x"] * n}]),
    "samples": lambda n: {
        **_template([_words("${a}")], [_TEXT]),
        "samples": [{"name": f"s{i}", "values": {"a": "b"}} for i in range(n)],
    },
    "values nobody declares": lambda n: {
        **_template([_words("${a}")], [_TEXT]),
        "samples": [{"name": "s", "values": {f"v{i}": 1 for i in range(n)}}],
    },
}


@pytest.mark.parametrize("family", DOCUMENTS)
def test_a_document_is_filled(family: str) -> None:
    def work(document: Any) -> None:
        samples = document.get("samples") or [{"values": {}}]
        fill(document, samples[0]["values"])

    assert_linear_on(DOCUMENTS[family], work, size_of)


@pytest.mark.parametrize("family", DOCUMENTS)
def test_a_document_is_read_as_people_see_it(family: str) -> None:
    assert_linear_on(DOCUMENTS[family], text_for_people, size_of)


@pytest.mark.parametrize("piece", MARKUP)
def test_markup_is_read_as_people_see_it(piece: str) -> None:
    assert_linear_on(lambda size: _template([_words(piece * size)], []), text_for_people, size_of)


@pytest.mark.parametrize("family", DOCUMENTS)
def test_a_document_is_mended(family: str) -> None:
    assert_linear_on(DOCUMENTS[family], fix, size_of)


def many_buttons(size: int) -> Any:
    buttons = [{"tag": "button", "text": {"tag": "plain_text", "content": f"b{i}"}} for i in range(size)]
    return {"elements": [{"tag": "action", "actions": buttons}]}


def test_a_row_of_buttons_is_converted() -> None:
    assert_linear_on(many_buttons, convert, size_of)


def test_a_row_of_buttons_is_looked_at() -> None:
    assert_linear_on(many_buttons, lint, size_of)


PATCHES: dict[str, Callable[[int], list[dict[str, Any]]]] = {
    "replace": lambda n: [{"op": "replace", "path": f"/a/{i}/b", "value": 1} for i in range(n)],
    "add and remove": lambda n: [
        {"op": op, "path": "/a/-" if op == "add" else f"/a/{n}", "value": 1}
        for _ in range(n)
        for op in ("add", "remove")
    ],
    "keys": lambda n: [{"op": "add", "path": f"/k{i}", "value": 1} for i in range(n)],
    "keys removed": lambda n: [{"op": op, "path": f"/k{i}", "value": 1} for op in ("add", "remove") for i in range(n)],
    "moves": lambda n: [{"op": "move", "from": f"/a/{i}/b", "path": f"/a/{i}/c"} for i in range(n)],
    "a test that fails at the end": lambda n: [
        *({"op": "add", "path": f"/k{i}", "value": 1} for i in range(n)),
        {"op": "test", "path": "/k0", "value": 2},
    ],
}


@pytest.mark.parametrize("family", PATCHES)
def test_a_patch(family: str) -> None:
    def made(size: int) -> Any:
        return [{"a": [{"b": {}} for _ in range(size)]}, PATCHES[family](size)]

    def work(given: Any) -> None:
        with suppress(ValueError):
            apply(*given)

    assert_linear_on(made, work, size_of)


@pytest.mark.parametrize("piece", ["a", "a ", " ", "\0", "é "])
def test_words_of_a_search(piece: str) -> None:
    def work(text: str) -> None:
        with suppress(ApiError):
            words_of(text)

    assert_linear_on(repeated(piece), work, size_of)
