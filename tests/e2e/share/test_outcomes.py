"""Each outcome once in the default mode: what the page says, what it offers, and what it reports."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import eventually
from tests.e2e.share.test_production_sdk import open_page, reports

__all__ = ["open_page"]

# Answers with whatever the page's `outcome` holds at the time.
SEND = "const {fine, result} = root.outcome; fine ? options.success(result) : options.fail(result);"
OK = '{fine: true, result: {errMsg: "sendMessageCard:ok"}}'
# Code → its heading, and the button that is offered first.
CODES = {
    -1: ("The card was not sent", "Choose chats again"),
    -2: ("The card was not sent", "Choose chats again"),
    -3: ("The card was not sent", "Choose chats again"),
    -4: ("Feishu can't read this card", "Copy for your developer"),
    -5: ("Feishu could not send the card", "Choose chats again"),
    -6: ("Nothing was sent", "Choose chats again"),
    -7: ("The card was not sent", "Choose chats again"),
    -8: ("The card was not sent", "Choose chats again"),
    -9: ("The card was not sent", "Choose chats again"),
    -10: ("The chat picker did not open", "Choose chats again"),
    103: ("This client can't send cards", "Copy for your developer"),
    111: ("Too many attempts at once", "Choose chats again"),
    1002002: ("Nothing was sent", "Choose chats again"),
    4711: ("Feishu answered with code 4711", "Choose chats again"),
}


def answer(page: Page, outcome: str) -> None:
    """Send once more, with this answer; the page begins anew."""
    page.reload()
    page.evaluate(f"window.outcome = {outcome}")
    page.get_by_role("button", name="Choose a chat and send").click()


def test_every_code_is_a_sentence_with_a_next_step(open_page: Callable[..., Page]) -> None:
    page = open_page(send=SEND)
    told = reports(page)
    for code, (heading, button) in CODES.items():
        answer(page, f'{{fine: false, result: {{errCode: {code}, errMsg: "sendMessageCard:fail"}}}}')
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        expect(page.locator("#actions").get_by_role("button").first).to_have_text(button)
        if heading != "Nothing was sent":
            expect(page.locator(".sh-code")).to_contain_text(f"Code {code}")

    def states() -> dict[str, str]:
        # A page that is left before its report was answered reports once more.
        return {report["err_code"]: report["state"] for report in told if report["state"] != "started"}

    ended = eventually(page, states, until=lambda found: len(found) == len(CODES))
    assert list(ended) == list(CODES)
    assert set(ended.values()) == {"failed", "cancelled"}


def test_successes_of_every_kind(open_page: Callable[..., Page]) -> None:
    page = open_page(send=SEND)
    answer(page, OK)
    expect(page.get_by_text("Feishu did not say to which chats.")).to_be_visible()
    info = '[{status: 0, openChatId: "oc_1", openMessageId: "om_1"}]'
    answer(page, f"{{fine: false, result: {{errCode: 42406, sendCardInfo: {info}, additionalMessageInfo: [{{}}]}}}}")
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    expect(page.get_by_text("Your note was not sent")).to_be_visible()
    page.get_by_role("button", name="How to recall it").click()
    expect(page.get_by_text(re.compile("press and hold the card"))).to_be_visible()
    page.get_by_role("button", name="Send to more chats").click()
    expect(page.get_by_text("Your note was not sent")).to_be_visible()
    assert page.evaluate("calls.length") == 2


def test_an_outcome_may_come_before_what_draws_it(open_page: Callable[..., Page]) -> None:
    page = open_page(send=SEND)
    held: list[Route] = []
    page.route(re.compile("outcome-view"), lambda route: held.append(route))
    answer(page, "{fine: false, result: {errCode: -4}}")
    page.wait_for_function("calls.length === 1")
    for route in eventually(page, lambda: held):
        route.continue_()
    expect(page.get_by_role("heading", name="Feishu can't read this card")).to_be_visible()


def test_somebody_who_may_not_use_the_app_is_told_what_to_do(open_page: Callable[..., Page]) -> None:
    page = open_page(config='options.onFail({errorCode: 333449, errorMessage: "no"});')
    expect(page.get_by_role("heading", name="This app is not open to you")).to_be_visible()
    expect(page.get_by_text("switch to the one this link comes from")).to_be_visible()


def test_the_other_brands_client_is_sent_to_the_right_one(open_page: Callable[..., Page]) -> None:
    page = open_page(
        user_agent="Mozilla/5.0 (iPhone) Lark/7.24.10 LarkLocale/en_US ChannelName/Lark AppleWebKit Safari/604.1"
    )
    expect(page.get_by_role("heading", name="This link belongs to the other app")).to_be_visible()
    expect(page.get_by_text("It opens in Feishu")).to_be_visible()
