"""Names that repairs suggest."""

from __future__ import annotations

from collections.abc import Iterable

#: Most characters of an ``element_id``; suggested names keep to it, too.
LONGEST = 20


class Unused:
    """Hands out names that are not ``taken``, which grows by them.

    Where it left off is remembered for each stem: thousands of equal names would else all be counted up from 2.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._next: dict[tuple[str, int], int] = {}

    def like(self, name: str, longest: int = LONGEST) -> str:
        """``name`` with a number behind it, within the 20 characters an ``element_id`` may have."""
        digits = 1
        while True:
            stem = name[: longest - digits - 1]
            number = self._next.get((stem, digits), max(2, 10 ** (digits - 1)))
            while number < 10**digits:
                renamed = f"{stem}_{number}"
                number += 1
                if renamed not in self.taken:
                    self._next[stem, digits] = number
                    self.taken.add(renamed)
                    return renamed
            self._next[stem, digits] = number
            digits += 1
