"""The layout of the log's picture."""

from __future__ import annotations

from datetime import date

import pytest

from cardstudio.sharing.log.chart import HEIGHT, STEP, Row, chart_of

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


def day(number: int) -> date:
    return MONDAY.replace(day=MONDAY.day + number)


def test_it_works():
    rows = [Row(day(0), "sent", None, 3), Row(day(0), "failed", -5, 1), Row(day(2), "sent", None, 2)]
    chart = chart_of(rows, MONDAY, SUNDAY, "feishu")
    assert (chart.step, chart.highest, chart.total, chart.width) == ("day", 4, 6, 7 * STEP)
    assert [(series.css, series.total) for series in chart.series] == [("sent", 5), ("code1", 1)]
    assert chart.series[1].label.startswith("-5 · ")
    first = chart.buckets[0]
    assert first.counts == [3, 1]
    assert [(part.css, part.y, part.height) for part in first.parts] == [("sent", 25, 75), ("code1", 0, 25)]
    assert chart.buckets[1].parts == []
    assert chart.buckets[2].parts[0].height == HEIGHT / 2


def test_nothing_is_a_picture_without_bars():
    chart = chart_of([], MONDAY, MONDAY, "feishu")
    assert (chart.total, chart.highest, len(chart.buckets)) == (0, 0, 1)


def test_the_most_frequent_codes_have_a_colour_and_the_rest_is_one():
    rows = [Row(MONDAY, "failed", -code, 10 - code) for code in range(1, 8)] + [Row(MONDAY, "failed", None, 1)]
    chart = chart_of(rows, MONDAY, MONDAY, "feishu")
    assert [series.css for series in chart.series] == ["code1", "code2", "code3", "code4", "failed"]
    assert [series.query for series in chart.series[:2]] == [{"code": -1}, {"code": -2}]
    assert chart.series[-1].total == 5 + 4 + 3 + 1


@pytest.mark.parametrize(
    ("last", "step", "buckets"),
    [(date(2027, 1, 16), "day", 62), (date(2027, 1, 17), "week", 9), (date(2028, 11, 16), "month", 25)],
)
def test_longer_times_are_counted_in_larger_steps(last: date, step: str, buckets: int):
    chart = chart_of([Row(MONDAY, "sent", None, 1), Row(last, "sent", None, 2)], MONDAY, last, "feishu")
    assert (chart.step, len(chart.buckets), chart.total) == (step, buckets, 3)
    assert sum(bucket.total for bucket in chart.buckets) == 3


def test_every_attempt_stands_in_a_bar():
    states = ["sent", "partial", "cancelled", "started", "unknown", "failed"]
    chart = chart_of([Row(MONDAY, state, None, 1) for state in states], MONDAY, MONDAY, "feishu")
    assert sum(chart.buckets[0].counts) == len(states)
    assert round(sum(part.height for part in chart.buckets[0].parts)) == HEIGHT
