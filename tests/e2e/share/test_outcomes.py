"""Each code in the default mode, and each kind of outcome in all three: what the page says, offers and reports."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
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
    -7: ("Something went wrong in Feishu", "Choose chats again"),
    -8: ("The card was not sent", "Choose chats again"),
    -9: ("Something went wrong in Feishu", "Choose chats again"),
    -10: ("The chat picker did not open", "Choose chats again"),
    103: ("This client can't send cards", "Copy for your developer"),
    111: ("Too many attempts at once", "Choose chats again"),
    1002002: ("Nothing was sent", "Choose chats again"),
    4711: ("Feishu answered with code 4711", "Choose chats again"),
}

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "sending"
# A kind of outcome each, by the vectors' names; what is expected of them stands there, by hand.
KINDS = (
    "every chat is named with status 0",
    "one chat has another status than 0",
    "all of them failed",
    "one was reached, the other is not spoken of",
    "-4: nothing was sent",
    "-6: the person closed it",
    "-7: nobody knows",
    "-8: nothing was sent",
    "42406: a note was lost, nobody knows which",
    "the code is JSON text under data: not let in",
)
WAYS = {"choose": "picker", "chats": "chats", "people": "people"}


def vectors(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


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


@pytest.mark.parametrize("mode", WAYS)
def test_each_kind_of_outcome_in_every_mode(mode: str, open_page: Callable[..., Page]) -> None:
    """What the vectors say, in a browser; and another tap, or a reload, sends nothing twice without a yes."""
    way = WAYS[mode]
    answers = {case["name"]: case for case in vectors("answers")["cases"]}
    page = open_page(mode=mode, send=SEND)
    for name in KINDS:
        case = answers[name]
        [row] = [row for row in vectors("sentences")["rows"] if way in row["after"].get(name, [])]
        said, buttons = row["en"]["says"], row["en"]["buttons"]
        page.evaluate("localStorage.clear()")
        page.reload()
        outcome = {"fine": case["called"] == "success", "result": case["result"]}
        page.evaluate(f"window.outcome = {json.dumps(outcome)}")
        page.locator("#actions button").dblclick()
        shown = page.locator("#actions button")
        # Another tap asks for a yes where somebody might get it twice; trying again goes to none of them.
        asks = case["expect"][way]["yes"]
        expect(shown, name).to_have_text(buttons or ["Copy for your developer"])
        for sentence in re.split(r"(?<=[.?]) ", said):
            expect(page.locator("#status"), name).to_contain_text(sentence.rstrip("."))
        again = 2 if "not let in" in name else 1
        assert page.evaluate("calls.length") == again, name
        if asks and not buttons[-1].startswith("Try th"):
            page.get_by_role("button", name=buttons[-1]).click()
            expect(page.get_by_role("heading", name="Send it again?"), name).to_be_visible()
            page.reload()
            expect(page.locator("#actions button"), name).to_have_text(buttons)
            assert page.evaluate("calls.length") == 0, name


def test_successes_of_every_kind(open_page: Callable[..., Page]) -> None:
    page = open_page(send=SEND)
    answer(page, OK)
    expect(page.get_by_text("Feishu did not say to which chats.")).to_be_visible()
    info = '[{status: 0, openChatId: "oc_1", openMessageId: "om_1"}]'
    answer(page, f"{{fine: false, result: {{errCode: 42406, sendCardInfo: {info}, additionalMessageInfo: [{{}}]}}}}")
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    expect(page.get_by_text("Your note was not sent")).to_be_visible()
    expect(page.locator(".st time")).to_have_attribute("datetime", re.compile(r"^\d{4}-\d\d-\d\dT.*Z$"))
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
