"""What a request costs its process and its database, in what load on the machine does not change."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection

from tests.api.flat.cost import counted


class Work(NamedTuple):
    """`rows`: steps of SQLite's virtual machine, those inside its word index left out; on PostgreSQL, rows that the
    parts of its plans looked at."""

    queries: int
    rows: int


def work_of(ask: Callable[[], object]) -> Work:
    return _steps(ask) if connection.vendor == "sqlite" else _rows(ask)


def _steps(ask: Callable[[], object]) -> Work:
    with counted() as cost:
        ask()
    return Work(len(cost.queries), cost.steps)


def _rows(ask: Callable[[], object]) -> Work:
    asked: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    reads = [one for one in asked if one[0].startswith(("SELECT", "WITH", "("))]
    with connection.cursor() as cursor:
        return Work(len(asked), sum(_looked_at(cursor, *one) for one in reads))


def _looked_at(cursor: Any, sql: str, params: Any) -> int:
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
    (plan,) = cursor.fetchone()
    whole = json.loads(plan) if isinstance(plan, str) else plan
    return round(sum(_rows_of(node) for node in _nodes(whole[0]["Plan"])))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for part in node.get("Plans", ()):
        yield from _nodes(part)


def _rows_of(node: dict[str, Any]) -> float:
    passed_over = sum(count for name, count in node.items() if name.startswith("Rows Removed by"))
    return float(node["Actual Rows"] + passed_over) * float(node["Actual Loops"])


def cpu_time() -> float:
    """Seconds the processor worked: for us, and on PostgreSQL for the server's process that serves us."""
    ours = time.process_time()
    if connection.vendor == "sqlite":
        return ours
    connection.ensure_connection()
    pid = connection.connection.info.backend_pid  # type: ignore[union-attr]  # psycopg's
    return ours + int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
