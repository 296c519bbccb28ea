"""Fixtures of all tests: the named actors, and clients that speak for them."""

from __future__ import annotations

import functools
import gc
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import translation

from cardstudio.accounts.models import AuditEntry, Membership, Role, Team, User
from cardstudio.outbound import http
from tests.migrated import migrated

# At a desk every run tries other examples; in continuous integration a run says the same as the one before. How long an
# example takes says nothing: another worker, or somebody's build, has the machine as well.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files of slow tests first, then those of many: a long one at the end would leave the other worker idle.

    A file is one worker's (`--dist loadfile`); `--no-loadscope-reorder` gives them out in this order.
    """
    if not hasattr(config, "workerinput"):  # one process runs them as they are named
        return
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    many = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path not in slow, -many[item.path], item.path))


def pytest_collection_finish() -> None:
    """What collecting leaves behind (thousands of tests) is there to stay: the collector need not walk it each time.

    Nor need it look as often as it does by itself: requests make many small things that go without it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def _migrating_once() -> Iterator[pytest.MonkeyPatch]:
    """The command by which Django migrates the tests' database; the rest of Django's commands stay as they are."""

    def call(command: str, *arguments: Any, **options: Any) -> None:
        run = functools.partial(call_command, command, *arguments, **options)
        if command == "migrate":
            migrated(connections[options["database"]], "tests", run)
        else:
            run()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.core.management.call_command", call)
        yield patched


@pytest.fixture(scope="session")
def django_db_setup(_migrating_once: pytest.MonkeyPatch, django_db_setup: None) -> None:
    """The plugin's, with a database that is migrated once for all workers and runs."""
    _migrating_once.undo()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """No test finds the language that an earlier one's request left behind."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    """No test finds what an earlier one left in the process: a platform that failed, answers kept for a moment."""
    http.forget_failures()
    cache.clear()


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
    """Their rows as the services would leave them (`test_people.py` compares), which take 120 queries for them."""
    alice, bob, vera, charlie = users = [
        User(username=name.lower(), name=name) for name in ("Alice", "Bob", "Vera", "Charlie")
    ]
    for user in users:
        user.set_unusable_password()
    User.objects.bulk_create(users)
    teams = Team.objects.bulk_create(Team(name=f"{user.name}'s cards", personal_of=user, size=1) for user in users)
    team = teams[0]
    guests = {bob: Role.EDITOR, vera: Role.VIEWER}
    team.size += len(guests)
    team.save(update_fields=["size"])
    Membership.objects.bulk_create(
        [Membership(team=own, user=own.personal_of, role=Role.OWNER) for own in teams]
        + [Membership(team=team, user=user, role=role) for user, role in guests.items()]
    )
    AuditEntry.objects.bulk_create(
        [AuditEntry(team=own, action="user.created", target=str(own.personal_of.pk)) for own in teams]
        + [
            AuditEntry(team=team, actor=alice, action="member.added", target=str(user.pk), detail={"role": role})
            for user, role in guests.items()
        ]
    )
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
