"""Waiting for a PostgreSQL server that does not answer; a real one that is frozen is in `tests/long`."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import Any

import psycopg
import pytest
from psycopg.waiting import READY_NONE, READY_R

from cardstudio.db.postgresql import connection as patient
from cardstudio.db.postgresql.connection import PatientConnection
from cardstudio.db.postgresql.pulse import FRESH_SECONDS, Pulse
from cardstudio.settings.databases import database


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    monotonic = __call__


class Server:
    """Answers new connections, or doesn't."""

    def __init__(self) -> None:
        self.answers = True
        self.asked = 0

    def __call__(self) -> None:
        self.asked += 1
        if not self.answers:
            raise psycopg.errors.ConnectionTimeout("connection timeout expired")


def test_those_who_wait_at_the_same_time_do_not_all_ask() -> None:
    server, clock = Server(), Clock()
    pulse = Pulse(server, clock)
    assert [pulse.beats() for _ in range(5)] == [True] * 5
    assert server.asked == 1
    clock.now += FRESH_SECONDS
    assert pulse.beats()
    assert server.asked == 2


def test_a_server_that_is_down_is_asked_by_one_thread_until_it_answers() -> None:
    server, clock = Server(), Clock()
    server.answers = False
    slept, back = [], threading.Event()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            server.answers = True
        back.set()

    pulse = Pulse(server, clock, sleep)
    assert not pulse.beats()
    assert back.wait(30)
    for thread in threading.enumerate():
        if thread.name == "pulse":
            thread.join(30)
    assert not pulse.is_down
    assert pulse.beats()
    assert len(slept) == 3


class Waiting(PatientConnection):
    """A connection without a server: `ticks` are what psycopg's waiting would report."""

    def __init__(self, pulse: Pulse, limit: float) -> None:
        self.pulse, self.limit, self.is_closed = pulse, limit, False

    def close(self) -> None:
        self.is_closed = True

    def __del__(self) -> None:
        """Psycopg would look for a connection here."""


def waited(connection: Waiting, clock: Clock, seconds: float, *, hears: bool = False) -> Any:
    """Wait so many seconds, a tenth at a time, with or without something to read."""

    def answers() -> Generator[int, int, str]:
        while True:
            yield 1

    gen = connection._watched(answers())
    next(gen)
    for _ in range(int(seconds * 10)):
        clock.now += 0.1
        gen.send(READY_R if hears else READY_NONE)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(patient, "time", made)
    return made


def test_a_slow_query_of_a_living_server_is_waited_for(clock: Clock) -> None:
    server = Server()
    connection = Waiting(Pulse(server, clock), limit=15)
    waited(connection, clock, 14)
    assert server.asked >= 3
    assert not connection.is_closed


def test_a_frozen_server_is_given_up_after_some_silence(clock: Clock) -> None:
    server = Server()
    server.answers = False
    connection = Waiting(Pulse(server, clock, lambda _: threading.Event().wait(0.01)), limit=15)
    started = clock.now
    with pytest.raises(psycopg.OperationalError, match="does not answer"):
        waited(connection, clock, 60)
    assert clock.now - started < 4
    assert connection.is_closed
    server.answers = True


def test_while_it_is_down_nobody_waits_at_all(clock: Clock) -> None:
    pulse = Pulse(Server(), clock)
    pulse.is_down = True
    with pytest.raises(psycopg.OperationalError):
        waited(Waiting(pulse, limit=15), clock, 0)


def test_one_connection_that_forgot_its_limit_is_given_up(clock: Clock) -> None:
    """The server lives, and this backend of it does not."""
    started = clock.now
    with pytest.raises(psycopg.OperationalError):
        waited(Waiting(Pulse(Server(), clock), limit=15), clock, 60)
    assert clock.now - started < 15 + patient.GRACE_SECONDS + 1


def test_a_server_that_sends_is_not_silent(clock: Clock) -> None:
    server = Server()
    waited(Waiting(Pulse(server, clock), limit=0), clock, 100, hears=True)
    assert server.asked == 0


def test_the_servers_own_limits_are_set(tmp_path) -> None:
    made = database("postgres://u:p@db.example/cards?options=-c%20search_path%3Dx", tmp_path, statement_seconds=15)
    options = made["OPTIONS"]
    assert made["ENGINE"] == "cardstudio.db.postgresql"
    assert options["connect_timeout"] == 3
    assert options["tcp_user_timeout"] == 10_000
    for said in ("statement_timeout=15000", "lock_timeout=5000", "idle_in_transaction_session_timeout=30000"):
        assert f"-c {said}" in options["options"]
    assert options["options"].endswith("search_path=x"), "what the address says itself comes last and wins"


def test_commands_have_no_limit(tmp_path) -> None:
    made = database("postgres://u:p@db.example/cards", tmp_path, statement_seconds=0)
    assert "statement_timeout=0" in made["OPTIONS"]["options"]
    assert made["STATEMENT_SECONDS"] == 0
