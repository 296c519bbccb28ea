"""PostgreSQL and Redis that freeze or die, against two real workers. Everything here is a count."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.long.servers import Server, postgresql, redis
from tests.long.site import Site, at_once, eventually, site
from tests.unit.outbound.bad_server import bad_server

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def database() -> Iterator[Server]:
    with postgresql() as server:
        yield server


@pytest.fixture(scope="module")
def cache() -> Iterator[Server]:
    with redis() as server:
        yield server


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, database: Server, cache: Server) -> Iterator[Site]:
    with bad_server() as platform:
        platform.mode = "good"
        environment = {
            "SIMULATOR_ORIGIN": platform.origin,
            "DATABASE_URL": database.url,
            "CACHE_URL": cache.url,
        }
        with site(tmp_path_factory.mktemp("var"), **environment) as started:
            yield started


def is_well(running: Site) -> bool:
    return [running.library().status, running.config().status, running.share_page().status] == [200, 200, 200]


def test_a_frozen_database_is_503_and_comes_back_by_itself(running: Site, database: Server) -> None:
    assert is_well(running)
    database.freeze()
    try:
        pages, links, configs, probes, lints = at_once(
            (30, running.library),
            (10, running.share_page),
            (10, running.config),
            (12, running.health),
            (5, running.lint),
        )
        assert probes == {200: 12}
        assert (pages, links, configs) == ({503: 30}, {503: 10}, {503: 10})
        assert lints == {200: 5}, "who needs no database is served without"
        told = running.library()
        assert int(told.headers["Retry-After"]) > 0
        ready = running.ask("GET", "/readyz")
        assert (ready.status, running.ready()["database"]) == (503, "down")
    finally:
        database.thaw()
    assert eventually(lambda: is_well(running))
    assert running.ready()["database"] == "ok"


def test_a_frozen_cache_is_done_without_and_comes_back_by_itself(running: Site, cache: Server) -> None:
    assert is_well(running)
    cache.freeze()
    try:
        served = at_once(
            (20, running.library),
            (10, running.share_page),
            (10, running.config),
            (10, running.content),
            (10, running.lint),
            (12, running.health),
        )
        assert [set(statuses) for statuses in served] == [{200}] * 6
        assert running.ask("GET", "/signin/start/").status == 302
        ready = running.ask("GET", "/readyz")
        assert (ready.status, running.ready()["cache"]) == (200, "down")
    finally:
        cache.thaw()
    assert eventually(lambda: running.ready()["cache"] == "ok")
    assert is_well(running)
