"""A database of an earlier version, migrated to today's models, in the place of the tests' own."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from cardstudio.cards.types import JSONObject
from tests.migrated import migrated

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD_FILE = FIXTURES / "0.1" / "cardstudio.sqlite3.gz"


@dataclass(frozen=True)
class Installation:
    """`facts`: what the fixture's own JSON says of it (ids, keys, counts)."""

    facts: JSONObject

    def client(self, name: str) -> Client:
        """Somebody's browser, whose session began before the upgrade."""
        from django.conf import settings

        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.facts["sessions"][name]
        return client

    def program(self, role: str) -> Client:
        """A program whose key was made before the upgrade."""
        headers = {"Authorization": f"Bearer {self.facts['tokens'][role]}"}
        return Client(raise_request_exception=False, headers=headers)


@pytest.fixture(scope="module")
def from_0_1(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """Version 0.1, migrated, on the engine the tests run on; for one module, whose tests write to it."""
    folder = FIXTURES / "0.1"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched:
        own = connections["default"]
        sqlite = own.vendor == "sqlite"
        made, facts = _sqlite(folder, own, tmp_path_factory) if sqlite else _postgres(folder, own)
        patched.setattr("django.conf.settings.SECRET_KEY", facts["secret_key"])
        patched.setattr("django.conf.settings.FEISHU_APP_ID", "cli_fixture")
        patched.setattr("django.conf.settings.FEISHU_APP_SECRET", "fixture-app-secret")
        connections["default"] = made
        try:
            migrated(made, "upgrade", lambda: call_command("migrate", verbosity=0), of=OLD_FILE.read_bytes())
            _keep_fresh(made)
            yield Installation(facts)
        finally:
            made.close()
            connections["default"] = own


def _sqlite(folder: Path, own: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, JSONObject]:
    """In memory, as the tests' own is."""
    file = tmp_path_factory.mktemp("upgrade") / "cardstudio.sqlite3"
    file.write_bytes(gzip.decompress(OLD_FILE.read_bytes()))
    made = _connection(own, f"file:{file.parent.name}?mode=memory&cache=shared")
    made.ensure_connection()
    with closing(sqlite3.connect(file)) as old:
        old.backup(made.connection)
    return made, json.loads((folder / "sqlite.json").read_text())


def _postgres(folder: Path, own: Any) -> tuple[Any, JSONObject]:
    name = f"{own.settings_dict['NAME']}_upgrade"
    with own._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    made = _connection(own, name)
    script = gzip.decompress((folder / "cardstudio.sql.gz").read_bytes()).decode()
    with psycopg.connect(**made.get_connection_params(), autocommit=True) as raw:
        raw.execute(script)  # type: ignore[call-overload]  # a whole script, not one literal query
    return made, json.loads((folder / "postgres.json").read_text())


def _connection(own: Any, name: str) -> Any:
    made = connections.create_connection("default")
    made.settings_dict = {**own.settings_dict, "NAME": name}
    return made


def _keep_fresh(connection: Any) -> None:
    """What was to last for weeks when it was made lasts for ever: the fixture grows older than that."""
    later = timezone.now() + timezone.timedelta(days=30)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET expire_date = %s", [later])
        cursor.execute("UPDATE sharing_sharelink SET expires_at = %s WHERE expires_at > created_at", [later])
