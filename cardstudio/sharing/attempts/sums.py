"""Numbers kept beside attempts, so that nobody counts them again: how often a link was used, and what the picture of
the log is drawn from. They move in the transaction that writes the attempt; `recount.py` counts them anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Greatest

from cardstudio.library.models import Template
from cardstudio.sharing.attempts.sendings import ARRIVED
from cardstudio.sharing.models import Attempt, AttemptSum, ShareLink

SLOT = timedelta(minutes=15)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: Codes are 32 bits with their sign, and this is none that a page may report.
NO_CODE = -(2**31)
_ROWS_AT_ONCE = 100


class Ended(NamedTuple):
    """How an attempt stands: what it is counted under."""

    state: str
    code: int

    @classmethod
    def of(cls, state: str, code: int | None) -> Ended:
        return cls(state, NO_CODE if code is None else code)


class Key(NamedTuple):
    """A row of `AttemptSum`."""

    subject: UUID
    slot: int
    state: str
    code: int


def slot_of(moment: datetime) -> int:
    return (moment - EPOCH) // SLOT


def attempt_count(*, attempt: Attempt, before: Ended | None) -> None:
    """Count a new attempt, or one that ended otherwise than `before`. Call it last in the transaction that saved it:
    others who count the same link or team wait from here on.
    """
    arrived = attempt.state in ARRIVED and (before is None or before.state not in ARRIVED)
    link = ShareLink.objects.filter(pk=attempt.link_id)
    if before is None:
        # SQLite takes the greatest of nothing and something for nothing.
        last = Greatest(Coalesce(F("last_attempt_at"), attempt.started_at), attempt.started_at)
        link.update(attempt_count=F("attempt_count") + 1, last_attempt_at=last)
    if arrived and not _arrived_before(attempt):
        link.update(uses=F("uses") + 1)
    after = Ended.of(attempt.state, attempt.err_code)
    if after != before:
        slot, subjects = slot_of(attempt.started_at), (attempt.team_id, attempt.template_id, attempt.link_id)
        moved: Counter[Key] = Counter()
        for subject in filter(None, subjects):
            moved[Key(subject, slot, *after)] += 1
            if before is not None:
                moved[Key(subject, slot, *before)] -= 1
        sums_add(attempt.team_id, moved)


def _arrived_before(attempt: Attempt) -> bool:
    """Whether another call of the same use has put the card into a chat: a use counts once."""
    calls = Attempt.objects.filter(link=attempt.link_id, attempt=attempt.attempt, state__in=ARRIVED)
    return calls.exclude(pk=attempt.pk).exists()


def sums_add(team: UUID, numbers: Mapping[Key, int]) -> None:
    """Add to the sums of a team. Always in the same order, so that two at once wait for one another only once."""
    wanted = iter(sorted(key for key, number in numbers.items() if number))
    while keys := list(islice(wanted, _ROWS_AT_ONCE)):
        _upsert(team, [(key, numbers[key]) for key in keys])


def _upsert(team: UUID, rows: Iterable[tuple[Key, int]]) -> None:
    """Django's own writes what it is given; this adds to what is there."""
    fields = {field.name: field for field in AttemptSum._meta.concrete_fields}
    params: list[Any] = []
    for key, number in rows:
        values = {"team": team, **key._asdict(), "number": number}
        params += [fields[name].get_db_prep_save(value, connection) for name, value in values.items()]
    row = "(%s, %s, %s, %s, %s, %s)"
    sql = (
        "INSERT INTO sharing_attemptsum (team_id, subject, slot, state, code, number) VALUES "
        + ", ".join([row] * (len(params) // 6))
        + " ON CONFLICT (subject, slot, state, code) DO UPDATE SET number = sharing_attemptsum.number + excluded.number"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def sums_move(*, attempts: QuerySet[Attempt], before: UUID, after: UUID) -> None:
    """Attempts of some links are another team's from now on. Call it in the transaction that moves them."""
    moved: Counter[Key] = Counter()
    subjects: set[UUID] = set()
    rows = attempts.order_by().values_list("link", "link__template", "started_at", "state", "err_code")
    for link, template, started_at, state, code in rows.iterator():
        moved[Key(before, slot_of(started_at), *Ended.of(state, code))] += 1
        subjects |= {link, template}
    sums_add(before, {key: -number for key, number in moved.items()})
    sums_add(after, {key._replace(subject=after): number for key, number in moved.items()})
    AttemptSum.objects.filter(subject__in=subjects).update(team=after)


def sums_forget(*, template: Template) -> None:
    """A card goes for good with all its attempts: none of them is counted any more. Call it in a transaction."""
    team, own = template.team_id, AttemptSum.objects.filter(subject=template.pk)
    rows = own.values_list("slot", "state", "code", "number")
    sums_add(team, {Key(team, slot, state, code): -number for slot, state, code, number in rows})
    links = ShareLink.objects.filter(template=template).values("pk")
    AttemptSum.objects.filter(subject__in=links).delete()
    own.delete()
