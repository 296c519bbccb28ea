"""Two people, each in a browser of their own: a team from its first day to the day one of them leaves it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import Studio, eventually
from tests.e2e.sharing.conftest import call

ZH = {
    "name": "团队名称",
    "make": "新建团队",
    "invite": "邀请同事",
    "link": "生成链接",
    "join": "加入",
    "viewer": "查看者",
    "transfer": "转交所有者…",
    "hand over": "转交给",
    "leave": "离开团队…",
    "leave now": "离开团队",
    "closed": "这个地址你还打不开",
    "ask": "发送申请",
    "let in": "同意",
    "not yours": "你在这个团队里的角色不允许这样做。",
}
EN = {
    "name": "Name of the team",
    "make": "Make the team",
    "invite": "Invite",
    "link": "Make the link",
    "join": "Join",
    "viewer": "Viewer",
    "transfer": "Hand ownership over…",
    "hand over": "Hand over to ",
    "leave": "Leave the team…",
    "leave now": "Leave the team",
    "closed": "You cannot open this yet",
    "ask": "Send the request",
    "let in": "Let in",
    "not yours": "Your role in this team does not allow that.",
}
DESK: dict[str, Any] = {"locale": "zh-CN"}
PHONE: dict[str, Any] = {"locale": "en-US", "viewport": {"width": 390, "height": 844}}
CARD = {"card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "5 days"}]}}}


@dataclass
class Pair:
    """Alice and Bob, and the words of the pages they see."""

    studio: Studio
    words: dict[str, str]
    alice: Page
    bob: Page

    def go(self, page: Page, path: str) -> int:
        answer = page.goto(f"{self.studio.origin}{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        return answer.status if answer else 0

    def button(self, page: Page | Locator, word: str) -> Locator:
        return page.get_by_role("button", name=self.words[word], exact=True)


@pytest.fixture(params=[(ZH, DESK), (EN, PHONE)], ids=["zh at a desk", "en on a phone"])
def pair(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext], studio: Studio) -> Pair:
    words, options = request.param
    alice, bob = (new_context(**options).new_page() for _ in range(2))
    studio.sign_in(alice, "Alice")
    studio.sign_in(bob, "Bob")
    return Pair(studio, words, alice, bob)


def member(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def more(pair: Pair, page: Page, name: str, item: str) -> None:
    member(page, name).locator("td.end summary").click()
    pair.button(page, item).click()


def edit(page: Page, words: str) -> None:
    """Type at the end of the card's one text, on the card itself."""
    text = page.locator('designer-canvas message-card [data-pointer="/body/elements/0"]').first
    expect(text).to_be_visible()
    page.wait_for_function("() => document.querySelector('card-designer').commands !== undefined")
    box = text.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + 12, box["y"] + box["height"] / 2)
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)
    page.keyboard.press("Escape")


def test_from_the_first_day_to_the_last(pair: Pair) -> None:
    alice, bob, words = pair.alice, pair.bob, pair.words
    pair.go(alice, "/teams/new/")
    alice.get_by_label(words["name"]).fill("HR")
    pair.button(alice, "make").click()
    alice.wait_for_url(re.compile(r"/library/\?team="))
    team = alice.url.split("team=")[1]
    card = call(alice, "POST", "templates/", {"team": team, "name": "Leave", "document": CARD})["id"]

    # Bob opens the card before he is let in, then the invitation.
    assert pair.go(bob, f"/templates/{card}/") == 404
    pair.go(alice, f"/teams/{team}/members/")
    pair.button(alice, "invite").click()
    dialog = alice.get_by_role("dialog")
    pair.button(dialog, "link").click()
    link = dialog.locator(".linkbox .cut").text_content() or ""
    alice.keyboard.press("Escape")
    bob.goto(link)
    pair.button(bob, "join").click()
    bob.wait_for_url(re.compile(r"/library/\?team="))

    # Both edit, and each sees what the other wrote.
    pair.go(bob, f"/templates/{card}/")
    edit(bob, " from Bob")
    other = alice.context.new_page()
    eventually(bob, lambda: draft(bob, card), lambda text: "from Bob" in text)
    pair.go(other, f"/templates/{card}/")
    edit(other, " from Alice")
    assert "from Bob from Alice" in eventually(alice, lambda: draft(alice, card), lambda text: "from Alice" in text)
    other.close()

    # Bob's page is open while he becomes somebody who only looks: the next step says so.
    alice.reload()
    member(alice, "Bob").locator("summary.role").click()
    member(alice, "Bob").get_by_role("button", name=re.compile(f"^{words['viewer']}")).click()
    expect(member(alice, "Bob").locator("summary.role")).to_contain_text(words["viewer"])
    edit(bob, " once more")
    expect(bob.get_by_role("button", name=words["not yours"])).to_be_attached()
    assert "once more" not in draft(alice, card)

    # The team is handed over, and left.
    more(pair, alice, "Bob", "transfer")
    alice.get_by_role("dialog").get_by_role("button", name=f"{words['hand over']}Bob").click()
    expect(alice.locator("summary.role")).to_have_count(0)
    more(pair, alice, "Alice", "leave")
    pair.button(alice.get_by_role("dialog"), "leave now").click()
    alice.wait_for_url(f"{pair.studio.origin}/library/")
    assert pair.go(alice, f"/templates/{card}/") == 404

    # What she made stays, and she asks to be let in where it is.
    expect(alice.get_by_role("heading", name=words["closed"])).to_be_visible()
    pair.button(alice, "ask").click()
    alice.wait_for_url(re.compile("/asked/"))
    pair.go(bob, "/inbox/")
    row = bob.get_by_role("listitem").filter(has_text="Alice")
    pair.button(row, "let in").click()
    alice.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    alice.wait_for_url(f"{pair.studio.origin}/templates/{card}/")
    expect(alice.locator("message-card").first).to_contain_text("from Alice")


def draft(page: Page, card: str) -> str:
    return str(call(page, "GET", f"templates/{card}/draft/")["document"])
