"""Writers of one SQLite file, and what happens when their turn does not come."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError
from django.db.utils import ConnectionHandler

from cardstudio.db.errors import Trouble, trouble_of
from cardstudio.db.sqlite3.base import PATIENCE_SECONDS, SHORT_PATIENCE_SECONDS, Turns
from cardstudio.settings.databases import sqlite


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def locked() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return error


def test_a_write_is_tried_until_its_turn_comes() -> None:
    clock, tries = Clock(), 0

    def write() -> str:
        nonlocal tries
        tries += 1
        if tries < 20:
            raise locked()
        return "written"

    assert Turns(clock, clock.sleep).take(write, PATIENCE_SECONDS) == "written"


def test_after_waiting_in_vain_others_wait_less_until_one_gets_through() -> None:
    clock = Clock()
    turns = Turns(clock, clock.sleep)

    def waited(patience: float) -> float:
        started = clock.now

        def write() -> None:
            raise locked()

        with pytest.raises(sqlite3.OperationalError):
            turns.take(write, patience)
        return clock.now - started

    assert PATIENCE_SECONDS <= waited(PATIENCE_SECONDS) < PATIENCE_SECONDS + 1
    assert waited(PATIENCE_SECONDS) < SHORT_PATIENCE_SECONDS + 1
    turns.take(lambda: None, PATIENCE_SECONDS)
    assert waited(PATIENCE_SECONDS) >= PATIENCE_SECONDS


def test_only_a_lock_is_waited_for() -> None:
    def write() -> None:
        raise sqlite3.OperationalError("no such table")

    clock = Clock()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        Turns(clock, clock.sleep).take(write, PATIENCE_SECONDS)
    assert clock.now == 0


def database(path: Path, *, patience: float = 60.0) -> ConnectionHandler:
    return ConnectionHandler({"default": sqlite(path, durable=True, patience=patience)})


def test_sixteen_writers_all_get_their_turn(tmp_path: Path, django_db_blocker) -> None:
    path = tmp_path / "many.sqlite3"
    with django_db_blocker.unblock():
        first = database(path)["default"]
        with first.cursor() as cursor:
            cursor.execute("CREATE TABLE counter (value INTEGER)")
            cursor.execute("INSERT INTO counter VALUES (0)")

        def add(_: int) -> None:
            connection = database(path)["default"]
            for _turn in range(10):
                connection.set_autocommit(True)
                with connection.cursor() as cursor:
                    cursor.execute("BEGIN IMMEDIATE")
                    cursor.execute("SELECT value FROM counter")
                    [value] = cursor.fetchone()
                    cursor.execute("UPDATE counter SET value = %s", [value + 1])
                    cursor.execute("COMMIT")
            connection.close()

        with ThreadPoolExecutor(16) as pool:
            list(pool.map(add, range(16)))
        with first.cursor() as cursor:
            cursor.execute("SELECT value FROM counter")
            assert cursor.fetchone() == (160,)
        first.close()


def test_a_lock_somebody_holds_on_to_is_said_to_be_busy(tmp_path: Path, django_db_blocker) -> None:
    path = tmp_path / "held.sqlite3"
    with django_db_blocker.unblock():
        connection = database(path, patience=0.05)["default"]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE t (x)")
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError) as caught, connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES (1)")
        assert trouble_of(caught.value) == Trouble("busy")
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM t")
        holder.execute("ROLLBACK")
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES (1)")
        connection.close()
        holder.close()


@pytest.mark.parametrize(
    ("prepare", "kind"), [("PRAGMA query_only = 1", "full"), ("PRAGMA max_page_count = 2", "full")]
)
def test_what_can_not_be_stored_is_said_as_that(tmp_path: Path, django_db_blocker, prepare: str, kind: str) -> None:
    with django_db_blocker.unblock():
        connection = database(tmp_path / "full.sqlite3")["default"]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE t (x)")
            cursor.execute(prepare)
        with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
            cursor.execute("INSERT INTO t VALUES (zeroblob(100000))")
        found = trouble_of(caught.value)
        connection.close()
    assert found is not None
    assert found.kind == kind


def test_a_mistake_of_ours_is_no_trouble(tmp_path: Path, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        connection = database(tmp_path / "ours.sqlite3")["default"]
        with pytest.raises(OperationalError) as caught, connection.cursor() as cursor:
            cursor.execute("SELECT * FROM not_there")
        connection.close()
    assert trouble_of(caught.value) is None


@pytest.mark.parametrize(("durable", "level"), [(True, 2), (False, 1)])
def test_the_main_file_survives_a_power_cut_and_the_cache_need_not(
    tmp_path: Path, django_db_blocker, durable: bool, level: int
) -> None:
    with django_db_blocker.unblock():
        connection = ConnectionHandler({"default": sqlite(tmp_path / "x.sqlite3", durable=durable)})["default"]
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (level,)
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
        connection.close()
