"""The examples of ``docs/variables.md`` are true, and none of the filters is without one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards import fill, lint
from cardstudio.cards.fill.filters import FILTERS
from cardstudio.cards.fill.value_types import TYPES

DOC = (Path(__file__).resolve().parents[3] / "docs" / "variables.md").read_text(encoding="utf-8")
EXAMPLES = [
    tuple(cell.replace("\\|", "|") for cell in found)
    for found in re.findall(r"^\| `(\$\{.*?\})` \| `(.*?)` \| `(.*?)` \|$", DOC, re.MULTILINE)
]


@pytest.mark.parametrize(("expression", "value", "gives"), EXAMPLES)
def test_an_example_is_true(expression: str, value: str, gives: str) -> None:
    card: dict[str, Any] = {"elements": [{"tag": "div", "text": {"tag": "plain_text", "content": expression}}]}
    filled = fill({"card": card, "variables": [{"name": "v", "type": "anything"}]}, {"v": json.loads(value)})
    assert filled.card["elements"][0]["text"]["content"] == gives


def test_every_filter_and_type_is_told_of() -> None:
    assert {re.findall(r"\| (\w+)", expression)[0] for expression, _, _ in EXAMPLES} == set(FILTERS)
    for name in TYPES:
        assert f"`{name}`" in DOC


def test_the_first_example_lints_clean_and_fills() -> None:
    block = re.search(r"```json\n(.*?)```", DOC, re.DOTALL)
    assert block is not None
    document = json.loads(block[1])
    assert not lint(document).findings
    elements = fill(document, document["samples"][0]["values"]).card["body"]["elements"]
    assert [element["content"] for element in elements] == ["Hi **Ann**, 1 open:", "1. Report, due 06/01"]
