"""Beginning a card: from the gallery, from something pasted, and without an account."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.library.test_library import violations

TEMPLATE = re.compile(r"/templates/[0-9a-f-]{36}/$")
PASTED = {"elements": [{"tag": "markdown", "content": "巡检完成"}], "n": 0}
#: As a person's ⌘V anywhere on the page arrives.
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def test_a_card_begins_from_the_gallery(page: Page, studio: Studio) -> None:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    page.get_by_role("link", name="新建卡片").click()
    tiles = page.locator(".gal-tile")
    expect(page.get_by_role("button", name="发布评审", exact=True)).to_be_visible()
    everything = tiles.count()
    # Keyboard alone: search, on to the only tile, Enter.
    page.keyboard.press("/")
    page.keyboard.type("周报")
    expect(tiles).to_have_count(1)
    expect(tiles.locator("message-card")).to_have_count(1)
    page.get_by_role("button", name="项目周报").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(TEMPLATE)
    expect(page.get_by_role("heading", name="项目周报")).to_be_attached()
    page.go_back()
    page.get_by_role("button", name="团队协作").click()
    expect(page.get_by_role("button", name="发布评审", exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name="会议纪要")).to_be_visible()
    assert 1 < tiles.count() < everything


def test_the_team_begins_from_its_own_cards(page: Page, studio: Studio) -> None:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/templates/new/")
    own = page.get_by_role("region", name="团队的范例")
    expect(own).to_contain_text("设为团队范例")
    page.get_by_role("button", name="空卡片").click()
    page.wait_for_url(TEMPLATE)
    page.goto(f"{studio.origin}/library/")
    tile = page.locator(".tile").first
    name = tile.get_attribute("data-name") or ""
    tile.get_by_label("更多操作").click()
    tile.get_by_role("button", name="设为团队范例").click()
    toast = page.locator("toast-stack, .toast").filter(has_text="已设为团队范例").first
    expect(toast).to_be_visible()
    expect(tile.get_by_text("团队范例", exact=True)).to_be_attached()
    page.get_by_role("link", name="新建卡片").click()
    own.get_by_role("button", name=name).click()
    page.wait_for_url(TEMPLATE)
    expect(page.get_by_role("heading", name=name)).to_be_attached()
    # And back: what is taken off is none any more, and Undo brings it back.
    page.goto(f"{studio.origin}/library/?sort=created")
    tile = page.locator(".tile", has=page.locator(".tile-start"))
    tile.get_by_label("更多操作").click()
    tile.get_by_role("button", name="不再用作团队范例").click()
    expect(tile).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(tile).to_have_count(1)


def test_a_blank_card_and_one_pasted_anywhere_on_the_page(page: Page, studio: Studio) -> None:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/templates/new/")
    page.get_by_role("button", name="空卡片").click()
    page.wait_for_url(TEMPLATE)
    page.goto(f"{studio.origin}/templates/new/")
    expect(page.get_by_role("link", name="粘贴 JSON")).to_be_visible()
    page.evaluate(PASTE, "no card at all")
    # What could not be opened is not lost: it stands in the dialog, with the reason.
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox")).to_have_value("no card at all")
    expect(dialog.get_by_role("alert")).to_contain_text("不是合法的 JSON")
    dialog.get_by_role("button", name="取消").click()
    page.evaluate(PASTE, json.dumps({"msg_type": "interactive", "card": PASTED}))
    page.wait_for_url(TEMPLATE)


BROKEN = "const card = {\n  elements: [\n    {tag: 'hr' color: 1},\n  ],\n};"


def test_a_paste_that_cannot_be_opened_keeps_its_text_and_marks_the_line(page: Page, studio: Studio) -> None:
    page.goto(f"{studio.origin}/try/")
    page.get_by_role("button", name="粘贴 JSON").click()
    dialog = page.get_by_role("dialog")
    text = dialog.get_by_role("textbox")
    text.fill(BROKEN)
    dialog.get_by_role("button", name="打开").click()
    why = dialog.get_by_role("alert")
    expect(why).to_contain_text("第 3 行")
    expect(why.locator("mark")).to_have_text("c")
    expect(text).to_have_value(BROKEN)
    expect(text).to_be_focused()
    assert text.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)") == BROKEN.split("\n")[2]
    text.fill(json.dumps({"type": "AdaptiveCard", "body": []}))
    expect(why).to_be_empty()
    dialog.get_by_role("button", name="打开").click()
    expect(why).to_have_text("这是微软的 Adaptive Card，不是飞书卡片。")
    text.fill("card = {'elements': [{'tag': 'markdown', 'content': title}]}")
    dialog.get_by_role("button", name="打开").click()
    # The gallery's own cards stand there until the designer does.
    expect(page.locator("designer-canvas message-card").first).to_contain_text("title")


def test_a_gallery_that_does_not_come_is_asked_for_again(page: Page, studio: Studio) -> None:
    page.route("**/api/v1/gallery/", lambda route: route.abort(), times=1)
    page.goto(f"{studio.origin}/try/")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_role("button", name="发布评审", exact=True)).to_be_visible()
    page.get_by_role("searchbox").fill("没有这样的卡片")
    page.get_by_role("button", name="清除搜索").click()
    expect(page.get_by_role("button", name="发布评审", exact=True)).to_be_visible()


def test_back_leads_from_the_card_to_the_gallery_and_on_to_where_one_came_from(page: Page, studio: Studio) -> None:
    page.goto(f"{studio.origin}/docs/api/")
    page.goto(f"{studio.origin}/try/")
    page.get_by_role("button", name="发布评审", exact=True).click()
    card = page.locator("designer-canvas message-card").first
    expect(card).to_contain_text("发布评审")
    page.go_back()
    expect(page.get_by_role("link", name="回到卡片")).to_be_visible()
    page.go_forward()
    expect(card).to_contain_text("发布评审")
    page.go_back()
    expect(page.get_by_role("link", name="回到卡片")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{studio.origin}/docs/api/")


def test_a_phone_shows_more_or_less_of_the_designer_there_too(
    studio: Studio, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    page.goto(f"{studio.origin}/try/")
    page.get_by_role("button", name="发布评审", exact=True).click()
    top = page.locator("designer-top")
    top.get_by_role("button", name="显示全部功能").click()
    expect(top.get_by_role("button", name="只显示常用功能")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert violations(page) == []


def test_what_is_made_without_an_account_is_taken_along(page: Page, studio: Studio) -> None:
    exact = '{"elements": [{"tag": "markdown", "content": "巡检完成"}], "n": 12345678901234567890}'
    page.goto(f"{studio.origin}/try/")
    page.get_by_role("button", name="粘贴 JSON").click()
    page.get_by_label("卡片 JSON").fill(exact)
    page.get_by_role("button", name="打开").click()
    expect(page.locator("card-designer message-card").first).to_contain_text("巡检完成")
    page.reload()
    expect(page.locator("card-designer message-card").first).to_contain_text("巡检完成")
    # Another beginning is offered, not forced; the card stays until one is chosen.
    page.goto(f"{studio.origin}/try/?new=1")
    expect(page.locator("#try-kept")).to_be_visible()
    studio.sign_in(page)
    page.goto(f"{studio.origin}/try/keep/")
    page.wait_for_url(TEMPLATE)
    template = page.url.rstrip("/").rsplit("/", 1)[-1]
    draft = page.evaluate(f"fetch('/api/v1/templates/{template}/draft/').then((answer) => answer.text())")
    assert "12345678901234567890" in draft
    page.goto(f"{studio.origin}/try/keep/")
    expect(page.locator("#keep-what")).to_have_text("这台设备上没有要保存的卡片。")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_the_gallery_passes_axe(
    studio: Studio, new_context: Callable[..., BrowserContext], width: int, scheme: str
) -> None:
    page = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
    studio.sign_in(page)
    for path in ("/templates/new/", "/try/"):
        page.goto(f"{studio.origin}{path}")
        expect(page.locator(".gal-name").nth(3)).to_be_visible()
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
