from __future__ import annotations

import json
from typing import Any

import pytest

from cardstudio.cards import Unreadable, fill, lint, unwrap, wrap

CARD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hi"}]}}
TEXT = json.dumps(CARD)
REFERENCE = {"type": "template", "data": {"template_id": "AAq1", "template_version_name": "1.0.0"}}


def test_it_works() -> None:
    found = unwrap(TEXT)
    assert (found.envelope, found.card, found.document, found.notes) == ("card", CARD, None, ())


@pytest.mark.parametrize(
    ("body", "envelope"),
    [
        ({}, "card"),
        ({"msg_type": "interactive", "card": CARD}, "webhook"),
        ({"timestamp": "1", "sign": "x", "msg_type": "interactive", "card": CARD, "variables": []}, "webhook"),
        ({"msg_type": "interactive", "card": TEXT}, "webhook"),
        ({"receive_id": "oc_1", "msg_type": "interactive", "content": TEXT}, "message"),
        ({"content": TEXT}, "message"),
        (
            {"cardContent": {"msg_type": "interactive", "update_multi": True, "card": CARD}, "openChatIDs": []},
            "card_content",
        ),
        ({"name": "Card", "dsl": CARD, "variables": []}, "cardkit"),
        ({"name": "Card", "dsl": TEXT, "variables": []}, "cardkit"),
        ({"type": "card_json", "data": TEXT}, "cardkit"),
        ({"toast": {"type": "info"}, "card": {"type": "raw", "data": CARD}}, "callback"),
        ({"token": "c-1", "card": CARD}, "callback"),
        ({"type": "raw", "data": CARD}, "callback"),
        ({"department_ids": ["od-1"], "open_ids": [], "msg_type": "interactive", "card": CARD}, "webhook"),
        ({"chat_id": "oc_1", "user_id": "u", "msg_type": "interactive", "card": CARD}, "webhook"),
        ({"name": "Card", "user_dsl": TEXT, "schema_version": 2}, "cardkit"),
        ({"card": CARD, "variables": []}, "document"),
        ({"card": CARD, "samples": []}, "document"),
        ({"card": CARD, "editor": {"nodes": []}}, "document"),
    ],
)
def test_it_recognises(body: dict[str, Any], envelope: str) -> None:
    found = unwrap(json.dumps(body))
    assert found.envelope == envelope
    assert found.card == (CARD if body else {})
    assert lint(found).ok


@pytest.mark.parametrize(
    "body",
    [
        REFERENCE,
        {"type": "card", "data": {"card_id": "7"}},
        {"msg_type": "interactive", "card": REFERENCE},
        {"receive_id": "ou_1", "msg_type": "interactive", "content": json.dumps(REFERENCE)},
        {"toast": {}, "card": REFERENCE},
        {"card": REFERENCE},
    ],
)
def test_a_reference_holds_no_card(body: dict[str, Any]) -> None:
    found = unwrap(json.dumps(body))
    assert (found.envelope, found.card) == ("template_ref", None)
    report = lint(found).to_dict()
    assert (report["ok"], report["format"], report["elements"], report["bytes"]) == (True, None, 0, 0)
    assert [(finding["rule"], finding["severity"]) for finding in report["findings"]] == [
        ("template-reference", "info")
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"rows": '[{"text": "a"}]', "title": "x"}, ["rows"]),
        ({"rows": ' [["a"]]', "who": '{"id": "ou_1"}'}, ["rows", "who"]),
        ('{"title": "x"}', ["template_variable"]),
        ({"rows": [{"text": "a"}], "who": {"id": "ou_1"}}, []),
        ({"note": "[1]", "link": "[a](https://example.org)", "code": "{ok", "none": "[]", "empty": ""}, []),
        (None, []),
        ([["a"]], []),
    ],
)
def test_values_of_a_template_that_are_text_by_mistake_are_told(given: Any, told: list[str]) -> None:
    reference = {**REFERENCE, "data": {"template_id": "AAq9", "template_variable": given}}
    for body in (reference, {"msg_type": "interactive", "card": reference}):
        report = lint(unwrap(json.dumps(body)))
        found = [(one.rule, one.severity, one.params["name"]) for one in report.findings if one.params]
        assert found == [("encoded-value", "warning", name) for name in told]
        assert report.ok


def test_a_document_comes_back_whole() -> None:
    document = {"card": CARD, "variables": [{"name": "who", "type": "text"}], "samples": [], "other": 1}
    assert unwrap(json.dumps(document)).document == document


def test_an_export_becomes_a_document() -> None:
    variable = {"type": "text", "apiName": "var_1", "name": "who", "desc": "Somebody", "mockData": "Ada"}
    found = unwrap(json.dumps({"name": "Card", "dsl": CARD, "variables": [variable]}))
    assert found.document == {
        "card": CARD,
        "variables": [{"name": "who", "type": "text", "description": "Somebody"}],
        "samples": [{"name": "mock", "values": {"who": "Ada"}}],
    }


def test_loops_of_an_export_become_those_of_documents() -> None:
    words = {"tag": "markdown", "content": "${name} of ${title}, ${loop.index}"}
    columns = {"tag": "column_set", "columns": [{"tag": "column", "elements": [words]}]}
    link = {"type": "template_open_url", "multi_url": "${link}"}
    elements = [
        {**columns, "_varloop": "${people}"},
        {"tag": "repeat", "variable": "people", "elements": [{"tag": "markdown", "content": "${people.name}"}]},
        {"tag": "repeat", "variable": "people", "elements": [{"tag": "hr"}, {"tag": "hr"}]},
        {"tag": "markdown", "content": "${name}", "$data": "${people}", "$when": "${name == 'Bob' && title}"},
        {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "behaviors": [link]},
    ]
    dsl = {"schema": "2.0", "body": {"elements": elements}}
    types = {"title": "text", "people": "objectArray", "link": "url"}
    mock = {"title": "team", "people": [{"name": "Ada"}, {"name": "Bob"}], "link": {"url": "https://example.com"}}
    variables = [{"name": name, "type": types[name], "mockData": value} for name, value in mock.items()]
    found = unwrap(json.dumps({"name": "Card", "dsl": dsl, "variables": variables}))
    assert found.card == dsl
    assert found.document is not None
    filled = fill(found.document, mock)
    assert filled.problems == ()
    made = filled.card["body"]["elements"]
    said = [one["columns"][0]["elements"][0]["content"] for one in made[:2]]
    assert said == ["Ada of team, 1", "Bob of team, 2"]
    assert [one["content"] for one in made if one["tag"] == "markdown"] == ["Ada", "Bob", "Bob"]
    assert len(made[4]["columns"][0]["elements"]) == 2
    assert made[-1]["behaviors"][0]["default_url"] == "https://example.com"
    assert [finding for finding in lint(found).findings if finding.severity != "info"] == []


def test_what_an_export_says_in_other_ways_is_left_as_it_is() -> None:
    elements = [{"tag": "repeat", "variable": 3}, {"tag": "hr", "_varloop": "rows"}, {"tag": "hr", "$when": "${a b}"}]
    dsl = {"schema": "2.0", "body": {"elements": elements}}
    found = unwrap(json.dumps({"name": "Card", "dsl": dsl, "variables": []}))
    assert found.document == {"card": dsl, "variables": [], "samples": []}


@pytest.mark.parametrize(
    "body",
    [{"card": CARD}, {"receive_id": "oc_1", "msg_type": "interactive", "content": json.dumps({"card": CARD})}],
)
def test_one_wrapper_too_many_is_an_error_with_a_fix(body: dict[str, Any]) -> None:
    found = unwrap(json.dumps(body))
    assert found.card == CARD
    report = lint(found)
    (error,) = report.errors
    assert (error.pointer, error.rule, error.platform_code) == ("", "extra-wrapper", 200621)
    assert error.fix is not None
    assert error.fix.patch[0]["op"] == "test"
    assert not report.ok


@pytest.mark.parametrize("channel", ["jsapi", "webhook", "message"])
def test_unwrapping_undoes_wrapping(channel: str) -> None:
    assert unwrap(json.dumps(wrap(CARD, channel))).card == CARD


def test_wrapping_for_a_message_escapes_the_card() -> None:
    assert wrap(CARD, "message")["content"] == json.dumps(CARD, separators=(",", ":"))


@pytest.mark.parametrize("text", ["[]", "1", "true", "null", '"[1]"', '"words"', '{"a": 1}', '{"header": "x", "b": 1}'])
def test_what_holds_no_card_says_so(text: str) -> None:
    found = unwrap(text)
    assert (found.envelope, found.card, found.found_at) == ("none", None, ())
    report = lint(found)
    assert not report.ok
    (error,) = report.findings
    assert (error.rule, error.fix) == ("no-card", None)
    assert error.platform_code == (200621 if text.startswith("{") else None)


@pytest.mark.parametrize("text", ["", "hello", "{", '{"a": }', "<html></html>", "{]", '{"a": "'])
def test_it_refuses_what_is_no_json(text: str) -> None:
    with pytest.raises(Unreadable, match="not JSON"):
        unwrap(text)


def test_a_card_in_a_string_is_opened() -> None:
    found = unwrap(json.dumps(TEXT))
    assert found.card == CARD
    assert [note.rule for note in found.notes] == ["was-escaped"]


def test_duplicate_keys_are_told_and_linted() -> None:
    found = unwrap('{"msg_type":"interactive","card":{"elements":[{"tag":"hr","tag":"hr"}]}}')
    assert "duplicate-key" in [note.rule for note in found.notes]
    assert [(one.rule, one.pointer) for one in lint(found).findings] == [("duplicate-key", "/elements/0/tag")]


def test_content_without_a_card_is_unknown() -> None:
    report = lint(unwrap('{"msg_type": "interactive", "content": {"text": "words"}}'))
    assert "unknown-card-value" in [error.rule for error in report.errors]


def test_a_later_update_may_name_whom_it_is_for() -> None:
    """``open_ids`` is no property of a card; beside the token of a callback the platform reads it there."""
    body = {"token": "c-1", "card": {"open_ids": ["ou_1"], "elements": [{"tag": "hr"}]}}
    found = unwrap(json.dumps(body))
    assert not lint(found).findings
    assert [finding.rule for finding in lint(body["card"]).findings] == ["unknown-property"]  # type: ignore[arg-type]  # an object
