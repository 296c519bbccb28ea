"""`manage.py team`: for whoever runs the site, and is in none of the teams."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cardstudio.accounts.models import AuditEntry, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.teams.services import team_delete
from tests.conftest import People


def run(*args: str) -> list[list[str]]:
    out = StringIO()
    call_command("team", *args, stdout=out)
    return [line.split("\t") for line in out.getvalue().splitlines()]


def test_list_says_size_owners_and_door(people: People, team: Team):
    rows = {row[-1]: row for row in run("list")}

    assert rows["Operations"] == [str(team.pk), "4", "1", "ask", "Operations"]
    assert rows["Alice's cards"][1:4] == ["3", "1", "personal"]
    User.objects.filter(pk=people.alice.pk).update(is_active=False)
    assert {row[-1]: row[2] for row in run("list")}["Operations"] == "0"
    team_delete(actor=Actor(people.alice), team=team)
    assert {row[-1]: row[3] for row in run("list")}["Operations"] == "deleted"


def test_members_says_who_and_since_when(people: People, team: Team):
    rows = run("members", "Operations")

    assert [(row[1], row[3]) for row in rows] == [
        ("owner", "Alice"),
        ("publisher", "Paula"),
        ("editor", "Bob"),
        ("viewer", "Vera"),
    ]
    assert rows[2][0] == str(people.bob.pk)


@pytest.mark.parametrize("who", ["bob", "charlie"])
def test_give_makes_an_owner_of_members_and_strangers(people: People, team: Team, who: str):
    user = getattr(people, who)

    run("give", str(team.pk), user.name)

    assert Membership.objects.get(team=team, user=user).role == Role.OWNER
    entry = AuditEntry.objects.filter(team=team).latest("pk")
    assert (entry.actor, entry.detail["after"]) == (None, "owner")


def test_a_team_whose_owners_are_gone_gets_one(people: People, team: Team):
    User.objects.filter(pk=people.alice.pk).update(is_active=False)

    run("give", "Operations", "Bob")

    assert {row[-1]: row[2] for row in run("list")}["Operations"] == "1"


def test_what_it_refuses(people: People, team: Team):
    User.objects.filter(pk=people.vera.pk).update(is_active=False)
    Team.objects.create(name="Operations")

    for args, said in (
        (("members", "Nothing"), "Nothing is called"),
        (("give", "Operations", "Bob"), "Several are called"),
        (("give", str(team.pk), "Vera"), "switched off"),
        (("give", "Alice's cards", "Bob"), "own team"),
    ):
        with pytest.raises(CommandError, match=said):
            run(*args)
