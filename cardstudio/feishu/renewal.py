"""Renews tokens and tickets before they end, so that no visitor waits for the platform.

One thread a process, started by the first secret that is watched. It holds no secret and no database connection; what
is due and who does it is decided by the cache all processes share (`single_flight.py`).
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from cardstudio.feishu import single_flight
from cardstudio.feishu.client import PlatformError
from cardstudio.outbound.bulkhead import bulkhead

log = structlog.get_logger(__name__)

TICK_SECONDS = 30.0
#: Secrets nobody has asked for that long are left to end.
UNUSED_SECONDS = 24 * 3600
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 300.0


@dataclass
class Watched:
    fetch: Callable[[], single_flight.Secret]
    used_at: float
    pause: float = 0.0
    not_before: float = 0.0


class Renewal:
    """The secrets of this process that are kept fresh."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._watched: dict[str, Watched] = {}
        self._thread: threading.Thread | None = None

    def watch(self, key: str, fetch: Callable[[], single_flight.Secret]) -> None:
        """Somebody uses this secret: it is kept fresh for a day."""
        with self._lock:
            known = self._watched.get(key)
            if known is not None:
                known.used_at, known.fetch = self._clock(), fetch
            else:
                self._watched[key] = Watched(fetch, self._clock())
            # After a fork the thread of the parent is not there.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="renewal", daemon=True)
                self._thread.start()

    def turn(self) -> None:
        """Renew what is due. Never raises: the old secret is served until its end, and the next turn tries again."""
        for key, watched in self._current():
            if self._clock() < watched.not_before or not single_flight.is_due(key):
                continue
            try:
                with bulkhead.unlimited():
                    single_flight.renew(key, watched.fetch)
                watched.pause = watched.not_before = 0.0
            except PlatformError as error:
                watched.pause = min(watched.pause * 2 or FIRST_PAUSE, LONGEST_PAUSE)
                watched.not_before = self._clock() + watched.pause * random.uniform(0.8, 1.2)
                log.warning("secret.not_renewed", key=key, code=error.code, again_in=watched.pause)

    def _current(self) -> list[tuple[str, Watched]]:
        now = self._clock()
        with self._lock:
            for key in [key for key, one in self._watched.items() if now - one.used_at > UNUSED_SECONDS]:
                del self._watched[key]
            return list(self._watched.items())

    def _run(self) -> None:
        while True:
            # Jitter, so that the workers of a site don't look in step.
            time.sleep(TICK_SECONDS * random.uniform(0.8, 1.2))
            try:
                self.turn()
            except Exception:
                log.exception("renewal.failed")


renewal = Renewal()
