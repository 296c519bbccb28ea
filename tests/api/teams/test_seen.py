"""When a member last looked at a team, to the hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from cardstudio.accounts import seen
from cardstudio.accounts.models import Membership, Team
from cardstudio.accounts.policy import Actor
from tests.api.teams.world import card
from tests.conftest import People


def seen_at(people: People, team: Team) -> datetime | None:
    return Membership.objects.get(team=team, user=people.bob).seen_at


def test_a_page_of_the_team_is_noted_once_an_hour(people: People, team: Team, bob: Client):
    assert seen_at(people, team) is None

    bob.get(f"/library/?team={team.pk}")

    first = seen_at(people, team)
    assert first is not None
    bob.get(f"/library/?team={team.pk}")
    assert seen_at(people, team) == first
    Membership.objects.filter(team=team).update(seen_at=timezone.now() - timedelta(minutes=61))
    bob.get(f"/library/?team={team.pk}")
    later = seen_at(people, team)
    assert later is not None
    assert later >= first
    assert Membership.objects.get(team=people.bob.own_team).seen_at is None


def test_so_is_a_card_in_the_designer(people: People, team: Team, bob: Client):
    made = card(Actor(people.alice), team)

    assert bob.get(f"/templates/{made.pk}/").status_code == 200

    assert seen_at(people, team) is not None


def test_programs_and_pages_of_other_teams_are_not(people: People, team: Team, bob: Client):
    bob.get(f"/api/v1/teams/{team.pk}/")
    bob.get("/library/")

    assert seen_at(people, team) is None


def test_the_page_is_worth_more_than_the_note(people: People, team: Team, bob: Client, monkeypatch):
    def broken(*args: Any) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(seen, "_seen", broken)

    assert bob.get(f"/library/?team={team.pk}").status_code == 200
