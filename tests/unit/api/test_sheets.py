"""Tables for spreadsheet programs: no cell of somebody else's is run."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.api.sheets import is_formula, sheet_line

PLAIN = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1+1", " =1", "\u200b=1"]
FULL_WIDTH = ["＝1+1", "＋1", "－1", "＠SUM(1)", "\ufeff＝1"]


@pytest.mark.parametrize("text", [*PLAIN, *FULL_WIDTH])
def test_a_formula_is_marked(text: str):
    [[cell, number]] = csv.reader(StringIO(sheet_line([text, -1]), newline=""))
    assert cell == f"'{text}"
    assert number == "-1", "a number is no text"


@pytest.mark.parametrize("text", ["", "a=1", "发布 -1", "(=1)", "'=1", "1+1"])
def test_other_text_stays(text: str):
    [cells] = csv.reader(StringIO(sheet_line([text, "x"]), newline=""))
    assert cells[0] == text


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=20))
def test_what_is_written_is_no_formula(text: str):
    assert not is_formula(next(csv.reader(StringIO(sheet_line([text, "x"]), newline="")))[0] or "x")
