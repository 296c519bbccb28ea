"""A secret that is fetched once for all threads, workers and machines that share the cache.

The platform's quota on tickets is very small (h5-jssdk §0.8), so a burst of cold page views must end in one request.
"""

from __future__ import annotations

import random
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from django.core.cache import cache

from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.sealing import seal, unseal

# Never served within this time of its end.
MARGIN_SECONDS = 300
# A holder that died is given up after this; longer than a token, a ticket and one repetition may take.
LOCK_SECONDS = 30
WAIT_SECONDS = 10.0
# Those who waited share the failure instead of repeating the call one after the other.
FAILURE_SECONDS = 3
MAX_FAILURE_SECONDS = 60
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.3

# One thread of a process polls the shared lock; the others wait for it without touching the cache.
_local_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class Secret(NamedTuple):
    """A value and how many seconds the platform lets it live."""

    value: str
    seconds: int


def lifetime(seconds: int) -> int:
    """How long a secret may be kept: its life minus a margin, at least half of it, never less than a second."""
    return max(seconds - MARGIN_SECONDS, seconds // 2, 1)


def once(key: str, fetch: Callable[[], Secret]) -> str:
    """The secret kept under `key`; fetched by exactly one caller if there is none.

    Raises:
        PlatformError: `fetch` failed (now, or a moment ago for somebody else), or nobody delivered in time.
    """
    found = _kept(key)
    if found is not None:
        return found
    with _local_locks[key]:
        return _wait_or_fetch(key, fetch)


def forget(key: str) -> None:
    """The next caller fetches anew."""
    cache.delete(key)


def _wait_or_fetch(key: str, fetch: Callable[[], Secret]) -> str:
    deadline = time.monotonic() + WAIT_SECONDS
    pause = FIRST_PAUSE
    while time.monotonic() < deadline:
        found = _kept(key)
        if found is not None:
            return found
        holder = secrets.token_hex(8)
        if cache.add(_lock(key), holder, LOCK_SECONDS):
            return _fetch_locked(key, holder, fetch)
        # Jitter, so that waiting workers don't ask in step.
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(pause * 1.6, LONGEST_PAUSE)
    raise PlatformError(0, "another worker is still waiting for the platform")


def _fetch_locked(key: str, holder: str, fetch: Callable[[], Secret]) -> str:
    try:
        # Somebody may have delivered and unlocked between our look and our lock.
        found = _kept(key)
        if found is not None:
            return found
        secret = fetch()
        cache.set(key, seal(secret.value), lifetime(secret.seconds))
        return secret.value
    except PlatformError as error:
        pause = min(max(error.retry_after or 0, FAILURE_SECONDS), MAX_FAILURE_SECONDS)
        cache.set(_failure(key), (error.code, error.message, pause), pause)
        raise
    finally:
        # Only our own: one that expired meanwhile belongs to somebody else.
        if cache.get(_lock(key)) == holder:
            cache.delete(_lock(key))


def _kept(key: str) -> str | None:
    """The secret, or None; raises the failure somebody met a moment ago."""
    sealed = cache.get(key)
    if sealed is not None and (value := unseal(sealed)) is not None:
        return value
    failure = cache.get(_failure(key))
    if failure is not None:
        code, message, pause = failure
        raise PlatformError(code, message, retry_after=pause)
    return None


def _lock(key: str) -> str:
    return f"{key}:lock"


def _failure(key: str) -> str:
    return f"{key}:failed"
