"""A card is found by what it is, wherever it stands; what is no card is never an empty one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.cards import Unreadable, fix, lint, unwrap
from cardstudio.cards.messages.en import sentences as en
from cardstudio.cards.reading import foreign
from cardstudio.cards.reading.steps import Inside, Region, Text
from tests.unit.cards.test_found_at import followed

CARD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hi"}]}}
TEXT = json.dumps(CARD)
OLD: dict[str, Any] = {"header": {"title": {"tag": "plain_text", "content": "Hi"}}, "elements": [{"tag": "hr"}]}
ITEM = {"message_id": "om_1", "msg_type": "interactive", "body": {"content": TEXT}}
EVENT = {
    "schema": "2.0",
    "header": {"event_id": "e", "event_type": "im.message.receive_v1", "tenant_key": "t"},
    "event": {"message": {"message_id": "om_1", "message_type": "interactive", "content": TEXT}},
}


@pytest.mark.parametrize(
    ("value", "envelope"),
    [
        ({"code": 0, "msg": "success", "data": {"items": [{**ITEM, "msg_type": "text", "body": {}}, ITEM]}}, "message"),
        ({"code": 0, "data": ITEM}, "message"),
        (ITEM, "message"),
        ([ITEM], "message"),
        (EVENT, "message"),
        ({"json_card": TEXT, "json_attachment": "{}", "card_schema": 2}, "message"),
        ({**ITEM, "body": {"content": json.dumps({"json_card": TEXT})}}, "message"),
        ({**ITEM, "body": {"content": json.dumps({"user_dsl": TEXT, "elements": [{"tag": "hr"}]})}}, "message"),
        ({"level": "info", "payload": {"request": {"msg_type": "interactive", "card": CARD}}}, "webhook"),
        ({"level": "info", "body": json.dumps({"msg_type": "interactive", "card": CARD})}, "webhook"),
        ({"a": {"b": [1, {"c": CARD}]}}, "card"),
        ({"a": json.dumps({"b": TEXT})}, "card"),
        ({"id": "1", "document": {"card": CARD, "variables": []}}, "document"),
        ({"card": {"type": "card_json", "data": TEXT}, "uuid": "u", "sequence": 3}, "cardkit"),
        ({"event": {"action": {"value": {"next": CARD}}}}, "card"),
    ],
)
def test_it_finds_the_card(value: Any, envelope: str) -> None:
    text = json.dumps(value)
    found = unwrap(text)
    assert (found.card, found.envelope) == (CARD, envelope)
    assert followed(text, found.found_at) == CARD
    assert lint(found).ok


def test_the_nearest_card_counts() -> None:
    assert unwrap(json.dumps({"a": {"b": CARD}, "c": OLD})).card == OLD
    assert unwrap(json.dumps({**OLD, "fallback": CARD})).card["elements"] == OLD["elements"]  # type: ignore[index]  # it has a card


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"type": "card_json", "data": TEXT}},
        {"card": {"type": "card_json", "data": TEXT}},
        {"card": {"card": {"type": "card_json", "data": TEXT}}, "sequence": 1},
        {"data": {"body": {"type": "card_json", "data": TEXT}}},
    ],
)
def test_a_cardkit_body_wrapped_once_more_is_refused_and_read(body: dict[str, Any]) -> None:
    found = unwrap(json.dumps(body))
    assert (found.card, found.envelope) == (CARD, "cardkit")
    assert [(error.rule, error.platform_code) for error in lint(found).errors] == [("wrapped-body", 99992402)]


@pytest.mark.parametrize(
    "body", [{"msg_type": "interactive", "card": {"card": CARD}}, {"card": {"card": {"card": CARD}}}]
)
def test_every_wrapper_too_many_comes_off(body: dict[str, Any]) -> None:
    found = unwrap(json.dumps(body))
    assert found.card == CARD
    assert [(error.rule, error.platform_code) for error in lint(found).errors] == [("extra-wrapper", 200621)]
    assert fix(found).card == CARD


BODIES: dict[str, Any] = {
    "message": lambda card: {"receive_id": "oc_1", "msg_type": "interactive", "content": json.dumps(card)},
    "message update": lambda card: {"msg_type": "interactive", "content": json.dumps(card)},
    "webhook": lambda card: {"msg_type": "interactive", "card": card},
    "cardkit": lambda card: {"type": "card_json", "data": json.dumps(card)},
    "cardkit update": lambda card: {"card": {"type": "card_json", "data": json.dumps(card)}, "sequence": 1},
    "callback": lambda card: {"toast": {}, "card": {"type": "raw", "data": card}},
    "delayed update": lambda card: {"token": "c-1", "card": card},
    "card_content": lambda card: {"cardContent": {"msg_type": "interactive", "card": card}},
}


@pytest.mark.parametrize("inner", BODIES)
@pytest.mark.parametrize("outer", BODIES)
def test_a_body_where_the_card_should_stand_is_refused_and_the_card_in_it_is_found(outer: str, inner: str) -> None:
    text = json.dumps(BODIES[outer](BODIES[inner](CARD)))
    found = unwrap(text)
    assert found.card == CARD
    assert followed(text, found.found_at) == CARD
    assert [error.platform_code for error in lint(found).errors] in ([200621], [99992402])
    assert ("wrapped-body" in [error.rule for error in lint(found).errors]) is (
        inner.startswith("cardkit") and (outer.startswith("cardkit") or (outer, inner) == ("delayed update", "cardkit"))
    )


@pytest.mark.parametrize(
    "body",
    [
        {"msg_type": "interactive", "content": json.dumps(TEXT)},
        {"receive_id": "oc_1", "msg_type": "interactive", "content": json.dumps(json.dumps(TEXT))},
        {"content": json.dumps(TEXT), "msg_type": "interactive", "reply_in_thread": True},
        {"type": "card_json", "data": json.dumps(TEXT)},
        {"msg_type": "interactive", "card": json.dumps(TEXT)},
    ],
)
def test_a_card_that_was_made_a_text_twice_is_refused(body: dict[str, Any]) -> None:
    text = json.dumps(body)
    found = unwrap(text)
    assert found.card == CARD
    assert followed(text, found.found_at) == CARD
    assert [(error.rule, error.platform_code) for error in lint(found).errors] == [("text-in-text", 200621)]


@pytest.mark.parametrize(
    "value", [{"view": {"card": CARD}}, [{"card": CARD}], {"rows": [{"id": 1, "payload": json.dumps({"card": CARD})}]}]
)
def test_something_else_that_calls_its_card_card_is_no_wrapper(value: Any) -> None:
    found = unwrap(json.dumps(value))
    assert (found.card, found.envelope) == (CARD, "card")
    assert lint(found).ok
    assert not fix(found).applied


def test_of_wrappers_inside_something_else_the_outermost_is_its_own() -> None:
    found = unwrap(json.dumps({"view": {"card": {"card": CARD}}}))
    assert [error.rule for error in lint(found).errors] == ["extra-wrapper"]


@pytest.mark.parametrize(
    "line",
    [
        {"level": "info", "msg": f"send card: {TEXT}"},
        {"level": "info", "msg": f"POST /hook {json.dumps({'msg_type': 'interactive', 'card': CARD})} took 3 ms"},
        {"log": f"{{not json}} [1] body={TEXT}\n", "stream": "stdout"},
        {"jobs": {"send": {"steps": [{"run": "curl -d '" + TEXT + "' $URL"}]}}},
    ],
)
def test_a_card_is_found_among_the_words_of_a_text_in_json(line: Any) -> None:
    text = json.dumps(line)
    found = unwrap(text)
    assert found.card == CARD
    assert followed(text, found.found_at) == CARD
    assert lint(found).ok


FOREIGN: list[tuple[Any, str]] = [
    ({"blocks": [{"type": "card", "title": {}}, {"type": "table", "rows": []}]}, "slack_blocks"),
    ({"blocks": [{"type": "data_table"}, {"type": "plan"}, {"type": "carousel"}]}, "slack_blocks"),
    ({"cards": [{"header": {"title": "x"}, "sections": [{"widgets": []}]}]}, "google_chat"),
    ({"cardTemplateId": "x.schema", "outTrackId": "1", "cardData": {"cardParamMap": {}}}, "dingtalk"),
    ({"settings": '{"config":{"streaming_mode":false}}', "uuid": "u", "sequence": 3}, "entity_settings"),
    ({"content": "Hello", "uuid": "u", "sequence": 3}, "stream_text"),
    ({"content": '{"a":1}', "sequence": 3}, "stream_text"),
    ({"partial_element": '{"content":"x"}', "sequence": 3}, "elements"),
    ({"title": "x", "content": [[{"tag": "text", "text": "y"}]]}, "other_message"),
    ({"zh_cn": {"title": "x", "content": [[{"tag": "text", "text": "y"}]]}}, "other_message"),
    ({"header": {"Content-Type": "application/json"}, "body": {"a": 1}}, "none"),
    ({"config": {"a": 1}}, "none"),
    ({"body": {"type": "form"}, "header": "x"}, "none"),
    ({"header": {"logo": "a.png"}}, "none"),
    ({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "x"}]}, "adaptive_card"),
    ({"attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {}}]}, "adaptive_card"),
    ({"@type": "MessageCard", "sections": []}, "message_card"),
    ({"blocks": [{"type": "section", "text": {}}, {"type": "actions", "elements": []}]}, "slack_blocks"),
    ([{"type": "divider"}], "slack_blocks"),
    ({"cardsV2": [{"card": {"header": {"title": "x"}}}]}, "google_chat"),
    ({"embeds": [{"title": "x"}]}, "discord_embeds"),
    ({"msgtype": "actionCard", "actionCard": {"title": "x", "text": "y"}}, "dingtalk"),
    ({"msgtype": "markdown", "markdown": {"title": "x", "text": "y"}}, "dingtalk"),
    ({"msgtype": "markdown", "markdown": {"content": "y"}}, "wecom"),
    ({"title": "x", "elements": [[{"tag": "img"}, {"tag": "text", "text": "y"}]]}, "message_projection"),
    ({**ITEM, "body": {"content": '{"title":"x","elements":[[{"tag":"text","text":"y"}]]}'}}, "message_projection"),
    ({"actions": '[{"action":"add_elements","params":{"elements":"[]"}}]', "sequence": 1}, "batch_update"),
    (
        {"actions": [{"action": "add_elements", "params": {"type": "append", "elements": [{"tag": "hr"}]}}]},
        "batch_update",
    ),
    (
        {"actions": '[{"action":"add_elements","params":{"type":"append","elements":[{"tag":"hr"}]}}]', "sequence": 1},
        "batch_update",
    ),
    ({"type": "insert_before", "target_element_id": "a", "elements": [{"tag": "hr"}], "sequence": 1}, "elements"),
    ({"type": "append", "elements": '[{"tag":"hr"}]', "sequence": 1}, "elements"),
    ({"element": '{"tag":"hr"}', "sequence": 1}, "elements"),
    ({"msg_type": "post", "content": {"post": {"en_us": {"content": [[{"tag": "text"}]]}}}}, "other_message"),
    ({**EVENT, "event": {"operator": {}}, "header": {"event_type": "card.action.trigger"}}, "card_action"),
    ({**EVENT, "event": {"message": {"message_type": "text", "content": '{"text":"x"}'}}}, "other_message"),
    ({"msg_type": "text", "content": {"text": "x"}}, "other_message"),
    ({"msg_type": "interactive"}, "empty_message"),
    ({"tag": "column_set", "columns": []}, "elements"),
    ([{"tag": "hr"}, {"tag": "markdown", "content": "x"}], "elements"),
    ({"code": 230001, "msg": "invalid"}, "platform_answer"),
    ({"name": "x", "version": "1.0.0", "config": {"port": 80}}, "none"),
    ({"card": {"number": 4111, "name": "x"}}, "none"),
    ([], "none"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "name"), FOREIGN)
@pytest.mark.parametrize("locale", ["en", "zh"])
def test_what_is_no_card_is_named(value: Any, name: str, locale: str) -> None:
    found = unwrap(json.dumps(value))
    assert (found.envelope, found.card, found.document, found.found_at) == (name, None, None, ())
    report = lint(found, locale=locale)
    assert not report.ok
    (error,) = report.findings
    assert (error.rule, error.fix) == ("no-card", None)
    assert error.platform_code == (200621 if isinstance(value, dict) else None)
    assert error.message in [note.message(locale) for note in found.notes]
    assert fix(found).card == value


def test_every_name_has_its_sentence() -> None:
    assert set(en.NO_CARD) == set(foreign.NAMES)


def test_the_stand_in_of_the_platform_says_how_to_get_the_card() -> None:
    found = unwrap('{"title":null,"elements":[[{"tag":"text","text":"请升级至最新版本客户端，以查看内容"}]]}')
    assert "card_msg_content_type=user_card_content" in lint(found).findings[0].message


@pytest.mark.parametrize("value", [{"code": 0, "data": {}}, {"type": "AdaptiveCard", "body": []}, {"a": 1}])
def test_what_is_handed_over_is_a_card_and_stays_whole(value: dict[str, Any]) -> None:
    assert lint(value).envelope == "card"
    assert all(finding.fix is None for finding in lint(value).findings)
    assert fix(value).card == value
    assert lint({"msg_type": "interactive", "card": value}).envelope == "webhook"


def test_an_unknown_root_that_is_handed_over_is_refused() -> None:
    (error,) = lint({"code": 0, "data": {}}).errors
    assert (error.rule, error.platform_code, error.fix) == ("unknown-root", 200621, None)


def test_empty_is_a_card() -> None:
    assert unwrap("{}").card == {}


def test_a_sent_card_is_made_from_what_the_platform_keeps() -> None:
    bold = {"content": " now ", "textStyle": {"attributes": ["bold"], "color": "red"}}
    words = [
        {"tag": "plain_text", "property": {"content": "Ship"}},
        {"tag": "plain_text", "property": bold},
        {"tag": "link", "property": {"content": "here", "url": {"url": "https://example.com"}}},
        {"tag": "list", "property": {"items": [{"level": 0, "type": "ul", "elements": [words_of("one")]}]}},
        {"tag": "at", "property": {"atUserKey": "u1"}},
    ]
    button = {
        "text": words_of("Go"), "type": "primary", "disabled": False, "i18nText": {},
        "actions": [{"type": "open_url", "action": {"url": "https://example.com", "pcURL": ""}}],
    }  # fmt: skip
    table = {"columns": [{"name": "a", "displayName": "A", "dataType": "text"}], "rows": [{"a": {"data": "1"}}]}
    pixels = {"type": "pixels", "value": 4}
    column = {
        "elements": [{"tag": "markdown", "property": {"elements": words, "textStyle": {"size": "heading"}}}],
        "padding": {"top": pixels, "right": pixels, "bottom": pixels, "left": pixels},
    }
    tree = {
        "schema": 2,
        "header": {"tag": "card_header", "property": {"title": words_of("Title"), "template": "blue"}},
        "body": {"property": {"elements": [
            {"id": "1", "tag": "column_set", "property": {"columns": [{"tag": "column", "property": column}]}},
            {"id": "2", "tag": "img", "property": {"imageID": "i1", "compactWidth": True}},
            {"id": "3", "tag": "button", "property": button},
            {"id": "4", "tag": "table", "property": table},
        ]}},
    }  # fmt: skip
    attachment = {
        "images": {"i1": {"origin_key": "img_v3_02ab_11111111-2222-3333-4444-555555555555"}},
        "at_users": {"u1": {"user_id": "ou_1"}},
    }
    found = unwrap(
        json.dumps({"json_card": json.dumps(tree), "json_attachment": json.dumps(attachment), "card_schema": 2})
    )
    assert found.card == {
        "schema": "2.0",
        "config": {"update_multi": True},
        "header": {"title": {"tag": "plain_text", "content": "Title"}, "template": "blue"},
        "body": {"elements": [
            {"tag": "column_set", "columns": [{"tag": "column", "padding": "4px 4px 4px 4px", "elements": [
                {"tag": "markdown", "text_size": "heading", "content":
                 "Ship <font color='red'>**now**</font> [here](https://example.com)\n- one\n<at id=ou_1></at>"}]}]},
            {"tag": "img", "img_key": "img_v3_02ab_11111111-2222-3333-4444-555555555555"},
            {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "type": "primary",
             "behaviors": [{"type": "open_url", "default_url": "https://example.com"}]},
            {"tag": "table", "rows": [{"a": "1"}],
             "columns": [{"name": "a", "display_name": "A", "data_type": "text"}]},
        ]},
    }  # fmt: skip
    assert found.envelope == "message"
    assert found.found_at == ()  # it stands nowhere
    assert lint(found).errors == ()


def words_of(text: str) -> dict[str, Any]:
    return {"tag": "plain_text", "property": {"content": text}}


relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
KEYS = st.sampled_from(["data", "items", "content", "msg", "a/b", "~", "", "type", "x"])
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
#: One layer around a card: a member, an item, or a text.
LAYERS = st.lists(st.sampled_from(["text"]) | st.tuples(KEYS | st.none(), ANYTHING, ANYTHING), max_size=5)
ELEMENTS = st.lists(st.builds(lambda text: {"tag": "markdown", "content": text}, st.text(max_size=9)), min_size=1)


@relaxed
@given(ELEMENTS, LAYERS)
def test_a_card_is_found_in_whatever_is_around_it(elements: list[Any], layers: list[Any]) -> None:
    card: Any = {"schema": "2.0", "body": {"elements": elements}}
    value = card
    texts = 0
    for layer in layers:
        if layer == "text":
            if texts < 5:
                texts, value = texts + 1, json.dumps(value)
        elif layer[0] is None:
            value = [layer[1], value, layer[2]]
        else:
            value = {"before": layer[1], "behind": layer[2], layer[0]: value}
    text = json.dumps(value)
    try:
        json.loads(text)
        found = unwrap(text)
    except Unreadable:
        return
    assert found.card == card
    assert followed(text, found.found_at) == card


@relaxed
@given(ANYTHING)
def test_json_without_a_card_holds_none(value: Any) -> None:
    try:
        found = unwrap(json.dumps(value))
    except Unreadable:
        return  # half of a character
    assert found.card == ({} if value == {} else None)
    assert fix(found).card == value
    assert lint(found).ok == (value == {})


def test_the_way_says_every_layer() -> None:
    text = json.dumps({"a": json.dumps([{"b~/c": CARD}])})
    inner = len(json.dumps([{"b~/c": CARD}]))
    assert unwrap(text).found_at == (
        Region(0, len(text), "json"), Inside("/a"), Text(), Region(0, inner, "json"), Inside("/0/b~0~1c"),
    )  # fmt: skip
