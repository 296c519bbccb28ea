"""What a starting point brought along: said once a place, as a warning where somebody still works on it."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards import lint
from cardstudio.cards.catalog import TAGS
from cardstudio.cards.catalog.shared import SAMPLE_ID, SAMPLE_KEY, SAMPLE_LINK
from cardstudio.cards.envelope import as_document
from tests.unit.cards.conftest import card_v1, card_v2, text

LINK, IMAGE, ID = "placeholder-link", "placeholder-image", "placeholder-id"


def told(subject: Any) -> list[tuple[str, str, str]]:
    found = lint(as_document(subject) if "card" in subject else subject).findings
    return [(one.rule, one.severity, one.pointer) for one in found if one.rule in (LINK, IMAGE, ID)]


def button(url: str) -> dict[str, Any]:
    return {"tag": "button", "text": text("Go"), "behaviors": [{"type": "open_url", "default_url": url}]}


def markdown(content: str) -> dict[str, Any]:
    return {"tag": "markdown", "content": content}


@pytest.mark.parametrize(
    ("element", "rule", "place"),
    [
        (button("https://example.com/a?b=1"), LINK, "/behaviors/0/default_url"),
        (button("https://shop.example.org"), LINK, "/behaviors/0/default_url"),
        (button(SAMPLE_LINK), LINK, "/behaviors/0/default_url"),
        (button(f"{SAMPLE_LINK}/"), LINK, "/behaviors/0/default_url"),
        (markdown("see [this](https://example.com)"), LINK, "/content"),
        (markdown("<a href='https://wiki.example/x'>x</a>"), LINK, "/content"),
        ({**markdown("x"), "i18n_content": {"zh_cn": "[x](https://example.com)"}}, LINK, "/i18n_content/zh_cn"),
        ({"tag": "img", "img_key": SAMPLE_KEY, "alt": text("")}, IMAGE, "/img_key"),
        (markdown(f"![x]({SAMPLE_KEY})"), IMAGE, "/content"),
        ({"tag": "person", "user_id": SAMPLE_ID}, ID, "/user_id"),
        (markdown(f"<at id={SAMPLE_ID}></at>"), ID, "/content"),
        (
            button("https://applink.feishu.cn/client/chat/open?openChatId=oc_00000000000000000000"),
            ID,
            "/behaviors/0/default_url",
        ),
    ],
)
def test_it_is_told_at_its_place(element: dict[str, Any], rule: str, place: str) -> None:
    card = card_v2(element)
    assert told({"card": card}) == [(rule, "warning", f"/body/elements/0{place}")]
    assert told(card) == [(rule, "info", f"/body/elements/0{place}")]


@pytest.mark.parametrize(
    "element",
    [
        button("https://example.com.cn/a"),
        button("https://examples.com"),
        button(f"{SAMPLE_LINK}/document/home"),
        button("https://shop.test-example.com"),
        {"tag": "div", "text": text("write to https://example.com")},
        {"tag": "img", "img_key": "img_v3_02ab_8888", "alt": text("")},
        {"tag": "person", "user_id": "ou_1234567890abcdef"},
        {
            "tag": "button",
            "text": text("Go"),
            "behaviors": [{"type": "callback", "value": {"url": "https://example.com"}}],
        },
    ],
)
def test_what_somebody_chose_is_left_alone(element: dict[str, Any]) -> None:
    assert told({"card": card_v2(element)}) == []


def test_a_default_is_told_where_it_goes_first_and_samples_are_not() -> None:
    document = {
        "card": card_v2(
            {"$each": "row in rows", **markdown("[${row.name}](${row.url})")},
            button("${log_url}"),
            button("${log_url}"),
            button("${own_url}"),
        ),
        "variables": [
            {"name": "log_url", "type": "url", "default": "https://example.com/log"},
            {"name": "rows", "type": "object_array", "default": [{"name": "a", "url": "https://example.com/1"}] * 3},
            {"name": "own_url", "type": "url"},
            {"name": "unused", "type": "url", "default": "https://example.com"},
        ],
        "samples": [{"name": "one", "values": {"own_url": "https://example.com/mine"}}],
    }
    places = [place for _, _, place in told(document)]
    assert places == ["/body/elements/0/$each", "/body/elements/1/behaviors/0/default_url"]


def test_what_is_an_example_is_not_left_to_the_platform() -> None:
    image = {"tag": "img", "img_key": SAMPLE_KEY, "alt": text("")}
    own = {**image, "img_key": "img_v3_02ab_8888"}
    (counted,) = [one for one in lint(card_v2(image, own)).findings if one.rule == "unverified-images"]
    assert counted.params["count"] == 1
    assert not [one for one in lint(card_v2(image)).findings if one.rule == "unverified-images"]


def test_every_new_component_that_leads_or_shows_something_says_so() -> None:
    """A snippet that changes its address, key or id has to be known here."""
    for tag, component in TAGS.items():
        for format, snippet in component.snippets.items():
            card = card_v2(snippet) if format == "2.0" else card_v1(snippet)
            held = str(snippet)
            expected = {LINK} if SAMPLE_LINK in held else set()
            expected |= {IMAGE} if "img_v3_" in held else set()
            expected |= {ID} if "'ou_" in held else set()
            assert {rule for rule, *_ in told({"card": card})} == expected, (tag, format)


@pytest.mark.parametrize(
    ("card", "is_empty"),
    [
        ({}, True),
        (card_v1(), True),
        (card_v2(), True),
        ({"schema": "2.0", "body": {}}, True),
        ({"i18n_elements": {"zh_cn": []}}, True),
        (card_v2(header={"title": text("Only a title")}), False),
        (card_v2({"tag": "hr"}), False),
        ({"i18n_elements": {"zh_cn": [{"tag": "hr"}]}}, False),
        ({"elements": "${elements}"}, False),
        (card_v2({"tag": "markdown", "content": " \n"}), True),
        (card_v2({"tag": "markdown", "content": "", "i18n_content": {"en_us": "Hello"}}), False),
        (card_v2({"tag": "markdown", "content": "${text}"}), False),
        (card_v2({"tag": "markdown", "content": ""}, config={"streaming_mode": True}), False),
        (card_v2({"tag": "div", "text": text("")}), True),
        (card_v2({"tag": "div", "text": text(""), "icon": {"tag": "standard_icon", "token": "add_outlined"}}), False),
        (card_v1({"tag": "div", "fields": [{"is_short": True, "text": text("")}]}), True),
        (card_v1({"tag": "div", "fields": [{"is_short": True, "text": text("a")}]}), False),
        (card_v1({"tag": "div", "text": text(""), "extra": {"tag": "img", "img_key": "img_v3_x"}}), False),
        (card_v1({"tag": "note", "elements": [text("")]}), True),
        (card_v1({"tag": "action", "actions": []}), True),
        (card_v2({"tag": "column_set", "columns": [{"tag": "column", "elements": []}]}), True),
        (card_v2({"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "hr"}]}]}), False),
        (card_v2({"tag": "markdown", "content": 5}), False),
        (card_v2({"tag": "nobody_knows"}), False),
    ],
)
def test_an_empty_card_is_said(card: dict[str, Any], is_empty: bool) -> None:
    assert ("empty-card" in [one.rule for one in lint(card).findings]) is is_empty


@pytest.mark.parametrize(
    ("element", "is_bare"),
    [
        ({"tag": "button", "text": text("")}, True),
        ({"tag": "button", "text": text("  ")}, True),
        ({"tag": "button"}, True),
        ({"tag": "button", "text": text("Go")}, False),
        ({"tag": "button", "text": text("${label}")}, False),
        ({"tag": "button", "text": {**text(""), "i18n_content": {"en_us": "Go"}}}, False),
        ({"tag": "button", "text": text(""), "icon": {"tag": "standard_icon", "token": "add_outlined"}}, False),
    ],
)
def test_a_button_without_words_is_said(element: dict[str, Any], is_bare: bool) -> None:
    found = [one for one in lint(card_v2(element)).findings if one.rule == "button-without-words"]
    assert [(one.pointer, one.severity) for one in found] == ([("/body/elements/0", "warning")] if is_bare else [])
