"""`/api/v1/me/`, `/api/v1/teams/`, and one team: making, renaming, deleting and taking back."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone, translation

from cardstudio.accounts import services as accounts
from cardstudio.accounts.models import AuditEntry, FeishuApp, Identity, Membership, Role, Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.teams import locks
from cardstudio.teams.members import member_add
from tests.conftest import People, client_of
from tests.tokens import bearer

URL = "/api/v1/teams/"


def post(client: Client, url: str, body: object = None, **more):
    return client.post(url, body, content_type="application/json", **more)


def patch(client: Client, url: str, body: object, **more):
    return client.patch(url, body, content_type="application/json", **more)


def names(client: Client, query: str = "") -> list[str]:
    return [team["name"] for team in client.get(f"{URL}{query}").json()["results"]]


def actions(team: Team) -> list[str]:
    return list(AuditEntry.objects.filter(team=team).order_by("pk").values_list("action", flat=True))


def error(answer) -> str:
    return answer.json()["error"]["code"]


class TestList:
    def test_it_works(self, people: People, alice: Client):
        answer = alice.get(URL)

        assert answer.status_code == 200
        assert answer.json() == {
            "results": [{"id": str(people.team.pk), "name": "Alice's cards", "personal": True, "role": "owner"}],
            "next": None,
        }

    def test_the_own_team_comes_first(self, people: People, bob: Client):
        teams = bob.get(URL).json()["results"]

        assert [(team["name"], team["personal"], team["role"]) for team in teams] == [
            ("Bob's cards", True, "owner"),
            ("Alice's cards", False, "editor"),
        ]

    def test_a_stranger_sees_only_their_own(self, team: Team, charlie: Client):
        assert names(charlie) == ["Charlie's cards"]

    def test_it_needs_somebody(self, client: Client, db: None):
        answer = client.get(URL)

        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert error(answer) == "not_signed_in"


class TestMe:
    def test_it_says_who_asks_and_where_they_are(self, people: People, team: Team, bob: Client):
        told = bob.get("/api/v1/me/").json()

        assert told["teams"] == [
            {"id": str(people.bob.own_team.pk), "name": "Bob's cards", "role": "owner"},
            {"id": str(people.team.pk), "name": "Alice's cards", "role": "editor"},
            {"id": str(team.pk), "name": "Operations", "role": "editor"},
        ]
        del told["teams"]
        assert told == {"id": str(people.bob.pk), "name": "Bob", "avatar_url": "", "locale": "en", "token": None}

    def test_the_id_is_the_one_of_members(self, bob: Client, url: str):
        me = bob.get("/api/v1/me/").json()["id"]

        assert bob.get(f"{url}members/{me}/").json()["name"] == "Bob"

    def test_it_speaks_the_callers_language(self, bob: Client):
        with translation.override("zh-hans"):
            assert bob.get("/api/v1/me/", headers={"accept-language": "zh-CN"}).json()["locale"] == "zh-hans"

    def test_a_token_sees_its_team(self, people: People, team: Team, client: Client):
        told = client.get("/api/v1/me/", headers=bearer(people.alice, team, Scope.SHARE)).json()

        assert [(one["name"], one["role"]) for one in told["teams"]] == [("Operations", None)]
        assert (told["name"], told["token"]["scopes"]) == ("Alice", ["share"])


class TestCreate:
    def test_whoever_makes_a_team_owns_it(self, people: People, alice: Client):
        answer = post(alice, URL, {"name": "  Operations "})

        assert answer.status_code == 201
        made = answer.json()
        team = Team.objects.get(pk=made["id"])
        assert made["created_at"]
        assert {key: made[key] for key in ("name", "personal", "role", "door", "members")} == {
            "name": "Operations",
            "personal": False,
            "role": "owner",
            "door": "ask",
            "members": 1,
        }
        assert names(alice) == ["Alice's cards", "Operations"]
        assert actions(team) == ["team.created"]

    def test_it_belongs_to_its_makers_organisation(self, people: People, alice: Client, settings):
        settings.FEISHU_APP_ID = "cli_1"
        app = FeishuApp.objects.create(brand="feishu", app_id="cli_1", secret="s")
        Identity.objects.create(user=people.alice, app=app, tenant_key="harbour", open_id="ou_alice")

        made = post(alice, URL, {"name": "Operations", "door": "open"}).json()

        assert (Team.objects.get(pk=made["id"]).tenant_key, made["door"]) == ("harbour", "open")

    @pytest.mark.parametrize("body", [{}, {"name": " "}, {"name": "x" * 121}, {"name": "x", "door": "ajar"}])
    def test_what_is_no_team(self, alice: Client, body):
        assert post(alice, URL, body).status_code == 400

    def test_a_token_makes_none(self, people: People, client: Client):
        assert post(client, URL, {"name": "x"}, headers=bearer(people.alice, people.team)).status_code == 403

    def test_there_is_an_end(self, people: People, alice: Client, monkeypatch):
        team = Team.objects.create(name="Elsewhere")
        monkeypatch.setattr(locks, "MOST_TEAMS", 2)
        assert post(alice, URL, {"name": "two"}).status_code == 201

        answer = post(alice, URL, {"name": "three"})

        assert (answer.status_code, error(answer)) == (409, "too_many")
        with pytest.raises(ApiError, match="more than 2 teams"):
            member_add(actor=Actor(people.bob), team=team, user=people.alice, role=Role.VIEWER, way="door")


class TestOne:
    def test_members_see_it_and_strangers_do_not(self, bob: Client, vera: Client, charlie: Client, url: str):
        assert bob.get(url).json()["role"] == "editor"
        assert vera.get(url).json()["members"] == 4
        assert charlie.get(url).status_code == 404
        assert charlie.get(url).content == charlie.get(f"{URL}{uuid4()}/").content

    def test_an_owner_changes_name_and_door(self, team: Team, alice: Client, url: str):
        answer = patch(alice, url, {"name": "Platform", "door": "open"})

        assert (answer.json()["name"], answer.json()["door"]) == ("Platform", "open")
        renamed, door = AuditEntry.objects.filter(team=team).order_by("pk")[1:]
        assert (renamed.action, renamed.detail) == (
            "team.renamed",
            {"name": "Platform", "before": "Operations", "after": "Platform"},
        )
        assert (door.action, door.detail["before"], door.detail["after"]) == ("team.door", "ask", "open")

    def test_an_owner_says_whether_viewers_send(self, team: Team, alice: Client, vera: Client, url: str):
        assert alice.get(url).json()["viewers_send"] is True
        assert patch(alice, url, {"viewers_send": False}).json()["viewers_send"] is False
        assert actions(team)[-1] == "team.viewers_send"
        assert patch(vera, url, {"viewers_send": True}).status_code == 403

    def test_what_stays_the_same_is_not_written_down(self, team: Team, alice: Client, url: str):
        assert patch(alice, url, {"name": "Operations", "door": "ask"}).status_code == 200
        assert actions(team) == ["team.created"]

    def test_nobody_else_does(self, team: Team, paula: Client, charlie: Client, url: str):
        assert patch(paula, url, {"name": "Mine"}).status_code == 403
        assert patch(charlie, url, {"name": "Mine"}).status_code == 404
        assert Team.objects.get(pk=team.pk).name == "Operations"

    def test_the_door_of_ones_own_team_stays_shut(self, people: People, alice: Client):
        url = f"{URL}{people.team.pk}/"

        answer = patch(alice, url, {"door": "open"})

        assert (answer.status_code, error(answer)) == (409, "personal_team")
        assert patch(alice, url, {"name": "Alice", "door": "shut"}).json()["name"] == "Alice"


class TestDelete:
    def test_it_is_gone_for_everybody_and_comes_back(
        self, team: Team, alice: Client, bob: Client, client: Client, people: People, url: str
    ):
        key = bearer(people.alice, team)

        assert alice.delete(url).status_code == 204

        assert (alice.get(url).status_code, bob.get(url).status_code) == (404, 404)
        assert "Operations" not in names(alice) + names(bob)
        assert client.get("/api/v1/me/", headers=key).json()["teams"] == []
        (deleted,) = alice.get(f"{URL}?deleted=1").json()["results"]
        assert (deleted["id"], deleted["name"]) == (str(team.pk), "Operations")
        assert names(bob, "?deleted=1") == []

        assert post(alice, f"{url}restore/").json()["members"] == 4
        assert bob.get(url).status_code == 200
        assert client.get("/api/v1/me/", headers=key).json()["teams"] != []
        assert actions(team)[-2:] == ["team.deleted", "team.restored"]

    def test_only_owners_delete_and_take_back(self, alice: Client, paula: Client, charlie: Client, url: str):
        assert (paula.delete(url).status_code, charlie.delete(url).status_code) == (403, 404)
        assert post(alice, f"{url}restore/").status_code == 404
        alice.delete(url)

        assert [post(who, f"{url}restore/").status_code for who in (paula, charlie, alice)] == [404, 404, 200]

    def test_a_token_does_neither(self, people: People, team: Team, alice: Client, client: Client, url: str):
        key = bearer(people.alice, team)
        assert client.delete(url, headers=key).status_code == 403
        alice.delete(url)

        assert post(client, f"{url}restore/", headers=key).status_code == 403
        assert client.get(f"{URL}?deleted=1", headers=key).json()["results"] == []

    def test_ones_own_team_stays(self, people: People, alice: Client):
        answer = alice.delete(f"{URL}{people.team.pk}/")

        assert (answer.status_code, error(answer)) == (409, "personal_team")

    def test_after_the_days_of_grace_nobody_takes_it_back(self, team: Team, alice: Client, url: str, settings):
        settings.TEAM_GRACE_DAYS = 7
        Team.objects.filter(pk=team.pk).update(deleted_at=timezone.now() - timedelta(days=7, seconds=1))

        assert post(alice, f"{url}restore/").status_code == 404
        assert names(alice, "?deleted=1") == []


class TestJoinable:
    """Charlie and Dora are of Alice's organisation, Eve is of another one."""

    @pytest.fixture
    def harbour(self, people: People, team: Team, settings) -> FeishuApp:
        settings.FEISHU_APP_ID = "cli_1"
        app = FeishuApp.objects.create(brand="feishu", app_id="cli_1", secret="s")
        for user in (people.alice, people.bob, people.charlie):
            Identity.objects.create(user=user, app=app, tenant_key="harbour", open_id=f"ou_{user.name}")
        Team.objects.filter(pk=team.pk).update(tenant_key="harbour")
        return app

    def test_colleagues_see_name_size_owners_and_door(self, harbour: FeishuApp, team: Team, charlie: Client):
        assert charlie.get(f"{URL}?joinable=1").json() == {
            "results": [
                {"id": str(team.pk), "name": "Operations", "members": 4, "owners": ["Alice"], "door": "ask"},
            ],
            "next": None,
        }

    def test_members_do_not(self, harbour: FeishuApp, bob: Client):
        assert names(bob, "?joinable=1") == []

    @pytest.mark.parametrize("change", [{"door": "shut"}, {"tenant_key": "other"}, {"deleted_at": timezone.now()}])
    def test_what_they_do_not_see(self, harbour: FeishuApp, team: Team, charlie: Client, change):
        Team.objects.filter(pk=team.pk).update(**change)

        assert names(charlie, "?joinable=1") == []

    def test_nobody_elses_see_it(self, harbour: FeishuApp, people: People):
        eve = accounts.user_create(username="eve", name="Eve")
        assert names(client_of(eve), "?joinable=1") == []
        Identity.objects.create(user=eve, app=harbour, tenant_key="island", open_id="ou_eve")

        assert names(client_of(eve), "?joinable=1") == []

    def test_a_team_of_no_organisation_is_for_nobody(self, harbour: FeishuApp, team: Team, people: People):
        Team.objects.filter(pk=team.pk).update(tenant_key="")
        dora = accounts.user_create(username="dora", name="Dora")

        assert names(client_of(dora), "?joinable=1") == []

    def test_a_token_sees_none(self, harbour: FeishuApp, people: People, client: Client):
        key = bearer(people.charlie, people.charlie.own_team)

        assert client.get(f"{URL}?joinable=1", headers=key).json()["results"] == []

    def test_the_list_goes_on(self, harbour: FeishuApp, charlie: Client):
        Team.objects.bulk_create(Team(name=f"Team {number}", tenant_key="harbour", door="open") for number in range(3))

        first = charlie.get(f"{URL}?joinable=1&page_size=3").json()

        assert [team["name"] for team in first["results"]] == ["Operations", "Team 0", "Team 1"]
        assert [team["name"] for team in charlie.get(first["next"]).json()["results"]] == ["Team 2"]


def test_a_deleted_teams_things_are_gone(people: People, team: Team, alice: Client, url: str):
    made = post(alice, "/api/v1/templates/", {"team": str(team.pk), "document": {"card": {"elements": []}}}).json()
    alice.delete(url)

    assert alice.get(f"/api/v1/templates/{made['id']}/").status_code == 404
    assert post(alice, "/api/v1/folders/", {"team": str(team.pk), "name": "x"}).status_code == 404
    assert Membership.objects.filter(team=team).count() == 4
