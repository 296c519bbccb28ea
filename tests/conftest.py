"""Fixtures of all tests: the named actors, and clients that speak for them."""

from __future__ import annotations

import os
from dataclasses import dataclass

import hypothesis
import pytest
from django.test import Client

from cardstudio.accounts import services
from cardstudio.accounts.models import Role, Team, User
from cardstudio.accounts.policy import Actor

# At a desk every run tries other examples; in continuous integration a run says the same as the one before.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")


@dataclass
class People:
    """Alice owns the team, Bob is her teammate (editor), Vera may only look, Charlie is a stranger."""

    alice: User
    bob: User
    vera: User
    charlie: User
    team: Team


@pytest.fixture
def people(db: None) -> People:
    alice, bob, vera, charlie = (
        services.user_create(username=name.lower(), name=name) for name in ("Alice", "Bob", "Vera", "Charlie")
    )
    team = alice.own_team
    actor = Actor(alice)
    services.member_add(actor=actor, team=team, user=bob, role=Role.EDITOR)
    services.member_add(actor=actor, team=team, user=vera, role=Role.VIEWER)
    return People(alice, bob, vera, charlie, team)


def client_of(user: User) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(user)
    return client


@pytest.fixture
def alice(people: People) -> Client:
    return client_of(people.alice)


@pytest.fixture
def bob(people: People) -> Client:
    return client_of(people.bob)


@pytest.fixture
def vera(people: People) -> Client:
    return client_of(people.vera)


@pytest.fixture
def charlie(people: People) -> Client:
    return client_of(people.charlie)
