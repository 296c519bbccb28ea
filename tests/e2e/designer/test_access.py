"""Every state of the designer for people who see, hear or point differently: axe, small windows, no mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer, Open

# With something for every kind of finding.
REFUSED: JSONObject = {
    "header": {"title": {"tag": "plain_text", "content": "盘点"}, "template": "pink"},
    "elements": [
        {"tag": "markdown", "content": "盘点 <at id=all></at>"},
        {"tag": "action", "actions": [{"tag": "button", "text": {"tag": "plain_text", "content": "看"}, "value": {}}]},
        {"tag": "img", "img_key": "img_v2_a"},
    ],
}


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
    page.get_by_role("tab", name="填空").click()
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_menus_dialogs_and_ways_of_looking_pass_axe(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    studio.sign_in(page)
    designer = open_designer(REFUSED, on=page)
    expect(page.locator("designer-checks")).to_contain_text("不是颜色枚举")
    assert violations(page) == [], "findings"
    designer.select("/elements/0")
    box = designer.box("/elements/0")
    page.mouse.click(box["x"] + 12, box["y"] + box["height"] / 2, button="right")
    expect(page.get_by_role("menu")).to_be_visible()
    assert violations(page) == [], "menu of a component"
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator(".text-field")).to_be_focused()
    page.keyboard.type("写")
    assert violations(page) == [], "a text is edited"
    page.keyboard.press("Escape")
    page.locator("designer-history summary").click()
    expect(page.locator(".hist-i").first).to_be_visible()
    assert violations(page) == [], "history"
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="并排").click()
    page.locator("designer-view-bar summary[aria-label^='客户端版本']").click()
    page.get_by_role("button", name="客户端 6.6").click()
    assert violations(page) == [], "two devices, an older client"
    page.get_by_role("button", name="互动预览").click()
    expect(page.locator("designer-actions")).to_be_visible()
    assert violations(page) == [], "trying out"
    page.keyboard.press("Control+Enter")
    page.locator("[data-tag=audio]").click()
    expect(page.get_by_role("dialog")).to_contain_text("7.20")
    assert violations(page) == [], "switching the format"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="设为正式版…").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == [], "releasing"


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
