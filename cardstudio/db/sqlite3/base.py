"""The backend Django loads by the name of this package.

SQLite lets one writer in at a time, and its own way of waiting is not fair: of 16 writers one never came to its turn
within five seconds. So it waits briefly, and a statement that found no turn is tried again after a random pause. That
is always safe: a statement outside of a transaction that finds the file locked has done nothing, and a transaction
takes the lock with its BEGIN (`transaction_mode` IMMEDIATE), before anything else.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.db.backends.sqlite3 import base

T = TypeVar("T")

#: How long a write waits for its turn, and how long after somebody has just waited in vain.
PATIENCE_SECONDS, SHORT_PATIENCE_SECONDS = 5.0, 1.0
#: A lock that was waited for in vain is taken to be held on for so long.
VAIN_SECONDS = 10.0
SHORTEST_PAUSE, LONGEST_PAUSE = 0.01, 0.1
#: Both mean that somebody else writes; the higher bits of a code only say more of it.
LOCKED = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class Turns:
    """Waiting for one's turn to write to one file."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._vain_at: float | None = None

    def take(self, write: Callable[[], T], patience: float) -> T:
        """Do it as soon as it is our turn; raises SQLite's own error when that takes too long."""
        started = self._clock()
        if self._vain_at is not None and started - self._vain_at < VAIN_SECONDS:
            # Otherwise a lock somebody else holds on to would hold all our threads as well.
            patience = min(patience, SHORT_PATIENCE_SECONDS)
        while True:
            try:
                done = write()
            except sqlite3.OperationalError as error:
                if not is_locked(error):
                    raise
                if self._clock() - started >= patience:
                    self._vain_at = self._clock()
                    raise
                self._sleep(random.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))
            else:
                self._vain_at = None
                return done


def is_locked(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the write lock."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in LOCKED


class PatientCursor(base.SQLiteCursorWrapper):
    turns: Turns
    patience: float

    def execute(self, query: str, params: Any = None) -> Any:
        return self._in_turn(lambda: super(PatientCursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        rows = list(param_list)
        return self._in_turn(lambda: super(PatientCursor, self).executemany(query, rows))

    def _in_turn(self, write: Callable[[], T]) -> T:
        if self.connection.in_transaction:
            return write()
        return self.turns.take(write, self.patience)


_turns: dict[str, Turns] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """`OPTIONS` takes `patience`: seconds a write waits for its turn."""

    patience: float = PATIENCE_SECONDS

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        self.patience = params.pop("patience", PATIENCE_SECONDS)
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        # The first one of all switches the file to WAL, which takes the lock, too.
        return self._turns.take(lambda: super(DatabaseWrapper, self).get_new_connection(conn_params), self.patience)

    @property
    def _turns(self) -> Turns:
        return _turns.setdefault(str(self.settings_dict["NAME"]), Turns())

    def create_cursor(self, name: str | None = None) -> PatientCursor:
        cursor: PatientCursor = self.connection.cursor(factory=PatientCursor)
        cursor.turns = self._turns
        cursor.patience = self.patience
        return cursor
