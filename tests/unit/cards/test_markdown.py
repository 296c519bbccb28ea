"""Markdown as tokens: the vectors the browser runs too, and texts made to take long."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from cardstudio.cards.markdown import DialectName, parse
from tests.scaling import assert_linear

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "markdown"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(VECTORS.glob("*.json"))
    for case in json.loads(file.read_text())
]
# What each rule begins with, and what it waits for in vain.
PARTS = [
    "*",
    "[",
    "<",
    "_",
    "`",
    "~",
    "![",
    "[](",
    "<font>",
    "<at id='",
    "*a ",
    "a*_",
    "> ",
    "- ",
    "|",
    " ",
    "#",
    "\n",
    "&",
]
MIXED = ["<font></a>", '[](a "', "``` ", "1. ", "a|b\n-|-\n", "<a b c=d ", "**“", "<raw>", "\\", ":OK:", "&#42;"]


def test_it_reads_a_bold_word() -> None:
    strong = {"type": "strong", "children": [{"type": "text", "text": "a"}]}
    assert parse("**a**", "v2") == [{"type": "paragraph", "children": [strong]}]


@pytest.mark.parametrize("case", CASES)
def test_vectors(case: dict[str, Any]) -> None:
    assert parse(case["text"], case["dialect"]) == case["tokens"]


@pytest.mark.long
@pytest.mark.parametrize("dialect", get_args(DialectName))
@pytest.mark.parametrize("part", PARTS + MIXED)
def test_anything_is_read_in_linear_time(part: str, dialect: DialectName) -> None:
    assert_linear(lambda size: parse(f"x{part * (size // len(part))}y", dialect), 5_000)
