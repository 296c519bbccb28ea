"""Texts inside texts: what is read inside a string keeps its places in the file."""

from __future__ import annotations

from bisect import bisect_right

from cardstudio.cards.literals.strings import Decoded, written

_MARK = "\ufeff"


class View:
    """A text that stands in another one as a string, or the whole text itself."""

    def __init__(self, text: str, outer: View | None = None, decoded: Decoded | None = None) -> None:
        self.text = text.removeprefix(_MARK)
        self._shift = len(text) - len(self.text)
        self._outer = outer
        self._decoded = decoded
        self._starts = [start for start, _ in decoded.breaks] if decoded else []

    @property
    def depth(self) -> int:
        """How many strings this text is in."""
        return 0 if self._outer is None else self._outer.depth + 1

    def inside(self, decoded: Decoded) -> View:
        """The text of a string in this one."""
        return View(decoded.text, self, decoded)

    def quoted(self) -> range:
        """Where the outermost string around this text stands in the whole one; none where there is no string."""
        if self._outer is None:
            return range(0)
        return self._outer.quoted() or range(self.place(0), self.place(len(self.text)))

    def place(self, index: int) -> int:
        """Where the character with this number stands in the whole text."""
        if self._outer is None or self._decoded is None:
            return index
        index += self._shift
        start, at = self._decoded.breaks[max(bisect_right(self._starts, index) - 1, 0)]
        return self._outer.place(at + index - start)

    def written(self, text: str) -> str:
        """Characters of this text as they have to stand in the whole one; raises ``Unwritable``."""
        if self._outer is None or self._decoded is None:
            return text
        return self._outer.written(written(text, self._decoded.form))
