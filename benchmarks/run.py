"""All benchmarks: ``make bench``. Prints and writes ``RESULTS.md``; exits 1 when a budget is not kept.

Names as arguments run only those modules and leave the file alone: ``.venv/bin/python benchmarks/run.py lint``.
"""

from __future__ import annotations

import datetime
import importlib
import os
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.common import Result, Table  # noqa: E402  # the path comes first

#: Modules that measure nothing themselves.
_HELPERS = frozenset({"run", "common", "filling", "settings", "work", "__init__"})


def main(names: list[str]) -> int:
    """Run the named modules, or all of them."""
    found = names or sorted(path.stem for path in HERE.glob("*.py") if path.stem not in _HELPERS)
    results: list[Result | Table] = []
    for name in found:
        for result in importlib.import_module(f"benchmarks.{name}").run():
            results.append(result)
            print(_text(result), flush=True)
    if not names:
        (HERE / "RESULTS.md").write_text(_page(results), encoding="utf-8")
    return int(not all(result.ok for result in results))


def _text(result: Result | Table) -> str:
    return _table(result) if isinstance(result, Table) else _row(result)


def _table(table: Table) -> str:
    lines = [table.head, ["---"] * len(table.head), *table.rows]
    return "\n".join([f"## {table.title}", "", *(f"| {' | '.join(cells)} |" for cells in lines)])


def _row(result: Result) -> str:
    budget = "–" if result.budget is None else f"≤ {result.budget:g} {result.unit}".rstrip()
    verdict = "" if result.budget is None else " ✓" if result.ok else " ✗"
    return f"| {result.what} | {budget} | {result.measured:.3g} {result.unit}".rstrip() + f"{verdict} |"


def _page(results: list[Result | Table]) -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    how = "CPU time, the best of many runs; `/healthz` in time on the clock"
    lines = [
        "# Benchmarks",
        "",
        f"{today} on {machine}; {how}. Written by `make bench`.",
        "",
        "| what | budget | measured |",
        "| --- | --- | --- |",
        *(_row(one) for one in results if isinstance(one, Result)),
        *(f"\n{_table(one)}" for one in results if isinstance(one, Table)),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
