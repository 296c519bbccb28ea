"""Every control tells the page what the platform would be told (card-format §8), and keeps what a person did to it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import eventually

from .conftest import Draw

OPTIONS = [{"text": {"tag": "plain_text", "content": word}, "value": word.lower()} for word in ("One", "Two")]
PEOPLE = [{"value": "ou_alice"}, {"value": "ou_bob"}]
PICTURES = [{"img_key": "img_1", "value": "first"}, {"img_key": "img_2", "value": "second"}]
ZONE = re.compile(r" [+-]\d{4}$")


def without_zone(value: Any) -> Any:
    return ZONE.sub("", value) if isinstance(value, str) else value


def plain(content: str) -> dict[str, str]:
    return {"tag": "plain_text", "content": content}


def v2(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": list(elements)}}


def form(*elements: dict[str, Any]) -> dict[str, Any]:
    submit = {"tag": "button", "name": "ok", "text": plain("Submit"), "form_action_type": "submit"}
    reset = {"tag": "button", "name": "no", "text": plain("Reset"), "form_action_type": "reset"}
    return v2({"tag": "form", "name": "f", "elements": [*elements, submit, reset]})


def action(page: Page) -> Any:
    """What the one action sent says."""
    found = eventually(page, lambda: page.evaluate("window.actions"))
    assert len(found) == 1
    return found[0]["event"]["action"]


def card(page: Page) -> Locator:
    return page.locator("message-card")


def pick(page: Page, name: str) -> None:
    page.locator("message-card summary").first.click()
    page.get_by_role("option", name=name).or_(page.get_by_role("menuitem", name=name)).click()


def enter(page: Page, value: str) -> None:
    """Choose in the browser's own picker, which has no parts a test could press."""
    page.locator("message-card .native").evaluate(
        "(input, value) => { input.value = value; input.dispatchEvent(new Event('change')); }", value
    )


CALLBACK = {"behaviors": [{"type": "callback", "value": {"k": 1}}]}


@pytest.mark.parametrize(
    ("element", "act", "expected"),
    [
        (
            {"tag": "select_static", "options": OPTIONS},
            lambda page: pick(page, "Two"),
            {"tag": "select_static", "option": "two"},
        ),
        (
            {"tag": "select_person", "options": PEOPLE},
            lambda page: pick(page, "ou_bob"),
            {"tag": "select_person", "option": "ou_bob"},
        ),
        ({"tag": "overflow", "options": OPTIONS}, lambda page: pick(page, "One"), {"tag": "overflow", "option": "one"}),
        (
            {"tag": "date_picker"},
            lambda page: enter(page, "2026-11-24"),
            {"tag": "date_picker", "option": "2026-11-24"},
        ),
        ({"tag": "picker_time"}, lambda page: enter(page, "09:30"), {"tag": "picker_time", "option": "09:30"}),
        (
            {"tag": "picker_datetime"},
            lambda page: enter(page, "2026-11-24T09:30"),
            {"tag": "picker_datetime", "option": "2026-11-24 09:30"},
        ),
        (
            {"tag": "select_img", "options": PICTURES},
            lambda page: page.get_by_role("radio").nth(1).click(),
            {"tag": "select_img", "option": "second"},
        ),
        (
            {"tag": "checker", "text": plain("Done?")},
            lambda page: page.get_by_role("checkbox", name="Done?").click(),
            {"tag": "checker", "checked": True},
        ),
        (
            {"tag": "interactive_container", "elements": [{"tag": "markdown", "content": "press"}]},
            lambda page: page.get_by_role("button", name="press").click(),
            {"tag": "interactive_container"},
        ),
    ],
    ids=lambda value: value["tag"] if isinstance(value, dict) and "options" in value else None,
)
def test_a_control_outside_a_form_tells_at_once(
    page: Page, draw: Draw, element: dict[str, Any], act: Any, expected: dict[str, Any]
) -> None:
    draw(v2({**element, **CALLBACK}))
    act(page)
    sent = action(page)
    shown = {key: without_zone(value) for key, value in sent.items() if key in expected}
    assert shown == expected
    assert sent["value"] == {"k": 1}
    assert sent["timezone"]


def test_an_input_tells_when_it_is_left(page: Page, draw: Draw) -> None:
    draw(v2({"tag": "input", "name": "why", "label": plain("Why"), **CALLBACK}))
    page.get_by_label("Why").fill("because")
    assert page.evaluate("window.actions") == []
    page.keyboard.press("Tab")
    assert action(page)["input_value"] == "because"


def test_a_form_sends_every_kind_of_value(page: Page, draw: Draw) -> None:
    draw(
        form(
            {"tag": "input", "name": "text", "default_value": "t"},
            {"tag": "select_static", "name": "one", "options": OPTIONS, "initial_option": "two"},
            {"tag": "multi_select_static", "name": "many", "options": OPTIONS, "selected_values": ["one", "two"]},
            {"tag": "select_person", "name": "who", "options": PEOPLE, "initial_option": "ou_alice"},
            {"tag": "multi_select_person", "name": "all", "options": PEOPLE, "selected_values": ["ou_bob"]},
            {"tag": "date_picker", "name": "day", "initial_date": "2026-11-24"},
            {"tag": "picker_time", "name": "time", "initial_time": "09:30"},
            {"tag": "picker_datetime", "name": "both", "initial_datetime": "2026-11-24 09:30"},
            {"tag": "checker", "name": "tick", "text": plain("x"), "checked": True},
            {"tag": "select_img", "name": "pic", "multi_select": True, "options": PICTURES},
        )
    )
    page.locator("message-card .choice").first.click()
    page.get_by_role("button", name="Submit").click()
    sent = action(page)
    values = {key: without_zone(value) for key, value in sent["form_value"].items()}
    assert sent["name"] == "ok"
    assert values == {
        "text": "t",
        "one": "two",
        "many": ["one", "two"],
        "who": "ou_alice",
        "all": ["ou_bob"],
        "day": "2026-11-24",
        "time": "09:30",
        "both": "2026-11-24 09:30",
        "tick": True,
        "pic": ["first"],
    }
    assert ZONE.search(sent["form_value"]["day"])


@pytest.mark.parametrize(
    "element",
    [
        {"tag": "input"},
        {"tag": "input", "input_type": "multiline_text"},
        {"tag": "select_static", "options": OPTIONS},
        {"tag": "multi_select_static", "options": OPTIONS},
        {"tag": "select_person", "options": PEOPLE},
        {"tag": "date_picker"},
        {"tag": "select_img", "options": PICTURES},
    ],
    ids=lambda element: element["tag"],
)
def test_what_is_required_is_missed(page: Page, draw: Draw, element: dict[str, Any]) -> None:
    draw(form({**element, "name": "field", "required": True}))
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_have_text("This field is required")
    assert page.evaluate("window.actions") == []


def test_reset_brings_back_what_the_author_wrote(page: Page, draw: Draw) -> None:
    draw(form({"tag": "input", "name": "a", "label": plain("Answer"), "default_value": "first"}))
    page.get_by_label("Answer").fill("second")
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("Answer")).to_have_value("first")


def test_a_disabled_control_does_nothing(page: Page, draw: Draw) -> None:
    button = {"tag": "button", "text": plain("Off"), "disabled": True, **CALLBACK}
    enabled = {"tag": "button", "text": plain("On"), "behaviors": [{"type": "callback", "value": {"k": 2}}]}
    draw(v2(button, {"tag": "checker", "text": plain("x"), "disabled": True, **CALLBACK}, enabled))
    page.get_by_role("button", name="Off").click(force=True)
    page.get_by_role("checkbox").click(force=True)
    # Theirs would have been sent before this one.
    page.get_by_role("button", name="On").click()
    assert action(page)["value"] == {"k": 2}
    expect(page.get_by_role("checkbox")).to_have_attribute("aria-checked", "false")


REDRAWS = {
    "an edit beside it": "c.body.elements[0].content = 'edited'",
    "an element before it": "c.body.elements.unshift({tag: 'hr'})",
    "another theme": "element.theme = 'dark'",
    "another device": "element.device = 'mobile'",
}


@pytest.mark.parametrize("change", REDRAWS.values(), ids=REDRAWS)
def test_what_a_person_did_outlives_a_redraw(page: Page, draw: Draw, change: str) -> None:
    panel = {
        "tag": "collapsible_panel",
        "header": {"title": plain("More")},
        "elements": [{"tag": "markdown", "content": "inside"}],
    }
    table = {"tag": "table", "page_size": 2, "columns": [{"name": "a"}], "rows": [{"a": f"row {n}"} for n in range(5)]}
    draw(
        v2(
            {"tag": "markdown", "content": "first"},
            panel,
            table,
            {"tag": "input", "label": plain("Answer")},
            {"tag": "select_static", "options": OPTIONS, "placeholder": plain("Choose")},
        )
    )
    page.get_by_text("More").click()
    page.get_by_role("button", name="Next page").click()
    page.get_by_label("Answer").fill("typed")
    page.get_by_role("button", name="Choose").click()
    page.get_by_role("option", name="Two").click()
    page.evaluate(f"""async () => {{
      const element = document.querySelector("message-card");
      const c = structuredClone(element.card);
      {change};
      element.card = c;
      await element.updateComplete;
    }}""")
    expect(page.get_by_text("inside")).to_be_visible()
    expect(page.get_by_text("row 2")).to_be_visible()
    expect(page.get_by_text("row 0")).to_be_hidden()
    expect(page.get_by_label("Answer")).to_have_value("typed")
    expect(page.locator("message-card .chosen-words")).to_have_text("Two")


def test_keyboard_moves_through_a_list(page: Page, draw: Draw) -> None:
    draw(v2({"tag": "select_static", "options": OPTIONS, "placeholder": plain("Choose"), **CALLBACK}))
    page.get_by_role("button", name="Choose").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert action(page)["option"] in {"one", "two"}
    page.locator("message-card summary").press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("message-card details")).not_to_have_attribute("open", "")


def test_the_keyboard_reaches_what_is_pressed_as_a_whole(page: Page, draw: Draw) -> None:
    inner = {"tag": "button", "text": plain("Inner"), "behaviors": [{"type": "callback", "value": "inner"}]}
    draw(v2({"tag": "interactive_container", "elements": [inner], **CALLBACK}))
    page.locator("message-card .whole").focus()
    page.keyboard.press("Enter")
    assert action(page)["tag"] == "interactive_container"
    page.evaluate("window.actions = []")
    page.get_by_role("button", name="Inner").click()
    assert action(page)["value"] == "inner"


def test_a_link_opens_for_its_device(page: Page, draw: Draw) -> None:
    link = {
        "type": "open_url",
        "default_url": "https://all.test/",
        "pc_url": "https://pc.test/",
        "ios_url": "https://m.test/",
    }
    draw(v2({"tag": "button", "text": plain("Go"), "behaviors": [link]}), device="desktop")
    expect(page.locator("message-card a.btn")).to_have_attribute("href", "https://pc.test/")
    draw(v2({"tag": "button", "text": plain("Go"), "behaviors": [link]}), device="mobile")
    expect(page.locator("message-card a.btn")).to_have_attribute("href", "https://m.test/")
