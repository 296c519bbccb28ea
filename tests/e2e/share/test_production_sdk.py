"""The production share page under its real content policy, with the vendor's SDK address stubbed.

The stub evaluates code when it starts, as the vendor's script does (h5-jssdk §7.7): without `'unsafe-eval'` on this
page nothing here would work. Any policy violation fails the test (see the `context` fixture).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.e2e.conftest import eventually
from tests.e2e.share.conftest import Production

FIRST_SDK = "https://lf-scm-cn.feishucdn.com/lark/op/h5-js-sdk-1.5.44.js"
SECOND_SDK = "https://lf1-cdn-tos.bytegoofy.com/goofy/lark/op/h5-js-sdk-1.5.42.js"
FEISHU = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
    "Safari/604.1 Lark/7.24.10 LarkLocale/en_US ChannelName/Feishu"
)
SIGNED = {"appId": "cli_a", "timestamp": 1, "nonceStr": "n", "signature": "s", "jsApiList": ["sendMessageCard"]}
# Answers `config` and `sendMessageCard` with whatever the test put into its two places.
SDK = """
(() => {
  const root = Function("return this")();
  const later = (work) => setTimeout(work, 5);
  root.calls = [];
  root.h5sdk = { ready: later, error() {}, config: (options) => later(() => { %(config)s }) };
  root.tt = { sendMessageCard: (options) => { root.calls.push(options); later(() => { %(send)s }); } };
})();
"""


@pytest.fixture
def open_page(new_context: Callable[..., BrowserContext], production: Production) -> Callable[..., Page]:
    """Opens the share page in a pretend client. `boxes` shortens the page's time-boxes."""

    def open_(
        *,
        send: str = "",
        config: str = "options.onSuccess({});",
        hosts: tuple[str, ...] = (FIRST_SDK,),
        boxes: dict[str, int] | None = None,
        user_agent: str = FEISHU,
        mode: str = "",
    ) -> Page:
        context = new_context(user_agent=user_agent, viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.route(re.compile(r"^https://"), lambda route: route.abort())
        for host in hosts:
            page.route(
                host,
                lambda route: route.fulfill(
                    body=SDK % {"config": config, "send": send}, content_type="text/javascript"
                ),
            )
        page.route("**/jsapi-config*", lambda route: route.fulfill(json=SIGNED))
        address = production.page_to(mode) if mode else production.page
        if boxes:
            page.route(address, lambda route: _shorten(route, boxes))
        page.goto(address)
        return page

    return open_


def _shorten(route: Route, boxes: dict[str, int]) -> None:
    response = route.fetch()
    body = response.text()
    for name, milliseconds in boxes.items():
        body = re.sub(rf'"{name}":\d+', f'"{name}":{milliseconds}', body)
    route.fulfill(response=response, body=body)


def reports(page: Page) -> list[dict[str, Any]]:
    """Bodies of the attempt reports this page sends from now on."""
    found: list[dict[str, Any]] = []

    def note(request: Any) -> None:
        if request.url.endswith("/attempts"):
            found.append(json.loads(request.post_data))

    page.on("request", note)
    return found


def test_it_sends(open_page: Callable[..., Page]) -> None:
    page = open_page(
        send="""
        const info = {status: 0, openChatId: "oc_1", openMessageId: "om_1"};
        options.success({errMsg: "sendMessageCard:ok", sendCardInfo: [info]});
        """
    )
    sent = reports(page)
    expect(page.locator("message-card")).to_contain_text("Gateway 3.2")
    page.get_by_role("button", name="Choose a chat and send").click()
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    expect(page.get_by_role("link", name="Open the chat").last).to_have_attribute(
        "href", re.compile("openChatId=oc_1$")
    )
    options = page.evaluate("calls[0]")
    assert options["shouldChooseChat"] is True
    assert options["chooseChatParams"]["externalChat"] is False
    assert options["cardContent"]["card"]["header"]["title"]["content"] == "Release review"
    eventually(page, lambda: len(sent), lambda count: count == 2)
    assert [report["state"] for report in sent] == ["started", "sent"]
    assert sent[1]["deliveries"] == [{"open_chat_id": "oc_1", "open_message_id": "om_1", "status": 0}]


def test_the_second_host_stands_in_for_the_first(open_page: Callable[..., Page]) -> None:
    page = open_page(hosts=(SECOND_SDK,), send='options.fail({errCode: -6, errMsg: "sendMessageCard:fail"});')
    page.get_by_role("button", name="Choose a chat and send").click()
    expect(page.get_by_role("heading", name="Nothing was sent")).to_be_visible()
    expect(page.get_by_role("button", name="Choose chats again")).to_be_visible()


def test_no_host_is_said_and_can_be_tried_again(open_page: Callable[..., Page]) -> None:
    page = open_page(hosts=())
    expect(page.get_by_role("heading", name="did not load")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_refused_domain_is_a_sentence(open_page: Callable[..., Page]) -> None:
    page = open_page(config='options.onFail({errorCode: 333448, errorMessage: "no"});')
    expect(page.get_by_text("trusted domains")).to_be_visible()
    expect(page.get_by_text("Code 333448")).to_be_visible()


def test_only_the_chats_that_failed_are_tried_again(open_page: Callable[..., Page]) -> None:
    info = '[{status: 0, openChatId: "oc_1"}, {status: 1, openChatId: "oc_2"}]'
    page = open_page(
        send=f"""
        if (root.calls.length === 1) options.fail({{errCode: -5, sendCardInfo: {info}, failedOpenChatIDs: ["oc_2"]}});
        else options.success({{sendCardInfo: [{{status: 0, openChatId: "oc_2"}}]}});
        """
    )
    page.get_by_role("button", name="Choose a chat and send").click()
    expect(page.get_by_role("heading", name="1 chat did not get the card")).to_be_visible()
    page.get_by_role("button", name="Try this 1 chat again").click()
    expect(page.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    second = page.evaluate("calls[1]")
    assert second["openChatIDs"] == ["oc_2"]
    assert second["shouldChooseChat"] is False


def test_a_double_tap_sends_once(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.get_by_role("button", name="Choose a chat and send").dblclick()
    expect(page.get_by_role("heading", name="Confirm in Feishu")).to_be_visible()
    page.wait_for_function("calls.length === 1")
    page.get_by_role("button", name="Waiting for you in Feishu").click(force=True)
    assert page.evaluate("calls.length") == 1


def test_a_page_that_died_asks_before_anything_is_sent_again(open_page: Callable[..., Page]) -> None:
    page = open_page(boxes={"silence": 300})
    page.get_by_role("button", name="Choose a chat and send").click()
    page.wait_for_function("calls.length === 1")
    sent = reports(page)
    page.reload()
    expect(page.get_by_role("heading", name="Did the card arrive?")).to_be_visible()
    page.get_by_role("button", name="Yes, it arrived").click()
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    page.wait_for_function("calls.length === 0")
    # The page says so before the server has heard of it.
    told = eventually(page, lambda: [report["state"] for report in sent], lambda states: "sent" in states)
    assert [state for state in told if state != "started"] == ["unknown", "sent"]
    page.reload()
    expect(page.get_by_role("button", name="Choose a chat and send")).to_be_visible()


def test_a_client_that_never_gets_ready_is_named(open_page: Callable[..., Page]) -> None:
    page = open_page(config="", boxes={"config": 300})
    expect(page.get_by_role("heading", name="Feishu did not answer in time")).to_be_visible()


def test_an_old_client_is_told_the_version_it_needs(open_page: Callable[..., Page]) -> None:
    page = open_page(user_agent=FEISHU.replace("7.24.10", "4.9.0"))
    expect(page.get_by_text("version 5.1 or newer")).to_be_visible()


def test_it_follows_the_system_into_the_dark(open_page: Callable[..., Page]) -> None:
    page = open_page()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    expect(page.locator("message-card")).to_contain_text("Gateway 3.2")
    expect(page.locator("message-card")).to_have_js_property("theme", "dark")


def test_outside_the_client_it_leads_there(new_context: Callable[..., BrowserContext], production: Production) -> None:
    page = new_context(locale="en-US").new_page()
    page.goto(production.page)
    link = page.get_by_role("link", name="Open Feishu")
    expect(link).to_have_attribute(
        "href", re.compile(r"^https://applink\.feishu\.cn/client/web_url/open\?mode=window&url=")
    )
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    expect(page.locator("message-card")).to_contain_text("Gateway 3.2")
