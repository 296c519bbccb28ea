"""`/api/v1/tokens/`, and what a token may do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts import services
from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Role
from cardstudio.accounts.policy import Actor
from tests.conftest import People

URL = "/api/v1/tokens/"


def make(people: People, **changes) -> tuple[ApiToken, str]:
    values = {"actor": Actor(people.alice), "team": people.team, "name": "CI", **changes}
    return services.token_create(**values)


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def test_it_works(people: People, alice: Client, client: Client):
    answer = alice.post(URL, {"team": str(people.team.pk), "name": "  CI "}, content_type="application/json")

    assert answer.status_code == 201
    made = answer.json()
    assert made["key"].startswith("cs_")
    assert (made["name"], made["role"], made["created_by"]) == ("CI", "editor", "Alice")
    teams = client.get("/api/v1/teams/", headers=bearer(made["key"])).json()["results"]
    assert [(team["id"], team["role"]) for team in teams] == [(str(people.team.pk), "editor")]
    assert made["key"] not in str(list(ApiToken.objects.values_list()))
    assert AuditEntry.objects.filter(action="token.created", target=made["id"]).exists()


def test_the_list_never_holds_a_key(people: People, alice: Client):
    make(people)

    (shown,) = alice.get(URL).json()["results"]

    assert set(shown) == {"id", "team", "name", "role", "created_by", "created_at", "last_used_at"}


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
    body = {"team": str(people.team.pk), "name": "x"}

    for client in (bob, vera):
        assert client.get(URL).json()["results"] == []
        assert client.get(URL, {"team": str(people.team.pk)}).status_code == 403
        assert client.post(URL, body, content_type="application/json").status_code == 403
        assert client.delete(f"{URL}{token.pk}/").status_code == 403


def test_a_stranger_gets_404(people: People, charlie: Client):
    token, _key = make(people)
    body = {"team": str(people.team.pk), "name": "x"}

    assert charlie.get(URL).json()["results"] == []
    assert charlie.get(URL, {"team": str(people.team.pk)}).status_code == 404
    assert charlie.post(URL, body, content_type="application/json").status_code == 404
    assert charlie.delete(f"{URL}{token.pk}/").status_code == 404


def test_a_token_reaches_one_team_and_makes_no_other(people: People, client: Client):
    token, key = make(people, role=Role.OWNER)
    bobs = people.bob.own_team.pk

    assert client.get(URL, {"team": str(bobs)}, headers=bearer(key)).status_code == 404
    body = {"team": str(people.team.pk), "name": "child"}
    assert client.post(URL, body, content_type="application/json", headers=bearer(key)).status_code == 403
    assert client.delete(f"{URL}{token.pk}/", headers=bearer(key)).status_code == 204


def test_a_token_is_never_stronger_than_its_maker_is_now(people: People, client: Client):
    second = Membership.objects.create(team=people.team, user=people.charlie, role=Role.OWNER)
    _token, key = make(people, actor=Actor(people.charlie), role=Role.OWNER)
    second.role = Role.VIEWER
    second.save()
    assert client.get("/api/v1/teams/", headers=bearer(key)).json()["results"][0]["role"] == "viewer"

    second.delete()

    assert client.get("/api/v1/teams/", headers=bearer(key)).json()["results"] == []


def test_last_used_is_noted_now_and_then(people: People, client: Client, django_assert_num_queries):
    token, key = make(people)
    client.get("/api/v1/teams/", headers=bearer(key))
    token.refresh_from_db()
    first = token.last_used_at
    assert first is not None
    with django_assert_num_queries(3):  # the token, its maker's roles, the teams
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
    _second, second_key = make(people, role=Role.OWNER)
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
        ({"role": "king"}, "role"),
        ({"role": []}, "role"),
    ],
)
def test_wrong_fields_are_named(people: People, alice: Client, change, field):
    body = {"team": str(people.team.pk), "name": "CI", **change}

    answer = alice.post(URL, body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid"
    assert list(answer.json()["error"]["fields"]) == [field]


def test_a_wrong_team_in_the_query_is_400(alice: Client):
    answer = alice.get(URL, {"team": "nope"})

    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, ["team"])
