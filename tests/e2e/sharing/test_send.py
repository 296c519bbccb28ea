"""The button "Send": from the browser into the client, and inside the client in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import CLIENT


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
