from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards import fix, lint
from cardstudio.cards.patch import apply
from tests.unit.cards.conftest import card_v1, card_v2, rules, text

BUTTON = {"tag": "button", "text": text("OK")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (card_v2({"tag": "hr", "color": "red"}), card_v2({"tag": "hr"})),
        ({"schema": "2.0", "elements": [{"tag": "hr"}]}, card_v2({"tag": "hr"})),
        ({"schema": "2.0", "elements": [{"tag": "hr"}], "body": {}}, card_v2({"tag": "hr"})),
        ({"card": card_v2({"tag": "hr"})}, card_v2({"tag": "hr"})),
        (card_v2({"tag": "action", "actions": [BUTTON]}), card_v2(BUTTON)),
        (
            card_v2(
                {"tag": "note", "elements": [{"tag": "img", "img_key": "k"}, {"tag": "lark_md", "content": "**x**"}]}
            ),
            card_v2(
                {
                    "tag": "div",
                    "text": {"tag": "lark_md", "content": "**x**", "text_size": "notation", "text_color": "grey"},
                    "icon": {"tag": "custom_icon", "img_key": "k"},
                }
            ),
        ),
        (card_v1(BUTTON), card_v1({"tag": "action", "actions": [BUTTON]})),
        (
            card_v1(
                {
                    "tag": "column_set",
                    "columns": [{"tag": "column", "elements": [{"tag": "action", "actions": [BUTTON, BUTTON]}]}],
                }
            ),
            card_v1({"tag": "column_set", "columns": [{"tag": "column", "elements": [BUTTON, BUTTON]}]}),
        ),
        (
            card_v2({"tag": "hr", "element_id": "a"}, {"tag": "hr", "element_id": "a"}),
            card_v2({"tag": "hr", "element_id": "a"}, {"tag": "hr", "element_id": "a_2"}),
        ),
        (
            card_v2({"tag": "div", "text": {**text("x"), "text_color": "#1456F0"}}),
            card_v2({"tag": "div", "text": {**text("x"), "text_color": "blue"}}),
        ),
        (card_v2({"tag": "div", "text": "x"}), card_v2({"tag": "div", "text": text("x")})),
        (card_v2({"tag": "input", "max_length": 5000}), card_v2({"tag": "input", "max_length": 1000})),
        (
            card_v2({"tag": "img", "img_key": "k"}, config={"wide_screen_mode": True}),
            card_v2({"tag": "img", "img_key": "k", "alt": text("")}, config={}),
        ),
        (
            card_v2({"tag": "audio", "file_key": "f"}),
            card_v2({"tag": "audio", "file_key": "f"}, config={"enable_forward": False}),
        ),
        (
            card_v2(
                {
                    "tag": "column_set",
                    "columns": [{"tag": "column", "elements": [{"tag": "table", "columns": [], "rows": []}]}],
                },
                {"tag": "hr"},
            ),
            card_v2(
                {"tag": "column_set", "columns": [{"tag": "column", "elements": []}]},
                {"tag": "table", "columns": [], "rows": []},
                {"tag": "hr"},
            ),
        ),
    ],
)
def test_it_mends(before: dict[str, Any], after: dict[str, Any]) -> None:
    fixed = fix(before)
    assert fixed.card == after
    assert fixed.applied
    assert [one for one in fixed.report.findings if one.fix and one.severity == "error"] == []


def test_it_mends_only_what_is_asked() -> None:
    card = card_v2({"tag": "hr", "color": "red"}, {"tag": "img", "img_key": "k"})
    assert fix(card, ["missing-property"]).card["body"]["elements"][0] == {"tag": "hr", "color": "red"}
    assert rules(fix(card, ["missing-property"]).report, "error", "warning") == ["unknown-property"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"body": {"elements": [{"tag": "hr"}]}}, card_v2({"tag": "hr"})),
        (card_v1({"tag": "column_set", "elements": [{"tag": "column", "elements": [{"tag": "hr"}]}]}), None),
        (card_v2({"tag": "div", "text": text("x"), "elements": [{"tag": "markdown", "content": "words"}]}), None),
    ],
)
def test_no_repair_drops_components(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    assert fix(before).card == (after or before)


def test_the_input_is_left_alone() -> None:
    card = card_v2({"tag": "hr", "color": "red"})
    fix(card)
    assert card == card_v2({"tag": "hr", "color": "red"})


def test_a_document_keeps_its_directives() -> None:
    element = {"tag": "div", "text": text("x"), "$if": "due", "colour": "red"}
    fixed = fix({"card": card_v2(element), "variables": []})
    assert fixed.card == card_v2({"tag": "div", "text": text("x"), "$if": "due"})


def test_every_patch_begins_with_a_test_and_fits() -> None:
    card = card_v2(
        {"tag": "note", "elements": [text("x")]},
        {"tag": "div", "text": "x", "nope": 1},
        {"tag": "form", "elements": [{"tag": "input"}, {"tag": "input"}]},
        {"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "table"}]}]},
        config={"wide_screen_mode": True, "update_multi": False},
    )
    fixes = [finding.fix for finding in lint(card).findings if finding.fix]
    assert len(fixes) > 8
    for given in fixes:
        assert given.patch[0]["op"] == "test"
        assert apply(card, given.patch) != card
