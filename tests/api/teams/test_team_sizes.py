"""How many are in a team is a number of its own, true after whoever came and went."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command
from django.test import Client

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.teams.members import member_add, member_remove
from cardstudio.teams.people import person_delete
from cardstudio.teams.services import team_create
from tests.conftest import People


def test_whoever_comes_and_goes_is_counted(people: People, team: Team, paula_herself: User, alice: Client, url: str):
    def said() -> int:
        assert Membership.objects.filter(team=team).count() == Team.objects.get(pk=team.pk).size
        return int(alice.get(url).json()["members"])

    assert said() == 4
    for _again in range(2):
        member_add(actor=Actor(people.alice), team=team, user=people.charlie, role=Role.VIEWER, way="door")
    assert said() == 5
    member_remove(actor=Actor(people.alice), membership=team.memberships.get(user=people.charlie))
    assert said() == 4
    person_delete(user=paula_herself)
    assert said() == 3


def test_a_team_just_made_says_who_made_it(people: People, alice: Client):
    assert team_create(actor=Actor(people.alice), name="Quay").size == 1
    assert user_create(username="nora", name="Nora").own_team.size == 1
    answer = alice.post("/api/v1/teams/", {"name": "Pier", "door": "shut"}, "application/json")
    assert Team.objects.get(pk=answer.json()["id"]).size == 1


def test_what_is_not_true_is_mended(team: Team):
    Team.objects.filter(pk=team.pk).update(size=7)
    for wrong in (1, 0):
        said = StringIO()
        call_command("recount", stdout=said)
        assert f"teams: {wrong}\n" in said.getvalue()
    assert Team.objects.get(pk=team.pk).size == 4
