"""Where in a text something of its card stands, as editors count: lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.pointers import NotThere, tokens
from cardstudio.cards.source.resolve import Literal, Lost, child, follow, member_at
from cardstudio.cards.source.tree import Member


class Place(NamedTuple):
    """From the first character to behind the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """All places of one text; reading it once is enough for any number of them.

    ``found`` is what ``unwrap`` made of ``text``. Columns count characters, or with ``utf16`` the halves that SARIF and
    editors' protocols count.
    """

    def __init__(self, text: str | bytes, found: Unwrapped, *, utf16: bool = False) -> None:
        self.text = json.decoded(text)
        self.utf16 = utf16
        self._lines = [0, *(end.end() for end in re.finditer("\n", self.text))]
        self._literal, self._card = _card_of(self.text, found)

    def of(self, pointer: str, *, key: bool = False) -> Place:
        """The place of a value, or of its key. What isn't there stands where the nearest thing around it does."""
        if self._literal is None or self._card is None:
            return Place(1, 1, 1, 1)
        member, whole = self._card, True
        try:
            for token in tokens(pointer):
                member, whole = child(member.node, token), False
        except NotThere:
            key = False
        start, end = member.node.start, member.node.end
        if key and not whole and member.key is not None:
            start, end = member.start, member.key_end
        view = self._literal.view
        return self._place(view.place(start), view.place(end))

    def quoted(self) -> range:
        """The characters of the outermost string that has the card in it; none where it stands in no string."""
        return self._literal.view.quoted() if self._literal is not None else range(0)

    def _place(self, start: int, end: int) -> Place:
        return Place(*self._line_column(start), *self._line_column(end))

    def _line_column(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._lines, index)
        before = self.text[self._lines[line - 1] : index]
        halves = self.utf16 and not before.isascii()
        return line, (len(before.encode("utf-16-le", "surrogatepass")) // 2 if halves else len(before)) + 1


def line_column(text: str | bytes, found: Unwrapped, pointer: str, *, key: bool = False, utf16: bool = False) -> Place:
    """The place of one pointer into the card; for several, make :class:`Places` once."""
    return Places(text, found, utf16=utf16).of(pointer, key=key)


def _card_of(text: str, found: Unwrapped) -> tuple[Literal | None, Member | None]:
    try:
        literal = follow(text, found.found_at)
    except Lost as lost:
        return lost.literal, lost.literal and lost.literal.root
    try:
        return literal, member_at(literal.root, literal.keys)
    except NotThere:
        return literal, literal.root
