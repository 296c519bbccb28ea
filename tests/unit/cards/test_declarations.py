"""What the linter says of a document's declarations: always a finding with a repair, never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards import fill, fix, lint
from cardstudio.cards.envelope import recognise
from cardstudio.cards.patch import apply
from tests.unit.cards.conftest import card_v2, text

WORDS = st.sampled_from(["a", "", "choice", "date_range", "text", "author", "Sender", "yes", "5", "字"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=4,
)
MEMBERS = st.sampled_from(
    [
        "name",
        "type",
        "label",
        "description",
        "default",
        "example",
        "required",
        "filled_by",
        "options",
        "fields",
        "requird",
    ]
)


def document_of(*variables: Any) -> dict[str, Any]:
    return {"card": card_v2({"tag": "div", "text": text("${a}")}), "variables": list(variables), "samples": []}


WRONG: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "misspelled-variable-property": ({"requird": False}, {"required": False}),
    "unknown-variable-property": ({"colour": "red"}, {}),
    "mistyped-variable-property": ({"required": "no"}, {"required": False}),
    "useless-variable-property": ({"required": [1]}, {}),
    "unknown-filler": ({"filled_by": "Senders"}, {"filled_by": "sender"}),
    "choice-without-options": ({"type": "choice"}, {"type": "text"}),
    "wrong-example": ({"type": "date", "example": 5}, {"type": "date"}),
}
MORE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("mistyped-variable-property", {"label": 5}, {"label": "5"}),
    ("mistyped-variable-property", {"type": "choice", "options": ["a", 1]}, {"type": "choice", "options": ["a", "1"]}),
    ("useless-variable-property", {"options": "a, b"}, {}),
    ("unknown-filler", {"filled_by": 5, "default": "x"}, {"filled_by": "author", "default": "x"}),
    ("unknown-filler", {"filled_by": "nobody"}, {"filled_by": "sender"}),
    ("wrong-example", {"type": "choice", "options": ["a"], "example": "b"}, {"type": "choice", "options": ["a"]}),
]


@pytest.mark.parametrize(("rule", "wrong", "right"), [*((rule, *pair) for rule, pair in WRONG.items()), *MORE])
def test_each_fault_is_a_warning_with_its_repair(rule: str, wrong: dict[str, Any], right: dict[str, Any]) -> None:
    document = document_of({"name": "a", **wrong})
    report = lint(document)
    (finding,) = (one for one in report.findings if one.rule == rule)
    assert report.ok
    assert (finding.pointer, finding.severity, finding.params["name"]) == ("", "warning", "a")
    assert finding.params["at"].startswith("/variables/0/")
    assert finding.fix is not None
    assert finding.to_dict()["fix"]["of"] == "document"
    mended = apply(document, finding.fix.patch)
    assert mended["variables"] == [{"name": "a", **right}]
    assert rule not in {one.rule for one in lint(mended).findings}
    named = fix(recognise(document), [rule])
    assert named.document is not None
    assert named.document["variables"] == [{"name": "a", **right}]
    assert {one.message for one in lint(document, locale="zh").findings if one.rule == rule} != {finding.message}


def test_a_document_as_it_should_be_has_nothing_said_of_it() -> None:
    whole = {
        "name": "a", "type": "choice", "label": "L", "description": "D", "options": ["x"], "default": "x",
        "example": "x", "required": False, "filled_by": "sender",
    }  # fmt: skip
    assert lint(document_of(whole)).findings == ()


def test_fields_of_fields_are_looked_at() -> None:
    document = document_of({"name": "a", "type": "object", "fields": {"b": {"exmaple": 1}}})
    (finding,) = lint(document).findings
    assert finding.params["at"] == "/variables/0/fields/b/exmaple"


def test_fixing_all_drops_nothing_somebody_wrote() -> None:
    document = document_of({"name": "a", "colour": "red", "requird": False})
    mended = fix(recognise(document)).document
    assert mended is not None
    assert mended["variables"] == [{"name": "a", "colour": "red", "required": False}]


def test_findings_call_a_blank_as_people_do() -> None:
    document = {"card": card_v2(), "variables": [{"name": "holiday", "label": "假期名称"}, {"name": "days"}]}
    said = [
        (finding.params["name"], finding.message) for finding in lint(document, locale="zh").findings if finding.params
    ]
    assert [name for name, _ in said] == ["days", "holiday"]
    assert "days" in said[0][1]
    assert "假期名称" in said[1][1]
    assert "holiday" not in said[1][1]


def test_the_linter_asks_for_no_values() -> None:
    document = {**document_of({"name": "a"}), "samples": [{"name": "s", "values": {}}]}
    assert lint(document).findings == ()
    assert fill(document).missing == ("a",)


@given(JSON | st.lists(st.dictionaries(MEMBERS, JSON, max_size=5), max_size=3))
def test_any_declarations_are_survived(variables: Any) -> None:
    document = {**document_of(), "variables": variables}
    report = lint(document)
    for finding in report.findings:
        if finding.fix and finding.fix.of == "document":
            apply(document, finding.fix.patch)
    fill(document, {"a": "x"})
