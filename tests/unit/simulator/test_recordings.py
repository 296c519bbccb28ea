"""What is known of real clients' answers can be replayed, and is said in the docs."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.settings.base import BASE_DIR
from cardstudio.simulator import recordings


def test_it_works() -> None:
    answers = [row["answer"] for row in recordings.known()]
    read = recordings.read(answers)
    assert [answer["callback"] for answer in read] == [answer["callback"] for answer in answers]


@pytest.mark.parametrize("row", recordings.known(), ids=lambda row: str(row["id"]))
def test_each_known_answer_has_its_row_and_both_names(row: dict[str, Any]) -> None:
    assert row["name"]["en"]
    assert row["name"]["zh"]
    assert f"`{row['id']}`" in (BASE_DIR / "docs" / "simulator.md").read_text()
