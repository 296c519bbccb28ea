"""What is said of a template before it has values."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.cards import lint
from cardstudio.cards.fill.check import check_template


def document_of(*elements: Any, variables: tuple[str, ...] = ()) -> dict[str, Any]:
    card = {"schema": "2.0", "body": {"elements": list(elements)}}
    return {"card": card, "variables": [{"name": name, "type": "text"} for name in variables]}


def plain(content: str, **more: Any) -> dict[str, Any]:
    return {"tag": "div", "text": {"tag": "plain_text", "content": content}, **more}


def told(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.pointer) for problem in check_template(document)]


def test_a_good_template_is_left_alone() -> None:
    document = document_of(
        plain("${task.title} ${loop.index} ${name | upper}", **{"$each": "task in tasks", "$if": "task.due and flag"}),
        {"tag": "button", "value": {"note": "${not read}"}},
        variables=("name", "tasks", "flag"),
    )
    assert told(document) == []


@pytest.mark.parametrize(
    ("element", "rule", "below"),
    [
        (plain("${nobody}"), "undeclared-variable", "/text/content"),
        (plain("${loop.index}"), "undeclared-variable", "/text/content"),
        (plain("${a b}"), "bad-expression", "/text/content"),
        (plain("${a | shout}"), "unknown-filter", "/text/content"),
        (plain("${a | truncate}"), "bad-filter", "/text/content"),
        (plain("x", **{"$each": "a of b"}), "bad-loop", "/$each"),
        (plain("x", **{"$each": "x in nobody"}), "undeclared-variable", "/$each"),
        (plain("x", **{"$if": "a &&"}), "bad-condition", "/$if"),
        (plain("x", **{"$if": "not (a or nobody)"}), "undeclared-variable", "/$if"),
        (plain("x", **{"$when": "a"}), "unknown-directive", "/$when"),
        ({"tag": "div", "text": plain("x", **{"$each": "x in a"})}, "directive-not-here", "/text/$each"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(element: Any, rule: str, below: str) -> None:
    used = plain("${a}")
    assert told(document_of(used, element, variables=("a",))) == [(rule, f"/body/elements/1{below}")]


def test_a_variable_nothing_uses_is_only_mentioned() -> None:
    (problem,) = check_template(document_of(variables=("idle",)))
    assert (problem.rule, problem.severity) == ("unused-variable", "info")


@pytest.mark.slow
def test_any_depth_is_survived() -> None:
    value: Any = plain("${nobody}")
    for _ in range(100_000):
        value = {"k": [value]}
    assert [rule for rule, _ in told({"card": value})] == ["undeclared-variable"]


def test_a_linted_document_says_it_without_samples() -> None:
    findings = lint(document_of(plain("${nobody}"), variables=())).findings
    assert [(finding.rule, finding.severity, finding.sample) for finding in findings] == [
        ("undeclared-variable", "warning", None)
    ]
