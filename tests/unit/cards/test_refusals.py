"""What the platform refused in real reports, beyond single components: names, ids, CardKit bodies; and its repair."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards import fix, lint, unwrap
from cardstudio.cards.markdown.code_spans import without_code
from tests.unit.cards.conftest import card_v1, card_v2, rules, text

OK = {"tag": "button", "name": "ok", "text": text("OK")}
NOTE = {"tag": "markdown", "content": "x", "element_id": "foot-note"}


def form(*elements: Any, **more: Any) -> dict[str, Any]:
    return {"tag": "form", "name": "form", "elements": [*elements, {**OK, "form_action_type": "submit"}], **more}


def entity(card: Any) -> dict[str, Any]:
    return {"type": "card_json", "data": json.dumps(card)}


def codes(value: Any) -> list[tuple[str, str, int | None]]:
    return [(one.rule, one.severity, one.platform_code) for one in lint(value).findings if one.severity != "info"]


@pytest.mark.parametrize(
    "body",
    [
        entity(card_v2(NOTE)),
        {"card": entity(card_v2(NOTE)), "sequence": 2, "uuid": "a"},
    ],
    ids=["create", "update"],
)
def test_cardkit_refuses_an_id_that_a_message_may_have(body: dict[str, Any]) -> None:
    assert codes(body) == [("bad-element-id", "error", 300301)]
    assert codes(card_v2(NOTE)) == [("bad-element-id", "warning", 300301)]


@pytest.mark.parametrize(
    ("held", "made"),
    [
        ("foot-note", "foot_note"),
        ("1st", "id_1st"),
        ("a" * 25, "a" * 20),
        ("--", "id_"),
        ("脚注", "id_"),
        ("a b", "a_b"),
    ],
)
def test_an_id_is_respelled(held: str, made: str) -> None:
    fixed = fix(unwrap(json.dumps(entity(card_v2({**NOTE, "element_id": held})))))
    assert fixed.card["body"]["elements"][0]["element_id"] == made  # type: ignore[index,call-overload]
    assert not fixed.report.errors


def test_a_respelled_id_is_nobody_elses() -> None:
    ids = ("foot-note", "foot_note", "foot note")
    fixed = fix(unwrap(json.dumps(entity(card_v2(*({**NOTE, "element_id": name} for name in ids))))))
    made = [element["element_id"] for element in fixed.card["body"]["elements"]]  # type: ignore[index,call-overload]
    assert made == ["foot_note_2", "foot_note", "foot_note_3"]


def test_an_old_card_is_no_entity() -> None:
    card = card_v1({"tag": "action", "actions": [{"tag": "button", "text": text("Go"), "url": "https://a.b"}]})
    assert codes(entity(card)) == [("old-entity", "error", 200610)]
    fixed = fix(unwrap(json.dumps(entity(card))))
    assert not fixed.report.errors
    assert fixed.report.format == "2.0"
    # The card tool's own files hold either format.
    assert lint({"name": "x", "dsl": card}).ok


def test_names_given_twice_carry_their_code() -> None:
    twice = card_v2(form({"tag": "input", "name": "form"}), {"tag": "input", "name": "ok"})
    assert codes(twice) == [("duplicate-name", "error", 11310)] * 2
    assert not fix(twice).report.errors


@pytest.mark.parametrize("nameless", [{}, {"name": ""}])
def test_a_form_gets_a_name_of_its_own(nameless: dict[str, str]) -> None:
    first = {key: held for key, held in form(OK | {"name": "form_2"}).items() if key != "name"} | nameless
    fixed = fix(card_v2(first))
    assert not fixed.report.errors
    assert fixed.card["body"]["elements"][0]["name"] == "form_3"  # type: ignore[index,call-overload]


def test_a_name_is_not_called_double_because_it_was_suggested() -> None:
    """The suggestion for the nameless one must not be held against the one who has that name already."""
    assert rules(lint(card_v2(form({"tag": "input"}, {"tag": "input", "name": "input_2"}))), "error") == [
        "missing-name"
    ]


def test_a_button_the_platform_overlooks_is_written_the_new_way() -> None:
    old = {**OK, "action_type": "form_submit", "behaviors": [{"type": "callback", "value": {"a": 1}}]}
    card = card_v2({"tag": "form", "name": "f", "elements": [old]})
    fixed = fix(card)
    assert not fixed.report.errors
    (button,) = fixed.card["body"]["elements"][0]["elements"]  # type: ignore[index,call-overload]
    assert button["form_action_type"] == "submit"
    assert "action_type" not in button
    assert button["behaviors"] == old["behaviors"]


def test_an_option_without_words_shows_its_value() -> None:
    options = [{"text": text(""), "value": "m1"}, {"text": text("Large"), "value": "m2"}]
    fixed = fix(card_v2({"tag": "select_static", "options": options}))
    assert not fixed.report.errors
    assert fixed.card["body"]["elements"][0]["options"][0]["text"] == text("m1")  # type: ignore[index,call-overload]


@pytest.mark.parametrize("holder", ["i18n_img_key", "img_key"])
@pytest.mark.parametrize("key", ["/a/b", "a.png", "http://a.b/c", "data:image/png;base64,x", "\\\\server\\a", "a b"])
def test_no_value_that_cannot_be_a_key_passes_anywhere(holder: str, key: str) -> None:
    held: Any = {"en_us": key} if holder == "i18n_img_key" else key
    img = {"tag": "img", "img_key": "img_v3_a", "alt": text(""), holder: held}
    icon = {"tag": "custom_icon", "img_key": "img_v3_a", holder: held}
    for card in (
        card_v2(img),
        card_v2({"tag": "div", "text": text("x"), "icon": icon}),
        card_v2(header={"title": text("x"), "icon": icon}),
        card_v2({"tag": "button", "text": text("x"), "icon": icon}),
        card_v1({"tag": "note", "elements": [img]}),
        card_v1(header={"title": text("x"), "icon": {"img_key": key}}),
        card_v1({"tag": "div", "text": text("x"), "extra": img}),
    ):
        assert 200570 in {error.platform_code for error in lint(card).errors}, card


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a `b` c", "a   c"),
        ("``a ` b`` c", "  c"),
        ("a ` b", "a ` b"),
        ("```\nx\n```\ny", "\n\ny"),
        ("~~~\nx", "\n"),
        ("a\n\n  ```py\n  x\n  ```\nb", "a\n\n\nb"),
        ("```x```", " "),
    ],
)
def test_code_is_left_out(written: str, left: str) -> None:
    assert without_code(written, spans=True).split() == left.split()


@given(st.text(alphabet="`~a\n ", max_size=60))
def test_taking_code_out_adds_nothing(written: str) -> None:
    assert without_code(written, spans=True).count("a") <= written.count("a")
    plain = written.replace("`", "").replace("~", "")
    assert without_code(plain, spans=True) == plain
