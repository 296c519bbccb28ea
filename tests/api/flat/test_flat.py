"""The law of scale: ten times the data in a team, and an answer takes the same queries and no more steps.

Steps, not seconds: they are the same on every machine. Every row of `rows.py` is held to the law, and thereby every
address of the site.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from tests.api.flat.cost import Cost, counted
from tests.api.flat.filling import fill
from tests.api.flat.law import BOUNDS, EXCEPTED, NOT_YET, QUERIES, asked_of
from tests.api.security.asking import ask, undone
from tests.api.security.rows import ROWS
from tests.api.security.world import World

# More than any page shows or counts (`MOST_COUNTED`), so that every page is full before the team grows.
SMALL = 100
LARGE = 10 * SMALL
MOST = 1.3
# What a look-up takes more or less by chance: another page of an index, a cache that was empty. The 900 rows that are
# new are more than this to whatever reads them.
BY_CHANCE = 250

pytestmark = pytest.mark.slow


def test_ten_times_the_data_takes_the_same_queries_and_steps(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's steps are counted")
    for name, most in BOUNDS.items():
        monkeypatch.setattr(name, most)
    client = world.client("alice")
    fill(world, range(SMALL))
    before = costs(client, world)
    fill(world, range(SMALL, LARGE))
    after = costs(client, world)

    grown = {asked: growth for asked in before if (growth := growth_of(before[asked], after[asked]))}
    not_yet = [asked for known in NOT_YET.values() for asked in known]
    held = {asked: growth for asked, growth in grown.items() if asked not in not_yet}
    assert not held, "These grow with the data of the team:\n" + "\n".join(f"{key}: {held[key]}" for key in held)
    flat = [asked for asked in not_yet if asked not in grown]
    assert not flat, f"Flat now, so they no longer belong into NOT_YET: {flat}"


def test_the_tables_name_what_is_asked() -> None:
    named = [*EXCEPTED, *(asked for known in NOT_YET.values() for asked in known)]
    assert set(named) <= set(asked_of(ROWS))
    assert len(named) == len(set(named))
    assert set(QUERIES) <= set(ROWS)


def costs(client: Client, world: World) -> dict[str, Cost]:
    """What each address costs that is held to the law, as its row asks for it and with the queries of its own."""
    found: dict[str, Cost] = {}
    cookies = dict(client.cookies)
    for asked in asked_of(ROWS):
        if asked in EXCEPTED:
            continue
        key, _mark, query = asked.partition("?")
        path = world.path(key.split(" ")[1])
        with undone(), counted() as cost:
            answer = client.get(f"{path}?{query.format(**vars_of(world))}") if query else ask(client, key, world)
            told = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code == ROWS[key].status, f"{asked}: {answer.status_code} {told[:300]!r}"
        client.cookies.clear()
        client.cookies.update(cookies)
        found[asked] = cost
    return found


def vars_of(world: World) -> dict[str, object]:
    """What may stand in `QUERIES`."""
    places = {"team": world.team, "folder": world.folder, "link": world.link, "template": world.template}
    return {name: thing.pk for name, thing in places.items()}


def growth_of(before: Cost, after: Cost) -> str:
    """How an answer grew, and by which query most; empty where it did not."""
    if len(after.queries) > len(before.queries):
        return f"{len(before.queries)} queries, then {len(after.queries)}"
    if after.steps <= max(before.steps * MOST, before.steps + BY_CHANCE):
        return ""
    # Fewer queries: what was kept in the process is not asked for again.
    pairs = zip(before.queries, after.queries, strict=False)
    _more, worst = max(((new.steps - old.steps, new.sql) for old, new in pairs), key=lambda pair: pair[0])
    return f"{before.steps} steps, then {after.steps}; most by {worst[:240]}"
