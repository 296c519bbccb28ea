"""Lists, ordered and not, nested by their indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cardstudio.cards.markdown.characters import WHITE_SPACE, is_blank
from cardstudio.cards.markdown.tokens import Token

_MARKER = re.compile(
    rf"( {{0,3}})([-*+]|(\d{{1,9}})([.)]))(?:([ \t]+)([^{WHITE_SPACE}][^\u2028\u2029]*)|[ \t]*)\Z", re.ASCII
)


class Parser(Protocol):
    """What a list asks of the parser it stands in."""

    def nested(self, lines: Sequence[str]) -> list[Token]: ...

    def is_rule(self, line: str) -> bool: ...

    def interrupts(self, lines: Sequence[str], at: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class _Item:
    """`kind` is its marker without the number: items of another kind begin another list.

    `indent` is how many columns a line must be indented by to belong to the item.
    """

    kind: str
    number: int
    indent: int
    text: str


def _item_at(line: str) -> _Item | None:
    match = _MARKER.match(line)
    if match is None:
        return None
    margin, marker, number, period, gap, text = match.groups()
    gap, text = gap or " ", text or ""
    # More than four spaces after the marker are code inside the item.
    is_code = len(gap) > 4
    indent = len(margin) + len(marker) + (1 if is_code else len(gap))
    return _Item(period or marker, int(number or 1), indent, gap[1:] + text if is_code else text)


def list_at(parser: Parser, lines: Sequence[str], at: int) -> tuple[Token, int] | None:
    """The list that begins at line `at`, and the line after it."""
    first = _item_at(lines[at])
    if first is None:
        return None
    items: list[list[Token]] = []
    following = at
    while following < len(lines):
        item = _item_at(lines[following])
        if item is None or item.kind != first.kind or parser.is_rule(lines[following]):
            break
        inside, following = _item_lines(parser, lines, following, item)
        items.append(parser.nested(inside))
        after = _skip_blank(lines, following)
        if after < len(lines) and _item_at(lines[after]) is not None:
            following = after
    return {"type": "list", "ordered": first.kind in ".)", "start": first.number, "items": items}, following


def _skip_blank(lines: Sequence[str], start: int) -> int:
    following = start
    while following < len(lines) and is_blank(lines[following]):
        following += 1
    return following


def _item_lines(parser: Parser, lines: Sequence[str], at: int, item: _Item) -> tuple[list[str], int]:
    inside = [item.text]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if is_blank(line):
            inside.append("")
        elif _indent_of(line) >= item.indent:
            inside.append(_dedent(line, item.indent))
        elif is_blank(inside[-1]) or _item_at(line) is not None or parser.interrupts(lines, end):
            break
        else:
            inside.append(line.lstrip(WHITE_SPACE))
        end += 1
    while len(inside) > 1 and is_blank(inside[-1]):
        inside.pop()
        end -= 1
    return inside, end


def _indent_of(line: str) -> int:
    columns = 0
    for character in line:
        if character == " ":
            columns += 1
        elif character == "\t":
            columns += 4 - columns % 4
        else:
            break
    return columns


def _dedent(line: str, by: int) -> str:
    return " " * max(0, _indent_of(line) - by) + line.lstrip(WHITE_SPACE)
