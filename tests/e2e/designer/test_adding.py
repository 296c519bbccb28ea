"""What is added lands where one looks: inside what is selected, in sight, selected, its words open."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import CARD, Designer, Open

FORM: JSONObject = {"tag": "form", "name": "f", "elements": [{"tag": "markdown", "content": "表单"}]}
LONG: JSONObject = {
    "schema": "2.0",
    "body": {"elements": [{"tag": "markdown", "content": f"第 {line} 行"} for line in range(40)]},
}


def elements(designer: Designer) -> list[JSONObject]:
    held: list[JSONObject] = designer.saved()["card"]["body"]["elements"]
    return held


def click(page: Page) -> None:
    page.locator("[data-tag=checker]").click()


def command(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="输入想做的事").fill("add-checker")
    page.keyboard.press("Enter")


def key(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="搜索组件").fill("checker")
    page.keyboard.press("Enter")


def paste(page: Page) -> None:
    put(page, json.dumps({"tag": "checker", "text": {"tag": "plain_text", "content": "粘贴"}}))


def put(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


WAYS = {"click": click, "command": command, "key": key, "paste": paste}


@pytest.mark.parametrize("add", WAYS.values(), ids=WAYS)
def test_a_selected_container_takes_it_whichever_way_it_comes(open_designer: Open, add: Callable[[Page], None]) -> None:
    designer = open_designer({"schema": "2.0", "body": {"elements": [FORM, {"tag": "hr"}]}})
    tree = designer.page.get_by_role("treeitem", name="表单容器")
    tree.first.click()
    add(designer.page)
    expect(designer.element("/body/elements/0/elements/1")).to_be_visible()
    assert [held["tag"] for held in elements(designer)] == ["form", "hr"]
    # It is selected, so that the next one comes behind it.
    expect(designer.page.locator('[role=treeitem][aria-selected=true][aria-level="2"]')).to_have_count(1)


def test_a_selected_column_fills_up_and_no_third_one_comes(open_designer: Open) -> None:
    columns = {"tag": "column_set", "columns": [{"tag": "column", "elements": []}] * 2}
    designer = open_designer({"schema": "2.0", "body": {"elements": [columns]}})
    page = designer.page
    second = page.locator('[role=treeitem][aria-level="2"]').nth(1)
    second.click()
    click(page)
    second.click()
    page.locator("[data-tag=hr]").click()
    [held] = elements(designer)
    assert [[one["tag"] for one in column["elements"]] for column in held["columns"]] == [[], ["checker", "hr"]]


def test_what_needs_a_form_brings_one_in_one_step(designer: Designer) -> None:
    page = designer.page
    page.locator("[data-tag=multi_select_static]").click()
    expect(page.locator(".toast")).to_contain_text("一并添加表单")
    form = elements(designer)[-1]
    assert [held["tag"] for held in form["elements"]] == ["multi_select_static", "button"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("treeitem", selected=True)).to_contain_text("下拉多选")
    page.keyboard.press("Control+z")
    assert designer.saved()["card"] == CARD


def test_what_can_stand_nowhere_says_why(open_designer: Open) -> None:
    designer = open_designer(LONG)
    put(designer.page, json.dumps({"tag": "column", "elements": []}))
    expect(designer.page.locator(".toast")).to_be_visible()
    assert designer.saved()["card"] == LONG


def test_it_scrolls_into_sight_and_its_words_can_be_typed_over(open_designer: Open) -> None:
    designer = open_designer(LONG)
    page = designer.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("[data-tag=chart]").click()
    expect(designer.element("/body/elements/40")).to_be_in_viewport()
    page.locator("[data-tag=button]").click()
    field = page.get_by_role("textbox", name="文字", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("去报名")
    expect(designer.element("/body/elements/41")).to_be_in_viewport(ratio=1)
    expect(designer.element("/body/elements/41")).to_have_text("去报名")
    # The field lies over the words, wherever the card was scrolled to meanwhile.
    page.wait_for_timeout(600)
    box, drawn = field.bounding_box(), designer.box("/body/elements/41/text")
    assert box is not None
    assert abs(box["y"] - drawn["y"]) < 2
    assert elements(designer)[41]["text"]["content"] == "去报名"


def test_pasted_words_are_kept_as_they_are_and_pasting_again_adds_again(open_designer: Open) -> None:
    designer = open_designer(LONG)
    put(designer.page, "第一句")
    put(designer.page, "第二句")
    assert [held["content"] for held in elements(designer)[40:]] == ["第一句", "第二句"]
    expect(designer.element("/body/elements/41")).to_be_in_viewport()


def test_a_new_button_asks_where_it_leads_beside_its_words(open_designer: Open) -> None:
    designer = open_designer(LONG)
    page = designer.page
    page.locator("[data-tag=button]").click()
    expect(page.get_by_role("textbox", name="文字", exact=True)).to_be_focused()
    page.keyboard.type("去报名")
    page.keyboard.press("Enter")
    link = page.get_by_role("toolbar").get_by_role("textbox", name="点击后打开")
    expect(link).to_be_focused()
    expect(link).to_have_value("")
    beside = page.locator("inspector-panel").get_by_role("textbox", name="点击后打开")
    expect(beside).to_have_value("")
    page.keyboard.type("https://signup.harbour.test/1")
    page.keyboard.press("Enter")
    expect(link).to_have_count(0)
    expect(beside).to_have_value("https://signup.harbour.test/1")
    held = elements(designer)[-1]
    assert held["text"]["content"] == "去报名"
    assert held["behaviors"] == [{"type": "open_url", "default_url": "https://signup.harbour.test/1"}]
    # Taken away again it is no silent nothing: the checks say that it leads nowhere.
    beside.fill("")
    beside.blur()
    expect(page.locator("inspector-panel [role=tabpanel]")).to_contain_text("示例", timeout=20_000)


def test_the_list_of_icons_opens_in_its_search_and_tells_them_apart(open_designer: Open) -> None:
    icon = {"tag": "standard_icon", "token": "add_outlined"}
    designer = open_designer(
        {"elements": [{"tag": "div", "text": {"tag": "plain_text", "content": "a"}, "icon": icon}]}
    )
    page = designer.page
    designer.select("/elements/0")
    page.locator("inspector-panel button.select", has_text="add_outlined").click()
    expect(page.locator(".icons input")).to_be_focused()
    page.keyboard.type("calen")
    expect(page.locator(".icon-grid [role=option]").first).to_contain_text("calendar")
