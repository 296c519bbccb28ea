"""Tokens on a team's settings: made, called with, rotated, revoked."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call

NewContext = Callable[..., BrowserContext]


def works(studio: Studio, page: Page, key: str) -> bool:
    return page.request.get(f"{studio.origin}/api/v1/me/", headers={"Authorization": f"Bearer {key}"}).ok


def test_a_token_is_made_used_rotated_and_revoked(studio: Studio, new_context: NewContext) -> None:
    page = new_context(locale="en-US").new_page()
    studio.sign_in(page, "Ada")
    page.goto(f"{studio.origin}/teams/new/")
    team = call(page, "POST", "teams/", {"name": "Tokens on a page", "door": "shut"})["id"]
    page.goto(f"{studio.origin}/teams/{team}/tokens/")
    expect(page.get_by_role("heading", name="No tokens yet")).to_be_visible()

    page.get_by_role("link", name="New token").click()
    dialog = page.get_by_role("dialog", name="New token")
    expect(dialog).to_contain_text("Get card content")
    expect(dialog).not_to_contain_text("library:read")
    dialog.get_by_role("link", name="Cancel").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("link", name="New token").click()
    expect(dialog.get_by_label("Name")).to_be_focused()
    dialog.get_by_label("Name").fill("oa-cron")
    # What the server refuses comes back with the dialog, still open over the page.
    dialog.get_by_label("Get card content").uncheck()
    dialog.get_by_role("button", name="Make the token").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert page.evaluate("document.querySelector('#new-token').matches(':modal')")
    expect(dialog.get_by_label("Name")).to_have_value("oa-cron")
    dialog.get_by_label("Get card content").check()
    dialog.get_by_role("button", name="Make the token").click()
    expect(page.get_by_text("its key is shown here this once")).to_be_visible()
    first = page.locator("[data-key]").input_value()
    assert works(studio, page, first)

    # The key is shown once: leaving without it asks.
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Audit log").click()
    expect(page.locator("[data-key]")).to_be_visible()
    assert asked == ["beforeunload"]
    page.get_by_text("TypeScript", exact=True).click()
    expect(page.get_by_text("process.env.CARD_STUDIO_TOKEN")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as .env").click()
    assert saved.value.path().read_text() == f"CARD_STUDIO_TOKEN={first}\n"
    page.get_by_role("link", name="I have saved it").click()
    expect(page.locator("[data-key]")).to_have_count(0)

    row = page.locator("[data-token=oa-cron]")
    row.get_by_label("Rotate “oa-cron”").click()
    row.get_by_role("button", name="Rotate it").click()
    expect(page.get_by_text("has a new key")).to_be_visible()
    assert works(studio, page, first)
    assert works(studio, page, page.locator("[data-key]").input_value())
    page.get_by_role("link", name="I have saved it").click()

    row.get_by_label("Revoke “oa-cron”").click()
    row.get_by_role("button", name="Yes, revoke").click()
    expect(page.get_by_role("heading", name="No tokens yet")).to_be_visible()
    assert not works(studio, page, first)
