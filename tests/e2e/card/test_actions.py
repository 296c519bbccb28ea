"""Pressing, choosing and submitting: what `<message-card>` tells the page around it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import eventually

from .conftest import Draw


def plain(content: str) -> dict[str, str]:
    return {"tag": "plain_text", "content": content}


def actions(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate("window.actions")
    return found


def first_action(page: Page) -> Any:
    """The action sent, waited for here: the page's policy forbids the eval of Playwright's own waiting."""
    found = eventually(page, lambda: actions(page))
    assert len(found) == 1
    return found[0]


def form(*elements: dict[str, Any]) -> dict[str, Any]:
    submit = {"tag": "button", "name": "ok", "text": plain("Submit"), "form_action_type": "submit"}
    return {"schema": "2.0", "body": {"elements": [{"tag": "form", "name": "f", "elements": [*elements, submit]}]}}


def test_a_button_sends_its_value(page: Page, draw: Draw) -> None:
    button = {"tag": "button", "text": plain("Yes"), "behaviors": [{"type": "callback", "value": {"answer": 1}}]}
    draw({"schema": "2.0", "body": {"elements": [{"tag": "hr"}, button]}})
    page.get_by_role("button", name="Yes").click()
    detail = first_action(page)
    assert detail["pointer"] == "/body/elements/1"
    assert detail["event"]["action"]["tag"] == "button"
    assert detail["event"]["action"]["value"] == {"answer": 1}


def test_a_question_is_asked_first(page: Page, draw: Draw) -> None:
    confirm = {"title": plain("Sure?"), "text": plain("It cannot be undone")}
    draw(
        {
            "elements": [
                {"tag": "action", "actions": [{"tag": "button", "text": plain("Go"), "value": {}, "confirm": confirm}]}
            ]
        }
    )
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("dialog")).to_contain_text("It cannot be undone")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert actions(page) == []
    page.get_by_role("button", name="Go").click()
    page.get_by_role("button", name="Confirm").click()
    assert first_action(page)["event"]["action"]["tag"] == "button"


def test_a_form_wants_its_required_fields_and_sends_all(page: Page, draw: Draw) -> None:
    options = [{"text": plain("One"), "value": "1"}, {"text": plain("Two"), "value": "2"}]
    draw(
        form(
            {"tag": "input", "name": "why", "required": True, "label": plain("Reason")},
            {"tag": "multi_select_static", "name": "which", "options": options, "placeholder": plain("Which")},
        )
    )
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_have_text("This field is required")
    assert actions(page) == []
    page.get_by_label("Reason").fill("because")
    page.get_by_role("button", name="Which").click()
    page.get_by_role("option", name="Two").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Submit").click()
    action = first_action(page)["event"]["action"]
    assert action["name"] == "ok"
    assert action["form_value"] == {"why": "because", "which": ["2"]}


def test_what_was_typed_outlives_an_edit_of_the_card(page: Page, draw: Draw) -> None:
    draw(form({"tag": "input", "name": "why", "label": plain("Reason")}))
    page.get_by_label("Reason").fill("kept")
    page.evaluate("""async () => {
      const element = document.querySelector("message-card");
      const card = structuredClone(element.card);
      card.body.elements.unshift({tag: "hr"});
      element.card = card;
      await element.updateComplete;
    }""")
    expect(page.get_by_label("Reason")).to_have_value("kept")


def test_nothing_happens_in_a_card_that_is_being_designed(page: Page, draw: Draw) -> None:
    button = {"tag": "button", "text": plain("Yes"), "behaviors": [{"type": "callback", "value": 1}]}
    draw({"schema": "2.0", "body": {"elements": [button]}}, mode="design")
    page.locator("message-card .btn").dispatch_event("click")
    # One sent while designing would stand before this one.
    page.evaluate("document.querySelector('message-card').mode = 'interactive'")
    page.get_by_role("button", name="Yes").click()
    assert first_action(page)["event"]["action"]["value"] == 1
