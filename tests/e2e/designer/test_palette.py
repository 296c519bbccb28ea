"""The palette: clicking and pressing Enter, search, pictures, and the switch of a 1.0 card for what only 2.0 has."""

from __future__ import annotations

from playwright.sync_api import expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import Designer, Open

OLD: JSONObject = {
    "elements": [
        {"tag": "markdown", "content": "旧卡片"},
        {"tag": "note", "elements": [{"tag": "plain_text", "content": "备注"}]},
    ]
}


def tags(elements: list[JSONObject]) -> list[str]:
    return [element["tag"] for element in elements]


def test_a_click_adds_behind_the_selection_else_at_the_end(designer: Designer) -> None:
    page = designer.page
    page.locator("[data-tag=hr]").click()
    expect(designer.element("/body/elements/3").locator("hr")).to_have_count(1)
    designer.select("/body/elements/1/columns/0/elements/0")
    page.locator("[data-tag=checker]").click()
    expect(designer.element("/body/elements/1/columns/0/elements/1")).to_contain_text("待办事项")
    # A form can't stand in a column: it goes to the next place that takes it.
    page.locator("[data-tag=form]").click()
    body = designer.saved()["card"]["body"]["elements"]
    assert tags(body) == ["markdown", "column_set", "form", "button", "hr"]


def test_search_and_arrows_find_a_component_without_a_mouse(designer: Designer) -> None:
    page = designer.page
    expect(page.locator("[data-tag=hr]")).to_be_visible()
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="搜索组件")
    expect(search).to_be_focused()
    page.keyboard.type("date")
    expect(page.locator(".pal-i button")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-tag=date_picker]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-tag=picker_datetime]")).to_be_focused()
    # The picture comes with the focus, and Enter adds.
    expect(page.locator(".pal-pic message-card")).to_be_visible()
    page.keyboard.press("Enter")
    expect(designer.element("/body/elements/3")).to_contain_text("选择日期和时间")
    search.fill("没有这种")
    expect(page.locator(".pal-none")).to_contain_text("没有找到“没有这种”")
    search.fill("按钮")
    search.press("Enter")
    expect(designer.element("/body/elements/4")).to_contain_text("按钮")
    search.press("Escape")
    expect(search).to_have_value("")


def test_resting_on_a_component_shows_its_picture(designer: Designer) -> None:
    page = designer.page
    page.locator("[data-tag=table]").hover()
    expect(page.locator(".pal-pic")).to_contain_text("表格")
    expect(page.locator(".pal-pic message-card")).to_contain_text("苹果")
    page.mouse.move(700, 700)
    expect(page.locator(".pal-pic")).to_have_count(0)


def test_what_only_20_has_offers_the_switch_which_is_one_step(open_designer: Open) -> None:
    designer = open_designer(OLD)
    page = designer.page
    mark = page.locator("[data-tag=audio]")
    expect(mark).to_contain_text("2.0")
    mark.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("7.20")
    expect(dialog).to_contain_text("会有这些变化（1 处）")
    expect(dialog).to_contain_text("“备注”在 2.0 版本中改写为“普通文本”")
    dialog.get_by_role("button", name="取消").click()
    assert designer.saved()["card"] == OLD
    mark.click()
    dialog.get_by_role("button", name="切换并添加").click()
    expect(page.get_by_role("treeitem", name="音频")).to_have_attribute("aria-selected", "true")
    card = designer.saved()["card"]
    assert card["schema"] == "2.0"
    assert tags(card["body"]["elements"])[-1] == "audio"
    # 1.0 has components that 2.0 lacks; they are not offered any more.
    expect(page.locator("[data-tag=note]")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".toast")).to_contain_text("添加音频")
    page.keyboard.press("Control+z")
    expect(page.locator(".toast")).to_contain_text("切换为 2.0 卡片")
    expect(page.locator("[data-tag=note]")).to_be_visible()
    assert designer.saved()["card"] == OLD


def test_a_switch_that_would_be_refused_says_so_first(open_designer: Open) -> None:
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "去"}, "url": "https://example.com"}
    designer = open_designer({"elements": [{"tag": "action", "actions": [button] * 101}]})
    designer.page.locator("[data-tag=audio]").click()
    dialog = designer.page.get_by_role("dialog")
    expect(dialog).to_contain_text("转换后的卡片会被飞书拒绝")
    expect(dialog.get_by_role("listitem").first).to_contain_text("2.0 卡片最多 200 个")


def test_on_a_phone_a_tap_adds_and_leads_back_to_the_card(designer: Designer) -> None:
    page = designer.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="添加").click()
    page.locator("[data-tag=hr]").click()
    expect(page.locator(".pact")).to_contain_text("分割线")
    expect(designer.element("/body/elements/3").locator("hr")).to_be_visible()
