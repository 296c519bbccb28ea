"""Whatever comes in: no exception, an answer, and fixes that end and do no harm."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.cards import Unreadable, fix, lint, locate, outline, unwrap, wrap
from cardstudio.cards import json as card_json
from cardstudio.cards.catalog import CATALOG, TAGS
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.envelope import ROOT_KEYS, recognise
from cardstudio.cards.patch import apply
from cardstudio.cards.pointers import resolve
from cardstudio.cards.source.inplace import NotInPlace, mended

KEYS = sorted(
    {field.name for component in CATALOG.values() for field in component.fields}
    | ROOT_KEYS
    | {"tag", "card", "data", "dsl"}
)
WORDS = st.sampled_from(
    ["", "blue", "#123456", "8px", "left", "open_url", "callback", "submit", "2.0", "1.0", "interactive",
     "https://x.y/z", "a@b.c", "${a}", "{{b}}", "<at id=all></at>", "![](http://a)", "# x", "template_open_url",
     "2026-01-01", *TAGS]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=8)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=30,
)
TAGGED = st.recursive(
    st.builds(lambda tag: {"tag": tag}, st.sampled_from(sorted(TAGS))),
    lambda inner: st.builds(
        lambda tag, rest: {"tag": tag, **rest},
        st.sampled_from(sorted(TAGS)),
        st.dictionaries(st.sampled_from(KEYS), st.lists(inner, max_size=3) | inner | SCALARS, max_size=5),
    ),
    max_leaves=20,
)
CARDS = st.one_of(
    st.builds(lambda elements: {"schema": "2.0", "body": {"elements": elements}}, st.lists(TAGGED, max_size=5)),
    st.builds(lambda elements: {"elements": elements}, st.lists(TAGGED, max_size=5)),
    st.builds(lambda elements: {"schema": "2.0", "elements": elements}, st.lists(TAGGED, max_size=3)),
    st.dictionaries(st.sampled_from(sorted(ROOT_KEYS)), JSON, max_size=5),
)
#: Bodies cards travel in, with the card as an object or as text.
BODIES = (
    '"CARD"',
    '{"msg_type":"interactive","card":"CARD"}',
    '{"msg_type":"interactive","card":"TEXT"}',
    '{"receive_id":"oc","content":"TEXT"}',
    '{"cardContent":{"msg_type":"interactive","card":"CARD"},"openChatIDs":[]}',
    '{"card":"CARD","variables":[]}',
    '{"name":"n","dsl":"CARD","variables":[]}',
    '{"toast":{},"card":{"type":"raw","data":"CARD"}}',
)
ERRORS = (
    "path: ROOT -> body -> elements -> [0](tag: div) -> text",
    "ErrCode: 200621; unknown property, property: size, path: ",
    "ErrCode: 200861; ErrorValue: unsupported tag note",
    "ErrorValue: image key http://a",
    "expected string for value, but: map",
)
pytestmark = pytest.mark.slow
relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(JSON)
def test_lint_never_raises(value: Any) -> None:
    report = lint(value)
    assert json.loads(json.dumps(report.to_dict()))["ok"] == report.ok
    if isinstance(value, dict):
        recognise(value)
        outline.text_for_people(value)


@relaxed
@given(CARDS, st.sampled_from([None, *CHANNELS]), st.booleans())
def test_lint_never_raises_on_cards(card: dict[str, Any], channel: str | None, sending: bool) -> None:
    report = lint(card, channel, "zh", sending=sending, callbacks=False, client="3.0")
    assert all(finding.message for finding in report.findings)
    sound = "not-json" not in {finding.rule for finding in report.findings}
    for finding in report.findings:
        if finding.fix and sound:  # what is not a number equals nothing
            assert finding.fix.title
            assert finding.fix.patch[0]["op"] == "test"
            apply(found.card if (found := recognise(card)).card is not None else card, finding.fix.patch[:1])


@relaxed
@given(st.text() | st.binary())
def test_unwrap_answers_or_says_why_not(text: str | bytes) -> None:
    caught = None
    try:
        unwrap(text)
    except Unreadable as error:
        caught = error
    if caught is not None:
        assert caught.message("en") != caught.message("zh")
        assert min(caught.line, caught.column) >= 1


@relaxed
@given(CARDS)
def test_fixing_ends_and_adds_no_error(card: dict[str, Any]) -> None:
    before = lint(card)
    fixed = fix(card)
    assert len(fixed.report.errors) <= len(before.errors)
    assert fixed.report.to_dict() == lint(fixed.card).to_dict() or before.envelope != "card"


@relaxed
@given(CARDS, st.sampled_from([None, *CHANNELS]))
def test_every_repair_that_was_asked_for_adds_no_error(card: dict[str, Any], channel: str | None) -> None:
    before = lint(card, channel, callbacks=False)
    rules = {finding.rule for finding in before.findings if finding.fix}
    fixed = fix(card, rules, channel, callbacks=False)
    assert len(fixed.report.errors) <= len(before.errors)


@relaxed
@given(CARDS, st.text(max_size=40) | st.sampled_from(ERRORS))
def test_locate_points_into_the_card(card: dict[str, Any], error: str) -> None:
    subject = recognise(card).subject
    for place in locate(card, error):
        resolve(subject, place.pointer)


@relaxed
@given(CARDS, st.sampled_from(BODIES))
def test_a_card_goes_back_into_what_it_was_found_in(card: dict[str, Any], body: str) -> None:
    try:
        text = body.replace('"TEXT"', card_json.dump(card_json.dump(card))).replace('"CARD"', card_json.dump(card))
        found = unwrap(text)
    except Unreadable:
        return
    if found.card is None:
        return
    fixed = fix(replace(found, document=None) if found.envelope == "cardkit" else found)
    try:
        made = mended(text, found, fixed)
    except NotInPlace:
        return
    assert card_json.dump(unwrap(made).card) == card_json.dump(fixed.card)
    assert fixed.applied or made == text


@relaxed
@given(CARDS, st.sampled_from(sorted(CHANNELS)))
def test_unwrap_undoes_wrap(card: dict[str, Any], channel: str) -> None:
    try:
        card_json.load(card_json.dump(card))
    except Unreadable:
        return  # half a character or a number without end, which no text can hold
    found = unwrap(card_json.dump(wrap(card, channel)))
    assert card_json.dump(found.card) == card_json.dump(card)


@relaxed
@given(JSON)
def test_json_comes_back_value_for_value(value: Any) -> None:
    text = card_json.dump(value)
    try:
        loaded = card_json.load(text)
    except Unreadable:
        return
    assert card_json.dump(loaded) == text
