"""Sends and failures by code over time: laid out here as bars of an SVG and as a table.

Bars stand in a coordinate system of their own that the page stretches to its width; all words are HTML around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import explain
from cardstudio.sharing.log.day_counts import Row
from cardstudio.sharing.models import Attempt

State = Attempt.State
# Codes with a colour of their own; the rest are one series.
MOST_CODES = 4
# Longer times are counted by week, then by month.
DAYS_BY_DAY, DAYS_BY_WEEK = 62, 400
# Units of the picture: a bucket's width, a bar's, and the height of the highest.
STEP, BAR, HEIGHT = 10, 7, 100


@dataclass(frozen=True)
class Series:
    """What ended alike. `css` names its colour; `query` is how the log shows only these."""

    css: str
    label: str
    total: int
    query: dict[str, object]


class Part(NamedTuple):
    css: str
    y: float
    height: float


@dataclass(frozen=True)
class Bucket:
    """A day, week or month: its counts in the order of the series, and its bar from bottom to top."""

    start: date
    counts: list[int]
    x: float
    parts: list[Part]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Chart:
    """`step` is `day`, `week` or `month`; `highest` what the top of the picture stands for; `whole` whether all that
    was found is in it, and not the newest alone."""

    step: str
    series: list[Series]
    buckets: list[Bucket]
    highest: int
    whole: bool = True

    @property
    def total(self) -> int:
        return sum(series.total for series in self.series)

    @property
    def width(self) -> int:
        return STEP * len(self.buckets)


def chart_of(rows: list[Row], first: date, last: date, brand: str, *, whole: bool = True) -> Chart:
    """Lay the counts out between two days, both included."""
    step = "day" if (last - first).days < DAYS_BY_DAY else "week" if (last - first).days < DAYS_BY_WEEK else "month"
    own = _codes_with_a_colour(rows)
    counts: dict[date, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for row in rows:
        css = _css(row, own)
        counts.setdefault(_start(row.day, step), Counter())[css] += row.number
        totals[css] += row.number
    series = [_series(css, totals[css], own, brand) for css in _order(own) if totals[css]]
    highest = max((counter.total() for counter in counts.values()), default=0)
    starts = list(_starts(first, last, step))
    buckets = [
        _bucket(index, start, counts.get(start, Counter()), series, highest) for index, start in enumerate(starts)
    ]
    return Chart(step, series, buckets, highest, whole)


def _bucket(index: int, start: date, counter: Counter[str], series: list[Series], highest: int) -> Bucket:
    parts, top = [], float(HEIGHT)
    for each in series:
        height = round(counter[each.css] / highest * HEIGHT, 2) if highest else 0
        if height:
            top -= height
            parts.append(Part(each.css, round(top, 2), height))
    return Bucket(start, [counter[each.css] for each in series], index * STEP + (STEP - BAR) / 2, parts)


def _codes_with_a_colour(rows: list[Row]) -> list[int]:
    codes: Counter[int] = Counter()
    for row in rows:
        if row.state == State.FAILED and row.code is not None:
            codes[row.code] += row.number
    return sorted(codes, key=lambda code: (-codes[code], code))[:MOST_CODES]


def _css(row: Row, own: list[int]) -> str:
    if row.state != State.FAILED:
        return "open" if row.state in (State.STARTED, State.UNKNOWN) else row.state
    return f"code{own.index(row.code) + 1}" if row.code in own else "failed"


def _order(own: list[int]) -> list[str]:
    return ["sent", "partial", "cancelled", "open", *(f"code{number + 1}" for number in range(len(own))), "failed"]


def _series(css: str, total: int, own: list[int], brand: str) -> Series:
    plain: dict[str, tuple[str, dict[str, object]]] = {
        "sent": (_("Sent"), {"state": State.SENT.value}),
        "partial": (_("Partly sent"), {"state": State.PARTIAL.value}),
        "cancelled": (_("Cancelled"), {"state": State.CANCELLED.value}),
        "open": (_("No answer yet"), {}),
        "failed": (_("Failed otherwise") if own else _("Failed"), {"state": State.FAILED.value}),
    }
    if css in plain:
        label, query = plain[css]
        return Series(css, label, total, query)
    code = own[int(css.removeprefix("code")) - 1]
    return Series(css, f"{code} · {in_brand(explain(code).title, brand)}", total, {"code": code})


def _start(day: date, step: str) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == "month" else day


def _starts(first: date, last: date, step: str) -> Iterable[date]:
    day = _start(first, step)
    while day <= last:
        yield day
        day = _start(day + timedelta(days={"day": 1, "week": 7, "month": 32}[step]), step)
