"""A session ends when nobody uses it, and some day all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cardstudio.accounts import sessions
from tests.conftest import People

HOUR = 3600
DAY = 24 * HOUR


def later(seconds: int) -> None:
    """As if so much time had gone by: everything that is kept is that much older."""
    for row in Session.objects.all():
        held = row.get_decoded()
        for name in (sessions.BEGAN, sessions.USED):
            held[name] -= seconds
        row.session_data = sessions.SessionStore().encode(held)
        row.expire_date -= timedelta(seconds=seconds)
        row.save()


@pytest.fixture
def alice(people: People) -> Client:
    client = Client()
    client.force_login(people.alice)
    return client


def signed_in(client: Client) -> bool:
    return client.get("/library/").status_code == 200


def test_whoever_works_stays(alice: Client):
    for _ in range(6):
        later(2 * DAY)
        assert signed_in(alice)


def test_whoever_idles_is_asked_again(alice: Client):
    assert signed_in(alice)
    later(3 * DAY + HOUR)

    assert not signed_in(alice)


def test_some_day_even_the_busy_are_asked_again(alice: Client):
    for _ in range(14):
        later(2 * DAY)
        assert signed_in(alice)
    later(2 * DAY + HOUR)

    assert not signed_in(alice)


def test_use_is_written_once_an_hour(alice: Client):
    def writes() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert signed_in(alice)
        return sum("django_session" in query["sql"] and query["sql"].startswith("UPDATE") for query in queries)

    assert [writes(), writes()] == [0, 0]
    later(2 * HOUR)
    assert [writes(), writes()] == [1, 0]
