"""Whether this process can serve, and what it goes without (`/readyz`)."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from cardstudio.outbound import http

State = Literal["ok", "degraded", "down"]


class Readiness(TypedDict):
    """`status` is `down` where nothing can be served, `degraded` where something is missing that is not needed."""

    status: State
    checks: dict[str, State]


def readiness() -> Readiness:
    """Asks the database and the cache; what it says of the platform is how the last calls went."""
    database = _database()
    checks: dict[str, State] = {
        "database": database,
        "migrations": _migrations() if database == "ok" else "down",
        "cache": _cache(),
        # Nothing is sent from the server yet, so there is no worker that could be missing.
        "worker": "ok",
        "platform": http.state(),
    }
    if "down" in (checks["database"], checks["migrations"]):
        return {"status": "down", "checks": checks}
    return {"status": "ok" if set(checks.values()) == {"ok"} else "degraded", "checks": checks}


def _database() -> State:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:  # each driver has its own; whatever it is, nothing can be read
        connection.close()
        return "down"
    return "ok"


# Migrations that have been applied stay so while this code runs.
_applied: dict[str, Any] = {}


def _migrations() -> State:
    if "all" not in _applied:
        try:
            executor = MigrationExecutor(connection)
            plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except Exception:
            return "down"
        if plan:
            return "down"
        _applied["all"] = True
    return "ok"


def _cache() -> State:
    cache.get("readyz")
    return "down" if getattr(cache, "away", False) else "ok"
