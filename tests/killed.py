"""A process that ends in the middle of its work, played within the test: nothing catches it, nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


class Killed(BaseException):
    """As a signal that ends the process."""


WRITES = ("INSERT", "UPDATE", "DELETE")


@contextmanager
def killed_at(number: int, statements: tuple[str, ...] = ("SELECT", *WRITES)) -> Iterator[None]:
    """The process ends before its statement of that number, counted from 0. All there is between two writes is the
    same to the database: where that is what counts, count `WRITES`."""
    count = 0

    def step(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        if sql.lstrip().startswith(statements):
            count += 1
            if count > number:
                raise Killed
        return execute(sql, params, many, context)

    with connection.execute_wrapper(step):
        yield
