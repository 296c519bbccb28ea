"""Strings as they are written: their characters with the place of each, and characters as they have to be written.

The forms: JSON and most languages (``"``, ``'``), templates and raw texts (`````), Python's triple quotes, quoted words
of a shell, and what stands between the quotes of a JSON string (``escaped``).
"""

from __future__ import annotations

import json as stdlib_json
import re
from dataclasses import dataclass
from typing import NamedTuple

_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u\{(?P<point>[0-9a-fA-F]{1,6})\}|u(?P<unicode>[0-9a-fA-F]{4})|U(?P<long>[0-9a-fA-F]{8})"
    r"|x(?P<byte>[0-9a-fA-F]{2})|(?P<plain>\r?\n|.))",
    re.DOTALL,
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "v": "\v", "a": "\a"}
_OPENING = re.compile(r"(?P<prefix>[fFrRbBuU]{0,2})(?P<quote>\"\"\"|'''|[\"'`])")


class Unwritable(ValueError):
    """These characters cannot be written in a string of this form."""


class Form(NamedTuple):
    """How a string is written; ``ascii``: whatever is not ASCII stands escaped."""

    quote: str
    raw: bool = False
    ascii: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a string. ``breaks`` are pairs: from this character on, they stand from this place on."""

    text: str
    breaks: list[tuple[int, int]]
    form: Form


def string_value(token: str) -> str:
    """What a whole string token means."""
    if "\\" not in token and token[0] == '"' == token[-1] and token[:3] != '"""':
        return token[1:-1]
    return decode(token, 0, len(token)).text


def decode(text: str, start: int, end: int) -> Decoded:
    """The string token at ``text[start:end]``, quotes and all; raises :class:`Unwritable` for what is none."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        raise Unwritable("no string")
    quote = opening["quote"]
    inner, close = opening.end(), end - len(quote)
    if close < inner or text[close:end] != quote:
        raise Unwritable("open string")
    raw = "r" in opening["prefix"].lower()
    return unescape(text, inner, close, Form(quote, raw, _escapes_all(text, inner, close)))


def unescape(text: str, start: int, end: int, form: Form) -> Decoded:
    """The characters between two places, backslashes resolved."""
    if form.raw:
        return Decoded(text[start:end], [(0, start)], form)
    out: list[str] = []
    breaks = [(0, start)]
    at, length = start, 0
    for escape in _ESCAPE.finditer(text, start, end):
        if escape.start() < at:
            continue
        meant = _meant(escape)
        out += (text[at : escape.start()], meant)
        length += escape.start() - at
        breaks.append((length, escape.start()))
        length += len(meant)
        at = escape.end()
        breaks.append((length, at))
    out.append(text[at:end])
    return Decoded("".join(out), breaks, form)


def unshell(text: str, start: int, end: int) -> Decoded:
    """A quoted word of a POSIX shell, quotes and all: ``'it'\\''s'``, ``"a \\"b\\""``, ``$'a\\n'``."""
    out: list[str] = []
    breaks: list[tuple[int, int]] = []
    length, at = 0, start
    quote = ""
    while at < end:
        sign = text[at]
        if not quote and sign in "'\"":
            quote = sign
            at += 1
        elif sign == quote:
            quote = ""
            at += 1
        elif sign == "\\" and quote != "'" and at + 1 < end and (not quote or text[at + 1] in '"\\$`\n'):
            breaks.append((length, at))
            if text[at + 1] != "\n":
                out.append(text[at + 1])
                length += 1
            at += 2
            breaks.append((length, at))
        else:
            stop = _run(text, at, end, quote)
            breaks.append((length, at))
            out.append(text[at:stop])
            length += stop - at
            at = stop
    first = text[start : start + 1]
    return Decoded("".join(out), breaks or [(0, start)], Form("$" + (first if first in ("'", '"') else "")))


def _run(text: str, at: int, end: int, quote: str) -> int:
    """The end of the characters that stand for themselves."""
    stop = at + 1
    special = "'" if quote == "'" else '"\\' if quote else "'\"\\"
    while stop < end and text[stop] not in special:
        stop += 1
    return stop


def written(text: str, form: Form) -> str:
    """``text`` as it has to stand inside a string of this form, without the quotes."""
    quote = form.quote
    if form.raw:
        if quote in text or "\\" in text or (len(quote) == 1 and "\n" in text):
            raise Unwritable("raw")
        return text
    if quote.startswith("$"):
        return _for_shell(text, quote[1:])
    if quote == "`":
        return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    if len(quote) == 3:
        return text.replace("\\", "\\\\").replace(quote[0], "\\" + quote[0])
    body = stdlib_json.dumps(text, ensure_ascii=form.ascii)[1:-1]
    return body if quote == '"' else body.replace('\\"', '"').replace("'", "\\'")


def _for_shell(text: str, quote: str) -> str:
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote == '"':
        return re.sub(r'([\\"$`])', r"\\\1", text)
    return re.sub(r"([^\w./:@%+=-])", r"\\\1", text)


def _meant(escape: re.Match[str]) -> str:
    if escape["high"]:
        high, low = int(escape["high"], 16), int(escape["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = escape["point"] or escape["unicode"] or escape["long"] or escape["byte"]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    plain = escape["plain"]
    return "" if plain.endswith("\n") else _CONTROLS.get(plain, plain)


def _escapes_all(text: str, start: int, end: int) -> bool:
    """Whether a string with ``\\u4e2d`` in it has no other character beyond ASCII."""
    return text.find("\\u", start, end) >= 0 and text[start:end].isascii()
