"""`<share-to-chat>` on the simulator's pretend web app: another origin, a configuration of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.embed.conftest import Made, dialogs, pick

Make = Callable[..., Made]


@pytest.fixture
def host(studio: Studio) -> str:
    """Origin of the pretend web app."""
    studio.control(profile={"language": "en_US"})
    return studio.simulator.replace("127.0.0.1", "localhost")


def open_host(page: Page, host: str, made: Made, setup: str = "full", values: Any = None) -> None:
    query = {"link": made.url, "setup": setup, **({"values": json.dumps(values)} if values else {})}
    page.goto(f"{host}/host/?{urlencode(query)}")
    expect(page.locator("share-to-chat")).to_have_attribute("state", "ready")


def has_told(page: Page, *events: str) -> None:
    """These are the button's events so far, in their order."""
    told = page.locator("#events code", has_text=re.compile("^share-"))
    expect(told).to_have_text([f"share-{event}" for event in events])


def share(page: Page) -> None:
    page.get_by_role("button", name="Share the result").click()


def test_from_the_links_page_to_the_chat(page: Page, make: Make, studio: Studio, host: str) -> None:
    made = make()
    page.goto(f"{studio.origin}/share-links/{made.link['id']}/")
    page.get_by_role("link", name="给开发者").click()
    page.get_by_role("button", name="允许模拟器里的网页应用").click()
    expect(page.get_by_role("list", name="可以放置按钮的页面")).to_contain_text(host)
    page.get_by_role("link", name="在模拟器里试试").click()

    app = page.frame_locator("iframe.wv-page")
    app.locator("share-to-chat button.main").click()
    native = app.frame_locator("iframe[src*='/native/']")
    native.get_by_role("option", name=re.compile("Payments platform")).click()
    native.get_by_role("button", name="Next").click()
    native.get_by_role("button", name="Send", exact=True).click()

    expect(app.locator("share-to-chat")).to_have_attribute("state", "sent")
    [attempt] = made.reported()
    assert (attempt["state"], attempt["client"]["sdk"]) == ("sent", "share-to-chat")


def test_values_fill_the_cards_blanks(client: Page, make: Make, studio: Studio, host: str) -> None:
    made = make()
    made.allow(host)
    open_host(client, host, made, values={"place": "<at id=all></at> 3", "count": 7})
    client.keyboard.press("Tab")
    while not client.evaluate("document.activeElement.matches('share-to-chat')"):
        client.keyboard.press("Tab")
    client.keyboard.press("Enter")
    pick(client, "Payments platform")
    expect(client.locator("share-to-chat")).to_have_attribute("state", "sent")
    has_told(client, "started", "sent")

    card = next(sent["card_content"] for sent in reversed(studio.state()["messages"]) if sent["card_content"])["card"]
    assert card["header"]["title"]["content"] == "Stocktaking: <at id=all></at> 3"
    assert card["body"]["elements"][0]["content"] == "**7** items differ."


def test_each_outcome_has_its_state_words_and_event(client: Page, make: Make, studio: Studio, host: str) -> None:
    made = make(with_additional_message=True)
    made.allow(host)
    open_host(client, host, made)
    button = client.locator("share-to-chat")

    share(client)
    dialogs(client).get_by_role("button", name="Cancel").first.click()
    expect(button).to_have_attribute("state", "cancelled")
    expect(button.get_by_role("status")).to_have_text(
        "Nothing was sent. You closed the chat picker. The card is still here."
    )

    studio.control(faults={"next": "partial"})
    button.get_by_role("button", name="Choose chats again").click()
    pick(client, "Payments platform", "Release watch")
    expect(button).to_have_attribute("state", "partial")
    button.get_by_role("button", name="Try this 1 chat again").click()
    dialogs(client).get_by_role("button", name="Send", exact=True).click()
    expect(button).to_have_attribute("state", "sent")
    expect(button.get_by_role("button", name="Sent to 2 chats")).to_be_visible()

    studio.control(faults={"next": "-4"})
    button.get_by_role("button", name="Send to more chats").click()
    expect(button).to_have_attribute("state", "failed")
    expect(button.get_by_role("status")).to_contain_text("Code -4")
    expect(button.get_by_role("button")).to_have_count(1)
    expect(button.get_by_role("button", name="Share the result")).to_be_disabled()

    has_told(client, "started", "cancelled", "started", "partial", "started", "sent", "started", "failed")
    # One attempt each, and the retry a further batch of its own.
    assert [(one["state"], one["batch"]) for one in reversed(made.reported())] == [
        ("cancelled", 0),
        ("partial", 0),
        ("sent", 1),
        ("failed", 0),
    ]


def test_a_double_tap_asks_once(client: Page, make: Make, studio: Studio, host: str) -> None:
    made = make()
    made.allow(host)
    open_host(client, host, made)
    client.get_by_role("button", name="Share the result").dblclick()
    pick(client, "Payments platform")
    expect(client.locator("share-to-chat")).to_have_attribute("state", "sent")
    client.locator("share-to-chat button.main").click(force=True)
    has_told(client, "started", "sent")
    assert len(made.attempts()) == 1


@pytest.mark.parametrize(
    ("setup", "allowed", "told"),
    [
        ("none", True, ["opened"]),
        ("sdk", True, ["started", "failed", "opened"]),
        ("full", False, ["blocked", "opened"]),
    ],
)
def test_where_it_cannot_send_the_share_page_opens(
    client: Page, make: Make, studio: Studio, host: str, setup: str, allowed: bool, told: list[str]
) -> None:
    made = make()
    made.allow(*([host] if allowed else []))
    open_host(client, host, made, setup)
    # Kept on this page first, so that its events can be read.
    client.evaluate("document.addEventListener('share-opened', (event) => event.preventDefault(), { once: true })")
    share(client)
    expect(client.locator("#events code", has_text="share-opened")).to_be_visible()
    has_told(client, *told)
    client.locator("share-to-chat button.main").click()
    client.wait_for_url(re.compile(re.escape(studio.simulator)))
    shared = client.frame_locator("iframe[src*='/s/']")
    expect(shared.get_by_role("button", name="Choose a chat and send")).to_be_visible()


def test_a_bad_link_and_a_revoked_one_say_so(client: Page, make: Make, studio: Studio, host: str) -> None:
    made = make()
    made.allow(host)
    open_host(client, host, made)
    made.call("POST", f"share-links/{made.link['id']}/revoke/")
    share(client)
    button = client.locator("share-to-chat")
    expect(button).to_have_attribute("state", "blocked")
    expect(button.get_by_role("status")).to_have_text("This link has ended.")
    button.evaluate("(element) => { element.link = 'javascript:alert(1)'; }")
    expect(button).to_have_attribute("state", "invalid")
    expect(button.locator("button.main")).to_be_disabled()


def test_a_page_hands_it_the_chat_it_was_opened_from(client: Page, make: Make, host: str) -> None:
    made = make()
    made.allow(host)
    open_host(client, host, made)
    client.evaluate(
        """() => {
          tt.sendMessageCard = (options) => { window.asked = options; options.fail({ errCode: -6 }); };
          document.querySelector("share-to-chat").triggerCode = "trg_1";
        }"""
    )
    share(client)
    expect(client.locator("share-to-chat")).to_have_attribute("state", "cancelled")
    expect(client.locator("share-to-chat")).to_have_attribute("trigger-code", "trg_1")
    assert client.evaluate("[asked.shouldChooseChat, asked.triggerCode]") == [False, "trg_1"]
