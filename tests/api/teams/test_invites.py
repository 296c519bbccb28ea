"""Invitations: who makes them, whom they let in, and what is said when they have ended."""

from __future__ import annotations

import random
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.accounts.tokens import token_create
from cardstudio.teams.invites.services import invite_create
from cardstudio.teams.members import member_remove
from cardstudio.teams.models import Invite, InviteUse
from cardstudio.teams.services import team_create, team_delete
from tests.api.teams.colleagues import ELSEWHERE, HARBOUR, of_company, show_door
from tests.conftest import People, client_of

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def company(people: People, team: Team) -> None:
    """Everybody is of Harbour; Charlie is a colleague who is in no team."""
    of_company(HARBOUR, people.alice, people.bob, people.vera, people.charlie)
    show_door(team, "shut")


@pytest.fixture
def outsider(db: None) -> Client:
    user = user_create(username="olga", name="Olga")
    of_company(ELSEWHERE, user)
    return client_of(user)


def made(client: Client, url: str, **body: Any) -> Json:
    answer = client.post(f"{url}invites/", {"role": "editor", **body}, "application/json")
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def accept(client: Client, token: str) -> Any:
    return client.post(f"/api/v1/invites/{token}/accept/", content_type="application/json")


def role_of(team: Team, user: User) -> str | None:
    return Membership.objects.filter(team=team, user=user).values_list("role", flat=True).first()


class TestMaking:
    def test_an_owner_gets_a_link_and_its_code(self, alice: Client, url: str):
        invite = made(alice, url, max_uses=3)

        assert invite["url"] == f"http://testserver/join/{invite['token']}/"
        assert invite["qr"]["path"].startswith("M")
        assert (invite["role"], invite["uses"], invite["max_uses"], invite["expires_at"]) == ("editor", 0, 3, None)

    def test_the_token_is_nowhere_in_the_database(self, alice: Client, url: str):
        token = made(alice, url)["token"]

        row = Invite.objects.values_list("token_hash", flat=True).get()
        assert token not in row
        with connection.cursor() as cursor:
            cursor.execute("SELECT token FROM teams_invite")
            assert token not in str(cursor.fetchone()[0])

    def test_nobody_else_makes_or_sees_them(self, team: Team, paula: Client, bob: Client, vera: Client, charlie, url):
        for client in (paula, bob, vera):
            assert client.post(f"{url}invites/", {"role": "viewer"}, "application/json").status_code == 403
            assert client.get(f"{url}invites/").status_code == 403
        assert charlie.post(f"{url}invites/", {"role": "viewer"}, "application/json").status_code == 404
        assert charlie.get(f"{url}invites/").status_code == 404

    def test_nobody_is_invited_into_somebodys_own_team(self, people: People, alice: Client):
        answer = alice.post(f"/api/v1/teams/{people.team.pk}/invites/", {"role": "viewer"}, "application/json")

        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "personal_team")

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"role": "king"}, "role"),
            ({"role": "viewer", "max_uses": 0}, "max_uses"),
            ({"role": "viewer", "expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ],
    )
    def test_what_can_be_no_invitation(self, alice: Client, url: str, body: Json, field: str):
        answer = alice.post(f"{url}invites/", body, "application/json")

        assert answer.status_code == 400
        assert list(answer.json()["error"]["fields"]) == [field]

    def test_owners_see_those_that_live(self, people: People, alice: Client, charlie: Client, url: str):
        used, revoked, expired, full = (made(alice, url, max_uses=most) for most in (2, None, None, 1))
        assert accept(charlie, used["token"]).status_code == 200
        Invite.objects.filter(pk=expired["id"]).update(expires_at=timezone.now())
        Invite.objects.filter(pk=full["id"]).update(uses=1)
        assert alice.delete(f"{url}invites/{revoked['id']}/").status_code == 204

        [row] = alice.get(f"{url}invites/").json()["results"]
        assert (row["id"], row["used_by"], row["uses"], row["created_by"]) == (used["id"], ["Charlie"], 1, "Alice")

    def test_the_list_grows_with_no_use(self, alice: Client, url: str, django_assert_num_queries):
        made(alice, url)
        with django_assert_num_queries(6):
            alice.get(f"{url}invites/")
        invite = Invite.objects.get()
        for number in range(7):
            InviteUse.objects.create(invite=invite, user=user_create(username=f"u{number}", name=f"U{number}"))
        with django_assert_num_queries(6):
            [row] = alice.get(f"{url}invites/").json()["results"]
        assert row["used_by"] == ["U6", "U5", "U4", "U3", "U2"]


class TestTokens:
    """A key that leaked must not make owners, nor carry anybody into a team."""

    @pytest.fixture
    def key(self, people: People, team: Team) -> Json:
        _token, key = token_create(actor=Actor(people.alice), team=team, name="CI", scopes=[Scope.MANAGE])
        return {"Authorization": f"Bearer {key}"}

    def test_it_invites_editors_and_viewers_only(self, client: Client, url: str, key: Json):
        for role, status in (("viewer", 201), ("editor", 201), ("publisher", 403), ("owner", 403)):
            answer = client.post(f"{url}invites/", {"role": role}, "application/json", headers=key)
            assert answer.status_code == status, role

    def test_it_sees_no_link_that_gives_more(self, client: Client, alice: Client, url: str, key: Json):
        made(alice, url, role="owner")
        made(alice, url, role="editor")

        rows = client.get(f"{url}invites/", headers=key).json()["results"]
        assert [(row["role"], row["token"] is None, row["url"] is None, row["qr"] is None) for row in rows] == [
            ("editor", False, False, False),
            ("owner", True, True, True),
        ]

    def test_it_accepts_none(self, people: People, client: Client, alice: Client, url: str):
        _token, key = token_create(actor=Actor(people.charlie), team=people.charlie.own_team, name="Mine", scopes=Scope)
        answer = client.post(
            f"/api/v1/invites/{made(alice, url)['token']}/accept/",
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}"},
        )

        assert answer.status_code == 403
        assert Invite.objects.get().uses == 0


class TestAccepting:
    def test_a_colleague_comes_in(self, people: People, team: Team, alice: Client, charlie: Client, url: str):
        answer = accept(charlie, made(alice, url)["token"])

        assert (answer.status_code, answer.json()) == (200, {"team": str(team.pk), "role": "editor"})
        assert role_of(team, people.charlie) == "editor"
        assert Membership.objects.get(team=team, user=people.charlie).invited_by == people.alice
        assert Invite.objects.get().uses == 1
        entry = AuditEntry.objects.get(team=team, action="member.added", target=str(people.charlie.pk))
        assert (entry.actor, entry.detail["way"], entry.detail["after"]) == (people.charlie, "invite", "editor")

    def test_twice_is_as_good_as_once(self, team: Team, alice: Client, charlie: Client, url: str):
        token = made(alice, url, max_uses=1)["token"]

        assert accept(charlie, token).json() == accept(charlie, token).json()
        assert Invite.objects.get().uses == 1

    @pytest.mark.parametrize("role", ["owner", "viewer"])
    def test_a_member_stays_what_they_are(
        self, people: People, team: Team, alice: Client, bob: Client, url: str, role: str
    ):
        answer = accept(bob, made(alice, url, role=role)["token"])

        assert (answer.status_code, answer.json()["role"]) == (200, "editor")
        assert role_of(team, people.bob) == "editor"
        assert Invite.objects.get().uses == 0

    def test_who_was_removed_does_not_come_back_by_it(
        self, people: People, team: Team, alice: Client, charlie: Client, url: str
    ):
        token = made(alice, url)["token"]
        accept(charlie, token)
        member_remove(actor=Actor(people.alice), membership=Membership.objects.get(team=team, user=people.charlie))

        people.charlie.refresh_from_db()
        answer = accept(client_of(people.charlie), token)
        assert (answer.status_code, answer.json()["why"]) == (410, "used")
        assert role_of(team, people.charlie) is None

    @pytest.mark.parametrize(
        ("why", "change"),
        [
            ("revoked", {"revoked_at": timezone.now()}),
            ("expired", {"expires_at": timezone.now() - timedelta(minutes=1)}),
            ("used_up", {"max_uses": 1, "uses": 1}),
        ],
    )
    def test_one_that_ended_says_which_and_whom_to_ask(
        self, team: Team, alice: Client, charlie: Client, outsider: Client, url: str, why: str, change: Json
    ):
        token = made(alice, url)["token"]
        Invite.objects.update(**change)

        answer = accept(charlie, token)
        assert (answer.status_code, answer.json()["error"]["code"], answer.json()["why"]) == (410, "invite_ended", why)
        assert "Ask Alice for a new one." in answer.json()["error"]["message"]
        # Of another company's invitation nothing is told.
        assert accept(outsider, token).status_code == 404

    def test_whom_to_ask_is_an_owner(self, people: People, team: Team, alice: Client, charlie: Client, url: str):
        token = made(alice, url)["token"]
        Membership.objects.filter(team=team, user=people.bob).update(role=Role.OWNER)
        Membership.objects.filter(team=team, user=people.alice).update(role=Role.EDITOR)
        Invite.objects.update(revoked_at=timezone.now())

        assert "Ask Bob for a new one." in accept(charlie, token).json()["error"]["message"]

    def test_strangers_and_guesses_look_the_same(self, alice: Client, outsider: Client, charlie: Client, url: str):
        token = made(alice, url)["token"]
        seen = set()
        for client, guess in ((outsider, token), (outsider, "x" * 32), (charlie, "x" * 32)):
            with CaptureQueriesContext(connection) as asked:
                answer = accept(client, guess)
            seen.add((answer.status_code, answer.content, len(asked)))

        assert [status for status, _content, _queries in seen] == [404]

    def test_a_deleted_team_lets_nobody_in(self, people: People, team: Team, alice: Client, charlie: Client, url: str):
        token = made(alice, url)["token"]
        team_delete(actor=Actor(people.alice), team=team)

        assert accept(charlie, token).status_code == 404

    def test_a_team_of_no_company_takes_anybody(self, team: Team, alice: Client, outsider: Client, url: str):
        token = made(alice, url)["token"]
        show_door(team, "ask", tenant="")

        assert accept(outsider, token).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_last_place_is_given_once():
    """Ten people at once, three places."""
    owner, *guests = (user_create(username=f"g{number}", name=f"G{number}") for number in range(11))
    team = team_create(actor=Actor(owner), name="Operations")
    invite = invite_create(actor=Actor(owner), team=team, role=Role.VIEWER, max_uses=3)
    clients = [client_of(guest) for guest in guests]
    together = threading.Barrier(len(clients))
    said: list[int] = []

    def come(client: Client) -> None:
        together.wait()
        try:
            # A database that is busy with the others asks to try again; who waits lets somebody else through.
            while (status := accept(client, invite.token).status_code) == 503:
                time.sleep(random.uniform(0.01, 0.1))
            said.append(status)
        finally:
            connection.close()

    threads = [threading.Thread(target=come, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(said) == [200] * 3 + [410] * 7
    invite.refresh_from_db()
    assert invite.uses == 3 == InviteUse.objects.count() == Membership.objects.filter(team=team, role="viewer").count()
