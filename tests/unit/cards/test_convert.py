from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from cardstudio.cards import convert, lint, unwrap
from cardstudio.cards.catalog import TAGS
from tests.component_examples import examples_of
from tests.unit.cards.conftest import card_v1, card_v2, corpus_entry, corpus_files, rules, text
from tests.unit.cards.test_properties import CARDS, relaxed

LINK = {"url": "https://a.b", "pc_url": "https://c.d"}
OPEN = {"type": "open_url", "default_url": "https://a.b"}
SUBMIT = {"tag": "button", "name": "ok", "text": text("OK")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"tag": "hr"}, [{"tag": "hr"}]),
        (
            {
                "tag": "action",
                "actions": [{"tag": "button", "text": text("x"), "url": "https://a.b", "value": {"k": 1}}],
            },
            [{"tag": "button", "text": text("x"), "behaviors": [OPEN]}],
        ),
        (
            {
                "tag": "action",
                "layout": "bisected",
                "actions": [{"tag": "button", "value": {"k": 1}}, {"tag": "button", "multi_url": LINK}],
            },
            [
                {
                    "tag": "column_set",
                    "flex_mode": "bisect",
                    "columns": [
                        {
                            "tag": "column",
                            "width": "auto",
                            "elements": [{"tag": "button", "behaviors": [{"type": "callback", "value": {"k": 1}}]}],
                        },
                        {
                            "tag": "column",
                            "width": "auto",
                            "elements": [{"tag": "button", "behaviors": [{**OPEN, "pc_url": "https://c.d"}]}],
                        },
                    ],
                }
            ],
        ),
        (
            {"tag": "note", "elements": [text("small")]},
            [{"tag": "div", "text": {**text("small"), "text_size": "notation", "text_color": "grey"}}],
        ),
        (
            {"tag": "div", "text": text("left"), "extra": {"tag": "button", "text": text("right")}},
            [
                {
                    "tag": "column_set",
                    "flex_mode": "none",
                    "columns": [
                        {
                            "tag": "column",
                            "width": "weighted",
                            "weight": 1,
                            "vertical_align": "center",
                            "elements": [{"tag": "div", "text": text("left")}],
                        },
                        {
                            "tag": "column",
                            "width": "auto",
                            "vertical_align": "center",
                            "elements": [{"tag": "button", "text": text("right")}],
                        },
                    ],
                }
            ],
        ),
        (
            {"tag": "markdown", "content": "[a]($x) and [b]($y)", "href": {"x": LINK}},
            [{"tag": "markdown", "content": "<link url='https://a.b' pc_url='https://c.d'>a</link> and [b]($y)"}],
        ),
        (
            {"tag": "img", "img_key": "k", "mode": "fit_horizontal", "alt": None},
            [{"tag": "img", "img_key": "k", "scale_type": "fit_horizontal"}],
        ),
        (
            {"tag": "form", "name": "f", "elements": [{**SUBMIT, "action_type": "form_submit"}]},
            [{"tag": "form", "name": "f", "elements": [{**SUBMIT, "form_action_type": "submit"}]}],
        ),
    ],
)
def test_to_2_0(before: dict[str, Any], after: list[Any]) -> None:
    converted = convert(card_v1(before), "2.0")
    assert converted.card == card_v2(*after)
    assert lint(converted.card).errors == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([{"tag": "hr", "margin": "4px", "element_id": "a"}], [{"tag": "hr"}]),
        (
            [{"tag": "button", "text": text("x")}, {"tag": "button", "text": text("y")}, {"tag": "hr"}],
            [
                {
                    "tag": "action",
                    "actions": [{"tag": "button", "text": text("x")}, {"tag": "button", "text": text("y")}],
                },
                {"tag": "hr"},
            ],
        ),
        (
            [
                {
                    "tag": "form",
                    "name": "f",
                    "elements": [{"tag": "div", "text": text("x")}, {**SUBMIT, "form_action_type": "submit"}],
                }
            ],
            [
                {
                    "tag": "form",
                    "name": "f",
                    "elements": [
                        {
                            "tag": "column_set",
                            "flex_mode": "none",
                            "columns": [
                                {
                                    "tag": "column",
                                    "width": "weighted",
                                    "weight": 1,
                                    "elements": [{"tag": "div", "text": text("x")}],
                                }
                            ],
                        },
                        {**SUBMIT, "action_type": "form_submit"},
                    ],
                }
            ],
        ),
        # An audio is all the panel held.
        (
            [
                {
                    "tag": "collapsible_panel",
                    "header": {"title": text("x")},
                    "elements": [{"tag": "audio", "file_key": "f"}],
                }
            ],
            [],
        ),
        (
            [
                {
                    "tag": "interactive_container",
                    "behaviors": [OPEN],
                    "elements": [{"tag": "hr"}],
                    "background_style": "blue",
                }
            ],
            [
                {
                    "tag": "column_set",
                    "flex_mode": "none",
                    "columns": [
                        {
                            "tag": "column",
                            "width": "weighted",
                            "weight": 1,
                            "elements": [{"tag": "hr"}],
                            "background_style": "blue",
                        }
                    ],
                }
            ],
        ),
    ],
)
def test_to_1_0(before: list[Any], after: list[Any]) -> None:
    card = card_v2(*before, config={"enable_forward": False})
    converted = convert(card, "1.0")
    assert converted.card == card_v1(*after, config={"enable_forward": False})
    assert lint(converted.card).errors == ()


def test_headers_both_ways() -> None:
    old = {"title": text("x"), "ud_icon": {"token": "chat_outlined", "style": {"color": "red"}}}
    new = {"title": text("x"), "icon": {"tag": "standard_icon", "token": "chat_outlined", "color": "red"}}
    assert convert(card_v1(header=old), "2.0").card["header"] == new
    assert convert(card_v2(header=new), "1.0").card["header"] == old


def test_what_was_left_out_is_listed_with_its_place() -> None:
    card = card_v2({"tag": "markdown", "content": "x", "margin": "4px"}, {"tag": "audio", "file_key": "f"})
    converted = convert({**card, "config": {"enable_forward": False}}, "1.0")
    assert [(change.kind, change.pointer) for change in converted.changes] == [
        ("dropped", "/body/elements/0/margin"),
        ("dropped", "/body/elements/1"),
    ]
    assert converted.changes[0].to_dict("zh")["message"] == "1.0 版本的富文本没有“margin”属性。"


def test_languages_built_alike_become_translations() -> None:
    card = {
        "i18n_elements": {
            "en_us": [{"tag": "markdown", "content": "Hi"}],
            "zh_cn": [{"tag": "markdown", "content": "你好"}],
            "ja_jp": [{"tag": "hr"}],
        }
    }
    converted = convert(card, "2.0")
    assert converted.card == card_v2(
        {"tag": "markdown", "content": "你好", "i18n_content": {"zh_cn": "你好", "en_us": "Hi"}}
    )
    assert [change.rule for change in converted.changes] == ["language-dropped"]


def test_the_same_format_is_left_as_it_is() -> None:
    card = card_v2({"tag": "no"})
    assert convert(card, "2.0").card is card
    with pytest.raises(ValueError, match="no card format"):
        convert(card, "3.0")


def test_the_input_is_left_alone() -> None:
    card = card_v1(
        {"tag": "div", "text": text("x"), "extra": {"tag": "button", "url": "https://a.b"}},
        header={"title": text("x"), "ud_icon": {}},
    )
    before = json.dumps(card)
    convert(card, "2.0")
    assert json.dumps(card) == before


@pytest.mark.parametrize("tag", sorted(tag for tag, component in TAGS.items() if component.snippets))
def test_every_vector_that_is_fine_stays_fine(tag: str) -> None:
    for case in examples_of(tag):
        if "error" in rules_by_severity(case["card"]):
            continue
        converted = convert(case["card"], "1.0" if case["format"] == "2.0" else "2.0")
        assert [error.message for error in lint(converted.card).errors] == [], case["name"]


def rules_by_severity(card: Any) -> set[str]:
    return {finding.severity for finding in lint(card).findings}


@pytest.mark.skipif(not corpus_files(), reason="no corpus of cards at CARD_CORPUS")
def test_real_cards_there_and_back() -> None:
    for path in corpus_files():
        card = unwrap(json.dumps(corpus_entry(path)["card"])).card
        if card is None or lint(card).errors:
            continue
        there = convert(card, "1.0" if lint(card).format == "2.0" else "2.0")
        assert rules(lint(there.card), "error") == [], path.name
        back = convert(there.card, str(lint(card).format))
        assert rules(lint(back.card), "error") == [], path.name


def test_tags_that_are_no_words_and_languages_nobody_has() -> None:
    odd = {"schema": "2.0", "body": {"elements": [{"tag": ["button"]}, {"tag": {}}, 3]}}
    assert convert(odd, "1.0").card["elements"]
    assert convert({"i18n_header": {"xx": False}, "i18n_elements": {"xx": [], "en_us": []}}, "2.0").card == {
        "schema": "2.0",
        "body": {"elements": []},
    }


def test_nulls_in_lists_are_absent_and_take_nothing_along() -> None:
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "url": "https://example.com"}
    field = {"is_short": True, "text": {"tag": "plain_text", "content": "x"}}
    card = {
        "elements": [
            None,
            {"tag": "action", "actions": [None, button]},
            {"tag": "div", "fields": [None, field]},
            {"tag": "markdown", "content": "x", "i18n_content": {"zh_cn": None, "en_us": "x"}},
        ]
    }
    assert not lint(card).errors

    made = convert(card, "2.0").card

    assert not lint(made).errors
    elements = made["body"]["elements"]
    assert [element["tag"] for element in elements] == ["button", "div", "markdown"]
    assert elements[1]["fields"] == [field]


@pytest.mark.slow
@relaxed
@given(CARDS)
def test_it_never_raises_and_adds_no_error(card: dict[str, Any]) -> None:
    before = lint(card)
    if before.envelope != "card":
        return
    converted = convert(card, "1.0" if before.format == "2.0" else "2.0")
    if not before.errors:
        assert [error.message for error in lint(converted.card).errors] == []


@pytest.mark.slow
def test_any_depth_is_survived() -> None:
    value: dict[str, Any] = {"tag": "hr"}
    for _ in range(100_000):
        value = {"tag": "form", "elements": [value]}
    converted = convert(card_v2(value), "1.0")
    assert [change.kind for change in converted.changes] == ["kept"]
    nested: dict[str, Any] = {"tag": "hr"}
    for _ in range(95):
        nested = {"tag": "form", "elements": [nested]}
    convert(card_v2(nested), "1.0")


def test_loops_and_conditions_of_a_template_stay() -> None:
    button = {"tag": "button", "$each": "l in links", "text": {"tag": "plain_text", "content": "${l.name}"}}
    card = {
        "header": {"$if": "title", "title": {"tag": "plain_text", "content": "${title}"}},
        "elements": [
            {"tag": "hr", "$if": "links"},
            {"tag": "action", "$if": "open", "actions": [button]},
            {"tag": "action", "actions": [button, {"tag": "button", "text": {"tag": "plain_text", "content": "b"}}]},
            {"tag": "div", "$each": "l in links", "text": {"tag": "plain_text", "content": "t"}, "extra": dict(button)},
        ],
    }
    there = convert(card, "2.0", template=True).card
    divider, alone, row, beside = there["body"]["elements"]  # type: ignore[index,call-overload]
    assert there["header"]["$if"] == "title"  # type: ignore[index,call-overload]
    assert divider == {"tag": "hr", "$if": "links"}
    assert (alone["tag"], alone["$if"]) == ("column_set", "open")
    assert alone["columns"][0]["elements"][0]["$each"] == "l in links"
    assert [column.get("$each") for column in row["columns"]] == ["l in links", None]
    assert (beside["tag"], beside["$each"]) == ("column_set", "l in links")
    assert "$each" not in beside["columns"][0]["elements"][0]
    assert "$" not in "".join(convert(card, "2.0").card)
    back = convert(there, "1.0", template=True).card
    assert back["elements"][0] == {"tag": "hr", "$if": "links"}  # type: ignore[index]


def row(*names: str) -> dict[str, Any]:
    return {"tag": "action", "actions": [{"tag": "button", "text": text(n), "url": "https://a.b"} for n in names]}


def told(converted: Any) -> list[tuple[str, str]]:
    return [(change.kind, change.rule) for change in converted.changes]


def test_rows_of_buttons_keep_a_card_within_its_elements() -> None:
    """As columns they would be 220 elements; as one column a row they are 160."""
    card = card_v1(*[row(*"abcdefg")] * 10)
    assert lint(card).ok
    converted = convert(card, "2.0")
    assert lint(converted.card).errors == ()
    assert lint(converted.card).elements == 160
    assert ("replaced", "rows-as-column") in told(converted)
    assert (
        convert(converted.card, "1.0").card["elements"]
        == [  # type: ignore[index,call-overload]
            {"tag": "action", "actions": [{"tag": "button", "text": text(n), "behaviors": [OPEN]} for n in "abcdefg"]}
        ]
        * 10
    )


def test_the_most_buttons_a_card_can_have_come_back_from_1_0() -> None:
    button = {"tag": "button", "text": text("x"), "behaviors": [OPEN]}
    card = card_v2({"tag": "markdown", "content": "Choose"}, *[button] * 99)
    assert (lint(card).ok, lint(card).elements) == (True, 199)
    there = convert(card, "1.0")
    assert lint(there.card).ok
    back = convert(there.card, "2.0")
    assert lint(back.card).errors == ()
    assert back.card["body"]["elements"] == card["body"]["elements"]  # type: ignore[index,call-overload]
    assert ("replaced", "rows-as-stack") in told(back)


def test_what_no_arrangement_keeps_legal_is_named() -> None:
    converted = convert(card_v1(*[row(*"abcdefghij")] * 12), "2.0")
    assert told(converted)[-1] == ("refused", "too-many-elements")
    said = converted.changes[-1]
    assert said.to_dict("zh") == {
        "pointer": "",
        "kind": "refused",
        "message": next(one.message for one in lint(converted.card, locale="zh").errors),
    }


def test_rows_under_a_condition_stay_rows() -> None:
    card = card_v1({**row("a"), "$if": "open"}, *[row(*"abcdefghij")] * 9)
    converted = convert(card, "2.0", template=True).card
    assert lint({"card": converted, "variables": []}).ok
    assert converted["body"]["elements"][0]["$if"] == "open"  # type: ignore[index,call-overload]


def test_what_is_new_is_told_and_what_was_there_is_not() -> None:
    # Format 1.0 ignores what it does not know; a link without a scheme is a warning in both.
    card = card_v1(
        {"tag": "markdown", "content": "[a](b)"},
        {"tag": "table", "columns": [{"name": "a", "display_name": "A", "data_type": "text"}], "rows": [], "x": 1},
    )
    assert told(convert(card, "2.0")) == [("dropped", "property-dropped")]
    heading = convert(card_v2({"tag": "markdown", "content": "# Title"}), "1.0")
    assert told(heading) == [("warned", "not-drawn")]
    assert heading.changes[0].pointer == "/elements/0/content"


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.stem)
def test_no_real_card_becomes_refused_in_silence(path: Path) -> None:
    card = unwrap(json.dumps(corpus_entry(path)["card"])).card
    if card is None or lint(card).errors:
        return
    converted = convert(card, "1.0" if lint(card).format == "2.0" else "2.0")
    named = {(change.rule, change.pointer) for change in converted.changes if change.kind == "refused"}
    assert {(error.rule, error.pointer) for error in lint(converted.card).errors} == named
