"""Opening the app from a chat: its "+" menu and its messages, as desktop and phone clients do it (h5-jssdk §3.8)."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio, call

PAYMENTS = "oc_5ad11d72b830411d"


def opened(page: Page) -> dict[str, str]:
    """The query of the page in the web view."""
    src = page.locator("iframe.wv-page").get_attribute("src") or ""
    return {name: values[0] for name, values in parse_qs(urlsplit(src).query).items()}


def chat_of(studio: Studio, query: dict[str, str]) -> str:
    trigger = json.loads(query["bdp_launch_query"])["__trigger_id__"]
    found: str = call("POST", f"{studio.simulator}/native/resolve/", {"trigger": trigger})["chats"][0]["open_chat_id"]
    return found


def test_the_app_opens_beside_the_chat_with_a_code_for_it(studio: Studio, page: Page) -> None:
    studio.control(profile={"language": "en_US"}, app={"menu_url": f"{studio.simulator}/healthz?x=1"})
    page.goto(studio.simulator)
    page.get_by_role("button", name="Open the app for this chat").click()
    expect(page.get_by_role("region", name="Web view")).to_be_visible()
    query = opened(page)
    assert (query["x"], query["from"]) == ("1", "plus_menu_group")
    assert chat_of(studio, query) == PAYMENTS
    message = page.get_by_role("article").last
    message.hover()
    message.get_by_role("button", name="Open the app for this message").click()
    expect(page.locator("iframe.wv-page[src*=message_action]")).to_be_visible()
    assert chat_of(studio, opened(page)) == PAYMENTS

    studio.control(profile={"platform": "android", "version": "7.52.4"})
    page.goto(studio.simulator)
    page.get_by_role("button", name="Open the app for this chat").click()
    expect(page.get_by_role("region", name="Web view")).to_be_visible()
    query = opened(page)
    assert (query["required_launch_ability"], "from" in query) == ("chat_action", False)
