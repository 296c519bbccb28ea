from __future__ import annotations

import hashlib

import pytest

from cardstudio.cards.measure import markdown_tables, measure
from tests.unit.cards.conftest import card_v1, card_v2, text


def test_it_works() -> None:
    measures = measure(card_v2({"tag": "div", "text": text("ü")}))
    compact = '{"schema":"2.0","body":{"elements":[{"tag":"div","text":{"tag":"plain_text","content":"ü"}}]}}'.encode()
    assert (measures.size, measures.elements, measures.depth, measures.tables) == (len(compact), 2, 0, 0)
    assert measures.card_hash == hashlib.sha256(compact).hexdigest()


def test_data_of_the_sender_is_not_counted() -> None:
    button = {"tag": "button", "value": {"tag": "hr"}}
    chart = {"tag": "chart", "chart_spec": {"tag": "hr"}}
    table = {"tag": "table", "rows": [{"tag": "hr"}]}
    assert measure(card_v2(button, chart, table)).elements == 3


def test_columns_are_no_level() -> None:
    inner = {"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "hr"}]}]}
    outer = {"tag": "column_set", "columns": [{"tag": "column", "elements": [inner]}]}
    assert measure(card_v2({"tag": "form", "elements": [outer]})).depth == 3


def test_tables_in_markdown_count() -> None:
    table = "| a | b |\n| --- | :-: |\n| 1 | 2 |"
    assert measure(card_v2({"tag": "table"}, {"tag": "markdown", "content": f"{table}\n\nand\n\n{table}"})).tables == 3
    assert measure(card_v1({"tag": "markdown", "content": table})).tables == 0
    assert markdown_tables(f"```\n{table}\n```") == 0
    assert markdown_tables("a | b\n--- | ---") == 1
    assert markdown_tables("no - table | here\n---") == 0


def test_the_fullest_language_counts() -> None:
    card = {"i18n_elements": {"zh_cn": [{"tag": "table"}, {"tag": "table"}], "en_us": [{"tag": "table"}]}}
    assert measure(card).tables == 2


@pytest.mark.slow
def test_any_depth_is_measured() -> None:
    value: dict[str, object] = {"tag": "form"}
    for _ in range(100_000):
        value = {"tag": "form", "elements": [value]}
    assert measure({"elements": [value]}).depth == 100_001
