"""`/api/v1/tokens/`, and what a token may do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Role, Scope, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from tests.conftest import People

URL = "/api/v1/tokens/"


def make(people: People, **changes) -> tuple[ApiToken, str]:
    values = {"actor": Actor(people.alice), "team": people.team, "name": "CI", "scopes": Scope, **changes}
    return token_create(**values)


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def test_it_works(people: People, alice: Client, client: Client):
    body = {"team": str(people.team.pk), "name": "  CI ", "scopes": ["share", "content", "share"]}
    answer = alice.post(URL, body, content_type="application/json")

    assert answer.status_code == 201
    made = answer.json()
    assert made["key"].startswith("cs_")
    assert (made["name"], made["scopes"], made["created_by"]) == ("CI", ["content", "share"], "Alice")
    teams = client.get("/api/v1/teams/", headers=bearer(made["key"])).json()["results"]
    assert [(team["id"], team["role"]) for team in teams] == [(str(people.team.pk), None)]
    assert made["key"] not in str(list(ApiToken.objects.values_list()))
    assert AuditEntry.objects.filter(action="token.created", target=made["id"]).exists()


def test_the_list_never_holds_a_key(people: People, alice: Client):
    make(people)

    (shown,) = alice.get(URL).json()["results"]

    assert "key" not in shown
    assert not any(word.endswith("hash") for word in shown)


def test_the_list_is_newest_first_and_goes_on(people: People, alice: Client):
    for number in range(3):
        make(people, name=f"t{number}")

    first = alice.get(URL, {"page_size": 2}).json()

    assert [token["name"] for token in first["results"]] == ["t2", "t1"]
    assert first["next"].startswith("http://testserver/api/v1/tokens/?")
    rest = alice.get(first["next"]).json()
    assert ([token["name"] for token in rest["results"]], rest["next"]) == (["t0"], None)


def test_a_revoked_key_stops_at_once(people: People, alice: Client, client: Client):
    token, key = make(people)

    assert alice.delete(f"{URL}{token.pk}/").status_code == 204

    assert client.get("/api/v1/teams/", headers=bearer(key)).status_code == 401
    assert alice.get(URL).json()["results"] == []
    assert alice.delete(f"{URL}{token.pk}/").status_code == 404
    assert AuditEntry.objects.filter(action="token.revoked").count() == 1


def test_only_an_owner_has_tokens(people: People, bob: Client, vera: Client):
    token, _key = make(people)
    body = {"team": str(people.team.pk), "name": "x", "scopes": ["content"]}

    for client in (bob, vera):
        assert client.get(URL).json()["results"] == []
        assert client.get(URL, {"team": str(people.team.pk)}).status_code == 403
        assert client.post(URL, body, content_type="application/json").status_code == 403
        assert client.delete(f"{URL}{token.pk}/").status_code == 403


def test_a_stranger_gets_404(people: People, charlie: Client):
    token, _key = make(people)
    body = {"team": str(people.team.pk), "name": "x", "scopes": ["content"]}

    assert charlie.get(URL).json()["results"] == []
    assert charlie.get(URL, {"team": str(people.team.pk)}).status_code == 404
    assert charlie.post(URL, body, content_type="application/json").status_code == 404
    assert charlie.delete(f"{URL}{token.pk}/").status_code == 404


def test_a_token_reaches_one_team_and_makes_no_other(people: People, client: Client):
    token, key = make(people, scopes=[Scope.MANAGE])
    bobs = people.bob.own_team.pk

    assert client.get(URL, {"team": str(bobs)}, headers=bearer(key)).status_code == 404
    body = {"team": str(people.team.pk), "name": "child", "scopes": ["content"]}
    assert client.post(URL, body, content_type="application/json", headers=bearer(key)).status_code == 403
    assert client.delete(f"{URL}{token.pk}/", headers=bearer(key)).status_code == 204


def test_a_token_outlives_its_maker(people: People, client: Client):
    """It is the team's: neither a weaker role of whoever made it, nor their leaving, nor their account's end it."""
    second = Membership.objects.create(team=people.team, user=people.charlie, role=Role.OWNER)
    _token, key = make(people, actor=Actor(people.charlie))
    second.delete()
    User.objects.filter(pk=people.charlie.pk).update(is_active=False)

    body = {"name": "By a program", "document": {"card": {"elements": [{"tag": "hr"}]}}}
    made = client.post("/api/v1/templates/", body, content_type="application/json", headers=bearer(key))

    assert made.status_code == 201
    assert made.json()["team"] == str(people.team.pk)


def test_a_token_ends_when_its_time_comes(people: People, client: Client):
    token, key = make(people, expires_at=timezone.now() + timedelta(days=1))
    assert client.get("/api/v1/teams/", headers=bearer(key)).status_code == 200

    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get("/api/v1/teams/", headers=bearer(key)).status_code == 401


def test_last_used_is_noted_now_and_then(people: People, client: Client, django_assert_num_queries):
    token, key = make(people)
    client.get("/api/v1/teams/", headers=bearer(key))
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    with django_assert_num_queries(2):  # the token, the teams
        client.get("/api/v1/teams/", headers=bearer(key))

    ApiToken.objects.update(last_used_at=timezone.now() - timedelta(hours=1))
    client.get("/api/v1/teams/", headers=bearer(key))

    token.refresh_from_db()
    assert token.last_used_at > first


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer wrong", "Bearer a b", "bearer \xe9\xff", "Bearer cs_" + "x" * 10_000]
)
def test_a_wrong_key_is_401(client: Client, db: None, header: str):
    answer = client.get(URL, headers={"authorization": header})

    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "not_signed_in"


def test_a_key_needs_no_csrf_token_but_a_session_does(people: People):
    token, _key = make(people)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.alice)

    refused = strict.delete(f"{URL}{token.pk}/")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "csrf")
    other = Client(enforce_csrf_checks=True)
    _second, second_key = make(people, scopes=[Scope.MANAGE])
    assert other.delete(f"{URL}{token.pk}/", headers=bearer(second_key)).status_code == 204


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "   "}, "name"),
        ({"name": 5}, "name"),
        ({"name": ["x"]}, "name"),
        ({"name": None}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\0b"}, "name"),
        ({"team": "no-id"}, "team"),
        ({"team": {}}, "team"),
        ({"team": None}, "team"),
        ({"scopes": []}, "scopes"),
        ({"scopes": "content"}, "scopes"),
        ({"scopes": ["king"]}, "scopes.0"),
        ({"scopes": None}, "scopes"),
        ({"expires_at": "soon"}, "expires_at"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
    ],
)
def test_wrong_fields_are_named(people: People, alice: Client, change, field):
    body = {"team": str(people.team.pk), "name": "CI", "scopes": ["content"], **change}

    answer = alice.post(URL, body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid"
    assert list(answer.json()["error"]["fields"]) == [field]


def test_a_wrong_team_in_the_query_is_400(alice: Client):
    answer = alice.get(URL, {"team": "nope"})

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, ["team"])
