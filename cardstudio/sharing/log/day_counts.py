"""How many attempts ended alike on each day, for the picture of the log: from sums kept beside them.

Days are those of whoever looks. Sums are of quarters of an hour, of which each time zone makes its own days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, F, IntegerField, Max, Min, QuerySet, Sum, Value, When
from django.utils import timezone

from cardstudio.accounts.models import Team
from cardstudio.sharing.attempts.sums import EPOCH, NO_CODE, SLOT, slot_of
from cardstudio.sharing.log.filters import Filters
from cardstudio.sharing.log.newest import newest_of
from cardstudio.sharing.models import Attempt, AttemptSum, ShareLink

SLOTS_A_DAY = timedelta(days=1) // SLOT
#: Attempts of one chat or person have no sums: of those the newest are counted one by one.
MOST_COUNTED = 1_000


class Row(NamedTuple):
    """How many attempts of one day ended alike."""

    day: date
    state: str
    code: int | None
    number: int


class Counted(NamedTuple):
    """`first` and `last` are the days that are told of; `whole` is False where only the newest were counted."""

    rows: list[Row]
    first: date
    last: date
    whole: bool = True


def day_counts(*, team: Team, filters: Filters, found: QuerySet[Attempt]) -> Counted:
    """Of the attempts `found`, which are those that the filters let through."""
    if filters.chat or filters.person:
        keys = newest_of(team, filters, None, MOST_COUNTED + 1)
        return _of_newest(found if keys is None else Attempt.objects.filter(pk__in=keys), filters)
    sums, today = _sums(team, filters), timezone.localdate()
    ends = sums.aggregate(first=Min("slot"), last=Max("slot"))
    if ends["first"] is None:
        first = filters.since or today
        return Counted([], first, max(first, filters.until or today))
    oldest, newest = _day_of(ends["first"]), _day_of(ends["last"])
    rows = sums.annotate(day=_days(oldest, newest)).order_by().values_list("day", "state", "code")
    counted = [_row(*values) for values in rows.annotate(total=Sum("number")).filter(total__gt=0)]
    first = filters.since or oldest
    return Counted(counted, first, max(first, filters.until or max(today, newest)))


def _row(day: int, state: str, code: int, number: int) -> Row:
    return Row(date.fromordinal(day), state, None if code == NO_CODE else code, number)


def _sums(team: Team, filters: Filters) -> QuerySet[AttemptSum]:
    subject = filters.link or filters.template or team.pk
    sums = AttemptSum.objects.filter(team=team, subject=subject)
    if filters.link and filters.template:
        of_card = ShareLink.objects.filter(pk=filters.link, template=filters.template)
        sums = sums if of_card.exists() else sums.none()
    if filters.state:
        sums = sums.filter(state=filters.state)
    if filters.code is not None:
        sums = sums.filter(code=filters.code)
    if filters.since:
        sums = sums.filter(slot__gte=_starts(filters.since))
    return sums.filter(slot__lt=_starts(filters.until + timedelta(days=1))) if filters.until else sums


def _of_newest(found: QuerySet[Attempt], filters: Filters) -> Counted:
    plain = found.select_related(None).prefetch_related(None).defer(None)
    rows = list(plain.order_by("-started_at", "-pk").values_list("started_at", "state", "err_code")[: MOST_COUNTED + 1])
    counts = Counter((timezone.localdate(at), state, code) for at, state, code in rows[:MOST_COUNTED])
    days = [day for day, _state, _code in counts]
    whole = len(rows) <= MOST_COUNTED
    oldest = min(days, default=timezone.localdate())
    first = (filters.since or oldest) if whole else oldest
    last = filters.until or max([timezone.localdate(), *days])
    return Counted([Row(*key, number) for key, number in counts.items()], first, max(first, last), whole)


class _Stretch(NamedTuple):
    """Days on which the clock stood alike: slots from `start` on, and what makes days of them."""

    start: int
    day: Any


def _days(first: date, last: date) -> Case:
    """The day of a slot, as a number that `date.fromordinal` takes."""
    stretches = list(_stretches(first, last))
    ends = [stretch.start for stretch in stretches[1:]]
    cases = [When(slot__lt=end, then=stretch.day) for stretch, end in zip(stretches, ends, strict=False)]
    return Case(*cases, default=stretches[-1].day, output_field=IntegerField())


def _stretches(first: date, last: date) -> Iterator[_Stretch]:
    before: int | None = None
    day = first
    while day <= last:
        start, end = _starts(day), _starts(day + timedelta(days=1))
        if end - start != SLOTS_A_DAY:
            # The clock is changed on it.
            yield _Stretch(start, Value(day.toordinal()))
            before = None
        else:
            shift = day.toordinal() * SLOTS_A_DAY - start
            if shift != before:
                yield _Stretch(start, (F("slot") + Value(shift)) / Value(SLOTS_A_DAY))
            before = shift
        day += timedelta(days=1)


def _starts(day: date) -> int:
    """The slot a day begins with."""
    return slot_of(timezone.make_aware(datetime.combine(day, time.min)))


def _day_of(slot: int) -> date:
    return timezone.localdate(EPOCH + slot * SLOT)
