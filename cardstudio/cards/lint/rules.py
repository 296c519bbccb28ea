"""What each rule is about, read off its examples."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.envelope import Unwrapped, recognise, unwrap
from cardstudio.cards.fill import fill
from cardstudio.cards.lint import lint
from cardstudio.cards.lint.examples import EXAMPLES, Example
from cardstudio.cards.lint.fixes import fix
from cardstudio.cards.lint.report import Finding
from cardstudio.cards.lint.samples import as_finding
from cardstudio.cards.messages import rule_sentence
from cardstudio.cards.sources import page
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import JSONValue


@dataclass(frozen=True, slots=True)
class Case:
    """One example with what the rule says of it, and the card after its repair where there is one."""

    example: Example
    finding: Finding
    mended: JSONValue


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its cases; ``sentence`` has dots for what differs from card to card."""

    name: str
    sentence: str
    cases: tuple[Case, ...]

    @property
    def severities(self) -> tuple[Severity, ...]:
        return tuple(dict.fromkeys(case.finding.severity for case in self.cases))

    @property
    def codes(self) -> tuple[int, ...]:
        """The platform's codes of the refusal."""
        return tuple(dict.fromkeys(case.finding.platform_code for case in self.cases if case.finding.platform_code))

    @property
    def sources(self) -> tuple[str, ...]:
        """The pages that say so."""
        return tuple(dict.fromkeys(page(case.finding.source) for case in self.cases if case.finding.source))


def explain(name: str, locale: str = "en") -> Rule:
    """The rule of that name, one of :func:`~cardstudio.cards.messages.rule_names`; KeyError for any other."""
    cases = (_case(name, example, locale) for example in EXAMPLES[name])
    return Rule(name, rule_sentence(name, locale), tuple(case for case in cases if case is not None))


def _case(name: str, example: Example, locale: str) -> Case | None:
    """What the linter says of an example; nothing where the component it is of has no folder any more."""
    if example.values is not None and isinstance(example.holds, dict):
        problems = fill(example.holds, example.values).problems
        return Case(example, as_finding(next(one for one in problems if one.rule == name), None, locale), None)
    found = _unwrapped(example.holds)
    told = lint(
        example.holds if found is None else found,
        example.channel,
        locale,
        sending=example.sending,
        callbacks=example.callbacks,
        client=example.client,
    )
    finding = next((finding for finding in told.findings if finding.rule == name), None)
    if finding is None:
        return None
    mended = None
    if found is not None and finding.fix is not None:
        mended = fix(found, [name], example.channel, locale, callbacks=example.callbacks, client=example.client).card
    return Case(example, finding, mended)


def _unwrapped(holds: JSONValue) -> Unwrapped | None:
    if isinstance(holds, str):
        return unwrap(holds)
    return recognise(holds) if isinstance(holds, dict) else None
