"""How a run is told: to people, and to the programs that show it beside a change.

A format takes the results as they come, the numbers of the run (whole when the last result is taken) and the
:class:`Look`, and gives lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cardstudio.cards.command.formats import github, json, junit, sarif, text
from cardstudio.cards.command.formats.look import Look
from cardstudio.cards.command.result import Result, Tally

__all__ = ["FORMATS", "Look"]

Format = Callable[[Iterable[Result], Tally, Look], Iterator[str]]
FORMATS: dict[str, Format] = {
    "text": text.lines,
    "json": json.lines,
    "github": github.lines,
    "sarif": sarif.lines,
    "junit": junit.lines,
}
