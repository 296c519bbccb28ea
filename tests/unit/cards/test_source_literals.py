"""Literals of programs as programmers write them: what is added is in their language, and code stays code."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards.literals.strings import string_value
from cardstudio.cards.source.apply_patch import Changes
from cardstudio.cards.source.edits import edited
from cardstudio.cards.source.style import style_of
from cardstudio.cards.source.tree import Node, NoLiteral, read
from cardstudio.cards.source.writer import Writer

WORDS = {"true": True, "True": True, "nil": None, "null": None, "None": None}
ADDED = {"tag": "hr", "on": True, "of": None, "say": "it's"}


def value_of(node: Node, text: str) -> Any:
    """What a reader would make of it; code is a placeholder."""
    if node.kind == "object":
        return {member.key: value_of(member.node, text) for member in node.members if member.key is not None}
    if node.kind == "array":
        return [value_of(member.node, text) for member in node.entries]
    source = text[node.start : node.end]
    if not node.plain:
        return "${code}"
    return string_value(source) if source[0] in "'\"`" else WORDS[source] if source in WORDS else int(source)


def changed(text: str, *patch: dict[str, Any]) -> str:
    root = read(text)
    changes = Changes(root, value_of(root.node, text))
    changes.apply(list(patch))
    return edited(text, Writer(text, style_of(text, root)).edits(root))


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (
            'map[string]interface{}{"a": title, "list": []interface{}{map[string]interface{}{"tag": key}HERE}}',
            ', map[string]interface{}{"tag": "hr", "on": true, "of": nil, "say": "it\'s"}',
        ),
        (
            'gin.H{"n": len(x), "list": []gin.H{{"tag": fmt.Sprintf("x%d", 1)}HERE}}',
            ', gin.H{"tag": "hr", "on": true, "of": nil, "say": "it\'s"}',
        ),
        (
            "['a' => $this->b['c'], 'list' => [['tag' => $key . 'x']HERE]]",
            ", ['tag' => 'hr', 'on' => true, 'of' => null, 'say' => 'it\\'s']",
        ),
        (
            "array('a' => 1, 'list' => array(array('tag' => f($key, 1))HERE))",
            ", array('tag' => 'hr', 'on' => true, 'of' => null, 'say' => 'it\\'s')",
        ),
        (
            'json!({"a": key.to_string(), "list": [{"tag": vec![1, 2]}HERE]})',
            ', {"tag": "hr", "on": true, "of": null, "say": "it\'s"}',
        ),
        (
            '{"a": f"x{y}", "b": "c" "d", "e": x if y else z, "f": lambda a: a, "list": [{"tag": dict(a=1)}HERE]}',
            ', {"tag": "hr", "on": True, "of": None, "say": "it\'s"}',
        ),
        (
            "{ a: b ?? c, d, ...e, ...f, g() { return {h: 1}; }, i: (j, k) => ({ l: j }), m: async n => { o(n); },\n"
            "  p: q ? 'r' : 's', t: u[0].v(w), x: new Y(), list: [{ tag: 'z' } as ZHERE] }",
            ", { tag: 'hr', on: true, of: null, say: 'it\\'s' }",
        ),
        ("JSON.stringify({ list: [{ tag: 'a' }HERE] }, null, 2)", ", { tag: 'hr', on: true, of: null, say: 'it\\'s' }"),
    ],
)
def test_a_neighbour_is_written_like_its_neighbour(text: str, added: str) -> None:
    patch = {"op": "add", "path": "/list/-", "value": ADDED}
    assert changed(text.replace("HERE", ""), patch) == text.replace("HERE", added)


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("[...a, 1, ...b, 2, ...c]", "/0", "[...a, 9, 1, ...b, 2, ...c]"),
        ("[...a, 1, ...b, 2, ...c]", "/1", "[...a, 1, ...b, 9, 2, ...c]"),
        ("[*a, 1]", "/-", "[*a, 1, 9]"),
    ],
)
def test_spread_parts_keep_their_place(text: str, path: str, after: str) -> None:
    assert changed(text, {"op": "add", "path": path, "value": 9}) == after
    assert changed(after, {"op": "remove", "path": path.replace("-", "1")}) == text


@pytest.mark.parametrize("text", ["{", "{a: [}", "{a: 1, , b: 2}", "{a: (b}", "1, 2", ""])
def test_what_is_no_literal_is_refused(text: str) -> None:
    with pytest.raises(NoLiteral):
        read(text)


def test_any_depth_and_length_is_read_in_one_pass() -> None:
    assert len(read("[" + "1," * 50_000 + "]").node.members) == 50_000
    with pytest.raises(NoLiteral):
        read("[" * 100_000)
    with pytest.raises(NoLiteral):
        read("{a:" + "b(" * 50_000)
