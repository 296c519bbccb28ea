"""What the taken-away page says and offers for each outcome, in every mode: the page alone, on another origin."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.embed.conftest import FEISHU, Made, Site

LIST, PEOPLE = ["oc_1", "oc_2"], ["ou_1", "ou_2"]
BOTH = [{"openChatId": chat, "openMessageId": f"om_{chat}", "status": 0} for chat in LIST]
HIDDEN = {"errMsg": "sendMessageCard:fail", "data": '{"errorCode":100001,"errorMessage":"invalid authentication"}'}

# An answer, and what it is called in each mode: the sentence, and the first button (empty: there is none).
OUTCOMES: dict[str, tuple[list[dict[str, Any]], dict[str, tuple[str, str]]]] = {
    "sent": (
        [{"callback": "success", "result": {"errMsg": "sendMessageCard:ok", "sendCardInfo": BOTH}}],
        {
            "choose": ("Sent to 2 chats.", "Send to more chats"),
            "list": ("Sent to 2 chats.", "Send once more"),
            "people": ("Sent to 2 people.", "Send once more"),
        },
    ),
    "cancelled": (
        [{"callback": "fail", "result": {"errCode": -6}}],
        {
            "choose": ("Nothing was sent. You closed the chat picker.", "Choose chats again"),
            "list": ("Nothing was sent. You did not confirm.", "Try again"),
            "people": ("Nothing was sent. You did not confirm.", "Try again"),
        },
    ),
    "unreadable": (
        [{"callback": "fail", "result": {"errCode": -4}}],
        dict.fromkeys(("choose", "list", "people"), ("Feishu can't read this card", "")),
    ),
    "some failed": (
        [{"callback": "fail", "result": {"errCode": -5, "sendCardInfo": BOTH[:1], "failedOpenChatIDs": ["oc_2"]}}],
        {
            **dict.fromkeys(("choose", "list"), ("1 chat did not get the card.", "Try this 1 chat again")),
            "people": ("1 person did not get the card.", "Try this 1 person again"),
        },
    ),
    "nobody knows": (
        [{"callback": "fail", "result": {"errCode": -7}}],
        {
            "choose": ("Look into the chat before", "Choose chats again"),
            "list": ("Look into the chat before", "Send to the 2 unconfirmed chats again"),
            "people": ("Look into the chat before", "Try again"),
        },
    ),
    "a note was lost": (
        [{"callback": "fail", "result": {"errCode": 42406, "sendCardInfo": BOTH[:1]}}],
        {
            "choose": ("Sent. Your note was not sent.", "Send to more chats"),
            "list": ("Sent to 2 chats. Your note is missing in at least one chat.", "Send once more"),
            "people": ("Sent. Your note did not reach everybody.", "Send once more"),
        },
    ),
    "let in once more": (
        [
            {"callback": "fail", "result": HIDDEN},
            {"callback": "success", "result": {"errMsg": "sendMessageCard:ok", "sendCardInfo": BOTH}},
        ],
        {
            "choose": ("Sent to 2 chats.", "Send to more chats"),
            "list": ("Sent to 2 chats.", "Send once more"),
            "people": ("Sent to 2 people.", "Send once more"),
        },
    ),
}


@pytest.fixture
def taken_away(make: Callable[..., Made], site: Site, studio: Studio) -> Callable[[str], str]:
    """The address of a link's page on somebody's own origin, by the link's mode."""

    def take(mode: str) -> str:
        made = make(open_variables=[], with_additional_message=True)
        more: dict[str, Any] = {}
        if mode == "list":
            listed = made.call("POST", "chat-lists/", {"team": made.team, "name": "Two"})["id"]
            made.call("POST", f"chat-lists/{listed}/chats/", {"chats": [{"open_chat_id": chat} for chat in LIST]})
            more = {"mode": "list", "chat_list": listed}
        elif mode == "people":
            more = {"mode": "people", "people": [{"open_id": person} for person in PEOPLE]}
        link = {"template": made.template, "audience": "anyone", "open_variables": [], "with_additional_message": True}
        pk = made.call("POST", "share-links/", {**link, **more})["id"]
        files = made.call("POST", f"share-links/{pk}/take-away/", {})["files"]
        return f"{site.put('/send.html', files['h5/index.html'])}?simulated_ua={quote(FEISHU)}"

    return take


@pytest.mark.parametrize("mode", ["choose", "list", "people"])
def test_each_outcome_has_its_sentence_and_its_way_on(
    mode: str, taken_away: Callable[[str], str], client: Page, studio: Studio
) -> None:
    address = taken_away(mode)
    for name, (answers, said) in OUTCOMES.items():
        sentence, button = said[mode]
        studio.control(faults={"raw_result": [{**answer, "after": "call"} for answer in answers]})
        client.goto(address)
        client.evaluate("localStorage.clear()")
        client.reload()
        first = client.locator(".main").first
        expect(first, name).to_be_enabled()
        first.click()
        expect(client.get_by_role("status"), name).to_contain_text(sentence)
        if button:
            expect(first, name).to_have_text(button)
        else:
            expect(first, name).to_be_hidden()


def test_a_reload_and_a_double_tap_send_nothing_twice(
    taken_away: Callable[[str], str], client: Page, studio: Studio
) -> None:
    answer = {"callback": "success", "result": {"errMsg": "sendMessageCard:ok", "sendCardInfo": BOTH}, "after": "call"}
    studio.control(faults={"raw_result": [answer, answer, answer]})
    client.goto(taken_away("list"))
    client.locator(".main").first.dblclick()
    expect(client.get_by_role("status")).to_have_text(re.compile("Sent to 2 chats|second time"))
    client.reload()
    expect(client.locator(".main").first).to_have_text("Send once more")
    client.locator(".main").first.dblclick()
    left = studio.state()["faults"]["raw_result"]
    assert len(left) == 2, "one call, whatever was pressed"
