"""How a run is told: to people, and to the programs that show it beside a change.

A format is a module with ``lines(results, tally, look)``: it takes the results as they come, the numbers of the run
(whole when the last result is taken) and the :class:`Look`, and gives lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from cardstudio.cards.command.formats.display import Look
from cardstudio.cards.command.result import Result, Tally

__all__ = ["NAMES", "Look", "lines_of"]

NAMES = ("text", "json", "github", "sarif", "junit")


def lines_of(name: str) -> Callable[[Iterable[Result], Tally, Look], Iterator[str]]:
    """The format of that name. Only its own module is loaded; a run should begin at once."""
    lines: Callable[[Iterable[Result], Tally, Look], Iterator[str]]
    lines = import_module(f"{__name__}.{name}").lines
    return lines
