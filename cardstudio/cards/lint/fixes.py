"""Applying fixes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint.report import Finding, Report
from cardstudio.cards.patch import Conflict, apply
from cardstudio.cards.types import JSONObject, JSONValue

#: Fixing one fault can uncover another; real cards settle within three rounds.
MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Fixed:
    """The card after its fixes, the findings that were fixed, and the report on what is left."""

    card: JSONValue
    applied: tuple[Finding, ...]
    report: Report


def fix(
    card: JSONObject | Unwrapped,
    rules: Collection[str] | Literal["all"] = "all",
    channel: str | None = None,
    locale: str = "en",
) -> Fixed:
    """Repair what has one right repair: all of it, or the named ``rules``.

    Takes what ``lint`` takes and answers with the card alone, out of its wrapper or document. Fix, look again, repeat,
    at most :data:`MOST_ROUNDS` times. A round that would leave more errors than it found is not kept, so the result
    never has more errors than ``card``.
    """
    from cardstudio.cards.lint import lint  # the package's entry; it imports this module

    applied: list[Finding] = []
    found = card if isinstance(card, Unwrapped) else recognise(card)
    report = lint(found, channel, locale)
    for _ in range(MOST_ROUNDS):
        chosen = [finding for finding in report.findings if finding.fix and (rules == "all" or finding.rule in rules)]
        # A wrapper too many is mended by the card leaving it, which is what comes out here anyway.
        freed = [finding for finding in chosen if finding.rule == found.fault]
        patched, done = _apply_all(found.card, [finding for finding in chosen if finding not in freed])
        if not done and not freed:
            break
        assert isinstance(patched, dict)
        fixed = replace(found, card=patched, fault=None if freed else found.fault, duplicates=())
        after = lint(fixed, channel, locale)
        if len(after.errors) > len(report.errors):
            break
        found, report = fixed, after
        applied.extend([*freed, *done])
    return Fixed(found.card, tuple(applied), report)


def _apply_all(card: JSONValue, findings: list[Finding]) -> tuple[JSONValue, list[Finding]]:
    """Apply from the end of the card to its start, so that no fix shifts the places of those still to come."""
    done: list[Finding] = []
    for finding in reversed(findings):
        assert finding.fix is not None
        try:
            card = apply(card, finding.fix.patch)
        except Conflict:
            continue  # another fix got there first; the next round sees what is left
        done.append(finding)
    return card, done
