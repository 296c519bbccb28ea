"""Whether a database server answers at all: asked when it has been silent for a while, remembered for everybody."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

import structlog

log = structlog.get_logger(__name__)

#: An answer is good for so long: those who wait at the same time don't all ask.
FRESH_SECONDS = 1.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 5.0


class Pulse:
    """One server as one process sees it.

    While it is down nobody waits for it: a thread of its own asks again, with a growing pause, until it answers.
    """

    def __init__(
        self,
        connect: Callable[[], object],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`connect` connects and disconnects, within seconds, or raises."""
        self._connect = connect
        self._clock = clock
        self._sleep = sleep
        self._asking = threading.Lock()
        self._answered_at: float | None = None
        self.is_down = False

    def beats(self) -> bool:
        """Ask the server, unless somebody has just done so. False makes it down until it answers again."""
        with self._asking:
            if self.is_down:
                return False
            if self._answered_at is not None and self._clock() - self._answered_at < FRESH_SECONDS:
                return True
            if self._asked():
                return True
            self._went_down()
            return False

    def _asked(self) -> bool:
        try:
            self._connect()
        except Exception as error:
            log.warning("database.silent", error=type(error).__name__)
            return False
        self._answered_at = self._clock()
        return True

    def _went_down(self) -> None:
        self.is_down = True
        log.error("database.down")
        threading.Thread(target=self._watch, name="pulse", daemon=True).start()

    def _watch(self) -> None:
        pause = FIRST_PAUSE
        while not self._asked():
            # Jitter, so that the workers of a site don't ask in step.
            self._sleep(pause * random.uniform(0.8, 1.2))
            pause = min(pause * 2, LONGEST_PAUSE)
        self.is_down = False
        log.warning("database.up")
