"""A cache nobody needs: while the shared one is away, the process's own stands in.

Throttles then count in the process, presence is the process's, locks hold within it, and what is kept for good has a
second place of its own (`feishu/single_flight.py`). Nothing here raises because a server is away, and nobody waits
for it twice: for some seconds after a failure it is not asked at all.
"""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

log = structlog.get_logger(__name__)

AWAY_SECONDS = 5.0
#: Entries the process keeps meanwhile.
MOST = 5_000
# What is wrong with the call itself, whatever the cache does.
_OURS = (TypeError, ValueError, pickle.PicklingError)
# What an older or newer release has written, and this one can't read.
_UNREADABLE = (pickle.UnpicklingError, AttributeError, ImportError, EOFError)


class _Silent(Exception):
    """The cache takes nothing and says nothing: Django's table of a locked database."""


class Reach:
    """Whether the shared cache can be reached, as one process sees it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._until: float | None = None

    @property
    def away(self) -> bool:
        return self._until is not None

    def may_ask(self) -> bool:
        """Yes; while it is away, for one caller after each pause."""
        if self._until is None:
            return True
        with self._lock:
            now = self._clock()
            if self._until is not None and now < self._until:
                return False
            self._until = now + AWAY_SECONDS
            return True

    def failed(self, error: Exception) -> None:
        if self._until is None:
            log.warning("cache.away", error=type(error).__name__)
        self._until = self._clock() + AWAY_SECONDS

    def answered(self) -> bool:
        """Whether it is back only now."""
        was_away, self._until = self._until is not None, None
        if was_away:
            log.warning("cache.back")
        return was_away


_reaches: dict[str, Reach] = {}


class OptionalCache(BaseCache):
    """`LOCATION` names the cache in `CACHES` that stands behind it."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._behind = location
        self._reach = _reaches.setdefault(location, Reach())
        self._own = LocMemCache(f"while {location} is away", {"OPTIONS": {"MAX_ENTRIES": MOST}})

    @property
    def away(self) -> bool:
        """Whether the process's own stands in now."""
        return self._reach.away

    def _ask(self, do: Callable[[BaseCache], Any]) -> Any:
        if self._reach.may_ask():
            try:
                answer = do(caches[self._behind])
            except _OURS:
                raise
            except Exception as error:
                self._reach.failed(error)
            else:
                if self._reach.answered():
                    self._own.clear()
                return answer
        return do(self._own)

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._ask(lambda cache: _add(cache, key, value, timeout, version)))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        def read(cache: BaseCache) -> Any:
            try:
                return cache.get(key, default, version)
            except _UNREADABLE:
                return default

        return self._ask(read)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._ask(lambda cache: cache.set(key, value, timeout, version))

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._ask(lambda cache: cache.touch(key, timeout, version)))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._ask(lambda cache: cache.delete(key, version)))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return int(self._ask(lambda cache: cache.incr(key, delta, version)))

    def clear(self) -> None:
        self._ask(lambda cache: cache.clear())


def _add(cache: BaseCache, key: str, value: Any, timeout: Any, version: int | None) -> bool:
    # A table that can't be written answers "it is there already" for something that is not there.
    for _attempt in range(2):
        if cache.add(key, value, timeout, version):
            return True
        if cache.get(key, None, version) is not None:
            return False
    raise _Silent
