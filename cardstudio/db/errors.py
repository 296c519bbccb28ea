"""What the database's own exceptions mean to whoever asked: try again, nothing can be stored, or a mistake of ours."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from typing import Literal

from django.db import IntegrityError, InterfaceError, InternalError, OperationalError

from cardstudio.db.sqlite3.base import is_locked

#: away: the server does not answer. busy: it is at work for others. full: nothing can be stored. conflict: somebody
#: else did the same, or took away what it hangs on, a moment before.
Kind = Literal["away", "busy", "full", "conflict"]

_SQLITE: dict[int, Kind] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "full",
    sqlite3.SQLITE_IOERR: "away",
    sqlite3.SQLITE_CANTOPEN: "away",
}
# SQLSTATE, by its first characters (PostgreSQL's appendix A).
_POSTGRESQL: dict[str, Kind] = {
    "53100": "full",
    "25006": "full",
    "53": "busy",
    "57014": "busy",
    "55P03": "busy",
    "40": "busy",
    "57P": "away",
    "08": "away",
    "25P03": "away",
}
_UNIQUE, _FOREIGN = "23505", "23503"
_SQLITE_CONFLICTS = frozenset(
    {
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
    }
)
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


@dataclass(frozen=True)
class Trouble:
    kind: Kind

    @property
    def retry_after(self) -> int | None:
        """Seconds; None where asking again in the same way won't help."""
        return {"away": 5, "busy": 2, "full": 60, "conflict": None}[self.kind]


def trouble_of(error: BaseException) -> Trouble | None:
    """The trouble behind an exception; None for one that is a mistake of ours, such as a table that is not there."""
    if isinstance(error, OSError):
        return Trouble("full") if error.errno in _NO_SPACE else None
    cause = error.__cause__
    kind: Kind | None = None
    if isinstance(error, IntegrityError):
        kind = "conflict" if _is_conflict(cause) else None
    elif isinstance(error, InterfaceError):
        kind = "away"
    elif isinstance(error, (OperationalError, InternalError)):
        kind = _of_sqlite(cause) if isinstance(cause, sqlite3.Error) else _of_server(error, cause)
    return None if kind is None else Trouble(kind)


def _of_sqlite(cause: sqlite3.Error) -> Kind | None:
    if is_locked(cause):
        return "busy"
    return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)


def _of_server(error: BaseException, cause: BaseException | None) -> Kind | None:
    state = getattr(cause, "sqlstate", None) or ""
    found = next((_POSTGRESQL[state[:length]] for length in (5, 3, 2) if state[:length] in _POSTGRESQL), None)
    if found is not None or isinstance(error, InternalError):
        return found
    # An operational error is the server's, whatever it is; one without a state is the connection's.
    return "away"


def _is_conflict(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) in _SQLITE_CONFLICTS
    return getattr(cause, "sqlstate", None) in {_UNIQUE, _FOREIGN}
