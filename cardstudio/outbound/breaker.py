"""Stops asking somebody who does not answer, and asks again after a pause that grows."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from typing import Literal

State = Literal["ok", "degraded", "down"]

#: So many failures one after the other open it.
FAILURES = 3
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
#: A probe that has not come back by then is given up, and another one may go.
PROBE_SECONDS = 15.0


class Breaker:
    """Closed (everybody may ask), open (nobody may), half open (one may, to find out).

    Example::

        wait = breaker.wait()
        if wait is not None: ...  # say so at once
        try: ...
        except OSError: breaker.failed()
        else: breaker.succeeded()
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        spread: Callable[[float, float], float] = random.uniform,
        *,
        failures: int = FAILURES,
    ) -> None:
        self._clock = clock
        self._spread = spread
        self._most = failures
        self._lock = threading.Lock()
        self._failures = 0
        self._pauses = 0
        self._until = 0.0
        self._probed_at: float | None = None

    @property
    def state(self) -> State:
        """`down` while it is open or being tried, `degraded` after a failure that did not open it."""
        with self._lock:
            return "down" if self._pauses else "degraded" if self._failures else "ok"

    def wait(self) -> float | None:
        """None where the caller may ask (and then reports how it went), else the seconds after which to try again."""
        with self._lock:
            if not self._pauses:
                return None
            now = self._clock()
            if now < self._until:
                return self._until - now
            if self._probed_at is not None and now - self._probed_at < PROBE_SECONDS:
                return FIRST_PAUSE
            self._probed_at = now
            return None

    def succeeded(self) -> None:
        with self._lock:
            self._failures = self._pauses = 0
            self._probed_at = None

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            was_probe, self._probed_at = self._probed_at is not None, None
            # Several that were under way when it opened count as one: only a failed probe makes the pause longer.
            if self._failures < self._most or (self._pauses and not was_probe):
                return
            pause = min(FIRST_PAUSE * 2**self._pauses, LONGEST_PAUSE)
            self._pauses = min(self._pauses + 1, 16)
            # Jitter, so that the workers of a site don't ask in step.
            self._until = self._clock() + pause * self._spread(0.8, 1.2)
