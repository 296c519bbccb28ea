"""Requests to join: at the door of a team, and what its owners answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.accounts.tokens import token_create
from cardstudio.teams.models import JoinRequest, Notice
from cardstudio.teams.services import team_delete
from tests.api.teams.colleagues import ELSEWHERE, HARBOUR, of_company, show_door
from tests.conftest import People, client_of

Json = dict[str, Any]
JSON = "application/json"


@pytest.fixture(autouse=True)
def company(people: People, team: Team) -> None:
    """Everybody is of Harbour; Charlie is a colleague who is in no team. Its door can be knocked at."""
    of_company(HARBOUR, people.alice, people.bob, people.vera, people.charlie)
    show_door(team, "ask")


@pytest.fixture
def outsider(db: None) -> Client:
    user = user_create(username="olga", name="Olga")
    of_company(ELSEWHERE, user)
    return client_of(user)


def ask(client: Client, url: str, **body: Any) -> Any:
    return client.post(f"{url}join-requests/", {"role": "editor", "message": "I do hiring", **body}, JSON)


def answer(client: Client, url: str, pk: str, **body: Any) -> Any:
    return client.patch(f"{url}join-requests/{pk}/", {"state": "accepted", **body}, JSON)


def waiting_count(user: User) -> int:
    """What the badge says."""
    return Notice.objects.filter(user=user, read_at=None, done_at=None, team__deleted_at=None).count()


def role_of(team: Team, user: User) -> str | None:
    return Membership.objects.filter(team=team, user=user).values_list("role", flat=True).first()


class TestAsking:
    def test_owners_see_it_at_once(self, people: People, team: Team, alice: Client, charlie: Client, url: str):
        asked = ask(charlie, url)

        assert (asked.status_code, asked.json()["state"]) == (201, "pending")
        [row] = alice.get(f"{url}join-requests/").json()["results"]
        assert (row["name"], row["role"], row["message"], row["about"]) == ("Charlie", "editor", "I do hiring", "")
        assert waiting_count(people.alice) == 1
        assert waiting_count(people.bob) == waiting_count(people.charlie) == 0
        assert AuditEntry.objects.get(team=team, action="join_request.made").actor == people.charlie

    def test_nobody_else_does(self, paula: Client, bob: Client, vera: Client, charlie: Client, url: str):
        ask(charlie, url)

        assert {client.get(f"{url}join-requests/").status_code for client in (paula, bob, vera)} == {403}
        assert charlie.get(f"{url}join-requests/").status_code == 404

    def test_asking_again_changes_what_is_asked(self, people: People, alice: Client, charlie: Client, url: str):
        first, second = (ask(charlie, url, message=message) for message in ("One", "Two"))

        assert first.json()["id"] == second.json()["id"]
        assert JoinRequest.objects.get().message == "Two"
        assert waiting_count(people.alice) == 1

    @pytest.mark.parametrize("role", ["publisher", "owner"])
    def test_nobody_asks_for_more_than_editing(self, charlie: Client, url: str, role: str):
        assert ask(charlie, url, role=role).status_code == 400

    def test_an_open_door_lets_in_as_a_viewer(self, people: People, team: Team, alice, charlie: Client, url: str):
        show_door(team, "open")

        assert ask(charlie, url).json()["state"] == "accepted"
        assert role_of(team, people.charlie) == "viewer"
        assert waiting_count(people.alice) == 0

    def test_a_shut_door_another_company_and_nothing_look_the_same(
        self, team: Team, charlie: Client, bob: Client, outsider: Client, url: str
    ):
        nothing = ask(charlie, "/api/v1/teams/00000000-0000-4000-8000-000000000000/")
        elsewhere, member = ask(outsider, url), ask(bob, url)
        show_door(team, "shut")
        shut = ask(charlie, url)

        assert {one.status_code for one in (nothing, elsewhere, shut, member)} == {404}
        assert len({one.content for one in (nothing, elsewhere, shut, member)}) == 1

    def test_a_token_asks_for_nobody(self, people: People, client: Client, url: str):
        _token, key = token_create(actor=Actor(people.charlie), team=people.charlie.own_team, name="Mine", scopes=Scope)

        asked = client.post(f"{url}join-requests/", {}, JSON, headers={"Authorization": f"Bearer {key}"})
        assert asked.status_code in (403, 404)
        assert not JoinRequest.objects.exists()

    def test_who_comes_in_by_a_link_waits_no_more(
        self, people: People, team: Team, alice: Client, charlie: Client, url: str
    ):
        ask(charlie, url)
        token = alice.post(f"{url}invites/", {"role": "viewer"}, JSON).json()["token"]

        assert charlie.post(f"/api/v1/invites/{token}/accept/", content_type=JSON).status_code == 200
        assert alice.get(f"{url}join-requests/").json()["results"] == []
        assert waiting_count(people.alice) == 0


class TestWaiting:
    @pytest.fixture
    def mine(self, charlie: Client, url: str) -> str:
        return f"/api/v1/join-requests/{ask(charlie, url).json()['id']}/"

    def test_who_asked_sees_it(self, charlie: Client, mine: str):
        shown = charlie.get(mine).json()

        assert (shown["state"], shown["team_name"], shown["message"]) == ("pending", "Operations", "I do hiring")
        assert [row["id"] for row in charlie.get("/api/v1/join-requests/").json()["results"]] == [shown["id"]]

    def test_nobody_else_sees_it(self, alice: Client, bob: Client, mine: str):
        assert {client.get(mine).status_code for client in (alice, bob)} == {404}
        assert bob.delete(mine).status_code == 404

    def test_the_words_change(self, charlie: Client, mine: str):
        assert (
            charlie.patch(mine, {"message": "Sorry, campus hiring"}, JSON).json()["message"] == "Sorry, campus hiring"
        )

    def test_it_is_taken_back(self, people: People, team: Team, alice: Client, charlie: Client, url: str, mine: str):
        pk = charlie.get(mine).json()["id"]

        assert [charlie.delete(mine).status_code for _ in range(2)] == [204, 204]
        assert waiting_count(people.alice) == 0
        assert answer(alice, url, pk).json()["state"] == "withdrawn"
        assert role_of(team, people.charlie) is None
        # The next one is a new one.
        assert ask(charlie, url).json()["id"] != pk

    def test_owners_are_reminded_once_a_day(self, people: People, alice: Client, charlie: Client, mine: str):
        soon = charlie.post(f"{mine}remind/", content_type=JSON)
        assert (soon.status_code, soon.json()["error"]["code"]) == (409, "told_lately")
        assert 86_000 < int(soon.headers["Retry-After"]) <= 86_400

        JoinRequest.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
        Notice.objects.update(created_at=timezone.now() - timedelta(days=1))
        assert charlie.post(f"{mine}remind/", content_type=JSON).status_code == 200
        assert charlie.post(f"{mine}remind/", content_type=JSON).status_code == 409
        assert Notice.objects.get().created_at > timezone.now() - timedelta(hours=1)
        assert waiting_count(people.alice) == 1


class TestAnswering:
    @pytest.fixture
    def pk(self, charlie: Client, url: str) -> str:
        return str(ask(charlie, url).json()["id"])

    def test_an_owner_lets_in(self, people: People, team: Team, alice: Client, charlie: Client, url: str, pk: str):
        answered = answer(alice, url, pk)

        assert (answered.status_code, answered.json()["state"]) == (200, "accepted")
        assert role_of(team, people.charlie) == "editor"
        assert Membership.objects.get(team=team, user=people.charlie).invited_by == people.alice
        assert waiting_count(people.alice) == 0
        assert waiting_count(people.charlie) == 1
        assert charlie.get(f"/api/v1/join-requests/{pk}/").json()["state"] == "accepted"
        assert [row["id"] for row in alice.get(f"{url}join-requests/?state=accepted").json()["results"]] == [pk]

    def test_the_same_answer_again_is_harmless(self, team: Team, alice: Client, url: str, pk: str):
        assert [answer(alice, url, pk).status_code for _ in range(2)] == [200, 200]
        assert AuditEntry.objects.filter(team=team, action="join_request.accepted").count() == 1

        other = answer(alice, url, pk, state="declined")
        assert (other.status_code, other.json()["error"]["code"]) == (409, "already_decided")

    def test_with_another_role(self, people: People, team: Team, alice: Client, url: str, pk: str):
        answer(alice, url, pk, role="publisher")

        assert role_of(team, people.charlie) == "publisher"

    def test_a_no_is_told_and_holds_for_a_day(
        self, people: People, team: Team, alice: Client, charlie: Client, url: str, pk: str
    ):
        answer(alice, url, pk, state="declined")

        assert role_of(team, people.charlie) is None
        assert Notice.objects.get(user=people.charlie).detail["state"] == "declined"
        again = ask(charlie, url)
        assert (again.status_code, again.json()["error"]["code"]) == (409, "declined_lately")
        JoinRequest.objects.update(decided_at=timezone.now() - timedelta(days=1, minutes=1))
        assert ask(charlie, url).status_code == 201

    def test_nobody_else_answers(self, people: People, team: Team, paula, bob, vera, charlie, url: str, pk: str):
        assert {answer(client, url, pk).status_code for client in (paula, bob, vera)} == {403}
        assert answer(charlie, url, pk).status_code == 404
        assert role_of(team, people.charlie) is None

    def test_a_token_gives_no_more_than_editing(self, people: People, team: Team, client: Client, url: str, pk: str):
        _token, key = token_create(actor=Actor(people.alice), team=team, name="CI", scopes=[Scope.MANAGE])
        headers = {"Authorization": f"Bearer {key}"}
        at = f"{url}join-requests/{pk}/"

        assert client.patch(at, {"state": "accepted", "role": "owner"}, JSON, headers=headers).status_code == 403
        assert JoinRequest.objects.get().state == "pending"
        assert client.patch(at, {"state": "accepted"}, JSON, headers=headers).status_code == 200

    def test_who_came_in_meanwhile_stays_what_they_are(
        self, people: People, team: Team, alice: Client, url: str, pk: str
    ):
        Membership.objects.create(team=team, user=people.charlie, role=Role.PUBLISHER)

        assert answer(alice, url, pk, role="viewer").status_code == 200
        assert role_of(team, people.charlie) == "publisher"
        assert Notice.objects.get(user=people.charlie).detail["role"] == "publisher"

    def test_of_another_team_it_is_nothing(self, alice: Client, people: People, pk: str):
        assert answer(alice, f"/api/v1/teams/{people.team.pk}/", pk).status_code == 404


class TestInboxFollowsRoles:
    def test_a_new_owner_finds_what_waits(self, people: People, team: Team, alice: Client, charlie: Client, url: str):
        ask(charlie, url)
        patch = alice.patch(f"{url}members/{people.bob.pk}/", {"role": "owner"}, JSON)

        assert patch.status_code == 200
        assert waiting_count(people.bob) == 1

    def test_who_owns_it_no_more_does_not(self, people: People, team: Team, alice: Client, charlie, url: str):
        Membership.objects.filter(team=team, user=people.bob).update(role=Role.OWNER)
        ask(charlie, url)
        assert waiting_count(people.bob) == 1

        alice.patch(f"{url}members/{people.bob.pk}/", {"role": "editor"}, JSON)
        assert waiting_count(people.bob) == 0

    def test_nothing_waits_in_a_deleted_team(self, people: People, team: Team, charlie: Client, url: str):
        ask(charlie, url)
        team_delete(actor=Actor(people.alice), team=team)

        assert waiting_count(people.alice) == 0
