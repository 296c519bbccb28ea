"""What a run has to tell: a result for each file, and the numbers of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cardstudio.cards.command.files import FAULTY, FINE, UNREADABLE, plain, why
from cardstudio.cards.command.locations import Place, Source
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Finding, Report
from cardstudio.cards.messages import counted, said


class Budget(NamedTuple):
    """How many warnings all files of one configuration may have; ``owner`` tells configurations apart."""

    owner: str
    most: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file has no report. ``line`` is ``None`` where that is not a matter of what it holds."""

    message: str
    line: int | None = None
    column: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """One file, as it was named, with its report or the failure that stands for it."""

    name: str
    report: Report | None = None
    source: Source | None = None
    failure: Failure | None = None
    #: How many repairs were made, or why none could be.
    fixed: int = 0
    left: str | None = None
    budget: Budget | None = None

    def place(self, finding: Finding, *, utf16: bool = False) -> Place:
        """Where a finding stands; the start of the file where nobody knows."""
        return self.source.place(finding, utf16=utf16) if self.source else Place(1, 1, 1, 1)

    @property
    def why(self) -> str:
        """Why there is no report, with the place."""
        failure = self.failure or Failure("")
        place = f":{failure.line}:{failure.column}" if failure.line else ""
        return plain(f"{self.name}{place}: {failure.message}")

    @property
    def is_faulty(self) -> bool:
        return self.report is not None and bool(self.report.errors or not self.report.ok)


@dataclass(slots=True)
class Tally:
    """The numbers of a run."""

    files: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    unreadable: int = 0
    left: int = 0
    fixed: int = 0
    faulty: int = 0
    spent: dict[Budget, int] = field(default_factory=dict)

    def over(self, results: Iterable[Result]) -> Iterator[Result]:
        """The same results, each counted when it comes by."""
        for result in results:
            self.count(result)
            yield result

    def count(self, result: Result) -> None:
        self.unreadable += result.failure is not None
        self.left += result.left is not None
        self.faulty += result.is_faulty
        self.fixed += result.fixed
        if result.report is not None:
            self.files += 1
            severities = [finding.severity for finding in result.report.findings]
            self.errors += severities.count("error")
            self.warnings += severities.count("warning")
            self.infos += severities.count("info")
            if result.budget is not None:
                self.spent[result.budget] = self.spent.get(result.budget, 0) + severities.count("warning")

    @property
    def overspent(self) -> dict[Budget, int]:
        """Where there are more warnings than allowed, and how many."""
        return {budget: count for budget, count in self.spent.items() if count > budget.most}

    @property
    def code(self) -> int:
        """The exit code."""
        if self.unreadable or self.left:
            return UNREADABLE
        return FAULTY if self.faulty or self.overspent else FINE

    def sentence(self, lang: str, *, infos_are_shown: bool = True) -> str:
        """All of it in one line."""
        parts = [counted(what, getattr(self, what), lang) for what in ("errors", "warnings", "infos")]
        if self.infos and not infos_are_shown:
            parts[-1] += said("infos-hidden", lang)
        if self.unreadable:
            parts.append(counted("unreadable", self.unreadable, lang))
        if self.left:
            parts.append(said("left-alone", lang, count=self.left))
        if self.fixed:
            parts.append(said("fixed", lang, count=self.fixed))
        return said("total", lang, files=counted("files", self.files, lang), parts=said("between", lang).join(parts))


def failure_of(error: Unreadable | OSError, lang: str) -> Failure:
    """What stands for a file that can't be read."""
    if isinstance(error, Unreadable):
        return Failure(why(error, lang), error.line, error.column)
    return Failure(why(error, lang))
