"""Applying fixes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Literal

from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint.context import Options
from cardstudio.cards.lint.report import MOST_FINDINGS, Finding, Fix, Report
from cardstudio.cards.lint.run import report_on
from cardstudio.cards.patch import Conflict, Patched
from cardstudio.cards.types import JSONObject, JSONValue

#: Fixing one fault can uncover another; real cards settle within three rounds.
MOST_ROUNDS = 10
EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Fixed:
    """The card after its fixes, the findings that were fixed, and the report on what is left.

    ``document`` is what the card lies in, ``None`` where there is none.
    """

    card: JSONValue
    applied: tuple[Finding, ...]
    report: Report
    document: JSONObject | None = None


def fix(
    card: JSONObject | Unwrapped,
    rules: Collection[str] | Literal["all"] = "all",
    channel: str | None = None,
    locale: str = "en",
    *,
    callbacks: bool | None = None,
    client: str | None = None,
    wanted: Callable[[Finding, int], bool] | None = None,
) -> Fixed:
    """Repair what has one right repair: all of it, or the named ``rules``.

    Takes what ``lint`` takes and answers with the card alone, out of its wrapper, and with the document it lies in.
    Fix, look again, repeat, at most :data:`MOST_ROUNDS` times. What gives something up is done to errors, and to rules
    that were named. A repair can bring to light what it hid, so the round with the fewest errors is what counts: the
    result never has more of them than ``card``. ``wanted`` is asked about each finding and the number of its round,
    from 0: pointers of later rounds lead into what the rounds before made.
    """
    found = card if isinstance(card, Unwrapped) else recognise(card)
    asked = Options(channel=channel, locale=locale, callbacks=callbacks, client=client)
    best = _fixed(found, rules, asked, wanted)
    if len(best.report.findings) <= MOST_FINDINGS:
        return best
    # Repairs were looked for all at once; people are told what they are told of any card.
    card_now = found if not best.applied else replace(found, card=best.card, document=best.document, fault=None)
    return replace(best, report=report_on(card_now, asked))


def _fixed(
    found: Unwrapped,
    rules: Collection[str] | Literal["all"],
    asked: Options,
    wanted: Callable[[Finding, int], bool] | None,
) -> Fixed:
    """The rounds. Each looks at everything that is wrong: some at a time, a large card would take a round for each."""

    def look(at: Unwrapped) -> Report:
        return report_on(at, replace(asked, most=EVERY))

    report = look(found)
    current: JSONValue = found.subject
    if current is None:
        return Fixed(found.root, (), report)
    applied: list[Finding] = []
    best = Fixed(current, (), report, found.document)
    for turn in range(MOST_ROUNDS):
        chosen = [finding for finding in report.findings if finding.fix and _is_chosen(finding, finding.fix, rules)]
        if wanted is not None:
            chosen = [finding for finding in chosen if wanted(finding, turn)]
        current, done = _apply_all(current, [finding for finding in chosen if finding.fix and finding.fix.of == "card"])
        others = [finding for finding in chosen if finding.fix and finding.fix.of == "document"]
        declared, more = _apply_all(found.document, others)
        done += more
        if found.fault == "extra-wrapper":
            # Already off; only the finding about it is to be had.
            done += [finding for finding in chosen if finding.rule == found.fault]
        if not done or not isinstance(current, dict):
            break
        applied.extend(done)
        document = {**declared, "card": current} if isinstance(declared, dict) else None
        found = replace(found, card=current, document=document, fault=None)
        report = look(found)
        if len(report.errors) <= len(best.report.errors):
            best = Fixed(current, tuple(applied), report, document)
    return best


def _is_chosen(finding: Finding, repair: Fix, rules: Collection[str] | Literal["all"]) -> bool:
    if rules != "all":
        return finding.rule in rules
    return finding.severity == "error" or not repair.lossy


def _apply_all(card: JSONValue, findings: list[Finding]) -> tuple[JSONValue, list[Finding]]:
    """Apply from the end of the card to its start, so that no fix shifts the places of those still to come."""
    done: list[Finding] = []
    patched = Patched(card)
    for finding in reversed(findings):
        assert finding.fix is not None
        try:
            patched.apply(finding.fix.patch)
        except Conflict:
            continue  # another fix got there first; the next round sees what is left
        done.append(finding)
    return patched.value, done
