"""What somebody does with cards all day: put them where they belong, throw them away for good, find the way by keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.library.test_library import violations
from tests.e2e.library.test_order import make_folder, pick


@pytest.fixture
def library(page: Page, studio: Studio) -> Page:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    return page


def test_cards_are_dragged_onto_folders_and_taken_back(library: Page) -> None:
    page = library
    page.get_by_role("button", name="新建文件夹").click()
    make_folder(page, "活动")
    page.get_by_role("link", name="全部卡片").click()
    folder = page.locator("#folders [data-folder]")
    tile = page.locator(".tile", has_text="发布评审")
    pick(page, "P1 告警")

    # The one under the pointer, for it is none of those selected; the row says what letting go does.
    tile.locator(".tile-view").hover()
    page.mouse.down()
    box = folder.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 4, steps=4)
    page.mouse.move(box["x"] + 30, box["y"] + 8, steps=4)
    expect(folder).to_contain_text("放进“活动”")
    page.mouse.up()
    expect(page.locator(".toast")).to_contain_text("“发布评审”已移到“活动”")
    expect(folder).to_have_text("活动1")
    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(folder).to_have_text("活动")

    # A selection goes together; "All cards" takes it out again.
    bar = pick(page, "P1 告警", "发布评审")
    tile.locator(".tile-view").drag_to(folder)
    expect(folder).to_have_text("活动2")
    expect(bar).to_have_count(0)
    tile.locator(".tile-view").drag_to(page.get_by_role("link", name="全部卡片"))
    expect(page.locator(".toast")).to_contain_text("“发布评审”已移出文件夹")
    expect(folder).to_have_text("活动1")


def test_moving_makes_the_folder_that_is_missing(library: Page) -> None:
    page = library
    for _ in range(2):  # The second time it is there.
        pick(page, "发布评审").get_by_role("button", name="移动").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("或者放进新文件夹").fill("年会")
        dialog.get_by_role("button", name="移动").click()
        expect(page.locator(".toast")).to_contain_text("“发布评审”已移到“年会”")
    page.goto(page.url)
    expect(page.locator("#folders [data-folder]")).to_have_text("年会1")


def test_the_trash_says_how_long_and_is_emptied(library: Page) -> None:
    page = library
    pick(page, "P1 告警", "发布评审", "Welcome aboard").get_by_role("button", name="删除").click()
    expect(page.locator(".toast")).to_contain_text("3 张卡片已移到回收站")
    page.get_by_role("link", name="回收站").click()
    expect(page.get_by_text("每张留 30 天，到期永久删除")).to_be_visible()
    expect(page.locator(".tile", has_text="P1 告警")).to_contain_text("还有 30 天")

    page.get_by_role("button", name="永久删除“P1 告警”").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("永久删除“P1 告警”？")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".tile")).to_have_count(3)
    page.get_by_role("button", name="永久删除“P1 告警”").click()
    dialog.get_by_role("button", name="永久删除").click()
    expect(page.locator(".tile")).to_have_count(2)

    page.get_by_role("button", name="清空回收站").click()
    expect(dialog).to_contain_text("清空回收站里的 2 张卡片？")
    dialog.get_by_role("button", name="永久删除 2 张").click()
    expect(page.get_by_role("heading", name="回收站是空的")).to_be_visible()
    expect(page.locator(".toast")).to_contain_text("永久删除了 2 张卡片")


def test_on_a_phone_the_menu_of_a_card_lies_over_the_top_bar(library: Page) -> None:
    page = library
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".tile").first.get_by_label("更多操作").click()
    expect(page.locator(".tile .sheet-h").first).to_be_visible()
    assert page.evaluate("document.elementFromPoint(195, 30).closest('.lib-top')") is None


def test_folders_and_tags_open_by_typing(library: Page, studio: Studio) -> None:
    page = library
    page.get_by_role("button", name="新建文件夹").click()
    make_folder(page, "活动与年会")
    page.goto(f"{studio.origin}/library/")
    page.keyboard.press("g")
    page.get_by_role("combobox", name="前往").fill("年会")
    expect(page.get_by_role("option")).to_have_count(1)
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="活动与年会")).to_be_visible()
    # Arrows choose; the sheet of keys names the key.
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("前往文件夹、标签或页面G")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="加星", exact=True)).to_be_visible()


def choose(page: Page, *files: Path) -> None:
    page.get_by_label("文件", exact=True).click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="导入文件…").click()
    chooser.value.set_files([*files])


def test_cards_come_in_from_files_once_somebody_has_said_so(library: Page, tmp_path: Path) -> None:
    page = library
    good, odd = tmp_path / "年会通知.json", tmp_path / "坏的.json"
    good.write_text(json.dumps({"card": {"elements": [{"tag": "markdown", "content": "年会"}]}}, ensure_ascii=False))
    odd.write_text("[")
    before = page.locator(".tile").count()

    choose(page, good, odd)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("新增 1 张")
    expect(dialog).to_contain_text("1 个读不了，不导入")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".tile")).to_have_count(before)

    choose(page, good, odd)
    dialog.get_by_role("button", name="导入").click()
    expect(dialog).to_contain_text("新增了 1 张")
    expect(dialog).to_contain_text("坏的")
    dialog.get_by_role("button", name="关闭").click()
    expect(page.locator(".tile", has_text="年会通知")).to_be_visible()

    # The same file again changes nothing, and there is nothing to press.
    choose(page, good)
    expect(dialog).to_contain_text("1 张没有变化")
    expect(dialog.get_by_role("button", name="导入")).to_be_disabled()
    page.keyboard.press("Escape")

    # What the library gives out it takes in.
    page.get_by_label("文件", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出卡片库").click()
    archive = tmp_path / "library.zip"
    download.value.save_as(archive)
    page.keyboard.press("Escape")
    choose(page, archive)
    expect(dialog).to_contain_text(f"{before + 1} 张没有变化")
