"""Lists of a card as people type them in forms: lines, and rows of members."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardstudio.cards import json as card_json
from cardstudio.sharing.content.blanks import Blank, as_typed, blanks_of, typed_values

ROWS = [
    {"name": "day", "label": "Day"},
    {"name": "who", "type": "text", "label": "Who"},
    {"name": "n", "type": "integer", "label": "Ext."},
    {"name": "ok", "type": "boolean"},
]
DOCUMENT: dict[str, Any] = {
    "card": {"elements": []},
    "variables": [
        {"name": "duty", "type": "object_array", "label": "On duty", "fields": ROWS},
        {"name": "checks", "type": "text_array", "label": "Before leaving"},
        {"name": "free", "type": "object_array"},
        {"name": "odd", "type": "object_array", "fields": [{"name": "x", "type": "image"}]},
        {"name": "prices", "type": "object_array", "fields": [{"name": "n", "type": "number"}]},
    ],
}
DUTY, CHECKS, FREE, ODD, PRICES = blanks_of(DOCUMENT)


def read(blank: Blank, text: str) -> Any:
    values, wrong = typed_values([blank], {blank.name: text})
    return wrong.get(blank.name) or values[blank.name]


def test_each_list_has_the_control_people_can_type_in() -> None:
    assert [blank.control for blank in (DUTY, CHECKS, FREE, ODD)] == ["rows", "lines", "json", "json"]
    assert DUTY.hint == "One line each: Day | Who | Ext. | ok"
    assert (CHECKS.hint, FREE.hint) == ("One line each", "")


@pytest.mark.parametrize("between", [" | ", "|", "\t", " ｜ "])
def test_rows_are_read_as_typed_and_as_spreadsheets_copy_them(between: str) -> None:
    lines = [between.join(["1 June", "Ann", "8021", "yes"]), "", between.join(["2 June", "Bob"])]
    assert read(DUTY, "\r\n".join(lines)) == [
        {"day": "1 June", "who": "Ann", "n": 8021, "ok": True},
        {"day": "2 June", "who": "Bob"},
    ]


def test_what_does_not_fit_is_said() -> None:
    assert read(DUTY, "a | b | 1 | yes | more") == ["Line 1 has 5 parts; there are 4 columns."]
    assert len(read(DUTY, "a | b | many")) == 1
    assert read(DUTY, "a | b | 1 | yes | ") == [{"day": "a", "who": "b", "n": 1, "ok": True}]


def test_json_is_read_as_before() -> None:
    assert read(DUTY, '[{"day": "1"}]') == [{"day": "1"}]
    assert read(CHECKS, '["a", "b"]') == ["a", "b"]
    assert read(FREE, '[{"a": 1}]') == [{"a": 1}]


@pytest.mark.parametrize("line", ["[Urgent] call back", "[1] first", "{name} comes", "[重要] 发布"])
def test_a_line_may_begin_with_a_bracket(line: str) -> None:
    assert read(CHECKS, f"{line}\r\nthen") == [line, "then"]
    assert read(DUTY, f"{line} | Ann") == [{"day": line, "who": "Ann"}]


@pytest.mark.parametrize("text", ['["a", b]', '[{"day": 1', '["a"', '{"a"'])
def test_json_with_a_slip_is_told(text: str) -> None:
    assert "JSON" in read(CHECKS, text)[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("7", "7"), ("0.25", "0.25"), ("1e3", "1000.0"), ("12345678901234567890.5", "12345678901234567890.5")],
)
def test_numbers_keep_their_digits(typed: str, said: str) -> None:
    assert card_json.dump(read(PRICES, typed)[0]["n"]) == said


@pytest.mark.parametrize("typed", ["1.0e999", "nan", "-1.0e999", "many"])
def test_what_is_no_number_is_told(typed: str) -> None:
    assert isinstance(read(PRICES, typed)[0], str)


CELL = st.text("ab|｜ \t\n[é字", max_size=4)


@settings(max_examples=400)
@given(st.lists(st.fixed_dictionaries({"day": CELL, "who": CELL, "n": st.integers(0, 9), "ok": st.booleans()})))
def test_rows_come_back_as_they_were(value: list[dict[str, Any]]) -> None:
    if not value:
        return
    found = read(DUTY, as_typed(DUTY, value))
    given = [{key: held.strip() if isinstance(held, str) else held for key, held in row.items()} for row in value]
    whole = [{"day": "", "who": "", **row} for row in found]
    assert whole in (value, given)


@settings(max_examples=400)
@given(st.lists(CELL, min_size=1))
def test_lines_come_back_as_they_were(value: list[str]) -> None:
    found = read(CHECKS, as_typed(CHECKS, value))
    assert found in (value, [line.strip(" ") for line in value])
