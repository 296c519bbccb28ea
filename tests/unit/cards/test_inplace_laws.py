"""Any card, any patch, any writing: the text says what the patch says, and nothing else of it has changed."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.cards import unwrap
from cardstudio.cards.patch import apply, same
from cardstudio.cards.pointers import escape, resolve
from cardstudio.cards.source.inplace import NotInPlace, patched
from tests.unit.cards.writings import WRITINGS, is_inside

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
KEYS = st.sampled_from(["a", "b", "tag", "with space", "ключ", "it's", 'say "x"', "a/b", "~", ""])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.sampled_from([0.5, -1e-9, 12.75])
    | st.sampled_from(["", "x", "it's", 'a "b"', "two\nlines", "tab\t", "back\\slash", "// no", "/* no */", "# no"])
    | st.sampled_from(["你好", "😀", "`tick`", "a,b", "{", "]", "\\n", "'''", '"""', "x" * 80, "\u2028", "a: b"])
    | st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF), max_size=6)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def pointers(value: Any, at: str = "") -> list[str]:
    """All places inside ``value``, itself first."""
    found = [at]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in items:
        found += pointers(held, f"{at}/{escape(key)}")
    return found


@st.composite
def changes(draw: st.DrawFn) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A card and a patch that fits it. The changes are in what the linter knows nothing about."""
    values = draw(st.lists(VALUES, min_size=1, max_size=4))
    card: Any = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}, "header": {"x": values}}
    patch: list[dict[str, Any]] = []
    current = card
    for _ in range(draw(st.integers(1, 4))):
        inside = [place for place in pointers(current) if place.startswith("/header/x")]
        path = draw(st.sampled_from(inside))
        op = draw(st.sampled_from(["add", "replace", "remove", "move", "copy"]))
        operation: dict[str, Any] = {"op": op, "path": path}
        if op in ("add", "copy"):
            holder = resolve(current, path)
            if isinstance(holder, dict):
                operation["path"] = f"{path}/{escape(draw(KEYS))}"
            elif isinstance(holder, list):
                operation["path"] = f"{path}/{draw(st.sampled_from(['-', *range(len(holder) + 1)]))}"
        if op in ("add", "replace"):
            operation["value"] = draw(VALUES)
        if op == "copy":
            operation["from"] = draw(st.sampled_from(inside))
        if path == "/header/x" and op in ("remove", "move"):
            continue
        if op == "move":
            operation["from"] = path
            operation["path"] = f"/header/{draw(st.sampled_from(['x/0', 'y', 'x/-']))}"
        patch.append(operation)
        current = apply(current, [operation])
    return card, patch


GAPS = st.sampled_from(["", "", " ", "\n", "\n  ", "\t", "\n\n", "/* c */", " // c\n", "\n// c\n  ", " /* c\nc */ "])


@st.composite
def messy(draw: st.DrawFn, value: Any) -> str:
    """A card as nobody would write it: blanks, comments and commas wherever they may stand."""
    out: list[str] = []
    last = ""
    for token in _TOKENS.findall(json.dumps(value, ensure_ascii=False)):
        if token in ("}", "]") and last not in ("{", "[") and draw(st.booleans()):
            out += (",", draw(GAPS))
        out.append(token)
        last = token
        gap = draw(GAPS)
        if gap:
            out.append(gap)
    return "".join(out)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(made=changes(), data=st.data())
def test_a_mess_stays_the_same_mess(made: tuple[dict[str, Any], list[dict[str, Any]]], data: st.DataObject) -> None:
    text = data.draw(messy(made[0]))
    reason = None
    try:
        _holds(text, *made)
    except NotInPlace as error:
        reason = error.reason
    assert reason in (None, "comment-in-the-way")


@pytest.mark.parametrize("writing", WRITINGS)
@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(made=changes())
def test_the_text_says_what_the_patch_says(writing: str, made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    _holds(WRITINGS[writing](made[0]), *made)


@pytest.mark.slow
@pytest.mark.parametrize("writing", WRITINGS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(made=changes())
def test_the_text_says_what_many_patches_say(writing: str, made: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    _holds(WRITINGS[writing](made[0]), *made)


def _replaces(card: Any, patch: list[dict[str, Any]]) -> bool:
    """Whether an operation adds a key that was there before."""
    for operation in patch:
        if operation["path"] in pointers(card) and isinstance(parent(card, operation["path"]), dict):
            return True
        card = apply(card, [operation])
    return False


def parent(value: Any, pointer: str) -> Any:
    return resolve(value, pointer.rpartition("/")[0])


def _holds(text: str, card: dict[str, Any], patch: list[dict[str, Any]]) -> None:
    found = unwrap(text)
    assert same(found.card, card)
    made = patched(text, found, [patch])
    again = unwrap(made)
    assert same(again.card, apply(card, patch))
    assert again.envelope == found.envelope
    assert text.count("\r\n") == text.count("\n") or "\r" not in made
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    if all(operation["op"] == "remove" for operation in patch):
        assert is_inside(made, text)
    if all(operation["op"] == "add" for operation in patch) and not _replaces(card, patch):
        assert is_inside(text, made)
    assert patched(text, found, []) == text
