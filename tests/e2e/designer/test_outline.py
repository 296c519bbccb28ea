"""The outline: the card as a tree, for the mouse and, above all, for those who have none."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import Designer, Open, column


def row(page: Page, name: str) -> Locator:
    return page.locator("designer-outline").get_by_role("treeitem", name=name, exact=True)


def said(page: Page) -> Locator:
    return page.locator("designer-outline [data-said]")


def tags(document: JSONObject) -> list[str]:
    return [element["tag"] for element in document["card"]["body"]["elements"]]


def test_it_shows_the_card_as_a_tree(designer: Designer) -> None:
    page = designer.page
    rows = page.locator("designer-outline [role=treeitem]")
    expect(rows.locator(".name")).to_have_text(
        ["标题栏", "变更摘要：收银台切换到新版路由", "分栏", "第 1 列", "左", "第 2 列", "右", "同意"]
    )
    assert [node.get_attribute("aria-level") for node in rows.all()] == ["1", "1", "1", "2", "3", "2", "3", "1"]
    expect(row(page, "分栏")).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="全部折叠").click()
    expect(rows).to_have_count(4)
    # What is selected on the card is brought to light.
    designer.select("/body/elements/1/columns/1/elements/0")
    expect(row(page, "右，富文本")).to_have_attribute("aria-selected", "true")


def test_arrows_walk_letters_find_and_shift_selects_a_range(designer: Designer) -> None:
    page = designer.page
    row(page, "变更摘要：收银台切换到新版路由，富文本").click()
    page.keyboard.press("ArrowDown")
    expect(row(page, "分栏")).to_be_focused()
    expect(page.locator(".ov-frame.is-selected")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(row(page, "第 1 列")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(row(page, "第 1 列")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowLeft")
    expect(row(page, "分栏")).to_be_focused()
    page.keyboard.press("End")
    expect(row(page, "同意，按钮")).to_be_focused()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.locator("designer-outline [aria-selected=true]")).to_have_count(3)
    page.keyboard.press("Home")
    expect(row(page, "标题栏，蓝色")).to_be_focused()
    page.keyboard.insert_text("同")
    row(page, "标题栏，蓝色").dispatch_event("keydown", {"key": "同"})
    expect(row(page, "同意，按钮")).to_be_focused()


def test_names_are_typed_in_place(designer: Designer) -> None:
    page = designer.page
    row(page, "同意，按钮").click()
    page.keyboard.press("F2")
    field = page.locator("designer-outline").get_by_role("textbox", name="名称")
    expect(field).to_be_focused()
    field.fill("主按钮")
    field.press("Enter")
    expect(row(page, "主按钮，按钮")).to_be_focused()
    page.keyboard.press("F2")
    field.fill("别的")
    field.press("Escape")
    expect(row(page, "主按钮，按钮")).to_be_focused()
    row(page, "主按钮，按钮").dblclick()
    expect(field).to_have_value("主按钮")
    field.press("Escape")
    designer.saved()
    nodes = designer.api("GET", f"templates/{designer.template}/draft/")["document"]["editor"]["nodes"]
    assert [node.get("name") for node in nodes if "name" in node] == ["主按钮"]


def test_deleting_by_key_keeps_the_focus_in_the_tree(designer: Designer) -> None:
    page = designer.page
    row(page, "变更摘要：收银台切换到新版路由，富文本").click()
    page.keyboard.press("Delete")
    expect(row(page, "分栏")).to_be_focused()
    page.keyboard.press("Control+d")
    expect(page.locator("designer-outline").get_by_role("treeitem", name="分栏", exact=True)).to_have_count(2)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("designer-outline :focus")).to_have_attribute("aria-selected", "true")
    assert tags(designer.saved()) == ["column_set", "button", "column_set"]


def test_a_row_has_its_actions_at_hand(designer: Designer) -> None:
    page = designer.page
    button = row(page, "同意，按钮")
    button.hover()
    button.get_by_role("button", name="锁定").click()
    locked = row(page, "同意，按钮，已锁定")
    locked.hover()
    expect(locked.get_by_role("button", name="删除")).to_have_count(0)
    locked.get_by_role("button", name="解锁").click()
    button.hover()
    button.get_by_role("button", name="复制一份").click()
    expect(designer.element("/body/elements/3")).to_contain_text("同意")


def test_carrying_by_keys_says_every_place_and_why_not(designer: Designer) -> None:
    page = designer.page
    row(page, "同意，按钮").click()
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("已拿起“同意”")
    page.keyboard.press("ArrowUp")
    expect(said(page)).to_have_text("放在“第 2 列”之后，“按钮”会自动放进新的一列")
    expect(page.locator("designer-outline .dropl:not([hidden])")).to_have_count(1)
    expect(page.locator("designer-canvas .dropl:not([hidden])")).to_have_count(1)
    page.keyboard.press("ArrowUp")
    expect(said(page)).to_have_text("放在“右”之后")
    page.keyboard.press("Escape")
    expect(said(page)).to_have_text("已放回原处。")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("已移动，放在“右”之后")
    expect(row(page, "同意，按钮")).to_be_focused()
    expect(designer.element("/body/elements/1/columns/1/elements/1")).to_contain_text("同意")
    assert tags(designer.saved()) == ["markdown", "column_set"]


def test_an_illegal_place_is_said_and_takes_nothing(open_designer: Open) -> None:
    form = {
        "tag": "form",
        "name": "ask",
        "elements": [
            {"tag": "input", "name": "why"},
            {
                "tag": "button",
                "name": "ok",
                "text": {"tag": "plain_text", "content": "交"},
                "form_action_type": "submit",
            },
        ],
    }
    sets = {"tag": "column_set", "columns": [column("左")]}
    designer = open_designer({"schema": "2.0", "body": {"elements": [sets, form]}})
    page = designer.page
    row(page, "表单容器").click()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(said(page)).to_have_text("放在“第 1 列”之后：不行，“表单容器”只能放在卡片最外层，不能放进“列”")
    expect(page.locator("designer-canvas .dropl.is-no:not([hidden])")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("designer-canvas .dropl.is-no:not([hidden])")).to_have_count(1)
    # What leaves the tree is put back.
    page.keyboard.press("Tab")
    expect(page.locator("designer-canvas .dropl:not([hidden])")).to_have_count(0)
    assert tags(designer.saved()) == ["column_set", "form"]


def test_what_the_linter_says_is_a_dot_on_the_row(open_designer: Open) -> None:
    broken = {"tag": "markdown", "content": "坏", "corner_radius": 3}
    designer = open_designer({"schema": "2.0", "body": {"elements": [{"tag": "hr"}, broken]}})
    bad = designer.page.locator("designer-outline [role=treeitem]", has=designer.page.locator(".dot-danger"))
    expect(bad).to_have_count(1)
    expect(bad).to_contain_text("坏")


def test_blanks_are_read_in_words(open_designer: Open, page: Page) -> None:
    """In the tree, over the fields and in the names of steps; what is repeated or hidden now and then says so."""
    hidden: JSONObject = {"tag": "markdown", "content": "${flag_text}", "$if": "flag"}
    card = {
        "schema": "2.0",
        "body": {"elements": [{"tag": "markdown", "content": "**${dates}** 放假"}, hidden, column_of_duty()]},
    }
    blanks = [
        {"name": "dates", "type": "date_range", "label": "放假日期"},
        {"name": "flag", "type": "boolean", "default": True},
        {"name": "flag_text", "label": "补充说明"},
        {"name": "duty", "type": "object_array", "label": "值班表", "example": [{"who": "许嘉禾"}]},
    ]
    designer = open_designer(document={"card": card, "variables": blanks})

    expect(row(page, "〔放假日期〕 放假，富文本")).to_be_visible()
    expect(row(page, "分栏，按“值班表”的每一行重复")).to_be_visible()
    expect(row(page, "许嘉禾值班，富文本")).to_be_visible()
    row(page, "〔补充说明〕，富文本，有时不显示").click()
    expect(page.locator(".insp-h")).to_contain_text("有时不显示")
    expect(page.locator(".insp-name")).to_have_attribute("placeholder", "〔补充说明〕")
    page.keyboard.press("Delete")
    expect(designer.page.locator("designer-outline")).not_to_contain_text("补充说明")
    page.locator("designer-history summary").click()
    expect(page.locator(".hist-l")).to_contain_text("删除富文本 〔补充说明〕")


def column_of_duty() -> JSONObject:
    return {"tag": "column_set", "$each": "d in duty", "columns": [column("${d.who}值班")]}
