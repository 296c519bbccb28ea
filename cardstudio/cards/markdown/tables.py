"""Pipe tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from cardstudio.cards.markdown.characters import WHITE_SPACE
from cardstudio.cards.markdown.tokens import Token

_DELIMITER_ROW = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_PART = re.compile(r"\\\||`[^`]*`|\||[^|`\\]+|.", re.DOTALL)


class Parser(Protocol):
    """What a table asks of the parser it stands in."""

    def inline(self, text: str) -> list[Token]: ...


def is_table(lines: Sequence[str], at: int) -> bool:
    """Whether line `at` is the head of a pipe table."""
    if at + 1 >= len(lines):
        return False
    head, delimiters = lines[at], lines[at + 1]
    if "|" not in head or "-" not in delimiters or not _DELIMITER_ROW.match(delimiters):
        return False
    return len(_cells(head)) == len(_cells(delimiters))


def table_at(parser: Parser, lines: Sequence[str], at: int) -> tuple[Token, int] | None:
    """The pipe table whose head is line `at`, and the line after it."""
    if not is_table(lines, at):
        return None
    align = [_align_of(cell) for cell in _cells(lines[at + 1])]
    head = [parser.inline(cell) for cell in _cells(lines[at])]
    following = at + 2
    rows: list[list[list[Token]]] = []
    while following < len(lines) and "|" in lines[following]:
        row = _cells(lines[following])
        rows.append([parser.inline(row[column] if column < len(row) else "") for column in range(len(align))])
        following += 1
    return {"type": "table", "align": align, "head": head, "rows": rows}, following


def _align_of(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    if left and right:
        return "center"
    if right:
        return "right"
    return "left" if left else ""


def _cells(line: str) -> list[str]:
    """The trimmed cells of a row. A pipe in a code span or behind a backslash divides nothing."""
    row = line.strip(WHITE_SPACE).removeprefix("|")
    out: list[str] = []
    cell: list[str] = []
    for part in _PART.findall(row):
        if part == "|":
            out.append("".join(cell).strip(WHITE_SPACE))
            cell = []
        else:
            cell.append("|" if part == "\\|" else part)
    last = "".join(cell).strip(WHITE_SPACE)
    return [*out, last] if last else out
