"""How much filling may add to a card, so that a short template with a long list cannot make a huge one."""

from __future__ import annotations

from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.types import JSONValue

#: Items of all loops together, and bytes of texts and keys in repeated parts and in values.
MOST_ITEMS = 1000
MOST_BYTES = 200_000


class Full(Exception):
    """No more may be added; the problem is noted already."""


class Budget:
    """What is left of both."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._items = MOST_ITEMS
        self._bytes = MOST_BYTES

    def take_item(self) -> None:
        """Count one item of a loop; raises :class:`Full`."""
        self._items -= 1
        if self._items < 0:
            self._problems.add("fill-too-many-items", None, {"limit": MOST_ITEMS})
            raise Full

    def take(self, value: JSONValue) -> None:
        """Count one value without what it holds; raises :class:`Full`."""
        self._bytes -= len(value.encode("utf-8", "replace")) + 1 if isinstance(value, str) else 1
        if self._bytes < 0:
            self._problems.add("fill-too-large", None, {"limit": MOST_BYTES})
            raise Full

    def check(self, size: int) -> None:
        """Raise :class:`Full` where a text of at least ``size`` bytes does not fit; nothing is counted yet."""
        if size > self._bytes:
            self._problems.add("fill-too-large", None, {"limit": MOST_BYTES})
            raise Full

    def take_all(self, value: JSONValue) -> None:
        """Count a value and all it holds; raises :class:`Full`."""
        stack = [value]
        while stack:
            item = stack.pop()
            self.take(item)
            if isinstance(item, dict):
                for key in item:
                    self.take(key)
                stack.extend(item.values())
            elif isinstance(item, list):
                stack.extend(item)
