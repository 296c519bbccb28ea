"""Documents: a template that lints clean can still fill to a card that does not (contracts §check)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cardstudio.cards.fill import Filled, fill
from cardstudio.cards.fill.check import check_template
from cardstudio.cards.fill.problems import Problem
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.lint.context import Options
from cardstudio.cards.lint.declarations import findings_of_declarations
from cardstudio.cards.lint.report import MOST_FINDINGS, Finding
from cardstudio.cards.messages import finding_message
from cardstudio.cards.types import JSONObject, JSONValue

#: Samples beyond these are for trying out, not for checking.
MOST_SAMPLES = 20
#: Where it stands what declarations and expressions mean.
_SOURCE = "card-format §6.2"

Look = Callable[[JSONObject], list[Finding]]


def findings_of_samples(document: JSONObject, known: list[Finding], options: Options, look: Look) -> list[Finding]:
    """What is wrong with expressions and declarations, and what is wrong only when filled with a sample.

    ``look`` lints a bare card; ``known`` was said of the template.
    Findings point into the template. Those of filling carry no fix: what has to change is the template or the sample.
    """
    said = {_key(finding) for finding in known}
    found = findings_of_declarations(document, options.locale)
    found += [as_finding(problem, None, options.locale) for problem in check_template(document)]
    said.update(map(_key, found))
    for name, values in _samples(document):
        filled = fill(document, values)
        for finding in _of_sample(filled, name, options, look):
            if _key(finding) not in said and len(found) < MOST_FINDINGS:
                said.add(_key(finding))
                found.append(finding)
    called = {name: one.label for name, one in declared(document).items() if one.label}
    return [_in_words(finding, called, options.locale) for finding in found]


def _in_words(finding: Finding, called: Mapping[str, str], locale: str) -> Finding:
    """Says a blank as people call it; ``params`` keep its name, for programs."""
    label = called.get(str(finding.params.get("name", "")))
    if label is None or finding.source != _SOURCE:
        return finding
    return replace(finding, message=finding_message(finding.rule, {**finding.params, "name": label}, locale))


def _key(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings one; those about values have no place but a name."""
    return finding.pointer, finding.rule, "" if finding.pointer else str(finding.params.get("name", ""))


def _of_sample(filled: Filled, name: str, options: Options, look: Look) -> Iterator[Finding]:
    for problem in filled.problems:
        # A sample shows what it likes; values are asked for when the card is sent.
        if problem.rule != "missing-value":
            yield as_finding(problem, name, options.locale)
    if not isinstance(filled.card, dict):
        return
    for finding in look(filled.card):
        if finding.severity != "info":
            yield replace(finding, pointer=filled.origins[finding.pointer], sample=name, fix=None)


def as_finding(problem: Problem, sample: str | None, locale: str) -> Finding:
    """What filling had to say, as a report says it."""
    return Finding(
        pointer=problem.pointer,
        rule=problem.rule,
        severity=problem.severity,
        message=problem.message(locale),
        params=problem.params,
        platform_code=problem.platform_code,
        sample=sample,
        source=_SOURCE,
    )


def _samples(document: JSONObject) -> list[tuple[str, JSONValue]]:
    """Name and values of each sample."""
    given = document.get("samples")
    listed: list[tuple[str, JSONValue]] = []
    for number, entry in enumerate(given[:MOST_SAMPLES] if isinstance(given, list) else (), 1):
        if isinstance(entry, dict) and "values" in entry:
            listed.append((str(entry.get("name") or number), entry["values"]))
    return listed
