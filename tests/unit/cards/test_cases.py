"""Real reports, each with what became of it (tests/cases): read, judged and located as it was in reality."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards import Unreadable, Unwrapped, lint, locate, unwrap

CASES = Path(__file__).resolve().parents[2] / "cases"

Case = dict[str, Any]


def reading(case: Case) -> None:
    """A paste or wrapper gives the card inside, or a sentence that says why not."""
    text = case["text"] if case["kind"] == "text" else json.dumps(case["card"], ensure_ascii=False)
    if "expect_error" not in case:
        found = unwrap(text)
        assert found.card is not None
        assert found.card == case.get("inner", found.card)
        return
    words, told = case["expect_error"], _told(text)
    if words is True:
        assert isinstance(told, Unreadable)
        assert (told.line, told.column) != (1, 1)
    elif isinstance(told, Unreadable):
        assert words in told.message("en")
    else:
        assert told.card is None
        assert words in " ".join(one.message for one in lint(told).findings)


def _told(text: str) -> Unwrapped | Unreadable:
    try:
        return unwrap(text)
    except Unreadable as error:
        return error


def verdict(case: Case) -> None:
    """What the platform took has no error; what it refused has one, with the platform's code."""
    errors = lint(case["card"], channel=case.get("channel")).errors
    if case["valid_expected"]:
        assert [(one.rule, one.pointer) for one in errors] == []
    else:
        assert errors
        assert case["code"] in (None, *(one.platform_code for one in errors))


def warning(case: Case) -> None:
    """What is taken but does less than meant gets a warning; what is fine gets none."""
    report = lint(case["card"], channel=case.get("channel"))
    assert not report.errors
    assert bool([one for one in report.findings if one.severity == "warning"]) is case["warn"]


def locating(case: Case) -> None:
    """The platform's words lead to the place they are about, and to its code."""
    places = locate(case["card"], case["text"])
    if "pointer" not in case:
        assert places == []
        return
    assert places
    assert places[0].pointer == case["pointer"]
    assert case["code"] in (None, places[0].code)


def _aspects(case: Case) -> Iterator[Callable[[Case], None]]:
    if case["kind"] == "text" or any(key in case for key in ("inner", "expect_card", "expect_error")):
        yield reading
    if case["kind"] in ("v1", "v2", "envelope") and case["valid_expected"] is not None:
        yield verdict
    if "warn" in case:
        yield warning
    if case["kind"] != "text" and "text" in case:
        yield locating


def _rows() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for aspect in _aspects(case):
            yield pytest.param(case, aspect, id=f"{path.stem}-{aspect.__name__}")


@pytest.mark.parametrize(("case", "aspect"), list(_rows()))
def test_it_is_as_it_was(case: Case, aspect: Callable[[Case], None]) -> None:
    aspect(case)
