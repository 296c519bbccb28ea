"""`POST /api/v1/cards/lint/`, `fill/`, `convert/` and `unwrap/`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cardstudio.api.throttles import AnonymousThrottle
from cardstudio.cards import lint

LINT, UNWRAP = "/api/v1/cards/lint/", "/api/v1/cards/unwrap/"
FILL, CONVERT = "/api/v1/cards/fill/", "/api/v1/cards/convert/"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}
FAULTY = {"schema": "9", "body": {"elements": [{"tag": "hr"}]}}


def post(client: Client, url: str, body: object, **headers: str):
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(url, text, content_type="application/json", headers=headers)


def test_it_works(client: Client):
    answer = post(client, LINT, {"card": CARD})

    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(lint(CARD).to_dict()))
    assert answer.json()["ok"] is True


def test_all_subjects_are_looked_at(client: Client):
    webhook = json.dumps({"msg_type": "interactive", "card": CARD})

    assert post(client, LINT, {"text": webhook}).json()["envelope"] == "webhook"
    for document in ({"card": CARD, "variables": []}, {"card": CARD}):
        assert post(client, LINT, {"document": document}).json()["envelope"] == "document"


def test_it_tells_what_an_old_client_does_not_draw(client: Client):
    card = {"elements": [{"tag": "collapsible_panel", "elements": []}]}
    found = post(client, LINT, {"card": card, "client": "7.4"}).json()["findings"]
    assert ("/elements/0", "client-without-component") in {(one["pointer"], one["rule"]) for one in found}


def test_a_channel_counts_alone(client: Client):
    large = {"elements": [{"tag": "markdown", "content": "x" * 25_000}]}

    assert post(client, LINT, {"card": large, "channel": "message"}).json()["ok"] is True
    assert post(client, LINT, {"card": large, "channel": "jsapi"}).json()["ok"] is False


def test_it_speaks_chinese(client: Client):
    english, chinese = (
        post(client, LINT, {"card": FAULTY}, **{"accept-language": tag}).json()["findings"][0]["message"]
        for tag in ("en", "zh-CN")
    )

    assert english != chinese
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese)


def test_fixing_answers_with_the_card(client: Client):
    fixed = post(client, LINT, {"card": FAULTY, "fix": "all"}).json()

    assert fixed["card"]["schema"] == "2.0"
    assert fixed["findings"] == []
    assert "card" not in post(client, LINT, {"card": FAULTY}).json()
    untouched = post(client, LINT, {"card": FAULTY, "fix": ["no-such-rule"]}).json()
    assert untouched["card"] == FAULTY


@pytest.mark.parametrize(
    "body", [{"document": {"card": FAULTY, "samples": []}}, {"text": json.dumps({"card": FAULTY})}]
)
def test_fixing_reaches_into_documents_and_wrappers(client: Client, body):
    fixed = post(client, LINT, {**body, "fix": "all"}).json()

    assert fixed["card"] == {"schema": "2.0", "body": FAULTY["body"]}


def test_numbers_stay_exact(client: Client):
    text = '{"card":{"elements":[],"x":[12345678901234567890,0.1234567890123456789]},"fix":[]}'

    answer = post(client, LINT, text)

    assert b'"x":[12345678901234567890,0.1234567890123456789]' in answer.content


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, ""),
        ({"card": CARD, "text": "{}"}, ""),
        ({"card": [], "channel": "jsapi"}, "card"),
        ({"card": None}, "card"),
        ({"document": "x"}, "document"),
        ({"text": {}}, "text"),
        ({"card": CARD, "channel": "fax"}, "channel"),
        ({"card": CARD, "client": "v7.6"}, "client"),
        ({"card": CARD, "fix": "some"}, "fix"),
        ({"card": CARD, "fix": [1]}, "fix"),
        ({"card": CARD, "fix": {}}, "fix"),
    ],
)
def test_a_wrong_request_is_named(client: Client, body, field):
    answer = post(client, LINT, body)

    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]


@pytest.mark.parametrize("url", [LINT, UNWRAP])
def test_an_unreadable_text_says_where(client: Client, url: str):
    answer = post(client, url, {"text": '{\n  "elements": [}'})

    body = answer.json()
    assert (answer.status_code, body["error"]["code"]) == (400, "unreadable")
    assert (body["line"], body["column"]) == (2, 16)
    assert body["error"]["fields"]["text"] == [body["error"]["message"]]


@pytest.mark.parametrize("text", ["", " ", "\0", "<xml/>", "[" * 100_000, '{"a":NaN}', '"\\ud83d"'])
@pytest.mark.parametrize("url", [LINT, UNWRAP])
def test_no_text_breaks_it(client: Client, url: str, text: str):
    answer = post(client, url, {"text": text})

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "unreadable")


def test_unwrap_works(client: Client):
    text = json.dumps({"msg_type": "interactive", "card": json.dumps(CARD)})

    answer = post(client, UNWRAP, {"text": text}).json()

    assert set(answer) == {"envelope", "card", "document", "notes"}
    assert (answer["card"], answer["document"]) == (CARD, None)
    assert all(set(note) == {"rule", "params", "message"} for note in answer["notes"])


def test_unwrap_of_a_reference_holds_no_card(client: Client):
    text = '{"type": "template", "data": {"template_id": "AAq1"}}'

    answer = post(client, UNWRAP, {"text": text}).json()

    assert (answer["envelope"], answer["card"]) == ("template_ref", None)
    assert post(client, LINT, {"text": text, "fix": "all"}).json()["format"] is None


def test_filling_works(client: Client):
    document = {
        "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hi ${who}"}]}},
        "variables": [{"name": "who", "type": "text"}],
    }

    answer = post(client, FILL, {"document": document, "values": {"who": "*Ann*"}}).json()

    assert set(answer) == {"card", "report"}
    assert "Ann" in answer["card"]["body"]["elements"][0]["content"]
    assert "*Ann*" not in answer["card"]["body"]["elements"][0]["content"]
    assert answer["report"]["card_hash"] == lint(answer["card"]).card_hash
    assert answer["report"]["ok"] is True


def test_filling_says_what_values_are_wrong(client: Client):
    document = {"card": {"elements": []}, "variables": [{"name": "count", "type": "number"}]}

    report = post(client, FILL, {"document": document, "values": {"count": {"no": "number"}}}).json()["report"]

    assert report["ok"] is False
    assert [finding["rule"] for finding in report["findings"] if finding["severity"] == "error"] == ["wrong-value-type"]


def test_converting_works(client: Client):
    old = {"elements": [{"tag": "note", "elements": [{"tag": "plain_text", "content": "small"}]}]}

    answer = post(client, CONVERT, {"card": old, "to": "2.0"}).json()

    assert set(answer) == {"card", "changes", "report"}
    assert answer["card"]["schema"] == "2.0"
    assert (answer["report"]["format"], answer["report"]["ok"]) == ("2.0", True)
    assert all(set(change) == {"pointer", "kind", "message"} for change in answer["changes"])
    assert post(client, CONVERT, {"card": CARD, "to": "2.0"}).json()["changes"] == []


def test_converting_tells_what_is_refused_only_now(client: Client):
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "url": "https://example.com"}
    old = {"elements": [{"tag": "action", "actions": [button] * 120}]}
    assert post(client, LINT, {"card": old}).json()["ok"] is True

    answer = post(client, CONVERT, {"card": old, "to": "2.0"}).json()

    assert answer["report"]["ok"] is False
    told = [(change["kind"], change["pointer"], change["message"]) for change in answer["changes"]]
    (refused,) = [finding for finding in answer["report"]["findings"] if finding["severity"] == "error"]
    assert ("refused", refused["pointer"], refused["message"]) in told


@pytest.mark.parametrize(
    ("url", "body", "field"),
    [
        (FILL, {}, "document"),
        (FILL, {"document": [], "values": {}}, "document"),
        (FILL, {"document": {}, "values": []}, "values"),
        (CONVERT, {"to": "2.0"}, "card"),
        (CONVERT, {"card": {}, "to": "3.0"}, "to"),
        (CONVERT, {"card": {}, "to": 2}, "to"),
        (UNWRAP, {"text": 5}, "text"),
    ],
)
def test_wrong_fields_of_the_other_tools_are_named(client: Client, url, body, field):
    answer = post(client, url, body)

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, [field])


def test_strangers_are_throttled(client: Client, monkeypatch):
    cache.clear()
    monkeypatch.setattr(AnonymousThrottle, "THROTTLE_RATES", {"anonymous": "2/min"})
    first = post(client, UNWRAP, {"text": "{}"})
    second = post(client, LINT, {"card": {}})

    answer = post(client, UNWRAP, {"text": "{}"}, **{"x-forwarded-for": "203.0.113.9"})

    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "throttled")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    limits = [(one["RateLimit-Limit"], one["RateLimit-Remaining"]) for one in (first, second, answer)]
    assert limits == [("2", "1"), ("2", "0"), ("2", "0")]
    assert 1 <= int(answer["RateLimit-Reset"]) <= 60


def test_who_signed_in_is_not_counted(alice: Client):
    assert "RateLimit-Limit" not in post(alice, LINT, {"card": {}}).headers


def test_callbacks_are_told_unless_the_app_answers_them(client: Client, settings):
    behaviors = [{"type": "callback", "value": {"to": "https://example.com"}}]
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "behaviors": behaviors}
    body = {"card": {"schema": "2.0", "body": {"elements": [button]}}, "channel": "jsapi"}

    settings.CARD_CALLBACK = ""
    (finding,) = post(client, LINT, body).json()["findings"]
    assert finding["rule"] == "callback-not-configured"
    mended = post(client, LINT, {**body, "fix": ["callback-not-configured"]}).json()
    assert mended["card"]["body"]["elements"][0]["behaviors"][0]["default_url"] == "https://example.com"

    settings.CARD_CALLBACK = "https://example.com/callback"
    assert post(client, LINT, body).json()["findings"] == []


def test_converting_a_document_keeps_its_loops(client):
    loop = {"tag": "hr", "$each": "row in rows"}
    document = {"card": {"elements": [loop]}, "variables": [{"name": "rows", "type": "object_array"}]}
    answer = post(client, CONVERT, {"document": document, "to": "2.0"}).json()
    assert answer["card"] == {"schema": "2.0", "body": {"elements": [loop]}}
    assert answer["report"]["ok"] is True
    assert post(client, CONVERT, {"document": {"card": []}}).status_code == 400


@pytest.mark.parametrize("text", ["null", "[]", "5"])
def test_json_without_a_card_is_read_all_the_same(client: Client, text: str):
    assert (post(client, UNWRAP, {"text": text}).json()["card"], post(client, LINT, {"text": text}).json()["ok"]) == (
        None,
        False,
    )


def test_what_is_no_card_is_named(client: Client):
    text = '{"type": "AdaptiveCard", "body": []}'
    answer = client.post(UNWRAP, {"text": text}, content_type="application/json")
    assert (answer.status_code, answer.json()["card"], answer.json()["envelope"]) == (200, None, "adaptive_card")
    report = client.post(LINT, {"text": text, "fix": "all"}, content_type="application/json").json()
    assert (report["ok"], [one["rule"] for one in report["findings"]]) == (False, ["no-card"])
    assert "card" not in report


def test_a_card_is_found_in_an_answer_of_the_platform(client: Client):
    item = {"msg_type": "interactive", "body": {"content": '{"elements":[{"tag":"hr"}]}'}}
    text = json.dumps({"code": 0, "msg": "success", "data": {"items": [item]}})
    answer = client.post(UNWRAP, {"text": text}, content_type="application/json").json()
    assert (answer["card"], answer["envelope"]) == ({"elements": [{"tag": "hr"}]}, "message")


@pytest.mark.parametrize(
    ("tool", "body"),
    [
        ("lint", lambda card: {"card": card}),
        ("lint", lambda card: {"card": card, "fix": "all"}),
        ("lint", lambda card: {"document": {"card": card}}),
        ("lint", lambda card: {"document": {"card": {}, "samples": [{"values": card}]}}),
        ("lint", lambda card: {"text": json.dumps(card)}),
        ("fill", lambda card: {"document": {"card": card}}),
        ("convert", lambda card: {"card": card, "to": "2.0"}),
        ("convert", lambda card: {"document": {"card": card}, "to": "1.0"}),
        ("snippets", lambda card: {"card": card}),
    ],
)
def test_a_card_larger_than_256_kb_is_413_with_one_finding_that_says_so(client: Client, db, tool: str, body: Any):
    def asked(size: int) -> Any:
        card = {"elements": [{"tag": "markdown", "content": "x" * size}]}
        return client.post(f"/api/v1/cards/{tool}/", body(card), content_type="application/json")

    assert asked(255 * 1024).status_code == 200
    answer = asked(256 * 1024)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "card_too_large"
    (finding,) = answer.json()["report"]["findings"]
    assert (finding["rule"], finding["severity"]) == ("too-large-to-check", "error")
    assert answer.json()["report"]["ok"] is False


def test_fixing_a_document_answers_with_the_document(client: Client, db):
    document = {"card": {"elements": [{"tag": "hr"}]}, "variables": [{"name": "a", "requird": False}]}
    answer = client.post("/api/v1/cards/lint/", {"document": document, "fix": "all"}, content_type="application/json")
    assert answer.json()["document"] == {**document, "variables": [{"name": "a", "required": False}]}
