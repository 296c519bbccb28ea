"""`templates/{id}/content/`: what a program sends."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.api.library.conftest import put_draft

Json = dict[str, Any]


def content(client: Client, template: Json, **body: Any) -> Any:
    path = f"/api/v1/templates/{template['id']}/content/"
    return client.post(path, body, content_type="application/json")


@pytest.fixture
def greeting(alice: Client, template: Json) -> Json:
    """A template that greets `name`, published as version 1."""
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello ${name}"}]}}
    document = {"card": card, "variables": [{"name": "name", "type": "text", "default": "you"}]}
    put_draft(alice, template, {"document": document})
    alice.post(f"/api/v1/templates/{template['id']}/versions/", {}, content_type="application/json")
    return template


def said(answer: Any) -> str:
    return str(answer.json()["card_content"]["card"]["body"]["elements"][0]["content"])


def test_it_works(alice: Client, greeting: Json) -> None:
    answer = content(alice, greeting, values={"name": "Ann"})
    assert answer.status_code == 200
    assert answer.json()["card_content"]["msg_type"] == "interactive"
    assert answer.json()["card_content"]["update_multi"] is True
    assert said(answer) == "Hello Ann"
    assert answer.json()["report"]["ok"] is True
    assert said(content(alice, greeting)) == "Hello you"


def test_a_version_can_be_named_and_the_latest_is_meant_otherwise(alice: Client, greeting: Json) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Changed"}]}}
    put_draft(alice, greeting, {"document": {"card": card}}, revision=2, save_id="s2")
    assert said(content(alice, greeting)) == "Hello you"
    alice.post(f"/api/v1/templates/{greeting['id']}/versions/", {}, content_type="application/json")
    assert said(content(alice, greeting)) == "Changed"
    assert said(content(alice, greeting, version=1)) == "Hello you"
    assert content(alice, greeting, version=9).status_code == 404


def test_the_draft_is_meant_while_nothing_is_published(alice: Client, template: Json) -> None:
    assert content(alice, template).status_code == 200


def test_what_would_be_refused_is_422_with_the_report(alice: Client, template: Json) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}
    put_draft(alice, template, {"document": {"card": card}})
    answer = content(alice, template)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_refused")
    assert answer.json()["report"]["ok"] is False
    assert answer.json()["report"]["findings"]


def test_another_channel_gets_its_own_wrapper(alice: Client, greeting: Json) -> None:
    message = content(alice, greeting, channel="message").json()["card_content"]
    assert isinstance(message["content"], str)
    assert set(content(alice, greeting, channel="webhook").json()["card_content"]) == {"msg_type", "card"}


@pytest.mark.parametrize(
    "body", [{"values": []}, {"version": 0}, {"version": "x"}, {"channel": "pigeon"}, {"locale": 3}]
)
def test_wrong_bodies_are_refused(alice: Client, greeting: Json, body: Json) -> None:
    assert content(alice, greeting, **body).status_code == 400


def test_a_viewer_may_call_and_a_stranger_finds_nothing(vera: Client, charlie: Client, greeting: Json) -> None:
    assert content(vera, greeting).status_code == 200
    assert content(charlie, greeting).status_code == 404
