"""`templates/{id}/content/`: what a program sends."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import TokenDay
from tests.api.library.conftest import put_draft, release
from tests.conftest import People
from tests.tokens import key_of


def content(client: Client, template: JSONObject, **body: Any) -> Any:
    path = f"/api/v1/templates/{template['id']}/content/"
    return client.post(path, body, content_type="application/json")


@pytest.fixture
def greeting(alice: Client, template: JSONObject) -> JSONObject:
    """A template that greets `name`, released as version 1."""
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello ${name}"}]}}
    document = {"card": card, "variables": [{"name": "name", "type": "text", "default": "you"}]}
    put_draft(alice, template, {"document": document})
    release(alice, template)
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


def test_a_version_can_be_named_and_the_release_is_meant_otherwise(alice: Client, greeting: JSONObject) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Changed"}]}}
    put_draft(alice, greeting, {"document": {"card": card}}, revision=2, save_id="s2")
    assert said(content(alice, greeting)) == "Hello you"
    alice.post(f"/api/v1/templates/{greeting['id']}/versions/", {}, content_type="application/json")
    assert said(content(alice, greeting)) == "Hello you"
    assert said(content(alice, greeting, version=2)) == "Changed"
    release(alice, greeting)
    assert said(content(alice, greeting)) == "Changed"
    assert said(content(alice, greeting, version=1)) == "Hello you"
    assert content(alice, greeting, version=9).status_code == 404


def test_the_cards_of_a_token_are_counted_by_day(people: People, alice: Client, greeting: JSONObject) -> None:
    key = key_of(people.alice, people.team, Scope.CONTENT, Scope.LIBRARY_READ)
    token = ApiToken.objects.get()
    today = timezone.now().astimezone(UTC).date()
    for days, cards in ((29, 5), (30, 100), (40, 1000)):
        TokenDay.objects.create(token=token, day=today - timedelta(days=days), cards=cards)

    def get(**body: Any) -> None:
        path = f"/api/v1/templates/{greeting['id']}/content/"
        headers = {"authorization": f"Bearer {key}"}
        answer = Client().post(path, {"values": {"name": "Su"}, **body}, "application/json", headers=headers)
        assert answer.status_code == 200, answer.json()

    for body in ({}, {}, {"version": "draft"}):
        get(**body)

    (row,) = alice.get("/api/v1/tokens/", {"team": str(people.team.pk)}).json()["results"]
    assert row["calls"] == 5 + 3
    assert TokenDay.objects.count() == 2, "days that no longer count are gone"


def test_nothing_is_meant_while_nothing_is_released(alice: Client, template: JSONObject) -> None:
    answer = content(alice, template)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_release")


def test_editors_may_ask_for_the_draft(alice: Client, bob: Client, vera: Client, greeting: JSONObject) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Draft"}]}}
    put_draft(alice, greeting, {"document": {"card": card}}, revision=2, save_id="s2")
    assert said(content(bob, greeting, version="draft")) == "Draft"
    assert content(vera, greeting, version="draft").status_code == 403
    versions = alice.get(f"/api/v1/templates/{greeting['id']}/versions/").json()["results"]
    assert [version["number"] for version in versions] == [1]


def test_a_template_has_a_name_for_programs(alice: Client, charlie: Client, greeting: JSONObject) -> None:
    found = alice.get(f"/api/v1/templates/{greeting['id']}/").json()
    path = f"/api/v1/teams/{found['team']}/content/{found['slug']}/"
    values = {"values": {"name": "Ann"}}
    assert said(alice.post(path, values, content_type="application/json")) == "Hello Ann"
    assert charlie.post(path, values, content_type="application/json").status_code == 404
    nowhere = f"/api/v1/teams/{found['team']}/content/nobody/"
    assert alice.post(nowhere, values, content_type="application/json").status_code == 404


def test_many_cards_in_one_call(alice: Client, greeting: JSONObject) -> None:
    path = f"/api/v1/templates/{greeting['id']}/content/batch/"
    answer = alice.post(path, {"items": [{"name": "Ann"}, {"nmae": "Bo"}, {}]}, content_type="application/json")
    assert answer.status_code == 200
    first, wrong, last = answer.json()["results"]
    assert first["card_content"]["card"]["body"]["elements"][0]["content"] == "Hello Ann"
    assert wrong["error"]["code"] == "unknown_value"
    assert last["card_content"]["card"]["body"]["elements"][0]["content"] == "Hello you"
    too_many = {"items": [{}] * 501}
    assert alice.post(path, too_many, content_type="application/json").status_code == 400


def test_what_would_be_refused_is_422_with_the_report(alice: Client, template: JSONObject) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}
    put_draft(alice, template, {"document": {"card": card}})
    release(alice, template)
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
    release(alice, template)
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


def test_a_wrong_value_is_named_and_not_called_missing(alice: Client, template: JSONObject) -> None:
    rows = [{"name": "at", "type": "time"}, {"name": "what", "type": "text"}]
    variables = [
        {"name": "count", "type": "number"},
        {"name": "size", "type": "choice", "options": ["S", "M"], "default": "S"},
        {"name": "rows", "type": "object_array", "fields": rows, "default": []},
        {"name": "who", "type": "text"},
    ]
    texts = [
        {"tag": "markdown", "content": "${who}: ${count} of ${size}"},
        {"tag": "markdown", "content": "${row.at} ${row.what}", "$each": "row in rows"},
    ]
    put_draft(alice, template, {"document": {"card": {"elements": texts}, "variables": variables}})
    release(alice, template)

    def fields(**values: Any) -> tuple[str, dict[str, list[str]]]:
        answer = content(alice, template, values=values)
        assert answer.status_code == 422, answer.content
        error = answer.json()["error"]
        assert answer.json()["report"]["ok"] is False
        return error["code"], error["fields"]

    assert fields(who="Ann", count="many") == ("wrong_value", {"values.count": ["The value of “count” is no number."]})
    code, named = fields(count=[1], size="XL", rows=[{"at": "noon", "what": "Tea"}])
    assert code == "wrong_value"
    assert set(named) == {"values.count", "values.size", "values.rows.0.at", "values.who"}
    assert named["values.who"] == ["The card needs this value."]
    assert "needs" not in named["values.count"][0]
    assert fields(who="Ann") == ("missing_value", {"values.count": ["The card needs this value."]})
    good = content(alice, template, values={"who": "Ann", "count": 1, "rows": [{"at": "12:00", "what": "Tea"}]})
    assert good.status_code == 200


def test_a_wrong_default_is_not_the_callers(alice: Client, template: JSONObject) -> None:
    variables = [{"name": "count", "type": "number", "default": "many"}]
    card = {"elements": [{"tag": "markdown", "content": "${count}"}]}
    put_draft(alice, template, {"document": {"card": card, "variables": variables}})
    release(alice, template)
    answer = content(alice, template, values={"count": 3})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_refused")
