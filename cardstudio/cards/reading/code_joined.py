"""JSON that a program puts together from texts: ``'{"a":"' + b + '"}'``, ``f'{{"a":"{b}"}}'``, ``"%s" % b``.

Such a card can be read, but not mended where it stands: no characters of the program are its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.literals.strings import Unwritable, decode
from cardstudio.cards.literals.tokens import Token, token_at
from cardstudio.cards.reading.code_texts import Placed, braced, formatted
from cardstudio.cards.types import JSONValue

#: Most pieces of one text, and most tokens of an expression between two of them.
_MOST_PIECES, _MOST_TOKENS = 2000, 200
_OPENING, _CLOSING, _ENDING = "([{", ")]}", (",", ";")
#: A call that fills in the text right behind it.
_FILLING = re.compile(
    r"\b(?:(?P<percent>\w{0,9}printf|String\.format)|format!?|Format)\s{0,20}\(\s{0,20}\Z", re.IGNORECASE
)
_METHOD = re.compile(r"\s{0,20}\.format\s{0,20}\(")
_OPERATOR = re.compile(r"\s{0,20}%\s{0,20}(?=[\w(\"'])")
_PERCENT = re.compile(r"%(?:\(\w{1,99}\))?[-+#0 ]{0,5}\d{0,6}(?:\.\d{1,6})?[sdvfqtxXegTiu%]")
_PREFIX = re.compile(r"(?:(?<!\w)[rR]?[fF][rR]?|\$@?|@\$)\Z")
_QUOTE = re.compile(r"\\.|\"", re.DOTALL)
#: Around placeholders, until it is known whether they stand in a text. JSON has no such character.
_EDGE = "\0"


class Joined(NamedTuple):
    """What the text says, ``None`` where it is no JSON, and the place behind its last piece."""

    value: JSONValue
    end: int


class _Piece(NamedTuple):
    text: str
    end: int
    is_code: bool = False


def joined(source: str, first: Token, placed: Placed) -> Joined:
    """The value of a text that begins with ``first`` and is no JSON by itself.

    ``placed`` gives placeholders for the expressions of the program.
    """
    pieces = list(_pieces(source, first))
    for text in _readings(source, first, pieces, lambda code: _EDGE + placed(code) + _EDGE):
        try:
            return Joined(json.load(_told_apart(text)), pieces[-1].end)
        except Unreadable:
            continue
    return Joined(None, pieces[-1].end if pieces else first.end)


def percents(source: str, token: Token, placed: Placed) -> Callable[[str], str] | None:
    """What fills the ``%s`` of a text in, one after the other, if the program does; ``token`` is the whole text."""
    values = _percent_values(source, token.start, token.end)
    if values is None:
        return None
    left = iter(values)
    return lambda text: _percent(text, left, placed)


def _readings(source: str, first: Token, pieces: list[_Piece], placed: Placed) -> Iterator[str]:
    if not pieces:
        return
    whole = "".join(placed(piece.text) if piece.is_code else piece.text for piece in pieces)
    if len(pieces) > 1:
        yield whole
    if _PREFIX.search(source, max(0, first.start - 4), first.start):
        yield "".join(braced(whole, "{", placed, escaped=True))
    filling = _filling(source, first.start, pieces[-1].end)
    if filling is not None:
        yield filling(whole, placed)


def _pieces(source: str, first: Token) -> Iterator[_Piece]:
    """The texts and expressions that are put together, the first text first."""
    token: Token | None = first
    for _ in range(_MOST_PIECES):
        if token is None or token.kind != "text":
            return
        try:
            yield _Piece(decode(source, token.start, token.end).text, token.end)
        except Unwritable:
            return
        following = _after(source, token.end)
        while following is not None and _joins(source, following):
            sign = following.text
            code = _operand(source, following.end, sign)
            following = _after(source, following.end)
            if code is None:
                break
            yield code
            following = _after(source, code.end)
        token = following


def _joins(source: str, token: Token) -> bool:
    """``+``, or the ``.`` of PHP."""
    if token.text == ".":
        return source[token.end : token.end + 1] in (" ", "$", "'", '"') and "$" in source
    return token.text == "+"


def _operand(source: str, start: int, sign: str) -> _Piece | None:
    """The expression up to the next sign; ``None`` where a text follows instead."""
    depth = 0
    begin = end = -1
    at = start
    for _ in range(_MOST_TOKENS):
        token = _after(source, at)
        if token is None or (not depth and _is_over(source, token, sign)):
            break
        if begin < 0 and token.kind == "text":
            return None
        begin = token.start if begin < 0 else begin
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        at = end = token.end
    return _Piece(source[begin:end], end, is_code=True) if begin >= 0 else None


def _is_over(source: str, token: Token, sign: str) -> bool:
    return token.text in _ENDING or token.text in _CLOSING or (token.text == sign and _joins(source, token))


def _after(source: str, at: int) -> Token | None:
    while at < len(source):
        token = token_at(source, at)
        if token.kind not in ("space", "comment"):
            return token
        at = token.end
    return None


def _told_apart(text: str) -> str:
    """``text`` with quotes around each placeholder that stands where JSON has no text."""
    out: list[str] = []
    inside = False
    for number, piece in enumerate(text.split(_EDGE)):
        if number % 2:
            out.append(piece if inside else f'"{piece}"')
            continue
        out.append(piece)
        inside ^= sum(found[0] == '"' for found in _QUOTE.finditer(piece)) % 2 == 1
    return "".join(out)


def _percent_values(source: str, start: int, end: int) -> list[str] | None:
    operator = _OPERATOR.match(source, end)
    call = _FILLING.search(source, max(0, start - 99), start)
    if operator is None and (call is None or not call["percent"]):
        return None
    return list(_arguments(source, operator.end() if operator is not None else end))


def _filling(source: str, start: int, end: int) -> Callable[[str, Placed], str] | None:
    """What puts values into the text that stands there, if something does."""
    values = _percent_values(source, start, end)
    if values is not None:
        left = iter(values)
        return lambda text, placed: _percent(text, left, placed)
    call, method = _FILLING.search(source, max(0, start - 99), start), _METHOD.match(source, end)
    if call is None and method is None:
        return None
    given = list(_arguments(source, end if method is None else method.end()))
    return lambda text, placed: formatted(text, given, placed)


def _percent(text: str, left: Iterator[str], placed: Placed) -> str:
    def put(slot: re.Match[str]) -> str:
        if slot[0] == "%%":
            return "%"
        value = next(left, None)
        return placed(value) if value else slot[0]

    return _PERCENT.sub(put, text)


def _arguments(source: str, at: int) -> Iterator[str]:
    """The expressions from there up to the bracket that closes the call."""
    depth, begin, end = 0, -1, -1
    for _ in range(_MOST_TOKENS):
        token = _after(source, at)
        if token is None or (not depth and token.text in (*_CLOSING, ";")):
            break
        if not depth and token.text == ",":
            if begin >= 0:
                yield source[begin:end]
            begin = -1
        elif begin < 0 and token.text == "(" and not depth and end < 0:
            pass  # the tuple behind Python's %
        else:
            begin = token.start if begin < 0 else begin
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        at = end = token.end
    if begin >= 0:
        yield source[begin:end]
