"""`GET /api/v1/teams/`."""

from __future__ import annotations

from django.test import Client

from tests.conftest import People


def test_it_works(people: People, alice: Client):
    answer = alice.get("/api/v1/teams/")

    assert answer.status_code == 200
    assert answer.json() == {
        "results": [{"id": str(people.team.pk), "name": "Alice's cards", "personal": True, "role": "owner"}],
        "next": None,
    }


def test_the_own_team_comes_first(people: People, bob: Client):
    teams = bob.get("/api/v1/teams/").json()["results"]

    assert [(team["name"], team["personal"], team["role"]) for team in teams] == [
        ("Bob's cards", True, "owner"),
        ("Alice's cards", False, "editor"),
    ]


def test_a_stranger_sees_only_their_own(charlie: Client):
    assert [team["name"] for team in charlie.get("/api/v1/teams/").json()["results"]] == ["Charlie's cards"]


def test_it_needs_somebody(client: Client, db: None):
    answer = client.get("/api/v1/teams/")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["error"]["code"] == "not_signed_in"
