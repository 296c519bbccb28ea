"""Expressions by the vectors that the TypeScript twin runs too, and what no text may do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards.fill.conditions import holds, parse_condition
from cardstudio.cards.fill.expressions import EMPTY, MISSING, Binding, Kind, Scope, evaluate, parse_loop, parse_text
from cardstudio.cards.fill.values import number_text
from tests.scaling import assert_linear

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "expressions"
#: Signs the grammar is made of, so that random texts come near it.
NEAR = st.text(alphabet="${}|:'\"\\ ab.1()[]<>=!,\nandorti的", max_size=60)


def cases(name: str, label: str) -> list[Any]:
    listed = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=f"{number}: {case[label][:40]}") for number, case in enumerate(listed)]


def scope_of(case: dict[str, Any]) -> Scope:
    names = {
        name: Binding(value, Kind(markup=name in case.get("markup", ())))
        for name, value in case.get("values", {}).items()
    }
    for value, key in ((MISSING, "missing"), (EMPTY, "empty")):
        names |= {name: Binding(value) for name in case.get(key, ())}
    return Scope(names)


@pytest.mark.parametrize("case", cases("texts", "text") + cases("filters", "text"))
def test_text(case: dict[str, Any]) -> None:
    text, scope = parse_text(case["text"]), scope_of(case)
    pieces, troubles, markup = [], [], []
    for piece in text.pieces:
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        outcome = evaluate(piece, scope)
        pieces.append(outcome.value if outcome.resolved else piece.source)
        troubles += [list(trouble) for trouble in outcome.troubles]
        markup.append(outcome.markup)
    assert pieces == case["pieces"]
    assert list(map(type, pieces)) == list(map(type, case["pieces"]))
    assert troubles == case["troubles"]
    assert list(text.malformed) == case.get("malformed", [])
    assert markup == case.get("is_markup", [False] * len(markup))


@pytest.mark.parametrize("case", cases("conditions", "condition"))
def test_condition(case: dict[str, Any]) -> None:
    condition = parse_condition(case["condition"])
    if case["holds"] is None:
        assert condition is None
        return
    assert condition is not None
    verdict = holds(condition, scope_of(case))
    assert verdict.holds is case["holds"]
    assert list(verdict.undeclared) == case.get("undeclared", [])
    assert list(verdict.missing) == case.get("needs", [])


@pytest.mark.parametrize("case", cases("loops", "loop"))
def test_loop(case: dict[str, Any]) -> None:
    expected = None if case["name"] is None else (case["name"], tuple(case["path"]))
    assert parse_loop(case["loop"]) == expected


@given(st.text() | NEAR)
def test_any_text_is_read(text: str) -> None:
    parsed = parse_text(text)
    assert "".join(piece if isinstance(piece, str) else piece.source for piece in parsed.pieces) == text.replace(
        "$${", "${"
    )


@given(st.text() | NEAR)
def test_any_condition_and_loop_is_read(text: str) -> None:
    condition = parse_condition(text)
    if condition is not None:
        holds(condition, Scope({"a": Binding({"b": [1]})}))
    parse_loop(text)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_numbers_are_written_exactly(number: float) -> None:
    written = number_text(number)
    assert written is not None
    assert float(written) == float(number)


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    ["${", "${a|f:'", "${a.", "${a |", "$${", "${a|f:1", "${a ", "${a|f:'\\"],
)
def test_a_long_text_is_read_in_linear_time(text: str) -> None:
    def read(size: int) -> None:
        whole = text * (size // len(text))
        parse_text.cache_clear()
        parse_text(whole)
        parse_condition(whole)
        parse_loop(whole)

    assert_linear(read, 50_000)


@pytest.mark.long
@pytest.mark.parametrize("rest", [" ", ".b", ":1", "x", "'"])
def test_one_long_placeholder_is_read_in_linear_time(rest: str) -> None:
    def read(size: int) -> None:
        parse_text.cache_clear()
        parse_text("${a|f" + rest * size)

    assert_linear(read, 50_000)
