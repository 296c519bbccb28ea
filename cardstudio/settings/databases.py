"""Database settings: SQLite tuned for many writers, or whatever DATABASE_URL names, with limits to waiting for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

from cardstudio.settings.secret import private_file

# SQLite itself waits this long for the write lock; `db/sqlite3` then tries again, fairly.
SQLITE_WAIT_SECONDS = 0.3
# Connecting, and how long a lock and an idle transaction may last; milliseconds where PostgreSQL counts in them.
CONNECT_SECONDS = 3
LOCK_MS = 5_000
IDLE_IN_TRANSACTION_MS = 30_000
# A server whose machine is gone is noticed after ten seconds of unanswered bytes, or of silence on an idle connection.
TCP_USER_TIMEOUT_MS = 10_000
KEEPALIVES = {"keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}


def sqlite(path: Path, *, durable: bool = False, patience: float = 5.0) -> dict[str, Any]:
    """Settings of one SQLite file under concurrent writers.

    IMMEDIATE takes the write lock at BEGIN, so that a transaction never fails half way with "database is locked";
    WAL lets readers go on meanwhile (contracts §databases: untuned, 159 of 200 concurrent transactions failed).

    `durable`: what was acknowledged survives a power cut, too; each commit waits for the disk. `patience`: seconds a
    write waits for its turn.
    """
    synchronous = "FULL" if durable else "NORMAL"
    return {
        "ENGINE": "cardstudio.db.sqlite3",
        "NAME": str(private_file(path)),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": min(SQLITE_WAIT_SECONDS, patience),
            "patience": patience,
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA cache_size=-16000;",
        },
    }


def database(url: str, fallback: Path, *, statement_seconds: int) -> dict[str, Any]:
    """The main database: DATABASE_URL if given (PostgreSQL in a company), else a SQLite file.

    `statement_seconds`: the longest a statement may take on PostgreSQL; 0 for no limit.
    """
    if not url:
        return sqlite(fallback, durable=True)
    parsed: dict[str, Any] = environ.Env.db_url_config(url)
    if parsed["ENGINE"] == "django.db.backends.sqlite3":
        return sqlite(Path(parsed["NAME"]), durable=True)
    if parsed["ENGINE"] != "django.db.backends.postgresql":
        return {**parsed, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    return {
        **parsed,
        "ENGINE": "cardstudio.db.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "STATEMENT_SECONDS": statement_seconds,
        "OPTIONS": _postgresql_options(parsed.get("OPTIONS", {}), statement_seconds),
    }


def _postgresql_options(given: dict[str, Any], statement_seconds: int) -> dict[str, Any]:
    """Limits of the server and of the kernel; what the address says itself stays."""
    limits = {
        "statement_timeout": statement_seconds * 1000,
        "lock_timeout": LOCK_MS if statement_seconds else 0,
        "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_MS if statement_seconds else 0,
    }
    said = " ".join(f"-c {name}={value}" for name, value in limits.items())
    return {
        "connect_timeout": CONNECT_SECONDS,
        "tcp_user_timeout": TCP_USER_TIMEOUT_MS,
        **KEEPALIVES,
        **given,
        "options": f"{said} {given.get('options', '')}".strip(),
    }
