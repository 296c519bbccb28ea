"""Every state of the designer for people who see, hear or point differently: axe, small windows, no mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer, Open


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_passes_axe(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    studio.sign_in(page)
    designer = open_designer(on=page)
    expect(page.locator("designer-checks")).to_contain_text("没有发现问题")
    assert violations(page) == [], "at first"
    designer.select("/body/elements/2")
    expect(page.locator(".hbar")).to_be_visible()
    assert violations(page) == [], "a button is selected"
    page.get_by_role("tab", name="变量").click()
    assert violations(page) == [], "variables"
    page.keyboard.press("Control+e")
    expect(page.locator(".cm-content")).to_be_visible()
    assert violations(page, ".cm-editor") == [], "source"
    page.keyboard.press("Escape")
    page.locator("designer-top").get_by_label("快捷键").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == [], "shortcuts"
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert violations(page) == [], "commands"


@pytest.mark.parametrize("width", [1024, 390])
def test_small_windows_hold_everything(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    studio.sign_in(page)
    open_designer(on=page)
    expect(page.locator("designer-canvas message-card")).to_be_visible()
    assert overflow(page) <= 0
    assert violations(page) == []


def test_a_sheet_over_the_canvas_goes_by_escape_and_by_pressing_beside_it(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open
) -> None:
    page = new_context(viewport={"width": 1024, "height": 768}).new_page()
    studio.sign_in(page)
    open_designer(on=page)
    outline, opener = page.locator("designer-outline"), page.locator(".rail").get_by_role("button", name="大纲")
    opener.click()
    expect(outline).to_be_visible()
    page.keyboard.press("Alt+1")
    expect(outline.locator("[role=treeitem]:focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(outline).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.mouse.click(650, 500)
    expect(outline).to_be_hidden()


def test_a_phone_shows_one_panel_at_a_time(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).new_page()
    studio.sign_in(page)
    designer: Designer = open_designer(on=page)
    tabs = page.get_by_role("navigation", name="面板").last
    tabs.get_by_role("button", name="添加").click()
    page.locator("designer-palette").get_by_role("button", name="分割线").click()
    assert [element["tag"] for element in designer.saved()["card"]["body"]["elements"]][-1] == "hr"
    for panel, part in (("大纲", "designer-outline"), ("属性", "designer-inspector"), ("检查", "designer-checks")):
        tabs.get_by_role("button", name=panel).click()
        expect(page.locator(part)).to_be_visible()
        assert overflow(page) <= 0
        assert violations(page) == [], panel
