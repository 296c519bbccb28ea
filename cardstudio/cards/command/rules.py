"""``card rules``: every rule in a line, or some explained with an example."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from fnmatch import fnmatchcase

from cardstudio.cards import json
from cardstudio.cards.command.files import FINE, UNREADABLE, complain, plain, tell
from cardstudio.cards.command.settings import BadSettings, aims
from cardstudio.cards.command.single_file import add_language
from cardstudio.cards.lint.rules import Case, Rule, explain
from cardstudio.cards.messages import rule_names, said
from cardstudio.cards.types import JSONObject, JSONValue

#: Longer examples are cut; what matters in them is how much there is.
_LONGEST = 400


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", nargs="*", metavar="RULE", help="explain these; * fits any letters")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one rule per line")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    try:
        wanted = aims("RULE", arguments.rules)
    except BadSettings as error:
        complain(error.message(arguments.lang))
        return UNREADABLE
    names = [rule for rule in rule_names() if not wanted or any(fnmatchcase(rule, aim.rules) for aim in wanted)]
    for number, name in enumerate(names):
        rule = explain(name, arguments.lang)
        if arguments.format == "json":
            tell(json.dump(_told(rule)))
        elif wanted:
            tell(("\n" if number else "") + "\n".join(_explained(rule, arguments.lang)))
        else:
            tell(_line(rule))
    return FINE


def _line(rule: Rule) -> str:
    codes = ",".join(map(str, rule.codes)) or "-"
    severities = ",".join(rule.severities) or "-"
    return f"{rule.name:<26} {severities:<13} {codes:<13} {rule.sentence}"


def _explained(rule: Rule, lang: str) -> Iterator[str]:
    yield f"{rule.name}: {rule.sentence}"
    for severity in rule.severities:
        yield said(f"rule-{severity}", lang)
    if rule.codes:
        yield said("rule-codes", lang, codes=", ".join(map(str, rule.codes)))
    for case in rule.cases:
        yield ""
        yield said("rule-example", lang) + _circumstances(case)
        yield _indented(case.example.holds)
        if case.example.values is not None:
            yield said("rule-values", lang, values=json.dump(case.example.values))
        code = f" [{case.finding.platform_code}]" if case.finding.platform_code else ""
        yield f"  {case.finding.severity} {plain(case.finding.message)}{code} {_cut(case.finding.pointer) or '/'}"
        if case.finding.fix is not None:
            yield said("rule-fix-asked" if case.finding.fix.lossy else "rule-fix", lang, title=case.finding.fix.title)
            yield _indented(case.mended)
    if rule.sources:
        yield ""
        yield said("rule-source", lang, sources=", ".join(rule.sources))


def _circumstances(case: Case) -> str:
    """The options the example is judged with, as they are given to ``card lint``."""
    example = case.example
    given = {"--channel": example.channel, "--client": example.client}
    options = " ".join(f"{option} {value}" for option, value in given.items() if value)
    return f" ({options})" if options else ""


def _indented(value: JSONValue) -> str:
    text = value if isinstance(value, str) else json.dump(value)
    return "    " + _cut(plain(text))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _told(rule: Rule) -> JSONObject:
    return {
        "rule": rule.name,
        "severities": list(rule.severities),
        "platform_codes": list(rule.codes),
        "sentence": rule.sentence,
        "sources": list(rule.sources),
        "examples": [_example(case) for case in rule.cases],
    }


def _example(case: Case) -> JSONObject:
    finding = case.finding
    return {
        "example": case.example.holds,
        "values": case.example.values,
        "channel": case.example.channel,
        "client": case.example.client,
        "pointer": finding.pointer,
        "severity": finding.severity,
        "platform_code": finding.platform_code,
        "message": finding.message,
        "fix": finding.fix.title if finding.fix else None,
        "fixed": case.mended,
    }
