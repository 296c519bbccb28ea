"""`/api/v1/teams/{id}/members/`: roles, removing and leaving, and the owner a team always has."""

from __future__ import annotations

import random
import threading
import time
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from cardstudio.accounts import services as accounts
from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from cardstudio.library import services as library
from cardstudio.sharing.models import ShareLink
from cardstudio.teams.members import member_add
from cardstudio.teams.models import Invite
from tests.api.teams.test_teams import actions, bearer, error, patch, post
from tests.conftest import People, client_of


def at(url: str, user: User) -> str:
    return f"{url}members/{user.pk}/"


def roles(team: Team) -> dict[str, str]:
    return dict(Membership.objects.filter(team=team).values_list("user__name", "role"))


class TestList:
    def test_members_see_each_other(self, team: Team, vera: Client, url: str):
        shown = vera.get(f"{url}members/").json()["results"]

        assert [(member["name"], member["role"]) for member in shown] == [
            ("Alice", "owner"),
            ("Paula", "publisher"),
            ("Bob", "editor"),
            ("Vera", "viewer"),
        ]
        assert set(shown[0]) == {"user", "name", "avatar_url", "role", "joined_at"}

    def test_it_goes_on(self, vera: Client, url: str):
        first = vera.get(f"{url}members/?page_size=3").json()

        assert [member["name"] for member in vera.get(first["next"]).json()["results"]] == ["Vera"]

    def test_strangers_see_nothing(self, people: People, charlie: Client, url: str):
        assert charlie.get(f"{url}members/").status_code == 404
        assert charlie.get(at(url, people.alice)).status_code == 404

    def test_who_is_no_member_is_nobody(self, people: People, alice: Client, url: str):
        assert alice.get(at(url, people.charlie)).status_code == 404
        assert alice.get(f"{url}members/{uuid4()}/").status_code == 404

    def test_what_would_end_is_for_owners_and_themselves(
        self, people: People, alice: Client, bob: Client, vera: Client, url: str
    ):
        nothing = {"links": 0, "invites": 0}

        assert alice.get(at(url, people.bob)).json()["ends"] == nothing
        assert bob.get(at(url, people.bob)).json()["ends"] == nothing
        assert vera.get(at(url, people.bob)).json()["ends"] is None


class TestRoles:
    def test_an_owner_changes_them(self, people: People, team: Team, alice: Client, bob: Client, url: str):
        answer = patch(alice, at(url, people.bob), {"role": "publisher"})

        assert (answer.status_code, answer.json()["role"]) == (200, "publisher")
        assert bob.get(url).json()["role"] == "publisher"
        written = AuditEntry.objects.get(team=team, action="member.role")
        assert written.detail == {"name": "Bob", "before": "editor", "after": "publisher"}

    def test_the_same_role_is_not_written_down(self, people: People, team: Team, alice: Client, url: str):
        assert patch(alice, at(url, people.bob), {"role": "editor"}).status_code == 200
        assert "member.role" not in actions(team)

    def test_nobody_else_does(self, people: People, team: Team, paula: Client, charlie: Client, url: str):
        before = roles(team)

        assert patch(paula, at(url, people.vera), {"role": "owner"}).status_code == 403
        assert patch(charlie, at(url, people.vera), {"role": "owner"}).status_code == 404
        assert roles(team) == before

    def test_the_last_owner_stays_one(self, people: People, team: Team, alice: Client, url: str):
        answer = patch(alice, at(url, people.alice), {"role": "editor"})

        assert (answer.status_code, error(answer)) == (409, "last_owner")
        patch(alice, at(url, people.bob), {"role": "owner"})
        assert patch(alice, at(url, people.alice), {"role": "editor"}).status_code == 200
        assert patch(alice, at(url, people.bob), {"role": "viewer"}).status_code == 403

    def test_an_owner_who_was_switched_off_is_none(self, people: People, team: Team, alice: Client, url: str):
        patch(alice, at(url, people.bob), {"role": "owner"})
        User.objects.filter(pk=people.bob.pk).update(is_active=False)

        assert error(patch(alice, at(url, people.alice), {"role": "editor"})) == "last_owner"

    def test_a_lowered_owners_invitations_end(self, people: People, team: Team, alice: Client, url: str):
        patch(alice, at(url, people.bob), {"role": "owner"})
        invite = Invite.objects.create(team=team, role="owner", token_hash="h", token="t", created_by=people.bob)

        patch(alice, at(url, people.bob), {"role": "viewer"})

        invite.refresh_from_db()
        assert invite.revoked_at is not None

    def test_a_token_raises_nobody_and_touches_no_owner(self, people: People, team: Team, client: Client, url: str):
        key = bearer(people.alice, team)
        Membership.objects.create(team=team, user=people.charlie, role=Role.OWNER)

        assert patch(client, at(url, people.vera), {"role": "editor"}, headers=key).status_code == 403
        assert patch(client, at(url, people.charlie), {"role": "viewer"}, headers=key).status_code == 403
        assert client.delete(at(url, people.charlie), headers=key).status_code == 403
        assert client.delete(at(url, people.alice), headers=key).status_code == 403
        assert patch(client, at(url, people.bob), {"role": "viewer"}, headers=key).status_code == 200
        assert client.delete(at(url, people.bob), headers=key).status_code == 204
        assert roles(team) == {"Alice": "owner", "Paula": "publisher", "Vera": "viewer", "Charlie": "owner"}


class TestTransfer:
    def test_both_or_neither(self, people: People, team: Team, alice: Client, bob: Client, url: str):
        answer = post(alice, f"{url}transfer/", {"user": str(people.bob.pk)})

        assert (answer.status_code, answer.json()["name"], answer.json()["role"]) == (200, "Alice", "publisher")
        assert roles(team) == {"Alice": "publisher", "Bob": "owner", "Paula": "publisher", "Vera": "viewer"}
        assert post(alice, f"{url}transfer/", {"user": str(people.bob.pk)}).status_code == 403

    def test_to_oneself_nothing_changes(self, people: People, team: Team, alice: Client, url: str):
        assert post(alice, f"{url}transfer/", {"user": str(people.alice.pk)}).json()["role"] == "owner"
        assert roles(team)["Alice"] == "owner"

    def test_strangers_get_nothing(self, people: People, alice: Client, charlie: Client, url: str):
        assert post(alice, f"{url}transfer/", {"user": str(people.charlie.pk)}).status_code == 404
        assert post(charlie, f"{url}transfer/", {"user": str(people.charlie.pk)}).status_code == 404

    def test_not_by_a_token(self, people: People, team: Team, client: Client, url: str):
        body = {"user": str(people.bob.pk)}

        assert post(client, f"{url}transfer/", body, headers=bearer(people.alice, team)).status_code == 403


class TestRemove:
    def test_access_ends_at_once_and_what_they_made_stays(
        self, people: People, team: Team, alice: Client, bob: Client, url: str
    ):
        made = post(bob, "/api/v1/templates/", {"team": str(team.pk), "document": {"card": {"elements": []}}}).json()

        assert alice.delete(at(url, people.bob)).status_code == 204

        assert alice.get(f"/api/v1/templates/{made['id']}/").status_code == 200
        assert bob.get("/api/v1/me/").status_code == 401  # his sessions ended
        assert client_of(User.objects.get(name="Bob")).get(url).status_code == 404
        assert alice.get("/api/v1/me/").status_code == 200
        written = AuditEntry.objects.get(team=team, action="member.removed")
        assert written.detail == {"name": "Bob", "before": "editor", "links": 0, "invites": 0}

    def test_invitations_and_own_links_end_but_no_token(
        self, people: People, team: Team, alice: Client, url: str, settings
    ):
        settings.FEISHU_APP_ID = "cli_1"
        dora = accounts.user_create(username="dora", name="Dora")
        member_add(actor=Actor(people.alice), team=team, user=dora, role=Role.OWNER, way="invite")
        actor = Actor(dora)
        token, _key = token_create(actor=actor, team=team, name="t", scopes=[Scope.CONTENT])
        invite = Invite.objects.create(team=team, role="editor", token_hash="h", token="t", created_by=dora)
        template = library.template_create(
            actor=actor, team=team, name="x", document={"card": {"elements": [{"tag": "hr"}]}}
        )
        dora_client = client_of(dora)
        own = post(dora_client, f"/api/v1/templates/{template.pk}/send/").json()["link"]["id"]
        teams = post(dora_client, "/api/v1/share-links/", {"template": str(template.pk), "audience": "anyone"}).json()[
            "id"
        ]
        assert alice.get(at(url, dora)).json()["ends"] == {"links": 1, "invites": 1}
        assert alice.get(at(url, dora)).json()["tokens"] == 1

        assert alice.delete(at(url, dora)).status_code == 204

        ended = {link.pk: link.revoked_at is not None for link in ShareLink.objects.all()}
        assert {str(pk): over for pk, over in ended.items()} == {own: True, teams: False}
        assert ApiToken.objects.get(pk=token.pk).revoked_at is None
        assert Invite.objects.get(pk=invite.pk).revoked_at is not None
        detail = AuditEntry.objects.get(team=team, action="member.removed").detail
        assert (detail["links"], detail["invites"]) == (1, 1)

    def test_nobody_else_removes(self, people: People, paula: Client, charlie: Client, team: Team, url: str):
        assert paula.delete(at(url, people.bob)).status_code == 403
        assert charlie.delete(at(url, people.bob)).status_code == 404
        assert "Bob" in roles(team)

    def test_the_last_owner_stays(self, people: People, alice: Client, team: Team, url: str):
        answer = alice.delete(at(url, people.alice))

        assert (answer.status_code, error(answer)) == (409, "last_owner")
        assert alice.get("/api/v1/me/").status_code == 200
        assert "Alice" in roles(team)

    def test_twice_is_nothing(self, people: People, alice: Client, url: str):
        assert [alice.delete(at(url, people.bob)).status_code for _ in range(2)] == [204, 404]


class TestLeave:
    def test_everybody_may_and_stays_signed_in_here(self, people: People, team: Team, vera: Client, url: str):
        phone = client_of(people.vera)

        assert vera.delete(at(url, people.vera)).status_code == 204

        assert vera.get(url).status_code == 404
        assert vera.get("/api/v1/me/").status_code == 200
        assert phone.get("/api/v1/me/").status_code == 401
        assert actions(team)[-1] == "member.left"


class TestOwnTeam:
    """Alice's own team has guests of before, Bob and Vera."""

    def test_guests_are_removed_and_leave(self, people: People, alice: Client, vera: Client):
        url = f"/api/v1/teams/{people.team.pk}/"

        assert alice.delete(at(url, people.bob)).status_code == 204
        assert vera.delete(at(url, people.vera)).status_code == 204

    def test_it_stays_its_persons(self, people: People, alice: Client):
        url = f"/api/v1/teams/{people.team.pk}/"

        assert error(alice.delete(at(url, people.alice))) == "personal_team"
        assert error(patch(alice, at(url, people.alice), {"role": "viewer"})) == "personal_team"
        assert error(patch(alice, at(url, people.bob), {"role": "owner"})) == "personal_team"
        assert error(post(alice, f"{url}transfer/", {"user": str(people.bob.pk)})) == "personal_team"
        assert patch(alice, at(url, people.bob), {"role": "viewer"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_owners_who_leave_at_once_one_stays(people: People, team: Team, url: str):
    Membership.objects.filter(team=team, user=people.bob).update(role=Role.OWNER)
    clients = {user: client_of(user) for user in (people.alice, people.bob)}
    together = threading.Barrier(2)
    answers: list[int] = []

    def leave(user: User) -> None:
        together.wait()
        try:
            # A database that is busy with the other one asks to try again.
            while (status := clients[user].delete(at(url, user)).status_code) == 503:
                time.sleep(random.uniform(0.01, 0.1))
            answers.append(status)
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[user]) for user in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [204, 409]
    assert Membership.objects.filter(team=team, role=Role.OWNER).count() == 1
