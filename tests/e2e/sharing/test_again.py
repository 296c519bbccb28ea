""" "Last month's notice again": two taps on the phone, four clicks at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio, eventually
from tests.e2e.sharing.conftest import PHONE, call

NOTICE: dict[str, Any] = {
    "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "${month}放假安排"}]}},
    "variables": [{"name": "month", "label": "月份", "type": "text"}],
}
SENT = """async ([url, chats]) => {
  const deliveries = chats.map((chat) => ({ open_chat_id: chat, status: 0 }));
  const body = { attempt: crypto.randomUUID(), batch: 0, state: "sent", deliveries, values: { month: "十一月" } };
  const headers = { "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await fetch(new URL(url).pathname + "attempts", init);
  if (!answer.ok) throw new Error(String(answer.status));
}"""


@pytest.fixture
def notice(page: Page, studio: Studio, template: dict[str, Any]) -> dict[str, Any]:
    """A notice its person sent last month, to two chats."""
    page.goto(f"{studio.origin}/library/")
    made: dict[str, Any] = call(page, "POST", "templates/", {"name": "放假再通知", "document": NOTICE})
    chats = [chat["open_chat_id"] for chat in studio.state()["chats"][:2]]
    page.evaluate(SENT, [call(page, "POST", f"templates/{made['id']}/send/", {})["url"], chats])
    return made


def expect_ready(share_page: Any) -> None:
    """The page that sends stands with what was sent then."""
    expect(share_page.get_by_label("月份")).to_have_value("十一月")
    expect(share_page.get_by_role("button", name="发送到 2 个会话")).to_be_visible()
    expect(share_page.get_by_role("link", name="另选会话")).to_be_visible()


def arrived(studio: Studio) -> list[str]:
    """The chats in which this month's notice stands, as often as it stands there."""
    sent = [message for message in studio.state()["messages"] if "十一月放假安排" in str(message["card_content"])]
    return sorted(message["open_chat_id"] for message in sent)


def expect_sent(share_page: FrameLocator, page: Page, studio: Studio) -> None:
    """It says so, and it is in both chats, once."""
    expect(share_page.get_by_role("heading", name="已发送")).to_be_visible()
    chats = sorted(chat["open_chat_id"] for chat in studio.state()["chats"][:2])
    assert eventually(page, lambda: arrived(studio), lambda found: found == chats) == chats


def test_two_taps_on_the_phone_and_it_is_sent(page: Page, studio: Studio, notice: dict[str, Any]) -> None:
    """The client's own question is a third one, of the client: no page can answer it."""
    studio.control(profile={"platform": "ios", "version": "7.24.10"})
    client = page.context.new_page()
    client.goto(f"{studio.simulator}/client/web_url/open?mode=window&url={quote(f'{studio.origin}/send/', safe='')}")
    client.frame_locator("iframe[src*='/send/']").get_by_role("button", name="再次发送: 放假再通知").click()  # one
    share_page = client.frame_locator("iframe[src*='/send/']")
    expect_ready(share_page)
    share_page.get_by_role("button", name="发送到 2 个会话").click()  # two
    share_page.frame_locator("iframe[src*='/native/']").get_by_role("button", name="发送", exact=True).click()
    expect_sent(share_page, client, studio)


def test_on_the_phone_another_choice_is_one_tap_away(
    page: Page, studio: Studio, notice: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(user_agent=PHONE, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]  # what it gives is what it takes
    phone = context.new_page()
    phone.goto(f"{studio.origin}/send/")
    assert violations(phone) == []
    phone.get_by_role("button", name="再次发送: 放假再通知").tap()  # one
    phone.wait_for_url(re.compile(r"/s/.*again="))
    expect_ready(phone)  # the second is its button
    phone.get_by_role("link", name="另选会话").tap()
    expect(phone.get_by_role("button", name="选择会话并发送")).to_be_visible()
    expect(phone.get_by_label("月份")).to_have_value("十一月")


def test_four_clicks_at_the_desk(page: Page, studio: Studio, notice: dict[str, Any]) -> None:
    page.goto(f"{studio.origin}/library/?only=sent")
    tile = page.locator(".tile", has=page.get_by_role("link", name="放假再通知"))
    expect(tile.locator(".tile-sent")).to_contain_text("2 个会话")
    tile.hover()
    tile.locator(".tile-more > summary").click()  # one
    with page.context.expect_page() as opened:
        tile.get_by_role("button", name="再次发送").click()  # two
    share_page = opened.value.frame_locator("iframe[src*='/s/']")
    expect_ready(share_page)
    share_page.get_by_role("button", name="发送到 2 个会话").click()  # three
    native = share_page.frame_locator("iframe[src*='/native/']")
    native.get_by_role("button", name="发送", exact=True).click()  # four: the client's own question
    expect_sent(share_page, page, studio)
    # The tile knows it, and the log has it in the person's name.
    page.goto(f"{studio.origin}/library/?sort=sent")
    first = page.locator(".tile").first
    expect(first).to_contain_text("放假再通知")
    expect(first.locator(".tile-sent")).to_contain_text("刚刚")
