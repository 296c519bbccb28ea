"""What the share button's script weighs (contracts §budgets)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import Result

SCRIPT = Path(__file__).resolve().parent.parent / "static" / "dist" / "share-button.js"
BUDGET_KB = 12


def run() -> Iterator[Result]:
    yield Result("share button script, gzip", len(gzip.compress(SCRIPT.read_bytes(), 9)) / 1000, "KB", BUDGET_KB)
