"""A card goes to another team by a link."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Studio

TEMPLATE = re.compile(r"/templates/[0-9a-f-]{36}/$")


def test_another_team_copies_a_card_by_a_link(page: Page, studio: Studio, browser: Browser) -> None:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/templates/new/")
    page.get_by_role("button", name="项目周报").click()
    page.wait_for_url(TEMPLATE)
    page.goto(f"{studio.origin}/library/")
    tile = page.locator(".tile", has_text="项目周报").first
    tile.get_by_label("更多操作").click()
    tile.get_by_role("link", name="让其他团队复制").click()
    page.get_by_role("button", name="生成链接").click()
    address = page.get_by_role("textbox", name="链接").input_value()
    other = browser.new_context(locale="zh-CN").new_page()
    studio.sign_in(other, "林晓")
    other.goto(address)
    expect(other.locator("message-card").get_by_text("本周").first).to_be_visible()
    expect(other.get_by_text("还没有正式版")).to_be_visible()
    other.get_by_role("button", name="复制一份").click()
    other.wait_for_url(TEMPLATE)
    page.reload()
    expect(page.get_by_text("复制过 1 次")).to_be_visible()
    page.get_by_text("作废", exact=True).click()
    page.get_by_role("button", name="确认作废").click()
    expect(page.get_by_text("还没有链接")).to_be_visible()
    other.goto(address)
    expect(other.get_by_text("链接已失效")).to_be_visible()
    other.context.close()
