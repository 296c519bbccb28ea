"""What a sender's client reports shows on the list: a chat that could not be reached is marked until a card arrives."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Studio, eventually
from tests.e2e.share.test_modes import Team, confirm

PAYMENTS, RELEASE = "oc_5ad11d72b830411d", "oc_e7b05c9934f24a61"


def test_a_failed_delivery_marks_the_chat_until_one_arrives(page: Page, studio: Studio) -> None:
    team = Team(page, studio)
    listed = team.call("POST", "chat-lists/", team=team.team, name="Rollout")["id"]
    chats = [{"open_chat_id": chat} for chat in (PAYMENTS, RELEASE)]
    team.call("POST", f"chat-lists/{listed}/chats/", chats=chats)
    link = team.link(mode="list", chat_list=listed)

    def marked(expected: list[str]) -> list[str]:
        """The marked chats, once they are as expected: the page reports when it likes."""

        def stale() -> list[str]:
            rows = team.call("GET", f"chat-lists/{listed}/chats/")["results"]
            return [row["open_chat_id"] for row in rows if row["stale_since"]]

        return eventually(page, stale, until=lambda found: found == expected)

    studio.control(faults={"failing_chats": [RELEASE]})
    team.open(link)
    page.get_by_role("button", name="Send to 2 chats").click()
    confirm(page)
    retry = page.get_by_role("button", name="Try this 1 chat again")
    expect(retry).to_be_visible()
    assert marked([RELEASE]) == [RELEASE]
    studio.control(faults={"failing_chats": []})
    retry.click()
    confirm(page)
    expect(page.get_by_role("heading", name="Sent")).to_be_visible()
    assert marked([]) == []
