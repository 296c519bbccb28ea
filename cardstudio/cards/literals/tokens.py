"""The tokens of a literal in JSON, JSON with comments, or a programming language, with their places.

Every pattern takes linear time: what is never closed matches up to the end once, instead of being tried again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<text>(?:(?<!\w)[fFrRbBuU]{1,2})?(?:"
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:"""|\Z)'
    r"|'''[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*(?:'''|\Z)"
    r'|"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)'
    r"|'[^'\\]*(?:\\.[^'\\]*)*(?:'|\\?\Z)"
    r"|`[^`\\]*(?:\\.[^`\\]*)*(?:`|\\?\Z)))"
    r"|(?P<comment>//[^\n]*|\#[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))"
    # The type in front of a Go literal: []any{, map[string]interface{}{, []map[string]any{
    r"|(?P<type>(?:\[\d{0,9}\]|map\[[\w.]{1,40}\]|[*&]){1,9}(?:interface\s{0,9}\{\s{0,9}\}|[\w.]{1,80})?\s{0,9}(?=\{))"
    r"|(?P<mark>=>|[{}\[\](),:])"
    r"|(?P<number>[-+]?\d(?:[\w.]|(?<=[eE])[+-](?=\d))*)"
    r"|(?P<word>[^\W\d][\w$]*|\$[\w$]*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """``kind`` is the name of a group above; ``start`` and ``end`` count characters of the text."""

    kind: str
    start: int
    end: int
    text: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a slice of ``text``, blanks and comments too."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(match.lastgroup or "sign", match.start(), match.end(), match[0])


def telling(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a slice of ``text`` without its blanks and comments."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or "sign"
        if kind not in ("space", "comment"):
            yield Token(kind, match.start(), match.end(), match[0])


def token_at(text: str, start: int) -> Token:
    """The token that begins at a place in ``text``; at its end an empty sign."""
    match = _TOKEN.match(text, start)
    if match is None:
        return Token("sign", start, start, "")
    return Token(match.lastgroup or "sign", match.start(), match.end(), match[0])
