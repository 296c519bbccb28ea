"""Killed anywhere, a release and a batch are done or not done, never half, and the same call again succeeds.

Here the end is played at each write; `tests/long/test_killed.py` kills real servers.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from tests.conftest import People
from tests.killed import WRITES, Killed, killed_at
from tests.whole_jobs import ITEMS, Ask, Job, State

pytestmark = pytest.mark.slow

#: More than either takes; a job that is through before has been killed at each of its own.
MOST_WRITES = 100


def asking(client: Client) -> Ask:
    def ask(method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        data = "" if body is None else json.dumps(body)
        kind = "application/json"
        answer = client.generic(method, f"/api/v1/{path}", data, content_type=kind, headers=headers)
        return answer.status_code, answer.json()

    return ask


@pytest.fixture
def begin(people: People, alice: Client) -> Callable[[], Job]:
    token, key = token_create(actor=Actor(people.alice), team=people.team, name="oa-cron", scopes=[Scope.CONTENT])
    program = Client(headers={"Authorization": f"Bearer {key}"})
    team, ask_alice, ask_program = str(people.team.pk), asking(alice), asking(program)
    return lambda: Job.begin(ask_alice, ask_program, team=team, token=str(token.pk))


def each_death(begin: Callable[[], Job], call: Callable[[Job], Any]) -> Iterator[tuple[int, Job]]:
    """A job whose call was killed before its first write, one killed before its second, up to the last one."""
    for number in range(MOST_WRITES):
        job = begin()
        with contextlib.suppress(Killed), killed_at(number, WRITES):
            call(job)
            return
        yield number, job
    pytest.fail("it was never through")


@pytest.mark.django_db(transaction=True)
def test_a_release_is_whole(begin: Callable[[], Job]) -> None:
    before, after = begin().released(), released_in_peace(begin())
    assert (after["others get"], after["the program gets"], after["link"], after["pins"]) == ("two", "one", 2, [1])
    assert set(after["audit"]) - set(before["audit"]) == {"release.moved", "token.pinned"}
    for number, job in each_death(begin, Job.release):
        assert job.released() in (before, after), number
        assert released_in_peace(job) == after, number


def released_in_peace(job: Job) -> State:
    assert job.release()[0] == 200
    return job.released()


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_whole(begin: Callable[[], Job]) -> None:
    for number, job in each_death(begin, Job.batch):
        assert job.calls() in (0, len(ITEMS)), number
        status, body = job.batch()
        assert (status, len(body["results"])) == (200, len(ITEMS)), number
