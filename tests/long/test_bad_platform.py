"""An open platform that does its worst, against two real workers and thirty visitors. Everything here is a count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from tests.long.site import Site, at_once, eventually, site
from tests.unit.outbound.bad_server import BadServer, bad_server

pytestmark = pytest.mark.long

#: Two workers start at about 70 MB each; the answers are 400 MB large.
MOST_MB = 200


@pytest.fixture(scope="module")
def platform() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, platform: BadServer) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("var"), SIMULATOR_ORIGIN=platform.origin) as started:
        yield started


def forget_everything(running: Site) -> None:
    """No ticket, no shared failure: as on the first day."""
    with sqlite3.connect(running.var / "cache.sqlite3", timeout=30) as cache:
        cache.execute("DELETE FROM cache")


@pytest.mark.parametrize("mode", ["drip", "hang", "drip-head", "garbage", "nested", "huge", "502"])
def test_whatever_it_does_everybody_else_is_served(running: Site, platform: BadServer, mode: str) -> None:
    platform.mode = mode
    forget_everything(running)
    configs, sign_ins, probes, pages, contents, lints = at_once(
        (20, running.config),
        (10, running.sign_in),
        (12, running.health),
        (12, running.library),
        (12, running.content),
        (12, running.lint),
    )
    assert probes == {200: 12}
    assert (pages, contents, lints) == ({200: 12}, {200: 12}, {200: 12})
    assert configs == {503: 20}, "the ticket alone can't be had, and everybody is told"
    assert set(sign_ins) <= {502, 503}
    assert running.peak_mb() < MOST_MB
    platform.mode = "good"
    forget_everything(running)
    assert eventually(lambda: running.config().status == 200), "it comes back by itself"
