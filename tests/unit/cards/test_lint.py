"""The report as a whole, and rules that cross components."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cardstudio.cards import lint, unwrap
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.json import dump
from tests.scaling import assert_linear
from tests.unit.cards.conftest import card_v1, card_v2, rules, text

BUTTON = {"tag": "button", "text": text("OK")}
SUBMIT = {**BUTTON, "name": "ok", "form_action_type": "submit"}


def form(*elements: Any) -> dict[str, Any]:
    return {"tag": "form", "name": "form", "elements": [*elements, SUBMIT]}


def test_it_works() -> None:
    report = lint(
        card_v2({"tag": "div", "text": {"tag": "plain_text", "content": "x", "text_weight": "bold"}})
    ).to_dict()
    assert report.keys() == {
        "ok", "format", "envelope", "card_hash", "bytes", "elements", "depth", "tables", "channels", "findings",
    }  # fmt: skip
    (finding,) = report["findings"]
    assert finding == {
        "pointer": "/body/elements/0/text",
        "rule": "unknown-property",
        "severity": "error",
        "message": "“text_weight” is no property of Plain text.",
        "params": {"property": "text_weight", "holder": "plain_text"},
        "platform_code": 200621,
        "platform_path": "ROOT -> body -> elements -> [0](tag: div) -> text",
        "channels": ["jsapi", "webhook", "message"],
        "sample": None,
        "source": "https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/plain-text",
        "fix": {
            "title": "Remove “text_weight”",
            "patch": [
                {"op": "test", "path": "/body/elements/0/text/text_weight", "value": "bold"},
                {"op": "remove", "path": "/body/elements/0/text/text_weight"},
            ],
        },
    }
    assert report["channels"]["jsapi"] == {"ok": False, "bytes": report["bytes"] + 54, "limit_bytes": 20000}


def test_it_speaks_chinese() -> None:
    (finding,) = lint(card_v2({"tag": "no"}), locale="zh").findings
    assert finding.message == "2.0 版本没有“no”组件。"


@pytest.mark.parametrize("value", [None, [], "card", 3, True, [[[]]]])
def test_what_is_no_object_is_an_error(value: Any) -> None:
    report = lint(value)
    assert rules(report) == ["not-an-object"]
    assert not report.ok


def test_an_empty_card_is_a_card() -> None:
    assert lint({}).ok
    assert lint({}).format == "1.0"


def test_an_object_without_a_known_key_is_none() -> None:
    assert "unknown-root" in rules(lint({"foo": 1}), "error")


@pytest.mark.parametrize("schema", ["2.1", "3.0", 2, None, True])
def test_an_unknown_schema_is_refused(schema: Any) -> None:
    assert "unknown-schema" in rules(lint({"schema": schema, "body": {"elements": []}}), "error")


def test_a_body_without_schema_can_be_mended() -> None:
    (warning,) = [one for one in lint({"body": {"elements": []}}).findings if one.rule == "body-without-schema"]
    assert warning.fix


def test_findings_come_in_reading_order() -> None:
    card = card_v2(
        {"tag": "a"},
        {"tag": "column_set", "columns": [{"tag": "column", "elements": [{"tag": "b"}]}]},
        {"tag": "c"},
        x=1,
    )
    assert [finding.pointer for finding in lint(card).findings] == [
        "",
        "/body/elements/0",
        "/body/elements/1/columns/0/elements/0",
        "/body/elements/2",
    ]


def test_an_unknown_property_of_a_2_0_card_at_the_root_has_an_empty_path() -> None:
    (error,) = lint({"schema": "2.0", "elements": []}).errors
    assert (error.platform_code, error.platform_path) == (200621, "")


def test_1_0_ignores_unknown_properties() -> None:
    report = lint(card_v1({"tag": "hr", "colour": "red"}))
    assert report.ok
    assert rules(report) == ["unknown-property"]


@pytest.mark.parametrize("blank", ["${n}", "{{n}}", "a ${n} b"])
def test_a_placeholder_fits_any_type(blank: str) -> None:
    element = {
        "tag": "table",
        "columns": blank,
        "rows": blank,
        "page_size": blank,
        "freeze_first_column": blank,
        "row_height": blank,
    }
    assert rules(lint(card_v2(element))) == []


def test_a_placeholder_left_when_sending_is_a_fault() -> None:
    card = card_v2({"tag": "img", "img_key": "${key}", "alt": text("${words}")})
    left = [(one.pointer, one.severity) for one in lint(card, sending=True).findings if one.rule == "placeholder-left"]
    assert left == [("/body/elements/0/img_key", "error"), ("/body/elements/0/alt/content", "warning")]
    assert lint(card).ok


def test_dollar_keys_belong_to_documents() -> None:
    card = card_v2({"tag": "hr", "$if": "due"})
    assert rules(lint(card)) == ["unknown-property"]
    assert rules(lint({"card": card, "variables": [{"name": "due"}]})) == []


def test_null_counts_as_absent_in_1_0() -> None:
    assert rules(lint(card_v1({"tag": "div", "text": text("x"), "extra": None, "fields": None}))) == []
    assert rules(lint(card_v2({"tag": "div", "text": text("x"), "icon": None}))) == ["wrong-type"]


@pytest.mark.parametrize(
    ("size", "channel", "ok", "severity"),
    [
        (19_000, None, True, None),
        (21_000, None, True, "warning"),
        (31_000, None, False, "error"),
        (21_000, "jsapi", False, "error"),
        (21_000, "message", True, None),
    ],
)
def test_bytes_per_channel(size: int, channel: str | None, ok: bool, severity: str | None) -> None:
    report = lint(card_v2({"tag": "markdown", "content": "x" * size}), channel)
    assert report.ok is ok
    assert [one.severity for one in report.findings] == ([severity] if severity else [])
    assert report.channels["jsapi"].ok is (size < 20_000)
    assert report.channels["message"].ok is (size < 30_000)


@pytest.mark.parametrize("name", CHANNELS)
@pytest.mark.parametrize("wrap", [dict, lambda card: {"msg_type": "interactive", "card": card}])
def test_exactly_the_limit_fits(name: str, wrap: Callable[[Any], Any]) -> None:
    """The finding and the verdict are one decision."""
    card = card_v2({"tag": "markdown", "content": ""})
    room = CHANNELS[name].limit_bytes - lint(wrap(card)).channels[name].size
    for more, fits in ((0, True), (1, False)):
        card["body"]["elements"][0]["content"] = "x" * (room + more)
        report = lint(wrap(card))
        assert report.channels[name].size == CHANNELS[name].limit_bytes + more
        assert report.channels[name].ok is fits
        (over,) = [finding.params["channels"] for finding in report.findings if finding.rule == "too-large"] or [[]]
        assert (name not in over) is fits


def test_only_a_webhooks_own_body_weighs() -> None:
    """A message's request holds the card once more, as a text; no channel counts it twice."""
    card = card_v2({"tag": "markdown", "content": "x" * 12_000})
    report = lint({"msg_type": "interactive", "receive_id": "oc_1", "content": dump(card)})
    assert report.channels["webhook"].ok
    assert "too-large" not in rules(report)


def test_a_webhook_body_weighs_with_what_stands_beside_the_card() -> None:
    card = card_v2({"tag": "hr"})
    bare = lint(card).channels["webhook"].size
    signed = lint({"timestamp": "1599360473", "sign": "x" * 44, "msg_type": "interactive", "card": card})
    assert signed.channels["webhook"].size == bare + len('"timestamp":"1599360473",') + len('"sign":"') + 44 + len('",')


def test_the_number_of_elements_is_limited() -> None:
    assert rules(lint(card_v2(*[{"tag": "hr"}] * 200))) == []
    (error,) = lint(card_v2(*[{"tag": "hr"}] * 201)).errors
    assert (error.rule, error.platform_code) == ("too-many-elements", 300305)
    assert lint(card_v1(*[{"tag": "hr"}] * 201)).ok


def test_tables() -> None:
    table = {"tag": "table", "columns": [{"name": "a", "data_type": "text"}], "rows": []}
    assert rules(lint(card_v2(*[table] * 3))) == []
    assert rules(lint(card_v2(*[table] * 4))) == ["many-tables"]
    (error,) = lint(card_v2(*[table] * 6)).errors
    assert (error.rule, error.platform_code) == ("too-many-tables", 11310)


def test_containers_nest_five_deep() -> None:
    element: dict[str, Any] = {"tag": "markdown", "content": "x"}
    for _ in range(6):
        element = {"tag": "interactive_container", "elements": [element], "behaviors": []}
    assert rules(lint(card_v2(element))) == ["nested-too-deep"]


def test_a_form_needs_a_submit_button() -> None:
    (error,) = lint(card_v2({"tag": "form", "name": "f", "elements": [{"tag": "input", "name": "a"}]})).errors
    assert (error.pointer, error.platform_code) == ("/body/elements/0", 300123)
    assert error.platform_path == "ROOT -> body -> elements -> [0](tag: form)"
    nested = {"tag": "column_set", "columns": [{"tag": "column", "elements": [SUBMIT]}]}
    assert lint(card_v2({"tag": "form", "name": "f", "elements": [nested]})).ok


def test_names_in_a_form() -> None:
    assert rules(lint(card_v2(form({"tag": "input"}))), "error") == ["missing-name"]
    twice = lint(card_v2(form({"tag": "input", "name": "a"}, {"tag": "input", "name": "a"})))
    assert [(one.rule, one.pointer) for one in twice.errors] == [("duplicate-name", "/body/elements/0/elements/1")]


def test_element_ids_are_unique() -> None:
    one = {"tag": "hr", "element_id": "line"}
    (error,) = lint(card_v2(one, one)).errors
    assert (error.rule, error.platform_code, error.pointer) == ("duplicate-element-id", 300301, "/body/elements/1")


def test_outside_a_form() -> None:
    card = card_v2({**SUBMIT}, {"tag": "input", "name": "a", "required": True})
    assert sorted(rules(lint(card), "error", "warning")) == ["required-outside-form", "submit-outside-form"]


@pytest.mark.parametrize(
    ("element", "rule", "code"),
    [
        ({"tag": "img", "img_key": "https://example.com/a.png", "alt": text("")}, "image-url", 200570),
        ({"tag": "markdown", "content": "![a](https://example.com/a.png)"}, "image-url", 200570),
        ({"tag": "img", "img_key": "img_v3_02ab?width=1", "alt": text("")}, "image-url", 200570),
        ({"tag": "img", "img_key": "构建结果", "alt": text("")}, "image-url", 200570),
        ({"tag": "person", "user_id": "ada@example.com"}, "bad-user-id", 100290),
        ({"tag": "markdown", "content": "<at id=ada@example.com></at>"}, "bad-user-id", 100290),
        ({"tag": "div", "text": {**text("x"), "text_color": "#999999"}}, "hex-color", 10002),
        ({"tag": "input", "max_length": 1001}, "input-too-long", 11310),
        ({"tag": "audio", "file_key": "f"}, "audio-forward", 300220),
        ({**BUTTON, "behaviors": [{"type": "form_action", "behavior": "submit"}]}, "unknown-behavior", 200621),
        ({"tag": "column_set", "columns": [], "corner_radius": "8px"}, "unknown-property", 200621),
        ({"tag": "note", "elements": []}, "unsupported-tag", 200861),
        ({"tag": "select_static", "options": [], "initial_option": {"a": 1}}, "wrong-type", 200621),
        ({"tag": "checker", "text": {"tag": "markdown", "content": "x"}}, "wrong-tag", 200621),
        ({"tag": "plain_text", "content": "x"}, "part-as-element", 200621),
        ({"content": "x"}, "missing-tag", 200621),
    ],
)
def test_what_the_platform_refuses(element: dict[str, Any], rule: str, code: int) -> None:
    errors = lint(card_v2(element)).errors
    assert (rule, code) in [(error.rule, error.platform_code) for error in errors]


@pytest.mark.parametrize(
    ("element", "accepted"),
    [
        ({"tag": "img", "img_key": "k", "size": "16:5"}, "no alt, a ratio"),
        ({**BUTTON, "value": {}, "url": "about:blank"}, "the old way"),
        ({"tag": "overflow", "options": [{"text": text("x")}]}, "no value"),
        ({"tag": "markdown", "content": "[x]()", "element_id": "a" * 30, "text_size": "caption"}, "long id"),
        (
            {
                "tag": "column_set",
                "columns": [{"tag": "column"}],
                "horizontal_spacing": "default",
                "background_style": "light_grey",
            },
            "words",
        ),
        ({"tag": "interactive_container", "elements": [], "corner_radius": ""}, "no behaviors"),
    ],
)
def test_what_was_accepted_is_no_error(element: dict[str, Any], accepted: str) -> None:
    card = card_v2(
        element, config={"wide_screen_mode": True}, i18n_header={}, header={"title": text("x"), "subtitle": text("")}
    )
    assert lint(card).errors == (), accepted


def test_table_rows() -> None:
    columns = [
        {"name": "n", "data_type": "number"},
        {"name": "t", "data_type": "text"},
        {"name": "p", "data_type": "persons"},
    ]

    def report(row: Any) -> Any:
        return lint(card_v2({"tag": "table", "columns": columns, "rows": [row]}))

    assert rules(report({"n": 1, "t": "x", "p": ["ou_1"]})) == []
    assert rules(report({"n": "one"}), "error") == ["bad-cell"]
    assert report({"other": 1}).errors[0].platform_code == 200915
    assert report({"t": {}}).errors[0].platform_code == 200914
    assert rules(report({"n": "1", "t": 5})) == ["doubtful-cell", "doubtful-cell"]
    assert rules(report(None), "error") == ["bad-cell"]


def test_options() -> None:
    options = [{"text": text("a"), "value": "a"}, {"text": text("b"), "value": "a"}]
    report = lint(card_v2({"tag": "select_static", "options": options, "initial_option": "c"}))
    assert sorted(rules(report, "warning")) == ["duplicate-option", "unknown-initial-option"]


def test_declared_colours_and_sizes() -> None:
    style = {
        "color": {"mine": {"light_mode": "rgba(1,2,3,1)", "dark_mode": "rgba(251,252,253,1)"}},
        "text_size": {"big": {"default": "heading"}},
    }
    element = {"tag": "div", "text": {**text("x"), "text_color": "mine", "text_size": "big"}}
    assert rules(lint(card_v2(element, config={"style": style}))) == []
    # A declared name is no word of the format: the next card does not know it.
    assert rules(lint(card_v2(element))) == ["unknown-text-size", "unknown-color"] or set(
        rules(lint(card_v2(element)))
    ) == {
        "unknown-text-size",
        "unknown-color",
    }


def test_markup_light_text_does_not_draw() -> None:
    element = {"tag": "div", "text": {"tag": "lark_md", "content": "# a\n| a | b |\n|---|---|\n> q `c` ![](k)"}}
    assert rules(lint(card_v2(element))) == ["not-drawn"] * 5


def test_callbacks() -> None:
    card = card_v2({**BUTTON, "behaviors": [{"type": "callback", "value": {}}]})
    (found,) = lint(card).findings
    assert (found.rule, found.severity, found.channels) == ("callback-on-webhook", "info", ("webhook",))
    assert rules(lint(card, "webhook"), "warning") == ["callback-on-webhook"]
    assert rules(lint(card, "jsapi")) == []
    assert rules(lint(card, "jsapi", callbacks=False)) == ["callback-not-configured"]


def test_what_only_the_platform_knows_is_told_once() -> None:
    image = {"tag": "img", "img_key": "k", "alt": text("")}
    report = lint(card_v2(image, image, {"tag": "markdown", "content": "<at id=all></at> <at id=ou_1></at>"}))
    told = {finding.rule: finding.params.get("count") for finding in report.findings}
    assert told == {"unverified-images": 2, "unverified-at-all": 1, "unverified-people": 1}


def test_inner_and_outer_update_multi() -> None:
    card = card_v1({"tag": "hr"}, config={"update_multi": True})
    body = {"msg_type": "interactive", "update_multi": False, "card": card}
    assert rules(lint(body)) == ["update-multi-differs"]
    assert "update-multi-false" in rules(lint(card_v2(config={"update_multi": False})), "error")


def test_languages_are_checked_each() -> None:
    card = {"i18n_elements": {"zh_cn": [{"tag": "hr"}], "en_us": [{"tag": "no"}], "xx_xx": []}}
    assert sorted(rules(lint(card))) == ["unknown-locale", "unknown-tag"]


def test_a_hostile_card_has_a_report_of_bounded_size() -> None:
    report = lint(card_v2(*[{"tag": "no"}] * 20_000))
    assert len(report.findings) < 600
    assert not report.ok


@pytest.mark.slow
@pytest.mark.parametrize("key", ["elements", "text"])
def test_any_depth_is_survived(key: str) -> None:
    value: dict[str, Any] = {"tag": "column_set"}
    for _ in range(30_000):
        value = {"tag": "interactive_container", key: [value] if key != "text" else value}
    assert lint(card_v2(value)).elements > 1000
    assert lint(value).errors


def test_a_text_is_linted_through_unwrap() -> None:
    assert lint(unwrap('{"elements": [{"tag": "hr"}]}')).ok


def test_a_document_is_linted_with_each_sample() -> None:
    element = {"tag": "div", "text": {**text("${words}"), "text_color": "${color}"}}
    document = {
        "card": card_v2(element),
        "variables": [{"name": "words", "type": "text"}, {"name": "color", "type": "text"}],
        "samples": [
            {"name": "fine", "values": {"words": "x", "color": "blue"}},
            {"name": "wild", "values": {"words": "x", "color": "#FF0000"}},
        ],
    }
    report = lint(document)
    assert report.envelope == "document"
    (error,) = report.errors
    assert (error.rule, error.sample, error.pointer) == ("hex-color", "wild", "/body/elements/0/text/text_color")
    assert error.fix is None


def test_findings_about_a_sample_point_into_the_template() -> None:
    elements = [
        {"tag": "hr"},
        {"tag": "div", "$each": "row in rows", "text": {**text("${row.name}"), "text_size": "${row.size}"}},
    ]
    document = {
        "card": card_v2(*elements),
        "variables": [{"name": "rows", "type": "object_array"}],
        "samples": [
            {"name": "s", "values": {"rows": [{"name": "a", "size": "normal"}, {"name": "b", "size": "huge"}]}}
        ],
    }
    assert [(one.rule, one.pointer) for one in lint(document).findings] == [
        ("unknown-text-size", "/body/elements/1/text/text_size")
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    "piece",
    [
        "<b ",
        "<b>",
        "```\n",
        "[a](b) ",
        "https://a中",
        "https://a",
        "- a\n",
        "1. ",
        "-- ",
        "](",
        "](ftp",
        "---\n",
        "<at ",
        "<font color=",
        "![a](",
        "`a",
        "| a |\n| - |\n",
        "[a](",
        f"<at {'a' * 1990}>",
        "{{",
        "${",
        "> q\n",
        "# ",
    ],
)
def test_markup_takes_linear_time(piece: str) -> None:
    def look(size: int) -> None:
        words = piece * (size // len(piece))
        light = {"tag": "div", "text": {"tag": "lark_md", "content": words}}
        lint(card_v2({"tag": "markdown", "content": words}, light))

    assert_linear(look, 20_000)
