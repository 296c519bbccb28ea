"""What library tests begin with: a card, a document, and a template made through the API."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Template
from cardstudio.library.services import template_create
from tests.conftest import People


@pytest.fixture
def card() -> JSONObject:
    return {
        "schema": "2.0",
        "header": {"title": {"tag": "plain_text", "content": "Release 3.2"}, "template": "blue"},
        "body": {"elements": [{"tag": "markdown", "content": "All **green**"}, {"tag": "hr"}]},
    }


@pytest.fixture
def document(card: JSONObject) -> JSONObject:
    return {"card": card, "variables": [], "samples": [], "update_multi": True, "editor": {}}


@pytest.fixture
def template(alice: Client, document: JSONObject) -> JSONObject:
    """A template of Alice's team."""
    answer = alice.post("/api/v1/templates/", {"document": document}, content_type="application/json")
    assert answer.status_code == 201, answer.content
    made: JSONObject = answer.json()
    return made


@pytest.fixture
def duty(people: People, document: JSONObject) -> Template:
    return template_create(actor=Actor(people.alice), team=people.team, name="Duty", document=document)


@pytest.fixture
def at(duty: Template, people: People, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Team:
    """The team, with its token and the server in the environment."""
    scopes = [Scope.LIBRARY_READ, Scope.LIBRARY_WRITE]
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="Git", scopes=scopes)
    monkeypatch.setenv("CARD_SERVER", live_server.url)
    monkeypatch.setenv("CARD_TOKEN", key)
    return people.team


def release(client: Client, template: JSONObject, **body: Any) -> JSONObject:
    """Keep the draft as a version and make it the release."""
    path = f"/api/v1/templates/{template['id']}"
    number = client.post(f"{path}/versions/", {}, content_type="application/json").json()["number"]
    answer = client.put(f"{path}/release/", {"version": number, **body}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    made: JSONObject = answer.json()
    return made


def put_draft(
    client: Client, template: JSONObject, text: str | JSONObject, *, revision: Any = 1, save_id: str = "s1"
) -> Any:
    """Save a draft given as a value, or as JSON text for what Python would spell differently."""
    body = text if isinstance(text, str) else json.dumps(text)
    return client.put(
        f"/api/v1/templates/{template['id']}/draft/",
        body,
        content_type="application/json",
        headers={"If-Match": f'"{revision}"', "Save-Id": save_id},
    )
