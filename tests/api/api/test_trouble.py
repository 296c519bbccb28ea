"""What is answered when the database does not do what it should (`db/errors.py`)."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.test import Client, RequestFactory

from cardstudio.api import middleware, views
from cardstudio.db.errors import trouble_of
from cardstudio.library import services
from tests.conftest import People

pytestmark = pytest.mark.django_db


def raised(error: Exception, cause: Exception | None = None) -> Exception:
    error.__cause__ = cause
    return error


def sqlite_error(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    error = kind("told by SQLite")
    error.sqlite_errorcode = code
    return error


class ServerError(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("told by PostgreSQL")
        self.sqlstate = sqlstate


AWAY = raised(OperationalError("server closed the connection"), ServerError(None))
BUSY = raised(OperationalError("database is locked"), sqlite_error(sqlite3.SQLITE_BUSY))
FULL = raised(OperationalError("database or disk is full"), sqlite_error(sqlite3.SQLITE_FULL))


@pytest.fixture
def broken(monkeypatch):
    """Makes every view of the library's list and of lint fail in the way that is given."""

    def make(error: Exception) -> None:
        def fail(*_: Any, **__: Any) -> Any:
            raise error

        for read in ("template_list", "templates_shown", "template_page"):
            monkeypatch.setattr(f"cardstudio.library.selectors.{read}", fail)
        monkeypatch.setattr(services, "template_create", fail)

    return make


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (AWAY, "unavailable", "does not answer"),
        (BUSY, "busy", "A lot is going on"),
        (FULL, "storage_full", "Nothing can be stored"),
    ],
    ids=["away", "busy", "full"],
)
def test_a_program_is_told_when_to_try_again(alice: Client, broken, error, code: str, words: str):
    broken(error)
    answer = alice.get("/api/v1/templates/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, code)
    assert words in answer.json()["error"]["message"]
    assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("error", "english", "chinese"),
    [
        (AWAY, "That took too long", "等得太久了"),
        (BUSY, "That took too long", "等得太久了"),
        (FULL, "Nothing can be stored right now", "现在无法保存"),
    ],
    ids=["away", "busy", "full"],
)
def test_people_get_a_page(alice: Client, broken, error, english: str, chinese: str):
    broken(error)
    for language, words in (("en", english), ("zh-CN", chinese)):
        answer = alice.get("/library/", headers={"accept-language": language})
        assert answer.status_code == 503
        assert words in answer.content.decode()
        assert '<a class="btn btn-lg btn-ink" href="">' in answer.content.decode()
        assert answer["Retry-After"]


def test_trouble_outside_of_a_view_is_said_the_same_way(client: Client, monkeypatch):
    """Sessions are written by a middleware, whose exceptions no `process_exception` sees."""

    def fail(*_: Any, **__: Any) -> Any:
        raise AWAY

    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_response", fail)
    client.raise_request_exception = False
    answer = client.get("/signin/")
    assert answer.status_code == 503
    assert answer["Retry-After"]


def test_a_mistake_of_ours_stays_a_500(alice: Client, broken):
    broken(raised(OperationalError("no such table"), sqlite_error(1)))
    alice.raise_request_exception = False
    assert alice.get("/api/v1/templates/").status_code == 500
    assert alice.get("/library/").status_code == 500


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (raised(OperationalError(), ServerError("57014")), "busy"),
        (raised(OperationalError(), ServerError("55P03")), "busy"),
        (raised(OperationalError(), ServerError("40P01")), "busy"),
        (raised(OperationalError(), ServerError("53300")), "busy"),
        (raised(OperationalError(), ServerError("53100")), "full"),
        (raised(OperationalError(), ServerError("57P01")), "away"),
        (raised(InterfaceError(), ServerError(None)), "away"),
        (raised(IntegrityError(), ServerError("23505")), "conflict"),
        (raised(IntegrityError(), ServerError("23503")), "conflict"),
        (raised(IntegrityError(), ServerError("23502")), None),
        (raised(IntegrityError(), sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.IntegrityError)), "conflict"),
        (raised(IntegrityError(), sqlite_error(sqlite3.SQLITE_CONSTRAINT_NOTNULL, sqlite3.IntegrityError)), None),
        (OSError(28, "No space left on device"), "full"),
        (OSError(2, "No such file"), None),
        (ValueError(), None),
    ],
    ids=str,
)
def test_which_is_which(error: Exception, kind: str | None):
    found = trouble_of(error)
    assert (found and found.kind) == kind


def test_a_full_disk_is_critical_once(alice: Client, broken, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(middleware, "_critical_at", [])
    monkeypatch.setattr(middleware.log, "critical", lambda event, **_: said.append(event))
    broken(FULL)
    for _ in range(5):
        alice.get("/api/v1/templates/")
    assert said == ["storage.full"]


def test_the_same_made_twice_in_parallel_is_a_conflict(alice: Client, people: People, monkeypatch):
    """Both see that the name is free; the database lets one of them have it."""
    monkeypatch.setattr("cardstudio.library.models.Folder.validate_constraints", lambda self, exclude=None: None)
    body = {"name": "Incidents"}
    first = alice.post("/api/v1/folders/", body, content_type="application/json")
    second = alice.post("/api/v1/folders/", body, content_type="application/json")
    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["error"]["code"] == "conflict"


def test_readyz_says_what_is_there(client: Client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert set(answer.json()["checks"]) == {"database", "migrations", "cache", "worker", "platform"}
    assert answer["Cache-Control"] == "no-store"


def test_readyz_without_a_database_is_503_and_asks_for_no_session(client: Client, monkeypatch):
    def fail(*_: Any, **__: Any) -> Any:
        raise AWAY

    monkeypatch.setattr(connection, "cursor", fail)
    monkeypatch.setattr(connection, "close", lambda: None)
    client.cookies["cardstudio_session"] = "somebody"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == answer.json()["checks"]["migrations"] == "down"
    assert client.get("/healthz").status_code == 200, "it serves, if nothing else"


def test_unapplied_migrations_are_not_ready(client: Client, monkeypatch):
    monkeypatch.setattr("cardstudio.api.readiness._applied", {})
    monkeypatch.setattr("cardstudio.api.readiness.MigrationExecutor.migration_plan", lambda self, targets: ["one"])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["migrations"]) == (503, "down")


def test_the_page_needs_no_database(monkeypatch):
    """It is drawn while the database is away."""

    def fail(*_: Any, **__: Any) -> Any:
        raise AWAY

    monkeypatch.setattr(connection, "cursor", fail)
    request = RequestFactory().get("/library/")
    assert "That took too long" in middleware.trouble_response(request, trouble_of(AWAY)).content.decode()
    try:
        raise AWAY
    except OperationalError:
        assert views.server_error(request).status_code == 503
