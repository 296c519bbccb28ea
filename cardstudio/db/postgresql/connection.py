"""A psycopg connection that stops waiting for a server that does not answer.

PostgreSQL's own limits end a query that is too slow, and the kernel's end a connection whose other side is gone.
Neither sees a server that is frozen while its kernel goes on acknowledging. So after some silence the server is asked
over a new connection: one that does not answer there either is down, and one that forgets its own limit is given up.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

import psycopg
from psycopg.waiting import READY_NONE

from cardstudio.db.postgresql.pulse import Pulse

#: Silence after which the server is asked whether it lives; also between one such question and the next.
SILENCE_SECONDS = 3.0
#: How much longer than the server's own limit for a statement is waited.
GRACE_SECONDS = 3.0


class PatientConnection(psycopg.Connection[Any]):
    """`pulse` and `limit` (seconds for one statement, 0 for no limit) are set by whoever opens it."""

    pulse: Pulse
    limit: float = 0.0

    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        """Psycopg's one place where a connection waits; it looks in at least ten times a second."""
        return super().wait(self._watched(gen), *args, **options)

    def _watched(self, gen: Any) -> Generator[Any, Any, Any]:
        pulse: Pulse | None = getattr(self, "pulse", None)
        if pulse is not None and pulse.is_down:
            self._give_up()
        started = asked = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                now = time.monotonic()
                if ready == READY_NONE:
                    if self.limit and now - started > self.limit + GRACE_SECONDS:
                        self._give_up()
                    if pulse is not None and now - asked > SILENCE_SECONDS:
                        if not pulse.beats():
                            self._give_up()
                        asked = time.monotonic()
                else:
                    asked = now
                wanted = gen.send(ready)
        except StopIteration as stop:
            return stop.value

    def _give_up(self) -> None:
        """Close this end only: what the server does with its own is not waited for."""
        self.close()
        raise psycopg.OperationalError("the database server does not answer")
