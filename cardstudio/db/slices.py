"""One page of a list whose length nobody counts: it knows whether another one follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """`before` and `next` are the numbers of the pages around it, 0 for none."""

    rows: list[Row]
    before: int
    next: int


def slice_of(found: QuerySet[Row, Any], asked: str | None, size: int) -> Slice[Row]:
    """The page that an address asks for by number; the first one where it asks for none there is."""
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    # One more than is shown: whether there is a next page.
    start = (max(number, 1) - 1) * size
    rows = list(found[start : start + size + 1])
    if start and not rows:
        return slice_of(found, None, size)
    page = start // size + 1
    return Slice(rows[:size], page - 1, page + 1 if len(rows) > size else 0)
