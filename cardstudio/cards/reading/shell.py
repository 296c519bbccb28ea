"""The words of a shell command with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cardstudio.cards.literals.strings import unshell

_WORD = re.compile(r"(?:'[^']*'|\"[^\"\\]*(?:\\.[^\"\\]*)*\"|\\.|[^\s'\"\\])+", re.DOTALL)
_CONTINUATION = re.compile(r"\\\r?\n")


class Word(NamedTuple):
    """What a word means, and where it is written."""

    text: str
    start: int
    end: int


def words(command: str) -> Iterator[Word]:
    """The words as a POSIX shell splits them; variables and globs stay as they are.

    Raises :class:`ValueError` at a quote that is never closed.
    """
    at = 0
    while True:
        match = _WORD.search(command, at)
        if command[at : match.start() if match else None].strip():
            raise ValueError("open quote")
        if match is None:
            return
        start, end = match.span()
        while continued := _CONTINUATION.match(command, start, end):
            start = continued.end()
        at = match.end()
        if start < end:
            yield Word(unshell(command, start, end).text, start, end)
