"""`templates/{id}/content/`: what a program sends."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.cards.types import JSONObject
from tests.api.library.conftest import put_draft


def content(client: Client, template: JSONObject, **body: Any) -> Any:
    path = f"/api/v1/templates/{template['id']}/content/"
    return client.post(path, body, content_type="application/json")


@pytest.fixture
def greeting(alice: Client, template: JSONObject) -> JSONObject:
    """A template that greets `name`, published as version 1."""
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello ${name}"}]}}
    document = {"card": card, "variables": [{"name": "name", "type": "text", "default": "you"}]}
    put_draft(alice, template, {"document": document})
    alice.post(f"/api/v1/templates/{template['id']}/versions/", {}, content_type="application/json")
    return template


def said(answer: Any) -> str:
    return str(answer.json()["card_content"]["card"]["body"]["elements"][0]["content"])


def test_it_works(alice: Client, greeting: JSONObject) -> None:
    answer = content(alice, greeting, values={"name": "Ann"})
    assert answer.status_code == 200
    assert answer.json()["card_content"]["msg_type"] == "interactive"
    assert answer.json()["card_content"]["update_multi"] is True
    assert said(answer) == "Hello Ann"
    assert answer.json()["report"]["ok"] is True
    assert said(content(alice, greeting)) == "Hello you"


def test_a_version_can_be_named_and_the_latest_is_meant_otherwise(alice: Client, greeting: JSONObject) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Changed"}]}}
    put_draft(alice, greeting, {"document": {"card": card}}, revision=2, save_id="s2")
    assert said(content(alice, greeting)) == "Hello you"
    alice.post(f"/api/v1/templates/{greeting['id']}/versions/", {}, content_type="application/json")
    assert said(content(alice, greeting)) == "Changed"
    assert said(content(alice, greeting, version=1)) == "Hello you"
    assert content(alice, greeting, version=9).status_code == 404


def test_the_draft_is_meant_while_nothing_is_published(alice: Client, template: JSONObject) -> None:
    assert content(alice, template).status_code == 200


def test_what_would_be_refused_is_422_with_the_report(alice: Client, template: JSONObject) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}
    put_draft(alice, template, {"document": {"card": card}})
    answer = content(alice, template)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_refused")
    assert answer.json()["report"]["ok"] is False
    assert answer.json()["report"]["findings"]


def test_another_channel_gets_its_own_wrapper(alice: Client, greeting: JSONObject) -> None:
    message = content(alice, greeting, channel="message").json()["card_content"]
    assert isinstance(message["content"], str)
    assert set(content(alice, greeting, channel="webhook").json()["card_content"]) == {"msg_type", "card"}


@pytest.mark.parametrize(
    "body", [{"values": []}, {"version": 0}, {"version": "x"}, {"channel": "pigeon"}, {"locale": 3}]
)
def test_wrong_bodies_are_refused(alice: Client, greeting: JSONObject, body: JSONObject) -> None:
    assert content(alice, greeting, **body).status_code == 400


def test_a_viewer_may_call_and_a_stranger_finds_nothing(vera: Client, charlie: Client, greeting: JSONObject) -> None:
    assert content(vera, greeting).status_code == 200
    assert content(charlie, greeting).status_code == 404


def test_a_value_nobody_declared_is_named(alice: Client, greeting: JSONObject) -> None:
    answer = content(alice, greeting, values={"nmae": "Ann", "x": 1})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "unknown_value")
    assert answer.json()["error"]["fields"] == {
        "values.nmae": ["The card has no such blank. Is it “name”?"],
        "values.x": ["The card has no such blank."],
    }


@pytest.fixture
def asking(alice: Client, template: JSONObject) -> JSONObject:
    """A template that needs `name`, and does without `note`."""
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello ${name}${note}"}]}}
    variables = [{"name": "name"}, {"name": "note", "required": False}, {"name": "nobody_needs"}]
    put_draft(alice, template, {"document": {"card": card, "variables": variables}})
    return template


@pytest.mark.parametrize("values", [{}, {"name": None}, {"note": "!"}])
def test_a_missing_value_is_422_with_the_report(alice: Client, asking: JSONObject, values: JSONObject) -> None:
    answer = content(alice, asking, values=values)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")
    assert set(answer.json()["error"]["fields"]) == {"values.name"}
    report = answer.json()["report"]
    assert report["ok"] is False
    assert ("missing-value", "error") in {(one["rule"], one["severity"]) for one in report["findings"]}


def test_missing_values_can_be_kept(alice: Client, asking: JSONObject) -> None:
    answer = content(alice, asking, missing="keep", values={"note": "!"})
    assert answer.status_code == 200
    assert said(answer) == "Hello ${name}!"
    assert content(alice, asking, missing="keep", values={"nmae": "x"}).status_code == 400
    assert content(alice, asking, missing="whatever").status_code == 400


def test_what_need_not_be_given_is_empty(alice: Client, asking: JSONObject) -> None:
    assert said(content(alice, asking, values={"name": "Ann"})) == "Hello Ann"


def test_an_overlong_value_never_goes_out_as_its_name(alice: Client, asking: JSONObject) -> None:
    for missing in ("refuse", "keep"):
        answer = content(alice, asking, values={"name": "x" * 300_000}, missing=missing)
        assert answer.status_code == 422
        assert answer.json()["report"]["ok"] is False


def test_a_version_that_is_not_there_is_named(alice: Client, greeting: JSONObject) -> None:
    answer = content(alice, greeting, version=99)
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "There is no version 99; the latest is 1."
    assert set(answer.json()["error"]["fields"]) == {"version"}
