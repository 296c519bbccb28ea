"""A team four people share: Alice owns it, Paula publishes, Bob edits, Vera may only look. Charlie is a stranger."""

from __future__ import annotations

import pytest
from django.test import Client

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.teams.services import team_create
from tests.conftest import People, client_of


@pytest.fixture
def paula_herself(people: People) -> User:
    return user_create(username="paula", name="Paula")


@pytest.fixture
def paula(paula_herself: User) -> Client:
    return client_of(paula_herself)


@pytest.fixture
def team(people: People, paula_herself: User) -> Team:
    team = team_create(actor=Actor(people.alice), name="Operations")
    roles = {paula_herself: Role.PUBLISHER, people.bob: Role.EDITOR, people.vera: Role.VIEWER}
    for user, role in roles.items():
        Membership.objects.create(team=team, user=user, role=role)
    return team


@pytest.fixture
def url(team: Team) -> str:
    return f"/api/v1/teams/{team.pk}/"
