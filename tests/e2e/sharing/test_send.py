"""The button "Send": from the browser into the client, and inside the client in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import CLIENT, call


def test_one_press_opens_the_client_with_the_card(page: Page, studio: Studio, template: dict[str, Any]) -> None:
    page.goto(f"{studio.origin}/templates/{template['id']}/shares/")
    send = page.get_by_role("button", name="发送")
    with page.context.expect_page() as opened:
        send.click()
    client = opened.value
    share_page = client.frame_locator("iframe[src*='/s/']")
    expect(share_page.get_by_role("button", name="选择会话并发送")).to_be_visible()

    dialog = page.get_by_role("dialog", name="在飞书里发送")
    expect(dialog.get_by_role("img", name=re.compile("二维码"))).to_be_visible()
    first = dialog.get_by_role("link", name="打开飞书").get_attribute("href")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    # Nothing has changed, so it is the same link.
    send.click()
    assert dialog.get_by_role("link", name="打开飞书").get_attribute("href") == first


def test_inside_the_client_it_goes_on_in_place(
    page: Page, studio: Studio, template: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(user_agent=CLIENT)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what it gives is what it takes
    client = context.new_page()
    client.goto(f"{studio.origin}/templates/{template['id']}/shares/")
    client.get_by_role("button", name="发送").click()
    client.wait_for_url(re.compile("/s/"))
    expect(client.get_by_role("button", name="选择会话并发送")).to_be_visible()
    client.get_by_role("link", name="返回").click()
    client.wait_for_url(f"{studio.origin}/templates/{template['id']}/shares/")


@pytest.mark.parametrize(
    ("language", "button", "line"),
    [
        ("en", "Send", "several chats · no external · note on · change"),
        ("zh-hans", "发送", "可选多个会话 · 不含外部 · 可附言 · 更改"),
    ],
)
def test_it_says_in_one_line_what_it_will_do_and_the_form_begins_with_the_same(
    page: Page, studio: Studio, template: dict[str, Any], language: str, button: str, line: str
) -> None:
    page.context.add_cookies([{"name": "cardstudio_language", "value": language, "url": studio.origin}])
    page.goto(f"{studio.origin}/templates/{template['id']}/shares/")
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(line)).to_be_visible()
    assert violations(page) == []
    dialog.get_by_role("link", name=line.split(" · ")[-1], exact=True).click()
    page.wait_for_url(re.compile("/share/$"))
    said = page.locator("#summary")
    expect(said).to_have_text(line, use_inner_text=True)
    first, second = said.locator("[data-switch=multiSelect]"), said.locator("[data-switch=with_additional_message]")
    before = first.inner_text(), second.inner_text()
    page.locator("#multiSelect").uncheck()
    page.locator("#with_additional_message").uncheck()
    expect(first).not_to_have_text(before[0])
    expect(second).not_to_have_text(before[1])


def test_a_blank_nobody_would_fill_in_is_asked_for(page: Page, studio: Studio, template: dict[str, Any]) -> None:
    document = {
        "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "${news}"}]}},
        "variables": [{"name": "news", "type": "markdown", "label": "本周要闻"}],
    }
    made = call(page, "POST", "templates/", {"name": "周报", "document": document})
    page.goto(f"{studio.origin}/templates/{made['id']}/shares/")
    page.get_by_role("button", name="发送", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("本周要闻")).to_be_visible()
    assert violations(page) == []
    dialog.get_by_role("link", name="去填写").click()
    page.wait_for_url(re.compile("/share/#value"))
    page.get_by_label("本周要闻").fill("**一切顺利**")
    page.get_by_role("button", name="生成链接").click()
    page.wait_for_url(re.compile("/share-links/"))
