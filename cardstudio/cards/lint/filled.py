"""The report on a card that was filled to be sent."""

from __future__ import annotations

from dataclasses import replace

from cardstudio.cards.fill import Filled
from cardstudio.cards.lint import lint
from cardstudio.cards.lint.report import Report
from cardstudio.cards.lint.samples import as_finding


def lint_filled(filled: Filled, channel: str | None = None, locale: str = "en") -> Report:
    """What the linter says of the filled card, led by what filling said.

    ``ok`` takes both to be fine. What filling said points into the template, everything else into the filled card.
    """
    report = lint(filled.card, channel, locale, sending=True)
    said = tuple(as_finding(problem, None, locale) for problem in filled.problems)
    return replace(report, ok=report.ok and filled.ok, findings=(*said, *report.findings))
