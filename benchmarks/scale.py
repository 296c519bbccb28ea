"""Pages of a team with 1,000, 10,000 and 100,000 cards, and three times as many sends, on SQLite and on PostgreSQL.

p95 of each page in the largest team, and how much longer its median takes there than in the smallest. SQLite works in
our process, so its time is CPU time; PostgreSQL's is that of the clock, with other work on the machine in it. A process
of its own for each database.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import Result

ROOT = Path(__file__).resolve().parent.parent
LEVELS = (1_000, 10_000, 100_000)
ATTEMPTS_A_CARD = 3
BUDGET_MS = 50
BUDGET_RATIO = 1.3
REPEATS = 20
#: A file of all rows takes as long as it is; of it the time for each thousand is told.
CSV = "log as CSV, 30 days, a thousand rows"
#: What each database is started with, and the clock that counts.
DATABASES: dict[str, tuple[str, list[str]]] = {
    "SQLite": ("benchmarks.settings", []),
    "PostgreSQL": ("cardstudio.settings.test", [sys.executable, "scripts/postgres.py"]),
}


def run() -> Iterator[Result]:
    """Each figure, from a fresh process for each database; `SCALE=SQLite` measures one alone."""
    for database in os.environ.get("SCALE", " ".join(DATABASES)).split():
        settings, before = DATABASES[database]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)}
        command = [*before, sys.executable, "-m", "benchmarks.scale", database]
        child = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        yield from _results(database, json.loads(child.stdout.splitlines()[-1]))


def _results(database: str, figures: dict[str, dict[str, list[float]]]) -> Iterator[Result]:
    """`figures`: milliseconds of each request, by level and page."""
    small, large = figures[str(LEVELS[0])], figures[str(LEVELS[-1])]
    for page, times in large.items():
        budget = None if page == CSV else BUDGET_MS
        for level, pages in figures.items():
            most = budget if level == str(LEVELS[-1]) else None
            yield Result(f"{database}, {int(level):,} cards: {page}, p95", _p95(pages[page]), "ms", most)
        ratio = statistics.median(times) / statistics.median(small[page])
        yield Result(f"{database}, {page}: times as long as in a team of {LEVELS[0]:,}", ratio, "x", BUDGET_RATIO)


def _p95(times: list[float]) -> float:
    return sorted(times)[round(0.95 * (len(times) - 1))]


def _figures(database: str) -> dict[str, dict[str, list[float]]]:
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    if "cache" in settings.DATABASES:
        call_command("createcachetable", database="cache", verbosity=0)
    from benchmarks.filling import Filling

    clock = time.process_time if database == "SQLite" else time.perf_counter
    filling, figures = Filling(), {}
    for level in LEVELS:
        filling.fill(level, level * ATTEMPTS_A_CARD)
        figures[str(level)] = {name: _times(ask, clock) for name, ask in _pages(filling).items()}
        print(f"{database}: {level:,} cards done", file=sys.stderr, flush=True)
    return figures


def _pages(filling: Any) -> dict[str, Callable[[], int]]:
    """What is asked for; each answers by how much its time is divided."""
    team, link, folder = filling.team.pk, filling.link.pk, filling.folders[0].pk
    addresses = {
        "library": f"/library/?team={team}",
        "search, Chinese": f"/library/?team={team}&q=告警",
        "search, English": f"/library/?team={team}&q=harbour",
        "search, nothing": f"/library/?team={team}&q=nobody+wrote+this",
        "folder": f"/library/?team={team}&folder={folder}",
        "open": f"/templates/{filling.card.pk}/",
        "log, 30 days": f"/attempts/?team={team}",
        "log, all": f"/attempts/?team={team}&since=2020-01-01",
        "log of a code": f"/attempts/?team={team}&code=-5",
        "log of a chat": f"/attempts/?team={team}&chat=oc_1",
        "log of a chat nothing went to": f"/attempts/?team={team}&chat=nothing+went+there",
        "log of a person": f"/attempts/?team={team}&person=Person+7",
        "link that is used most": f"/share-links/{link}/",
        "links, API": f"/api/v1/share-links/?team={team}",
        "send page": "/send/",
    }
    pages = {name: _asking(filling.client, address) for name, address in addresses.items()}
    return {**pages, CSV: _reading(filling.client, f"/attempts.csv?team={team}")}


def _asking(client: Any, address: str) -> Callable[[], int]:
    def ask() -> int:
        if (status := client.get(address).status_code) != 200:
            raise RuntimeError(f"{address} answered {status}")
        return 1

    return ask


def _reading(client: Any, address: str) -> Callable[[], int]:
    return lambda: sum(1 for _line in client.get(address).streaming_content)


def _times(ask: Callable[[], int], clock: Callable[[], float]) -> list[float]:
    times: list[float] = []
    rows = 1
    # Nobody reads a file of all rows twenty times.
    while len(times) < (REPEATS if rows == 1 else 2):
        started = clock()
        rows = ask()
        times.append((clock() - started) * 1000 / (1 if rows == 1 else rows / 1000))
    return times


if __name__ == "__main__":
    print(json.dumps(_figures(sys.argv[1])))
