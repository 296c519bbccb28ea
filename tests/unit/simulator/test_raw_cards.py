"""What the simulator writes as raw_card_content, our own reader turns back into the card."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cardstudio.cards.reading.raw_content import card_of_raw_content
from cardstudio.simulator.raw_cards import raw_content

MODERN = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release"}, "template": "blue"},
    "body": {
        "padding": "12px 8px 12px 8px",
        "elements": [
            {"tag": "markdown", "content": "**Hello** 12345678901234567890", "margin": "0px 4px 0px 4px"},
            {"tag": "img", "img_key": "img_v3_a", "alt": {"tag": "plain_text", "content": "A chart"}},
            {
                "tag": "column_set",
                "columns": [{"tag": "column", "width": "weighted", "elements": [{"tag": "hr"}]}],
            },
            {
                "tag": "button",
                "text": {"tag": "plain_text", "content": "Open"},
                "behaviors": [{"type": "open_url", "default_url": "https://example.com", "pc_url": "https://e.com"}],
            },
        ],
    },
}
BUTTON = {"tag": "button", "text": {"tag": "plain_text", "content": "Open"}, "url": "https://example.com"}
OLD = {
    "header": {"title": {"tag": "plain_text", "content": "Release"}},
    "elements": [
        {"tag": "div", "text": {"tag": "lark_md", "content": "**Hello**"}},
        {"tag": "action", "actions": [BUTTON]},
        {"tag": "img", "img_key": "img_v3_a", "alt": {"tag": "plain_text", "content": ""}},
    ],
}


@pytest.mark.parametrize("card", [MODERN, OLD])
def test_it_comes_back(card: dict[str, Any]) -> None:
    answer = json.loads(json.dumps(raw_content(card)))
    found = card_of_raw_content(json.loads(answer["json_card"]), answer)
    assert found == {**card, "config": {"update_multi": True}}


def test_a_table_keeps_its_cells_and_a_chart_its_spec() -> None:
    table = {"tag": "table", "columns": [{"name": "a_b", "data_type": "text"}], "rows": [{"a_b": "1"}]}
    chart = {"tag": "chart", "chart_spec": {"type": "bar", "x_field": "y_z"}}
    card = {"schema": "2.0", "body": {"elements": [table, chart]}}
    answer = raw_content(card)
    found = card_of_raw_content(json.loads(answer["json_card"]), answer)
    assert found["body"] == card["body"]


def test_callbacks_and_their_values_are_lost() -> None:
    button = {"tag": "button", "behaviors": [{"type": "callback", "value": {"secret": 1}}]}
    text = raw_content({"schema": "2.0", "body": {"elements": [button]}})["json_card"]
    assert "secret" not in text
    assert json.loads(text)["body"]["property"]["elements"][0]["property"]["actions"] == [{"type": "request"}]
