"""More time for the few statements that need it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import connection

T = TypeVar("T")

#: For files of many rows.
LONG_SECONDS = 120


def with_long_statements(rows: Iterable[T]) -> Iterator[T]:
    """The rows of a query that may take two minutes; on SQLite, which has no limit, they are just its rows."""
    connection.ensure_connection()
    limit = getattr(connection, "statement_seconds", None)
    if limit is None:
        yield from rows
        return
    with limit(LONG_SECONDS):
        yield from rows
