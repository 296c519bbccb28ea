"""How long others wait while the open platform does its worst: 30 visitors of share pages, 2 workers, real sockets.

Wall-clock time, so that what else the machine does counts; that everybody is served is `tests/long`'s business.
"""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import Result
from tests.long.site import Site, site
from tests.unit.outbound.bad_server import bad_server

VISITORS = 30
PROBES = 40
#: Before, with a platform that hangs: 4,074 ms.
BUDGET_MS = 1000
MODES = {"good": "answers", "hang": "never answers", "drip": "sends a byte now and then", "huge": "sends 400 MB"}


def run() -> Iterator[Result]:
    """The p95 of `/healthz` for each way the platform behaves."""
    with (
        tempfile.TemporaryDirectory() as var,
        bad_server() as platform,
        site(Path(var), SIMULATOR_ORIGIN=platform.origin) as running,
    ):
        for mode, words in MODES.items():
            platform.mode = mode
            with sqlite3.connect(Path(var) / "cache.sqlite3", timeout=30) as cache:
                cache.execute("DELETE FROM cache")
            what = f"/healthz beside {VISITORS} visitors, the platform {words}: p95"
            yield Result(what, _probe_ms(running), "ms", BUDGET_MS)


def _probe_ms(running: Site) -> float:
    ended = threading.Event()

    def visit() -> None:
        while not ended.is_set():
            running.config()

    visitors = [threading.Thread(target=visit) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    took = []
    for _ in range(PROBES):
        started = time.perf_counter()
        running.health()
        took.append((time.perf_counter() - started) * 1000)
        time.sleep(0.05)
    ended.set()
    for visitor in visitors:
        visitor.join()
    return sorted(took)[int(PROBES * 0.95)]
