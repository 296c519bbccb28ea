"""What the share button's script weighs as it is served, and what a tap loads on top (contracts §budgets)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import Result

DIST = Path(__file__).resolve().parent.parent / "static" / "dist"
BUDGET_KB = 12
#: With what it loads when it is tapped: reading answers, and all words of a language.
BUDGET_TAPPED_KB = 18


def run() -> Iterator[Result]:
    button = _kilobytes(DIST / "share-button.js")
    yield Result("share button script, gzip", button, "KB", BUDGET_KB)
    for part in sorted(DIST.glob("share-button-more.*.js")):
        language = part.name.split(".")[1]
        yield Result(f"share button, tapped, {language}: gzip", button + _kilobytes(part), "KB", BUDGET_TAPPED_KB)


def _kilobytes(script: Path) -> float:
    """The whole file, its source map's address and all."""
    return len(gzip.compress(script.read_bytes(), 9)) / 1000
