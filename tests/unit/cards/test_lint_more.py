"""Colours, clients, languages, markup and callbacks: what depends on who looks, and with what."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards import fix, lint
from tests.unit.cards.conftest import card_v1, card_v2, rules, text

CALL = {"type": "callback", "value": {"id": 1}}
OPEN = {"type": "open_url", "default_url": "https://example.com"}


def button(*behaviors: Any, **more: Any) -> dict[str, Any]:
    return {"tag": "button", "text": text("Go"), **({"behaviors": [*behaviors]} if behaviors else {}), **more}


def styled(light: str, dark: str, element: dict[str, Any]) -> dict[str, Any]:
    return card_v2(element, config={"style": {"color": {"mine": {"light_mode": light, "dark_mode": dark}}}})


WORDS = {"tag": "div", "text": {**text("x"), "text_color": "mine"}}
FONT = {"tag": "markdown", "content": "<font color='mine'>x</font>"}
GROUND = {"tag": "column_set", "background_style": "mine", "columns": [{"tag": "column", "elements": []}]}


@pytest.mark.parametrize(
    ("light", "dark", "element", "told"),
    [
        ("rgba(0,0,0,1)", "rgba(255,255,255,1)", WORDS, []),
        ("rgba(250,250,250,1)", "rgba(255,255,255,1)", WORDS, [("low-contrast-text", "light_mode")]),
        ("rgba(0,0,0,1)", "rgba(40,40,40,1)", FONT, [("low-contrast-text", "dark_mode")]),
        ("rgba(0,0,0,0.1)", "rgba(255,255,255,1)", WORDS, [("low-contrast-text", "light_mode")]),
        ("rgba(240,240,240,1)", "rgba(30,30,30,1)", GROUND, []),
        (
            "rgba(20,20,20,1)",
            "rgba(240,240,240,1)",
            GROUND,
            [("low-contrast-ground", m) for m in ("light_mode", "dark_mode")],
        ),
        ("rgba(20,20,20,0)", "rgba(240,240,240,0%)", GROUND, []),
        ("rgba(250,250,250,1)", "rgba(9,9,9,1)", {"tag": "hr"}, []),
    ],
)
def test_contrast_of_custom_colours(light: str, dark: str, element: dict[str, Any], told: list[Any]) -> None:
    found = [one for one in lint(styled(light, dark, element)).findings if one.rule.startswith("low-contrast")]
    assert [(one.rule, one.pointer.rpartition("/")[2]) for one in found] == told
    assert all(one.pointer.startswith("/config/style/color/mine/") for one in found)


@pytest.mark.parametrize(
    ("card", "client", "told"),
    [
        (card_v2({"tag": "checker", "text": text("x")}), "7.19", ["client-without-2-0"]),
        (card_v2({"tag": "checker", "text": text("x")}), "7.20", []),
        (
            card_v2({"tag": "audio", "file_key": "f"}, config={"enable_forward": False}),
            "7.48",
            ["client-without-component"],
        ),
        (card_v1({"tag": "checker", "text": text("x")}), "7.8", ["client-without-component"]),
        (card_v1({"tag": "checker", "text": text("x")}), "7.10", []),
        (card_v1({"tag": "markdown", "content": "- one\n- two"}), "7.5", ["client-without-syntax"]),
        (
            card_v1({"tag": "markdown", "content": "<link url='https://a.b'>x</link>"}),
            "7.11",
            ["client-without-syntax"],
        ),
        (
            card_v1({"tag": "hr"}, fallback={"trigger_conditions": [{"type": "min_client_version", "value": "7.9"}]}),
            "7.8",
            ["client-falls-back"],
        ),
        (
            card_v1({"tag": "table", "columns": [{"name": "a", "data_type": "markdown"}], "rows": []}),
            "7.13",
            ["client-without-syntax"],
        ),
        (
            card_v1({"tag": "column_set", "columns": [], "horizontal_align": "right"}),
            "7.3",
            ["client-without-property"],
        ),
    ],
)
def test_what_an_old_client_does_not_draw(card: dict[str, Any], client: str, told: list[str]) -> None:
    assert [rule for rule in rules(lint(card, client=client)) if rule.startswith("client")] == told
    assert [rule for rule in rules(lint(card)) if rule.startswith("client")] == []


@pytest.mark.parametrize("client", ["", "new", "7.x", "7." + "1" * 50])
def test_a_client_version_is_a_version(client: str) -> None:
    with pytest.raises(ValueError, match="client version"):
        lint({}, client=client)


def test_who_weighs_most() -> None:
    words = {"tag": "plain_text", "content": "x", "i18n_content": {"zh_cn": "字" * 8000, "en_us": "x" * 900}}
    told = {one.rule: one.params for one in lint(card_v2({"tag": "div", "text": words})).findings}
    assert list(told["too-large"]["languages"]) == ["zh_cn", "en_us"]
    assert told["heaviest-language"]["locale"] == "zh_cn"
    assert told["heaviest-language"]["bytes"] > 24_000


def test_languages_nobody_sees_can_be_dropped() -> None:
    words = {**text("x"), "i18n_content": {"zh_cn": "字", "ja_jp": "字"}}
    card = card_v2({"tag": "div", "text": words}, config={"locales": ["zh_cn", "en_us"]})
    (found,) = lint(card).findings
    assert (found.rule, found.params["locale"]) == ("unseen-language", "ja_jp")
    assert fix(card).card == card  # somebody wrote them; nobody loses them unasked
    mended = fix(card, ["unseen-language"]).card["body"]["elements"][0]["text"]
    assert mended == {**text("x"), "i18n_content": {"zh_cn": "字"}}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<b>bold</b> <div class='a'>x</div>", ["unknown-markup", "unknown-markup"]),
        ("`<b>` and\n```\n<i> \n```", []),
        ("a < b > c, <3>", []),
        ("[x](ftp://a.b/c)", ["url-scheme"]),
        ("[x](https://a.b/c) [y](tel://1) [z]($link)", ["not-drawn"]),
        ("见 https://example.com/a。", ["url-runs-on"]),
        ("见 https://example.com/a ，[是](https://example.com/a)，<a href='https://example.com'>是</a>", []),
        ("<at user_id='ou_1'>x</at>", ["mention-of-nobody"]),
        ("<at></at>", ["mention-of-nobody"]),
        ("<person show_name=true></person>", ["mention-of-nobody"]),
    ],
)
def test_markup_of_2_0(content: str, told: list[str]) -> None:
    assert rules(lint(card_v2({"tag": "markdown", "content": content})), "error", "warning") == told


def test_what_dialects_do_not_draw() -> None:
    everything = "```\nx\n```\n<br>\n<link url='https://a.b'>x</link><person id=ou_1></person>\n- list\n---\n"
    light = {"tag": "div", "text": {"tag": "lark_md", "content": everything}}
    found = [one for one in lint(card_v2(light)).findings if one.rule == "not-drawn"]
    assert {one.params["syntax"] for one in found if one.severity == "warning"} == {"```", "<br>", "<link>", "<person>"}
    assert {one.params["syntax"] for one in found if one.severity == "info"} == {"- list", "---"}
    old = "# a\n> b\n<number_tag>1</number_tag><local_datetime></local_datetime><raw>*</raw><hr>"
    found = [one for one in lint(card_v1({"tag": "markdown", "content": old})).findings if one.rule == "not-drawn"]
    assert len(found) == 6


def test_mentions_by_channel() -> None:
    card = card_v2({"tag": "markdown", "content": "<at email=a@b.c></at> <at id=on_1></at>"})
    assert rules(lint(card, "webhook"), "warning") == ["mention-on-webhook", "mention-on-webhook"]
    assert rules(lint(card, "message"), "warning") == []
    assert {one.channels for one in lint(card).findings if one.rule == "mention-on-webhook"} == {("webhook",)}


@pytest.mark.parametrize(
    ("element", "mended"),
    [
        (button(OPEN, CALL), button(OPEN)),
        (button(CALL), button({"type": "open_url", "default_url": "https://card.example"})),
        (
            button({"type": "callback", "value": {"to": "https://a.b"}}),
            button({"type": "open_url", "default_url": "https://a.b"}),
        ),
        (button(value={"a": "b"}), button({"type": "open_url", "default_url": "https://card.example"})),
    ],
)
def test_a_callback_nobody_answers_becomes_a_link(element: dict[str, Any], mended: dict[str, Any]) -> None:
    card = card_v2(element, card_link={"url": "https://card.example"})
    for channel, rule in (("webhook", "callback-on-webhook"), ("jsapi", "callback-not-configured")):
        fixed = fix(card, [rule], channel, callbacks=False)
        assert fixed.card["body"]["elements"] == [mended]
        assert rule not in rules(fixed.report)
    # It gives something up, so nobody gets it unasked.
    assert fix(card, "all", "webhook").card == card


def test_an_old_button_becomes_a_link_and_says_what_is_missing() -> None:
    fixed = fix(card_v1({"tag": "action", "actions": [button(value={})]}), ["callback-on-webhook"], "webhook")
    assert fixed.card["elements"][0]["actions"] == [button(url="about:blank#link")]
    assert rules(fixed.report) == ["blank-link"]


def test_what_only_a_callback_can_do_has_no_fix() -> None:
    for element in (
        {"tag": "select_static", "options": []},
        {"tag": "checker", "text": text("x"), "behaviors": [CALL]},
        button(CALL, form_action_type="submit", name="b"),
    ):
        (found,) = [one for one in lint(card_v2(element), "webhook").findings if one.rule == "callback-on-webhook"]
        assert found.fix is None


def test_the_sixth_table_becomes_a_code_block() -> None:
    table = {
        "tag": "table",
        "columns": [{"name": "a", "display_name": "A", "data_type": "text"}, {"name": "b", "data_type": "options"}],
        "rows": [{"a": "one", "b": [{"text": "two"}]}, {"a": "```x"}],
    }
    pipes = "before\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nafter"
    card = card_v2(*[table] * 4, {"tag": "markdown", "content": f"{pipes}\n\n{pipes}"}, table)
    fixed = fix(card)
    assert fixed.report.tables == 5
    assert "too-many-tables" not in rules(fixed.report)
    *_, words, last = fixed.card["body"]["elements"]
    assert words["content"] == f"{pipes}\n\nbefore\n\n```\n| a | b |\n| - | - |\n| 1 | 2 |\n```\n\nafter"
    assert last == {"tag": "markdown", "content": "```\nA | b\none | two\nx | \n```"}
    # Fewer than what is refused stay as they are, unless asked for.
    assert fix(card_v2(*[table] * 4)).applied == ()
    assert fix(card_v2(*[table] * 4), ["many-tables"]).report.tables == 3


@pytest.mark.parametrize(
    ("element", "rule", "mended"),
    [
        (
            button({"type": "form_action", "behavior": "submit"}, name="b"),
            "unknown-behavior",
            {**button(name="b"), "behaviors": [], "form_action_type": "submit"},
        ),
        (
            {"tag": "markdown", "content": "见 https://a.b/c。"},
            "url-runs-on",
            {"tag": "markdown", "content": "见 https://a.b/c 。"},
        ),
        (
            {"tag": "markdown", "content": "<at user_id=ou_1></at>"},
            "mention-of-nobody",
            {"tag": "markdown", "content": "<at id=ou_1></at>"},
        ),
        (
            {"tag": "select_static", "options": [{"text": text("a"), "value": "a"}, {"text": text("b"), "value": "a"}]},
            "duplicate-option",
            {
                "tag": "select_static",
                "options": [{"text": text("a"), "value": "a"}, {"text": text("b"), "value": "a_2"}],
            },
        ),
    ],
)
def test_more_fixes(element: dict[str, Any], rule: str, mended: dict[str, Any]) -> None:
    card = card_v2(element)
    assert rule in rules(lint(card))
    assert fix(card, [rule]).card["body"]["elements"] == [mended]


@pytest.mark.parametrize(
    ("element", "rule"),
    [
        ({"tag": "date_picker", "initial_date": "2026-02-30"}, "bad-moment"),
        ({"tag": "picker_time", "initial_time": "24:00"}, "bad-moment"),
        ({"tag": "picker_time"}, "missing-property"),
        (button({"type": "open_url"}), "missing-property"),
        ({"tag": "select_static", "options": [], "initial_index": 1}, "out-of-range"),
        ({"tag": "chart", "chart_spec": {"type": "bar", "axes": None}}, "bad-chart"),
        ({"tag": "chart", "chart_spec": {}}, "chart-without-type"),
        ({"tag": "chart", "chart_spec": {"type": "sankey"}}, "unknown-value"),
    ],
)
def test_more_checks(element: dict[str, Any], rule: str) -> None:
    assert rule in rules(lint(card_v2(element)), "error", "warning")


def test_a_chart_the_platform_refuses_has_its_code() -> None:
    (error,) = lint(card_v2({"tag": "chart", "chart_spec": {"type": "bar", "axes": None}})).errors
    assert (error.platform_code, error.pointer) == (200550, "/body/elements/0/chart_spec/axes")


def test_a_call_of_the_sdk_that_leaves_update_multi_out() -> None:
    card = card_v1({"tag": "hr"}, config={"update_multi": True})
    call = {"cardContent": {"msg_type": "interactive", "card": card}, "openChatIDs": ["oc_1"]}
    assert rules(lint(call)) == ["update-multi-differs"]
    assert fix(call, ["update-multi-differs"]).card["config"] == {"update_multi": False}
