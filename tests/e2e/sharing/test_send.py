"""The button "Send": from the browser into the client, and inside the client in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import CLIENT, PHONE, call


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


NEWS: dict[str, Any] = {
    "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "${news} ${build}"}]}},
    "variables": [
        {"name": "news", "type": "markdown", "label": "本周要闻"},
        {"name": "build", "label": "版本", "filled_by": "program"},
    ],
}


@pytest.fixture
def news(page: Page, studio: Studio, template: dict[str, Any]) -> dict[str, Any]:
    """A card with two blanks that no sender is asked for."""
    page.goto(f"{studio.origin}/templates/{template['id']}/shares/")
    made: dict[str, Any] = call(page, "POST", "templates/", {"name": "值班快报", "document": NEWS})
    return made


@pytest.mark.parametrize("where", ["shares/", ""])
def test_what_nobody_would_fill_in_is_filled_in_there_and_then(
    page: Page, studio: Studio, news: dict[str, Any], where: str
) -> None:
    page.goto(f"{studio.origin}/templates/{news['id']}/{where}")
    page.get_by_role("button", name="发送", exact=True).first.click()
    dialog = page.get_by_role("dialog", name="发送前先填好")
    first = dialog.get_by_label("本周要闻")
    expect(first).to_be_focused()
    assert violations(page) == []
    first.fill("**一切顺利**")
    dialog.get_by_role("button", name="去飞书发送").click()
    # What is still missing is said beside it, and nothing typed is lost.
    expect(dialog.get_by_text("请填写“版本”。")).to_be_visible()
    expect(dialog.get_by_label("版本", exact=True)).to_be_focused()
    expect(first).to_have_value("**一切顺利**")
    dialog.get_by_label("改为在分享页上填写").check()
    with page.context.expect_page() as opened:
        dialog.get_by_role("button", name="去飞书发送").click()
    share_page = opened.value.frame_locator("iframe[src*='/s/']")
    expect(share_page.locator("message-card").get_by_text("一切顺利", exact=True)).to_be_visible()
    expect(share_page.get_by_label("版本")).to_be_visible()
    expect(page.get_by_role("dialog", name="在飞书里发送")).to_be_visible()


def test_on_a_phone_it_is_a_page_on_the_way(
    page: Page, studio: Studio, news: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(user_agent=PHONE, viewport={"width": 390, "height": 844}, has_touch=True)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what it gives is what it takes
    phone = context.new_page()
    phone.goto(f"{studio.origin}/send/")
    expect(phone.get_by_text("可选多个会话 · 不含外部 · 可附言")).to_be_visible()
    phone.get_by_role("button", name="值班快报").click()
    phone.get_by_label("本周要闻").fill("**一切顺利**")
    phone.get_by_label("版本", exact=True).fill("3.2")
    assert violations(phone) == []
    phone.get_by_role("button", name="去飞书发送").click()
    phone.wait_for_url(re.compile("/s/"))
    expect(phone.locator("message-card").get_by_role("paragraph")).to_have_text("一切顺利 3.2")
    # Its maker reads here what it will do, and may change it.
    expect(phone.locator(".sh-line")).to_have_text("可选多个会话 · 不含外部 · 可附言 · 更改")
    assert violations(phone) == []
    phone.get_by_role("link", name="返回").click()
    phone.wait_for_url(f"{studio.origin}/send/")
