"""At most half of the threads that serve people may wait for somebody else; the others keep serving."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings


class Full(Exception):
    """As many as may wait do so already."""


class Bulkhead:
    """Places to wait in. A thread that has one keeps it for what it does inside, so nesting takes no second one."""

    def __init__(self, size: Callable[[], int]) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._taken = 0
        self._mine = threading.local()

    @contextmanager
    def place(self) -> Iterator[None]:
        """Raises Full at once where there is none left."""
        if self._depth:
            yield
            return
        with self._lock:
            if self._taken >= self._size():
                raise Full
            self._taken += 1
        try:
            with self.unlimited():
                yield
        finally:
            with self._lock:
                self._taken -= 1

    @contextmanager
    def unlimited(self) -> Iterator[None]:
        """For threads that serve nobody: what they wait for holds nobody up."""
        self._mine.depth = self._depth + 1
        try:
            yield
        finally:
            self._mine.depth -= 1

    @property
    def _depth(self) -> int:
        return getattr(self._mine, "depth", 0)


#: The one of this process.
bulkhead = Bulkhead(lambda: max(1, settings.WEB_THREADS // 2))
