"""Which words a card still has of what it began with, by the vectors that the TypeScript twin runs too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards.starting_words import still_there, with_marks

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "document" / "starting-words.json"
CASES = json.loads(VECTORS.read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    assert still_there(case["document"]) == case["still"]


def test_marks_are_those_of_the_vectors() -> None:
    begun = CASES[0]["document"]
    bare = {key: value for key, value in begun.items() if key != "editor"}
    assert with_marks(bare) == begun


def test_a_card_that_is_begun_again_forgets_what_it_once_began_with() -> None:
    begun = with_marks({"card": {"elements": [{"tag": "markdown", "content": "One"}]}, "editor": {"nodes": []}})
    edited = {**begun, "card": {"elements": [{"tag": "markdown", "content": "Two"}]}}
    assert still_there(edited) == []
    again = with_marks(edited)
    assert again["editor"]["nodes"] == []
    assert still_there(again) == ["/card/elements/0/content"]
    assert still_there({**again, "card": begun["card"]}) == []


def test_odd_documents_hold_no_marks() -> None:
    for document in ({}, {"card": None, "variables": "x", "editor": []}, {"card": {"content": 5}, "variables": [None]}):
        assert still_there(with_marks(document)) == []
