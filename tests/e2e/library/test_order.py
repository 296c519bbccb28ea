"""Keeping order in the library: folders, several cards at once, tags, rows instead of tiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cardstudio.cards.library.archive import unpack
from tests.e2e.conftest import Studio
from tests.e2e.library.test_library import violations


@pytest.fixture
def library(page: Page, studio: Studio) -> Page:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    return page


def pick(page: Page, *names: str) -> Locator:
    for name in names:
        page.get_by_label(f"选择“{name}”").check()
    return page.locator(".bulk")


def make_folder(page: Page, name: str) -> None:
    page.get_by_label("文件夹名称").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_folders_within_folders_and_cards_moved_together_and_back(library: Page) -> None:
    page = library
    page.get_by_role("button", name="新建文件夹").click()
    make_folder(page, "发布流程")
    page.get_by_label("文件夹的更多操作").click()
    page.get_by_role("button", name="在里面新建文件夹").click()
    make_folder(page, "部署通知")
    page.get_by_role("link", name="全部卡片").click()
    pick(page, "发布评审", "P1 告警").get_by_role("button", name="移动").click()
    page.get_by_role("radio", name="部署通知").check()
    page.get_by_role("dialog").get_by_role("button", name="移动").click()
    expect(page.locator(".toast")).to_contain_text("2 张卡片已移到“部署通知”")
    expect(page.locator("#folders [data-depth='0'] .count")).to_have_text("2")
    expect(page.locator(".bulk")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(page.locator("#folders .count")).to_have_count(0)
    # Deleting a folder asks first; Escape is the safe answer.
    page.get_by_role("link", name="发布流程").click()
    page.get_by_label("文件夹的更多操作").click()
    page.get_by_role("button", name="删除文件夹").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="发布流程")).to_be_visible()


def test_tags_given_to_several_cards_and_a_range_of_them_deleted(library: Page) -> None:
    page = library
    pick(page, "发布评审", "请假审批").get_by_role("button", name="标签").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="审批")).to_have_attribute("aria-pressed", "true")
    expect(dialog.get_by_role("button", name="双语")).to_have_attribute("aria-pressed", "mixed")
    dialog.get_by_label("新标签").fill("十一月")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="审批").click()
    dialog.get_by_role("button", name="保存").click()
    expect(page.locator(".toast")).to_contain_text("2 张卡片的标签已更新")
    page.goto(page.url)
    page.locator(".side").get_by_role("link", name="十一月 2").click()
    expect(page.locator(".tile")).to_have_count(2)
    pick(page, "发布评审")
    page.get_by_label("选择“请假审批”").click(modifiers=["Shift"])
    bulk = page.locator(".bulk")
    expect(bulk).to_contain_text("已选 2 张")
    page.keyboard.press("Escape")
    expect(bulk).to_have_count(0)
    pick(page, "发布评审", "请假审批").get_by_role("button", name="删除").click()
    expect(page.locator(".tile")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(page.locator(".tile")).to_have_count(2)


def test_selected_cards_are_saved_as_files(library: Page) -> None:
    page = library
    bulk = pick(page, "研发周报", "下午茶投票")
    with page.expect_download() as waiting:
        bulk.get_by_role("button", name="导出").click()
    files = unpack(Path(waiting.value.path()).read_bytes())
    assert {path.partition("/")[2] for path in files} == {"card.json", "template.yaml"}
    assert sum("研发周报" in data.decode() for path, data in files.items() if path.endswith(".yaml")) == 1
    assert len(files) == 4
    # The page is as it was.
    expect(bulk).to_contain_text("已选 2 张")


def test_rows_instead_of_tiles_stay_so(library: Page) -> None:
    page = library
    page.get_by_role("button", name="列表").click()
    expect(page.locator("[data-grid]")).to_have_class("grid is-list")
    page.reload()
    expect(page.locator("[data-grid]")).to_have_class("grid is-list")
    pick(page, "发布评审")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_card_is_renamed_where_it_stands_and_keys_do_what_its_menu_does(library: Page) -> None:
    page = library
    tile = page.locator(".tile", has=page.get_by_role("link", name="请假审批"))
    tile.get_by_role("link", name="请假审批").focus()
    page.keyboard.press("F2")
    field = page.get_by_label("“请假审批”的名称")
    expect(field).to_be_focused()
    assert violations(page) == []
    page.keyboard.type("请假申请")
    with page.expect_response("**/api/v1/templates/*/"):
        page.keyboard.press("Enter")
    renamed = page.get_by_role("link", name="请假申请")
    expect(renamed).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type("又一个名字")
    page.keyboard.press("Escape")
    expect(renamed).to_be_focused()
    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(page.get_by_role("link", name="请假审批")).to_be_visible()
    # Archived by its key; the focus goes to the card that took its place.
    page.get_by_role("link", name="请假审批").focus()
    page.keyboard.press("e")
    expect(page.get_by_role("link", name="请假审批")).to_have_count(0)
    expect(page.locator(".tile-name:focus")).to_have_count(1)


def test_marks_stand_in_the_address(library: Page) -> None:
    page = library
    mark = page.get_by_role("link", name="还没有正式版")
    count = int(mark.locator(".count").inner_text())
    mark.click()
    page.wait_for_url("**/library/?only=unreleased")
    on = page.locator(".pill.is-on")
    expect(on).to_contain_text("还没有正式版")
    expect(page.locator(".tile")).to_have_count(count)
    on.click()
    expect(on).to_have_count(0)
    assert violations(page) == []
