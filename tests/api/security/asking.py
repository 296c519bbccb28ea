"""Asking an address as its row says, and seeing whether anything was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.api.security.rows import ROWS, Body
from tests.api.security.world import World
from tests.sharing_fixtures import ORIGIN

# What looking may touch: when a session, a token or a member was last seen, and that a notice was read.
OF_EVERY_REQUEST = ("django_session", "last_used_at", 'SET "seen_at"', 'UPDATE "teams_notice" SET "read_at"')


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements that changed rows meanwhile, whatever the database."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        changes = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        if changes and not any(mark in sql for mark in OF_EVERY_REQUEST):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


def ask(client: Client, key: str, world: World, *, path: str = "", **headers: str) -> Any:
    """Ask for the row called `key`, `"POST sharing:revoke"`; `path` where it is not the world's own."""
    method, name = key.split(" ")
    row = ROWS[key]
    path = path or world.path(name)
    query, body = _made(row.query, world), _made(row.body, world)
    headers = {**row.headers, **({"Origin": ORIGIN} if method != "GET" else {}), **headers}
    if method == "GET":
        return client.get(path, query, headers=headers)
    if is_page(name):
        return client.post(path, body, query_params=query, headers=headers)
    data, kind = (row.archive, "application/zip") if row.archive else (json.dumps(body).encode(), "application/json")
    return client.generic(method, path, data, kind, query_params=query, headers=headers)


def is_page(name: str) -> bool:
    """Whether forms are posted there, and a sign-in is offered; programs get JSON."""
    jsons = ("sharing:jsapi-config", "sharing:content", "sharing:attempts", "sharing:send-config")
    return not name.startswith("api:") and name not in jsons


def _made(body: Body, world: World) -> dict[str, Any]:
    return dict(body(world)) if callable(body) else body
