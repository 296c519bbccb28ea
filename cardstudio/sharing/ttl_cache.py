"""Things made with some effort, kept by one process for a moment."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class TtlCache(Generic[Key, Value]):
    """Bounded in number and in age. Whatever must never be stale belongs into the key."""

    def __init__(self, *, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most
        self._kept: OrderedDict[Key, tuple[float, Value]] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is kept under `key`, made anew where it is missing or old."""
        now = time.monotonic()
        kept = self._kept.get(key)
        if kept is not None and now - kept[0] < self._seconds:
            return kept[1]
        value = make()
        self._kept[key] = (now, value)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return value
