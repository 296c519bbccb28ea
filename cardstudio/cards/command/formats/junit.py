"""JUnit's XML, which GitLab, Jenkins and others show beside tests: each file is a test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cardstudio.cards.command.formats import text
from cardstudio.cards.command.formats.display import Look
from cardstudio.cards.command.result import Result, Tally
from cardstudio.cards.messages import said

#: Characters no XML 1.0 document may hold, however they are written.
_UNXML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(results: Iterable[Result], tally: Tally, look: Look) -> Iterator[str]:
    """A file with errors has failed, one that can't be read has broken; warnings are what a passed test printed."""
    cases = [_case(result) for result in results]
    cases += [_overspent(budget.most, count, look.lang) for budget, count in tally.overspent.items()]
    failures = tally.faulty + len(tally.overspent)
    numbers = f'tests="{len(cases)}" failures="{failures}" errors="{tally.unreadable}" time="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="card lint" {numbers}>'
    yield f'<testsuite name="card lint" {numbers}>'
    yield from cases
    yield "</testsuite>"
    yield "</testsuites>"


def _case(result: Result) -> str:
    failed: list[str] = []
    printed: list[str] = []
    for finding in result.report.findings if result.report else ():
        (failed if finding.severity == "error" else printed).append(
            text.line(result.name, result.place(finding), finding)
        )
    inside = ""
    if result.failure is not None:
        inside += f'<error type="unreadable" message={_attribute(result.failure.message)}/>'
    elif result.is_faulty:
        first = next((finding for finding in result.report.errors), None) if result.report else None
        message = first.message if first else ""
        inside += f"<failure type={_attribute(first.rule if first else 'not-ok')} message={_attribute(message)}>"
        inside += f"{_content(failed)}</failure>"
    if printed:
        inside += f"<system-out>{_content(printed)}</system-out>"
    name = _attribute(result.name)
    return f'<testcase classname="card lint" name={name} file={name} time="0">{inside}</testcase>'


def _overspent(most: int, count: int, lang: str) -> str:
    """More warnings than allowed fail the run, so something has to have failed."""
    message = _attribute(said("too-many-warnings", lang, count=count, most=most))
    failure = f'<failure type="max-warnings" message={message}/>'
    return f'<testcase classname="card lint" name="max-warnings" time="0">{failure}</testcase>'


def _content(texts: list[str]) -> str:
    return _escaped("\n".join(texts))


def _attribute(value: str) -> str:
    return '"' + _escaped(value).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def _escaped(value: str) -> str:
    """What the standard library does too, at the price of loading its HTTP client."""
    return _UNXML.sub("\ufffd", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
