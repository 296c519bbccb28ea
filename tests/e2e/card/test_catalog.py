"""The contact sheet of the simulator."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio


def test_a_component_is_shown_in_four_frames(page: Page, studio: Studio) -> None:
    page.goto(f"{studio.simulator}/catalog/?component=button")
    row = page.locator(".cat-row").first
    expect(row.locator("message-card")).to_have_count(4)
    expect(row.locator("message-card .card").first).to_be_visible()
    expect(page.locator(".cat-nav a").nth(20)).to_be_visible()


def test_a_pasted_card_is_shown_in_each_of_its_languages(page: Page, studio: Studio) -> None:
    page.goto(f"{studio.simulator}/catalog/")
    text = {"tag": "plain_text", "content": "基础", "i18n_content": {"en_us": "English", "ja_jp": "日本語"}}
    page.locator("#paste").fill(
        json.dumps({"msg_type": "interactive", "card": {"elements": [{"tag": "div", "text": text}]}})
    )
    expect(page.locator(".cat-row h2")).to_have_text(["基础文本", "en_us", "ja_jp"])
    japanese = page.locator(".cat-row").nth(2)
    japanese.scroll_into_view_if_needed()
    expect(japanese.locator("message-card .text").first).to_have_text("日本語")
    page.locator("#paste").fill("{")
    expect(page.locator("#problem")).to_be_visible()


def test_an_unknown_component_is_not_found(page: Page, studio: Studio) -> None:
    answer = page.goto(f"{studio.simulator}/catalog/?component=../../etc/passwd")
    assert answer is not None
    assert answer.status == 404
