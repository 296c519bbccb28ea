"""The list of steps: named, timed, and a way back to each."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.designer.conftest import Designer


def test_steps_are_named_and_travelled_to(designer: Designer) -> None:
    page = designer.page
    button = page.locator("designer-history summary")
    button.click()
    expect(page.get_by_text("还没有修改")).to_be_visible()
    page.keyboard.press("Escape")
    designer.select("/body/elements/2")
    page.keyboard.press("Control+d")
    expect(designer.element("/body/elements/3")).to_be_attached()
    page.keyboard.press("Delete")
    expect(designer.element("/body/elements/3")).not_to_be_attached()
    designer.select("/body/elements/0")
    page.keyboard.press("Delete")
    button.click()
    rows = page.locator(".hist-i")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("删除富文本")
    expect(rows.first).to_have_attribute("aria-current", "step")
    expect(rows.first.locator("time")).to_have_text(re.compile(r"\d\d:\d\d"))
    rows.nth(2).click()
    expect(rows.nth(2)).to_have_attribute("aria-current", "step")
    expect(page.locator(".hist-i.is-undone")).to_have_count(2)
    expect(designer.element("/body/elements/3")).to_be_attached()
    # By the keyboard: the list stays open, arrows walk it.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(rows.nth(3)).to_have_attribute("aria-current", "step")
    expect(designer.element("/body/elements/3")).not_to_be_attached()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    page.get_by_role("button", name="重做").click()
    assert [one["tag"] for one in designer.saved()["card"]["body"]["elements"]] == [
        "markdown",
        "column_set",
        "button",
        "button",
    ]
