"""The walk over every page, for what has to hold on all of them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call, make_link


def addresses(page: Page, studio: Studio) -> dict[str, str]:
    """Somebody's addresses, with something on each; a name for each."""
    studio.sign_in(page, "Ada")
    page.goto(f"{studio.origin}/library/")
    card = call(page, "GET", "templates/")["results"][0]["id"]
    later = (datetime.now(UTC) + timedelta(days=20)).isoformat()
    link = make_link(page, {"id": card}, expires_at=later)
    report = {"attempt": str(uuid.uuid4()), "batch": 0, "state": "sent"}
    assert page.request.post(f"{link['url']}attempts", data=report, headers={"Origin": studio.origin}).status == 201
    chats = call(page, "POST", "chat-lists/", {"name": "Ops"})["id"]
    call(page, "POST", f"chat-lists/{chats}/chats/", {"chats": [{"open_chat_id": "oc_1", "name": "Night"}]})
    team = call(page, "POST", "teams/", {"name": "Ops", "door": "shut"})["id"]
    invite = call(page, "POST", f"teams/{team}/invites/", {"role": "viewer"})
    offer = call(page, "POST", f"templates/{card}/offers/", {})["url"].removeprefix(studio.origin)
    joining = invite["url"].removeprefix(studio.origin)
    page.goto(f"{studio.origin}/attempts/")
    attempt = page.locator(".att-row").first.get_attribute("href")
    paths = [
        *("/library/", "/library/?place=trash", "/library/paste/?sample=1", "/templates/new/", "/try/", "/send/"),
        *(
            f"/templates/{card}/{rest}"
            for rest in ("", "share/", "send/", "shares/", "versions/", "take-away/", "offers/")
        ),
        offer,
        *(f"/share-links/{link['id']}/{rest}" for rest in ("", "take-away/")),
        *("/inbox/", "/teams/", f"/ask/?address=/templates/{card}/", f"/asked/?address=/templates/{card}/", joining),
        *("/attempts/", f"/attempts/?link={link['id']}", attempt, "/chats/", f"/chats/{chats}/", "/nowhere/"),
        *(
            "/me/",
            "/teams/new/",
            f"/teams/{team}/settings/",
            f"/teams/{team}/members/",
            f"/teams/{team}/tokens/",
            f"/teams/{team}/audit/",
            f"/templates/{card}/activity/",
        ),
    ]
    simulator = {path: f"{studio.simulator}{path}" for path in ("/", "/catalog/?component=button", "/host/")}
    return {**{path: f"{studio.origin}{path}" for path in paths}, "outside": link["url"], **simulator}
