"""SARIF 2.1.0, which GitHub code scanning, GitLab and editors read (OASIS, sarif-v2.1.0)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cardstudio.cards import __version__, json
from cardstudio.cards.command.files import UNREADABLE
from cardstudio.cards.command.formats.display import Look, relative
from cardstudio.cards.command.result import Failure, Result, Tally
from cardstudio.cards.lint import Finding
from cardstudio.cards.messages import rule_names, rule_sentence, said
from cardstudio.cards.sources import page

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: The rule that stands for a file that can't be read.
_UNREADABLE = "unreadable"
#: Most repairs of a file that are written out; each means reading the file once more.
_MOST_REPAIRS = 50


def lines(results: Iterable[Result], tally: Tally, look: Look) -> Iterator[str]:
    """One document with every finding, infos too, its repairs, and only those rules that have something to say."""
    told: list[dict[str, Any]] = []
    pages: dict[str, str] = {}
    for result in results:
        told += _results(result)
        pages |= {finding.rule: page(finding.source) for finding in (result.report.findings if result.report else ())}
    rules = sorted({one["ruleId"] for one in told})
    for one in told:
        one["ruleIndex"] = rules.index(one["ruleId"])
    driver = {
        "name": "card-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, pages.get(rule, ""), look.lang) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {"SRCROOT": {"uri": _folder_uri()}},
        "invocations": [{"executionSuccessful": tally.code != UNREADABLE, "exitCode": tally.code}],
        "results": told,
    }
    yield json.dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _results(result: Result) -> Iterator[dict[str, Any]]:
    artifact = _artifact(result.name)
    if result.failure is not None:
        yield _of_failure(result.failure, artifact)
    seen: dict[str, int] = {}
    repairs = 0
    for finding in result.report.findings if result.report else ():
        about = f"{finding.rule} {finding.pointer}"
        seen[about] = seen.get(about, -1) + 1
        if seen[about]:
            about = f"{about} {seen[about]}"
        repairs += finding.fix is not None
        yield _of_finding(result, finding, artifact, about, repairable=repairs <= _MOST_REPAIRS)


def _of_failure(failure: Failure, artifact: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if failure.line is not None:
        physical["region"] = {"startLine": failure.line, "startColumn": failure.column}
    return {
        "ruleId": _UNREADABLE,
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": _fingerprints(_UNREADABLE),
    }


def _of_finding(
    result: Result, finding: Finding, artifact: dict[str, Any], about: str, *, repairable: bool
) -> dict[str, Any]:
    place = result.place(finding, utf16=True)
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    fixes = list(_fixes(result, finding, artifact)) if repairable else []
    properties = {"platform_code": finding.platform_code, "pointer": finding.pointer, "sample": finding.sample}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact, "region": region},
                "logicalLocations": [{"fullyQualifiedName": finding.pointer or "/"}],
            }
        ],
        "partialFingerprints": _fingerprints(about),
        "properties": {name: value for name, value in properties.items() if value is not None},
        **({"fixes": fixes} if fixes else {}),
    }


def _fixes(result: Result, finding: Finding, artifact: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The repair of a finding as the characters it puts in the place of others."""
    before = result.source.decoded if result.source else ""
    after = result.source.repaired(finding) if result.source else None
    if finding.fix is None or after is None or after == before:
        return
    start = _common(before, after)
    rest, new = before[start:], after[start:]
    kept = _common(rest[::-1], new[::-1])
    region = _region(before, start, len(before) - kept)
    replacement = {"deletedRegion": region, "insertedContent": {"text": new[: len(new) - kept]}}
    yield {
        "description": {"text": finding.fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike, found by halving."""
    alike, most = 0, min(len(one), len(other))
    while alike < most:
        tried = (alike + most + 1) // 2
        if one[alike:tried] == other[alike:tried]:
            alike = tried
        else:
            most = tried - 1
    return alike


def _region(text: str, start: int, end: int) -> dict[str, int]:
    (line, column), (end_line, end_column) = (_line_column(text, index) for index in (start, end))
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _line_column(text: str, index: int) -> tuple[int, int]:
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return text.count("\n", 0, index) + 1, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1


def _fingerprints(about: str) -> dict[str, str]:
    """What stays the same while lines above come and go: the rule and the place in the card."""
    return {"rulePointer/v1": hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:32]}


def _rule(rule: str, source: str, lang: str) -> dict[str, Any]:
    sentence = rule_sentence(rule, lang) if rule in rule_names() else said("unreadable-rule", lang)
    return {
        "id": rule,
        "shortDescription": {"text": sentence},
        "help": {"text": said("rule-help", lang, rule=rule)},
        **({"helpUri": source} if source else {}),
    }


def _artifact(name: str) -> dict[str, Any]:
    path = relative(name)
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(path), "uriBaseId": "SRCROOT"}


def _folder_uri() -> str:
    return Path.cwd().as_uri().rstrip("/") + "/"
