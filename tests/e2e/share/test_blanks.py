"""Blanks on the share page: seen in the card at once, kept on the device, sent as they were typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.share.conftest import Production
from tests.e2e.share.test_production_sdk import FEISHU, FIRST_SDK, SDK, SIGNED

SENT = 'options.success({sendCardInfo: [{status: 0, openChatId: "oc_1"}]});'


def open_page(new_context: Callable[..., BrowserContext], production: Production) -> Page:
    page = new_context(user_agent=FEISHU, viewport={"width": 390, "height": 844}).new_page()
    page.route(re.compile(r"^https://"), lambda route: route.abort())
    body = SDK % {"config": "options.onSuccess({});", "send": SENT}
    page.route(FIRST_SDK, lambda route: route.fulfill(body=body, content_type="text/javascript"))
    page.route("**/jsapi-config*", lambda route: route.fulfill(json=SIGNED))
    page.goto(production.blanks_page)
    return page


def test_it_fills_shows_keeps_and_sends(new_context: Callable[..., BrowserContext], production: Production) -> None:
    page = open_page(new_context, production)
    name = page.get_by_label("Who is addressed")
    send = page.get_by_role("button", name="Choose a chat and send")
    expect(page.locator("message-card")).to_contain_text("Hi 〔Who is addressed〕, 3 open")
    send.click()
    expect(name).to_be_focused()
    expect(page.get_by_text("Fill this in.")).to_be_visible()
    assert page.evaluate("window.calls?.length ?? 0") == 0
    name.fill("<at id=all></at> Ann")
    expect(page.locator("message-card")).to_contain_text("Hi <at id=all></at> Ann, 3 open")
    expect(page.locator("#room")).to_be_empty()
    # A line grows instead of cutting its end off, and room is spoken of where it gets scarce.
    before = name.evaluate("line => line.clientHeight")
    name.fill("word " * 3700)
    expect(page.get_by_text(re.compile(r"^About [\d,]+ characters left$"))).to_be_visible()
    assert name.evaluate("line => line.clientHeight") > 10 * before
    name.fill("<at id=all></at> Ann")
    expect(page.locator("#room")).to_be_empty()
    page.reload()
    expect(page.get_by_label("Who is addressed")).to_have_value("<at id=all></at> Ann")
    page.get_by_label("count").fill("many")
    send.click()
    expect(page.get_by_role("heading", name="Something doesn't fit yet")).to_be_visible()
    expect(page.locator("[id='blank:count-says']")).not_to_be_empty()
    page.get_by_label("count").fill("5")
    expect(page.locator("[id='blank:count-says']")).to_be_empty()
    with page.expect_request(lambda found: "/attempts" in found.url and '"started"' in found.post_data) as begun:
        page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    expect(page.get_by_label("count")).to_be_hidden()
    assert json.loads(begun.value.post_data)["values"] == {"name": "<at id=all></at> Ann", "count": "5"}
    sent = page.evaluate("calls[0].cardContent.card.body.elements[0].content")
    assert "5 open" in sent
    assert "<at" not in sent
