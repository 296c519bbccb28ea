"""What benchmark modules share. Each has a ``run()`` that yields :class:`Result` rows, or a whole
:class:`Table`; ``run.py`` gathers them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One measurement. ``budget`` is the most that is allowed, ``None`` where a figure is only watched."""

    what: str
    measured: float
    unit: str
    budget: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the budget is kept."""
        return self.budget is None or self.measured <= self.budget


@dataclass(frozen=True, slots=True)
class Table:
    """Measurements that are read side by side. ``ok``: whether each budget in it is kept."""

    title: str
    head: list[str]
    rows: list[list[str]]
    ok: bool


def best_ms(run: Callable[[], object], repeats: int = 60) -> float:
    """The fastest of many runs in milliseconds of CPU time, so that other work on the machine counts least."""
    fastest = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        run()
        fastest = min(fastest, time.process_time() - started)
    return fastest * 1000
