"""Every way to send, once, in Chromium against the simulator: lists in tens, people, the chat one came from.

And what may go wrong on the way: a reload, a link that ends, a card the platform refuses.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from cardstudio.sharing.page.page_data import TIME_BOXES
from tests.e2e.conftest import Studio, eventually

CHATS = 12
SILENCE_MS = TIME_BOXES["silence"]
CARD: dict[str, Any] = {
    "schema": "2.0",
    "body": {
        "elements": [
            {"tag": "markdown", "content": "Stock count is done <at id=all></at>"},
            {"tag": "img", "img_key": "img_v2_a", "alt": {"tag": "plain_text", "content": "a"}},
        ]
    },
}


def agent(platform: str = "iPhone", version: str = "7.24.10") -> str:
    return f"Mozilla/5.0 ({platform}) AppleWebKit/605 Safari/604.1 Lark/{version} LarkLocale/en_US ChannelName/Feishu"


class Team:
    """Somebody signed in, with one card; links are made as a program would make them."""

    def __init__(self, page: Page, studio: Studio) -> None:
        self.page = page
        self.studio = studio
        studio.control(profile={"language": "en_US"})
        studio.sign_in(page, "Ada")
        # A control of one's own, and every chat there is.
        self.chats = [chat["open_chat_id"] for chat in studio.state()["chats"]]
        team = self.call("GET", "teams/")["results"][0]["id"]
        document = {"card": CARD}
        self.template = self.call("POST", "templates/", team=team, name="Stock count", document=document)["id"]
        self.team = team

    def call(self, method: str, path: str, **body: Any) -> Any:
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        answer = self.page.request.fetch(
            f"{self.studio.origin}/api/v1/{path}",
            method=method,
            data=body or None,
            headers={"X-CSRFToken": cookies.get("cardstudio_csrf", ""), "Origin": self.studio.origin},
        )
        assert answer.ok, answer.text()
        return answer.json() if answer.body() else None

    def link(self, **options: Any) -> dict[str, Any]:
        made: dict[str, Any] = self.call(
            "POST", "share-links/", template=self.template, **{"audience": "anyone", **options}
        )
        return made

    def open(self, link: dict[str, Any], query: str = "", user_agent: str = "") -> None:
        self.page.goto(f"{link['url']}?simulated_ua={quote(user_agent or agent())}{query}")

    def attempts(self, link: dict[str, Any]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.call("GET", f"share-links/{link['id']}/attempts/")["results"]
        return rows

    def arrived(self) -> list[dict[str, Any]]:
        """What the simulator's chats got, in its order."""
        return [sent for sent in self.studio.state()["messages"] if sent["card_content"]]


@pytest.fixture
def team(page: Page, studio: Studio) -> Team:
    return Team(page, studio)


def native(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/native/']")


def confirm(page: Page) -> None:
    native(page).get_by_role("button", name="Send", exact=True).click()


@pytest.fixture
def to_list(team: Team) -> dict[str, Any]:
    listed = team.call("POST", "chat-lists/", team=team.team, name="Customers")["id"]
    # Some the simulator knows, the rest it takes for chats of others.
    ids = [*team.chats, *(f"oc_{number:032x}" for number in range(CHATS))][:CHATS]
    team.call("POST", f"chat-lists/{listed}/chats/", chats=[{"open_chat_id": chat} for chat in ids])
    return team.link(mode="list", chat_list=listed)


@pytest.mark.own_context  # for its clock
def test_a_list_goes_out_in_tens_and_survives_a_reload(team: Team, to_list: dict[str, Any]) -> None:
    page, before = team.page, len(team.arrived())
    team.open(to_list)
    expect(page.get_by_text("12 chats, 2 confirmations by Feishu")).to_be_visible()
    page.get_by_role("button", name="Send to 12 chats").click()
    confirm(page)
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "10")
    page.reload()
    page.get_by_role("button", name="Send to the next 2 chats").click()
    expect(native(page).get_by_role("button", name="Send", exact=True)).to_be_visible()
    # Killed while Feishu asks: nothing went out, and after a while the page asks before it does anything.
    page.clock.install()
    page.reload()
    expect(page.get_by_role("heading", name="Confirm in Feishu")).to_be_visible()
    page.clock.fast_forward(SILENCE_MS)
    expect(page.get_by_role("heading", name="Did the card arrive?")).to_be_visible()
    page.get_by_role("button", name="No, it didn't").click()
    page.get_by_role("button", name="Send to the next 2 chats").click()
    confirm(page)
    expect(page.get_by_role("heading", name=re.compile("Sent to|did not get"))).to_be_visible()
    assert [row["batch"] for row in team.attempts(to_list)] == [2, 1, 0]
    asked = len({row["open_chat_id"] for row in team.arrived()[before:]})
    assert asked == len(team.arrived()[before:]), "no chat got it twice"


def test_a_link_that_ends_in_the_middle_says_who_has_the_card(team: Team, to_list: dict[str, Any]) -> None:
    page = team.page
    team.open(to_list)
    page.get_by_role("button", name="Send to 12 chats").click()
    confirm(page)
    expect(page.get_by_role("progressbar")).to_be_visible()
    team.call("POST", f"share-links/{to_list['id']}/revoke/")
    page.get_by_role("button", name="Send to the next 2 chats").click()
    expect(page.get_by_role("heading", name="This link has ended")).to_be_visible()
    expect(page.locator("#status li").first).to_be_visible()
    assert [row["batch"] for row in team.attempts(to_list)] == [0]


@pytest.fixture
def to_two(team: Team) -> dict[str, Any]:
    listed = team.call("POST", "chat-lists/", team=team.team, name="Two")["id"]
    team.call("POST", f"chat-lists/{listed}/chats/", chats=[{"open_chat_id": chat} for chat in team.chats[:2]])
    return team.link(mode="list", chat_list=listed)


def test_a_list_of_failed_chats_alone_sends_to_nobody_twice(team: Team, to_two: dict[str, Any]) -> None:
    """A client may say which chats failed and not which got the card; the others of the list did."""
    page, before = team.page, len(team.arrived())
    team.studio.control(faults={"next": "partial", "no_card_info": True})
    team.open(to_two)
    page.get_by_role("button", name="Send to 2 chats").click()
    confirm(page)
    expect(page.get_by_role("heading", name="1 chat did not get the card")).to_be_visible()
    expect(page.get_by_text("No chat got the card")).to_have_count(0)
    team.studio.control(faults={"next": None, "no_card_info": False})
    page.get_by_role("button", name="Try this 1 chat again").click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    got = [row["open_chat_id"] for row in team.arrived()[before:]]
    assert sorted(got) == sorted(team.chats[:2]), "each once"
    rows = eventually(page, lambda: team.attempts(to_two), lambda rows: all(row["state"] != "started" for row in rows))
    told = [one for row in rows for one in row["deliveries"]]
    assert sorted((one["open_chat_id"], one["state"]) for one in told) == sorted(
        [(team.chats[0], "arrived"), (team.chats[1], "arrived"), (told[-1]["open_chat_id"], "failed")]
    )


def test_chats_nobody_knows_of_get_it_again_only_after_a_yes(team: Team, to_two: dict[str, Any]) -> None:
    page, before = team.page, len(team.arrived())
    odd = {"errMsg": "sendMessageCard:fail", "data": '{"errorCode": 31415, "errorMessage": "odd"}'}
    team.studio.control(faults={"raw_result": {"callback": "fail", "result": odd}})
    team.open(to_two)
    page.get_by_role("button", name="Send to 2 chats").click()
    confirm(page)
    expect(page.get_by_text("Look into the chat before you send it again.")).to_be_visible()
    expect(page.locator("#status li")).to_have_count(2)
    expect(page.locator("#status li").first).to_contain_text("Not confirmed")
    page.get_by_role("button", name="Send to the 2 unconfirmed chats again").click()
    expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
    assert len(team.arrived()) <= before + 2
    [row] = eventually(page, lambda: team.attempts(to_two), lambda rows: rows and rows[0]["raw"])
    assert (row["err_code"], row["state"]) == (31415, "failed")
    assert json.loads(row["raw"]) == odd, "word for word"


def test_a_wrong_target_is_looked_for_on_the_lists_page(team: Team, to_two: dict[str, Any]) -> None:
    """Feishu refuses one of several and does not say which: the page leads to the list, which marks both."""
    page = team.page
    team.studio.control(faults={"next": "-8"})
    team.open(to_two)
    page.get_by_role("button", name="Send to 2 chats").click()
    expect(page.get_by_text("One of the list's chats is none of yours.")).to_be_visible()
    eventually(page, lambda: team.attempts(to_two), lambda rows: rows and rows[0]["state"] == "failed")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the chat list").click()
    # In its person's language, which need not be the client's.
    expect(opened.value.get_by_text(re.compile("One of these is wrong|其中一个有误"))).to_have_count(2)


def test_two_tabs_of_a_link_send_once(team: Team, to_two: dict[str, Any]) -> None:
    page, before = team.page, len(team.arrived())
    team.open(to_two)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("button", name="Send to 2 chats")).to_be_enabled()
    page.get_by_role("button", name="Send to 2 chats").click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    other.get_by_role("button", name="Send to 2 chats").click()
    expect(other.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    expect(native(other).get_by_role("button", name="Send", exact=True)).to_have_count(0)
    assert len(team.arrived()) == before + 2
    other.get_by_role("button", name="Send once more").click()
    expect(other.get_by_role("heading", name="Send it again?")).to_be_visible()
    other.close()


def test_two_tabs_try_what_failed_once(team: Team, to_two: dict[str, Any]) -> None:
    page, before = team.page, len(team.arrived())
    team.studio.control(faults={"next": "partial"})
    team.open(to_two)
    page.get_by_role("button", name="Send to 2 chats").click()
    confirm(page)
    expect(page.get_by_role("button", name="Try this 1 chat again")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_role("button", name="Try this 1 chat again").click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    other.get_by_role("button", name="Try this 1 chat again").click()
    expect(other.get_by_role("heading", name="Sent to 2 chats")).to_be_visible()
    expect(native(other).get_by_role("button", name="Send", exact=True)).to_have_count(0)
    assert len(team.arrived()) == before + 2
    other.close()


def test_people_get_it_once_unless_somebody_says_so(team: Team) -> None:
    page, before = team.page, len(team.arrived())
    people = [{"open_id": person["open_id"]} for person in team.studio.state()["personas"][:2]]
    link = team.link(mode="people", people=people)
    team.open(link)
    page.get_by_role("button", name="Send to 2 people").click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent to 2 people")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Send once more").click()
    expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("heading", name="Sent to 2 people")).to_be_visible()
    # A yes that led to nothing is asked for anew, also by a page that was opened anew.
    page.get_by_role("button", name="Send once more").click()
    page.get_by_role("button", name=re.compile("^Yes")).click()
    native(page).get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Nothing was sent")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Send it again?")).to_be_visible()
    assert len(team.arrived()) == before + 2


def test_opened_from_a_chat_it_goes_there(team: Team) -> None:
    page = team.page
    chat = team.chats[0]
    code = team.studio.control(trigger=chat)["trigger"]
    launch = f"&from=plus_menu_group&bdp_launch_query={quote(json.dumps({'__trigger_id__': code}))}"
    page.goto(f"{team.studio.origin}/send/?simulated_ua={quote(agent())}{launch}")
    expect(page.get_by_text(re.compile("The card goes to “.+”"))).to_be_visible()
    page.get_by_role("searchbox").fill("no such card")
    expect(page.get_by_text("No card fits your search.")).to_be_visible()
    page.get_by_role("searchbox").fill("stock")
    page.get_by_role("button", name=re.compile("Stock count")).click()
    page.get_by_role("button", name=re.compile("^Send to “.+”$")).click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    assert team.arrived()[-1]["open_chat_id"] == chat


def test_harmony_offers_the_picker_instead_and_says_why(team: Team) -> None:
    page = team.page
    launch = "&bdp_launch_query=" + quote(json.dumps({"__trigger_id__": "trg_x"}))
    team.open(team.link(), launch, agent("OpenHarmony 5.0", "7.47.0"))
    expect(page.get_by_text("HarmonyOS can't send straight to the chat")).to_be_visible()
    expect(page.get_by_role("button", name="Choose a chat and send")).to_be_visible()


def test_what_was_refused_is_left_out_with_one_tap(team: Team) -> None:
    page = team.page
    link = team.link()
    team.studio.control(faults={"next": "-4"})
    team.open(link)
    page.get_by_role("button", name="Choose a chat and send").click()
    expect(page.get_by_role("heading", name="Feishu can't read this card")).to_be_visible()
    page.get_by_role("button", name="Send without @all").click()
    native(page).get_by_role("option").first.click()
    native(page).get_by_role("button", name=re.compile("^Next")).click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    elements = team.arrived()[-1]["card_content"]["card"]["body"]["elements"]
    assert [element["tag"] for element in elements] == ["markdown", "img"]
    assert elements[0]["content"] == "Stock count is done "
    # An outcome is reported after it is shown.
    rows = eventually(page, lambda: team.attempts(link), until=lambda found: found[0]["state"] != "started")
    assert [row["state"] for row in rows] == ["sent", "failed"]
