"""A secret that is fetched once for all threads, workers and machines that share the cache.

The platform's quota on tickets is very small (h5-jssdk §0.8), so a burst of cold page views must end in one request.
Whoever waits for it gives up soon, and a secret is renewed in the background before it ends (`renewal.py`), so that
nobody waits where it was used before. The process keeps what it knows, sealed, for the time the cache is away.
"""

from __future__ import annotations

import math
import random
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from django.core.cache import cache

from cardstudio.feishu.client import PlatformError
from cardstudio.outbound.bulkhead import Full, bulkhead
from cardstudio.outbound.deadline import remaining, within
from cardstudio.outbound.http import BUSY_SECONDS, SECONDS
from cardstudio.sealing import Unsealable, seal, unseal

# Never served within this time of its end.
MARGIN_SECONDS = 300
# Renewed this long before its end. Earlier the platform would answer with the same token again (h5-jssdk §1.7).
RENEWAL_SECONDS = 1200
# A lock outlives its holder's deadline (`SECONDS`), so a living holder never loses it; a dead one is given up then.
LOCK_SECONDS = 10
# Those who wait for somebody else's call.
WAIT_SECONDS = 3.0
# Those who come after a failure share it instead of repeating the call one after the other; the pause grows.
FAILURE_SECONDS = 3
LONGEST_FAILURE_SECONDS = 30
MOST_ASKED_SECONDS = 60
STREAK_SECONDS = 600
FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.3

# One thread of a process polls the shared lock; the others wait for it without touching the cache.
_local_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)


class Secret(NamedTuple):
    """A value and how many seconds the platform lets it live."""

    value: str
    seconds: int


class Kept(NamedTuple):
    """A sealed secret as caches keep it; moments in seconds since 1970."""

    sealed: str
    renew_at: float
    ends_at: float


class Failure(NamedTuple):
    """What the last call met: nobody calls again before `until`. `streak` counts failures in a row."""

    code: int
    message: str
    unavailable: bool
    streak: int
    until: float

    def error(self) -> PlatformError:
        wait = max(1, math.ceil(self.until - time.time()))
        return PlatformError(self.code, self.message, retry_after=wait, unavailable=self.unavailable)


# What this process has seen last, for the time the cache is away.
_seen: dict[str, Kept] = {}


def lifetime(seconds: int) -> int:
    """How long a secret may be kept: its life minus a margin, at least half of it, never less than a second."""
    return max(seconds - MARGIN_SECONDS, seconds // 2, 1)


def once(key: str, fetch: Callable[[], Secret]) -> str:
    """The secret kept under `key`; fetched by exactly one caller if there is none.

    Raises:
        PlatformError: `fetch` failed (now, or a moment ago for somebody else), nobody delivered in time, or too many
            of this process wait already.
    """
    found = kept(key)
    if found is not None:
        return found
    failure: Failure | None = cache.get(_failure(key))
    if failure is not None and failure.until > time.time():
        raise failure.error()
    try:
        with bulkhead.place():
            return _wait_or_fetch(key, fetch)
    except Full:
        raise PlatformError(0, "too many wait for the platform", retry_after=BUSY_SECONDS) from None


def kept(key: str) -> str | None:
    """The secret where it is known and lives, without asking anybody."""
    entry = _entry(key)
    if entry is None or entry.ends_at <= time.time():
        return None
    try:
        return unseal(entry.sealed, "feishu")
    except Unsealable:
        return None


def is_due(key: str) -> bool:
    """Whether the secret kept under `key` should be renewed now; False where there is none."""
    entry = _entry(key)
    return entry is not None and entry.renew_at <= time.time()


def renew(key: str, fetch: Callable[[], Secret]) -> None:
    """Replace a secret that is due, unless somebody else does. It is served until the new one is there.

    Raises:
        PlatformError: `fetch` failed; the pause after a failure is the caller's.
    """
    holder = secrets.token_hex(8)
    if is_due(key) and cache.add(_lock(key), holder, LOCK_SECONDS):
        started = time.monotonic()
        try:
            if is_due(key):
                with within(SECONDS):
                    secret = fetch()
                _keep(key, secret, started)
        finally:
            _unlock(key, holder, started)


def forget(key: str) -> None:
    """The next caller fetches anew."""
    _seen.pop(key, None)
    cache.delete(key)


def _wait_or_fetch(key: str, fetch: Callable[[], Secret]) -> str:
    deadline = time.monotonic() + remaining(WAIT_SECONDS)
    lock = _local_locks[key]
    if not lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
        raise _nobody_delivered()
    try:
        pause = FIRST_PAUSE
        while True:
            found = kept(key)
            if found is not None:
                return found
            failure: Failure | None = cache.get(_failure(key))
            if failure is not None and failure.until > time.time():
                raise failure.error()
            holder = secrets.token_hex(8)
            if cache.add(_lock(key), holder, LOCK_SECONDS):
                return _fetch_locked(key, holder, fetch, failure.streak if failure else 0)
            if time.monotonic() >= deadline:
                raise _nobody_delivered()
            # Jitter, so that waiting workers don't ask in step.
            time.sleep(pause * random.uniform(0.5, 1.0))
            pause = min(pause * 1.6, LONGEST_PAUSE)
    finally:
        lock.release()


def _nobody_delivered() -> PlatformError:
    return PlatformError(0, "somebody else is still waiting for the platform", retry_after=BUSY_SECONDS)


def _fetch_locked(key: str, holder: str, fetch: Callable[[], Secret], streak: int) -> str:
    started = time.monotonic()
    try:
        # Somebody may have delivered and unlocked between our look and our lock.
        found = kept(key)
        if found is not None:
            return found
        with within(SECONDS):
            secret = fetch()
        _keep(key, secret, started)
        return secret.value
    except PlatformError as error:
        _share_failure(key, error, streak + 1)
        raise
    finally:
        _unlock(key, holder, started)


def _keep(key: str, secret: Secret, started: float) -> None:
    """Keep it for everybody; one that comes too late, after its lock, is for this caller alone."""
    if time.monotonic() - started >= LOCK_SECONDS:
        return
    life, now = lifetime(secret.seconds), time.time()
    # A quarter before the end at the latest, also where a life is shorter than usual.
    renew_in = max(secret.seconds - RENEWAL_SECONDS, life * 3 // 4)
    entry = Kept(seal(secret.value, "feishu"), now + renew_in, now + life)
    _seen[key] = entry
    cache.set(key, entry, life)
    cache.delete(_failure(key))


def _share_failure(key: str, error: PlatformError, streak: int) -> None:
    grown = min(FAILURE_SECONDS * 2 ** min(streak - 1, 8), LONGEST_FAILURE_SECONDS)
    # Jitter among the installations that met the same outage.
    pause = max(min(error.retry_after or 0, MOST_ASKED_SECONDS), grown * random.uniform(0.8, 1.0))
    failure = Failure(error.code, error.message, error.unavailable, streak, time.time() + pause)
    cache.set(_failure(key), failure, STREAK_SECONDS)


def _unlock(key: str, holder: str, started: float) -> None:
    """Give back our lock, never somebody else's: one that may have expired is left to expire."""
    if time.monotonic() - started < LOCK_SECONDS - 1 and cache.get(_lock(key)) == holder:
        cache.delete(_lock(key))


def _entry(key: str) -> Kept | None:
    entry: Kept | None = cache.get(key)
    if entry is None and getattr(cache, "away", False):
        return _seen.get(key)
    if entry is not None:
        _seen[key] = entry
    return entry


def _lock(key: str) -> str:
    return f"{key}:lock"


def _failure(key: str) -> str:
    return f"{key}:failed"
