"""What is past its time goes, some rows at a time, for `manage.py tidy`.

Stopped at any row, the next run goes on from there. Two runs at once do no harm: each leaves alone what the other is
at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

#: Rows that go at a time, so that nobody who writes waits long.
BATCH = 500

Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that does not stay for ever. `due` says how many would go, `tidy` lets them go and says how
    many went."""

    name: str
    due: Callable[[], int]
    tidy: Callable[[], int]

    @classmethod
    def rows(cls, name: str, due: Callable[[], Rows], forget: Callable[[Rows], object] | None = None) -> Self:
        """The rows of one query. `forget` is what happens to some of them; without it they are removed."""

        def tidy() -> int:
            done = 0
            while some := _some(due, forget or _remove):
                done += some
            return done

        return cls(name, lambda: due().count(), tidy)


def _some(due: Callable[[], Rows], forget: Callable[[Rows], object]) -> int:
    with transaction.atomic():
        # Whoever is at a row at the moment has it: somebody who takes it back, or another run.
        found = due().select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True)
        keys = list(found[:BATCH])
        if keys:
            forget(due().model._base_manager.filter(pk__in=keys))
    return len(keys)


def _remove(rows: Rows) -> None:
    rows.delete()


def before(days: int) -> datetime:
    """The moment so many days ago."""
    return timezone.now() - timedelta(days=days)


def older(days: int, *fields: str) -> Q:
    """Rows any of whose times is more than so many days ago; none where `days` is 0, which keeps them for ever."""
    old = Q(pk__in=())
    for field in fields if days else ():
        old |= Q(**{f"{field}__lt": before(days)})
    return old
