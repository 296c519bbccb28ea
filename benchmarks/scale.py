"""Pages of a team with 1,000, 10,000 and 100,000 cards, and three times as many sends, on SQLite and on PostgreSQL.

p95 of each page, and how much longer its median takes in the largest team than in the smallest: time of the processor,
ours and that of PostgreSQL's process. Beside it what load does not change: how many queries, and what they look at. A
process of its own for each database.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import Table

ROOT = Path(__file__).resolve().parent.parent
LEVELS = tuple(map(int, os.environ.get("SCALE_LEVELS", "1000 10000 100000").split()))
ATTEMPTS_A_CARD = 3
BUDGET_MS = 50
BUDGET_RATIO = 1.3
REPEATS = 10
#: A file of all rows takes as long as it is; of it the time for each thousand is told.
CSV = "log as CSV, 30 days, a thousand rows"
#: What each database is started with, and what its work is counted in.
DATABASES: dict[str, tuple[str, list[str], str]] = {
    "SQLite": ("benchmarks.settings", [], "steps"),
    "PostgreSQL": ("cardstudio.settings.test", [sys.executable, "scripts/postgres.py"], "rows looked at"),
}
#: What is asked for. `filling.py` says which words stand where.
PAGES = {
    "library": "/library/?team={team}",
    "search: 告警, on 2 of 3 names": "/library/?team={team}&q=告警",
    "search: 灯塔, on 12 cards": "/library/?team={team}&q=灯塔",
    "search: 公司年会, on 12, its pairs on half": "/library/?team={team}&q=公司年会",
    "search: harbour, on 2 of 3 names": "/library/?team={team}&q=harbour",
    "search: delivery, on half, on no name": "/library/?team={team}&q=delivery",
    "search: pilot, on one of 100": "/library/?team={team}&q=pilot",
    "search: lightho…, on 12": "/library/?team={team}&q=lightho",
    "search: h…": "/library/?team={team}&q=h",
    "search: 2026-03-03, a date": "/library/?team={team}&q=2026-03-03",
    "search: three words, all common": "/library/?team={team}&q=harbour+delivery+closed",
    "search: two words, never together": "/library/?team={team}&q=harbour+对账",
    "search: nothing found": "/library/?team={team}&q=nobody+wrote+this",
    "search in a folder": "/library/?team={team}&folder={folder}&q=delivery",
    "search in the trash": "/library/?team={team}&place=trash&q=delivery",
    "folder": "/library/?team={team}&folder={folder}",
    "open a card": "/templates/{card}/",
    "log, 30 days": "/attempts/?team={team}",
    "log, all": "/attempts/?team={team}&since=2020-01-01",
    "log of a code": "/attempts/?team={team}&code=-5",
    "log of a chat": "/attempts/?team={team}&chat=oc_1",
    "log of a chat nothing went to": "/attempts/?team={team}&chat=nothing+went+there",
    "log of a person": "/attempts/?team={team}&person=Person+7",
    "link that is used most": "/share-links/{link}/",
    "links, API": "/api/v1/share-links/?team={team}",
    "/send/": "/send/",
    "/send/: delivery, on half": "/send/?q=delivery",
    "/send/: pilot, on one of 100": "/send/?q=pilot",
    "/send/: 灯塔, on 12 cards": "/send/?q=灯塔",
    "/send/: nothing found": "/send/?q=nobody+wrote+this",
}


def run() -> Iterator[Table]:
    """A table for each database; `SCALE=SQLite` measures one alone, `SCALE_LEVELS="1000 10000"` smaller teams."""
    for database in os.environ.get("SCALE", " ".join(DATABASES)).split():
        settings, before, _counted = DATABASES[database]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)}
        command = [*before, sys.executable, "-m", "benchmarks.scale", database]
        child = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        yield table_of(database, json.loads(child.stdout.splitlines()[-1]))


def table_of(database: str, figures: dict[str, dict[str, Any]]) -> Table:
    """`figures`: of each level and page `ms`, a list, `queries` and `rows`."""
    levels, counted = list(figures), DATABASES[database][2]
    ends = f"{int(levels[0]):,} → {int(levels[-1]):,}"
    head = [f"p95 ms at {int(level):,}" for level in levels]
    rows, kept = [], True
    for page in figures[levels[0]]:
        of_level = [figures[level][page] for level in levels]
        small, large = of_level[0], of_level[-1]
        slow = page != CSV and _p95(large["ms"]) > BUDGET_MS
        ratio = statistics.median(large["ms"]) / statistics.median(small["ms"])
        kept = kept and not slow and ratio <= BUDGET_RATIO
        rows.append(
            [
                page,
                *(f"{_p95(one['ms']):.3g}" for one in of_level[:-1]),
                f"{_p95(large['ms']):.3g}" + ("" if page == CSV else _verdict(not slow)),
                f"{ratio:.2f}{_verdict(ratio <= BUDGET_RATIO)}",
                *(f"{small[what]:,} → {large[what]:,}" if what in large else "" for what in ("queries", "rows")),
            ]
        )
    return Table(
        f"{database}: a team of {int(levels[-1]):,} cards",
        ["page", *head, f"median ×, {ends}", "queries", counted],
        rows,
        kept,
    )


def _verdict(kept: bool) -> str:
    return " ✓" if kept else " ✗"


def _p95(times: list[float]) -> float:
    return sorted(times)[round(0.95 * (len(times) - 1))]


def _figures(database: str) -> dict[str, dict[str, Any]]:
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    setup_test_environment()
    # They go with the directory, or the server, they were made in.
    setup_databases(verbosity=0, interactive=False)
    if "cache" in settings.DATABASES:
        call_command("createcachetable", database="cache", verbosity=0)
    from benchmarks.filling import Filling

    filling, figures = Filling(), {}
    for level in LEVELS:
        filling.fill(level, level * ATTEMPTS_A_CARD)
        figures[str(level)] = measured(filling)
        print(f"{database}: {level:,} cards done", file=sys.stderr, flush=True)
    return figures


def measured(filling: Any) -> dict[str, dict[str, Any]]:
    from benchmarks.work import cpu_time, work_of

    team, link, folder, card = filling.team.pk, filling.link.pk, filling.folders[0].pk, filling.card.pk
    figures: dict[str, dict[str, Any]] = {}
    # What was needed to fill is no page's rubbish.
    gc.collect()
    gc.freeze()
    for name, address in PAGES.items():
        ask = _asking(filling.client, address.format(team=team, link=link, folder=folder, card=card))
        ask()
        figures[name] = {"ms": [_took(ask, cpu_time) for _ in range(REPEATS)], **work_of(ask)._asdict()}
    read = _reading(filling.client, f"/attempts.csv?team={team}")
    figures[CSV] = {"ms": [_took(read, cpu_time) for _ in range(2)]}
    return figures


def _asking(client: Any, address: str) -> Callable[[], float]:
    def ask() -> float:
        if (status := client.get(address).status_code) != 200:
            raise RuntimeError(f"{address} answered {status}")
        return 1

    return ask


def _reading(client: Any, address: str) -> Callable[[], float]:
    return lambda: sum(1 for _line in client.get(address).streaming_content) / 1000


def _took(ask: Callable[[], float], clock: Callable[[], float]) -> float:
    """Milliseconds for each of what `ask` says it did."""
    started = clock()
    done = ask()
    return (clock() - started) * 1000 / done


if __name__ == "__main__":
    print(json.dumps(_figures(sys.argv[1])))
