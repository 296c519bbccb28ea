"""Where links point."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardstudio.cards.markdown.characters import is_escapable

_TITLE = re.compile(r"""[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\))""")
_SPACE = re.compile(r"[ \t\n]*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: CommonMark lets parentheses nest; deeper than this is no address anyone wrote.
_DEEPEST = 32
_LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Destination:
    """An address as written, entities and all, and the index after what was read."""

    href: str
    end: int


def destination_at(source: str, index: int) -> Destination | None:
    """Reads ``(address "title")`` at `index`, which holds ``(``."""
    start = _skip_space(source, index + 1)
    address = _bracketed(source, start) if source[start : start + 1] == "<" else _bare(source, start)
    if address is None:
        return None
    title = _TITLE.match(source, address.end)
    end = _skip_space(source, title.end() if title else address.end)
    return Destination(address.href, end + 1) if source[end : end + 1] == ")" else None


def _skip_space(source: str, start: int) -> int:
    match = _SPACE.match(source, start)
    return match.end() if match else start


def _bracketed(source: str, start: int) -> Destination | None:
    within = source[start : start + _LONGEST]
    ends = [end for end in (within.find(">"), within.find("\n")) if end >= 0]
    if not ends or within[min(ends)] != ">":
        return None
    return Destination(within[1 : min(ends)], start + min(ends) + 1)


def _bare(source: str, start: int) -> Destination | None:
    depth, index = 0, start
    while index < len(source) and source[index] > " ":
        character = source[index]
        if character == ")" and depth == 0:
            break
        depth += (character == "(") - (character == ")")
        if depth > _DEEPEST:
            return None
        index += 2 if character == "\\" and is_escapable(source[index + 1 : index + 2]) else 1
    return Destination(_ESCAPED.sub(r"\1", source[start:index]), index) if depth == 0 else None
