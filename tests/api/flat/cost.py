"""What an answer costs the database: its queries, and the steps SQLite's virtual machine takes for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

#: SQLite tells of every so many steps: to be told of each would take longer than the steps do. A query that grows with
#: the data takes thousands.
EVERY = 100


@dataclass
class Query:
    """`steps` holds what is read of its rows afterwards, too."""

    sql: str
    steps: int = 0


@dataclass
class Cost:
    queries: list[Query] = field(default_factory=list)

    @property
    def steps(self) -> int:
        return sum(query.steps for query in self.queries)


@contextmanager
def counted() -> Iterator[Cost]:
    """The cost of what is done meanwhile, on SQLite."""
    cost = Cost()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        cost.queries.append(Query(sql))
        return execute(sql, params, many, context)

    def step() -> int:
        if cost.queries:
            cost.queries[-1].steps += EVERY
        return 0

    connection.ensure_connection()
    raw: Any = connection.connection
    raw.set_progress_handler(step, EVERY)
    try:
        with connection.execute_wrapper(note):
            yield cost
    finally:
        raw.set_progress_handler(None, 0)
