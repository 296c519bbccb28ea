"""The page of a card's versions: looking, releasing, rolling back, making one the draft, notes, phones, keys."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import show
from tests.e2e.sharing.conftest import call

SAVE = """async ([card, revision, document]) => {
  const token = window.document.querySelector('meta[name="csrf-token"]').content;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token, "If-Match": `"${revision}"` };
  const save = { method: "PUT", headers: { ...headers, "Save-Id": `colleague-${revision}` } };
  const answer = await fetch(`/api/v1/templates/${card}/draft/`, { ...save, body: JSON.stringify({ document }) });
  if (!answer.ok) throw new Error(await answer.text());
}"""


def shot(page: Page, name: str) -> None:
    """A picture for whoever looks over the page (`VERSIONS_SHOTS`: a folder)."""
    if folder := os.environ.get("VERSIONS_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def keep(page: Page, card: str, text: str, note: str = "") -> int:
    """Another version, which says `text`."""
    revision = call(page, "GET", f"templates/{card}/")["revision"]
    document = {
        "card": {
            "schema": "2.0",
            "header": {"title": {"tag": "plain_text", "content": "元旦放假通知"}, "template": "orange"},
            "body": {"elements": [{"tag": "markdown", "content": text}]},
        },
        "variables": [{"name": "who", "label": "值班人", "type": "text", "default": "许嘉禾"}],
    }
    page.evaluate(SAVE, [card, revision, document])
    number: int = call(page, "POST", f"templates/{card}/versions/", {"note": note})["number"]
    return number


@pytest.fixture
def card(page: Page, studio: Studio) -> str:
    """A card with three versions, none of which is released."""
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    made: dict[str, Any] = call(page, "POST", "templates/", {"name": "元旦放假通知", "document": {"card": {}}})
    for text, note in (("第一稿：${who}", "2027 年的日期"), ("第二稿", ""), ("第三稿", "电话改成分机")):
        keep(page, made["id"], text, note)
    return str(made["id"])


def test_a_version_is_looked_at_released_and_rolled_back(page: Page, studio: Studio, card: str) -> None:
    page.goto(f"{studio.origin}/templates/{card}/versions/")
    drawn = page.locator("#shown message-card")
    expect(drawn).to_contain_text("第三稿")
    page.locator("#release-shown").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("元旦用这个")
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator(".vl-row", has_text="版本 3").locator(".rel")).to_be_visible()
    expect(page.locator(".vtimes")).to_contain_text("元旦用这个")
    shot(page, "versions")
    assert violations(page) == []

    page.locator(".vl-row", has_text="版本 1").click()
    expect(drawn).to_contain_text("第一稿：许嘉禾")
    expect(page).to_have_url(f"{studio.origin}/templates/{card}/versions/?version=1#shown")
    page.get_by_role("button", name="退回这个版本…").click()
    expect(dialog).to_contain_text("把正式版退回版本 1？")
    dialog.get_by_role("button", name="退回版本 1").click()
    expect(page.locator(".vl-row", has_text="版本 1").locator(".rel")).to_be_visible()
    expect(page.locator(".vl-row", has_text="版本 3")).to_contain_text("曾是正式版")
    page.get_by_role("link", name="历次正式版").click()
    expect(page.locator(".vl-row")).to_have_count(2)
    shot(page, "releases")
    page.go_back()
    expect(page.locator(".vl-row")).to_have_count(4)


def test_a_version_becomes_the_draft_and_nothing_is_lost(page: Page, studio: Studio, card: str) -> None:
    page.goto(f"{studio.origin}/templates/{card}/versions/?version=2")
    page.locator("#restore").click()
    page.get_by_role("dialog").get_by_role("button", name="恢复成草稿").click()
    expect(page.locator(".toast")).to_contain_text("草稿已恢复到版本 2")
    page.locator(".vl-row", has_text="草稿").click()
    expect(page.locator("#shown message-card")).to_contain_text("第二稿")
    assert (
        call(page, "GET", f"templates/{card}/draft/")["document"]["card"]["body"]["elements"][0]["content"] == "第二稿"
    )


def test_a_note_is_changed(page: Page, studio: Studio, card: str) -> None:
    page.goto(f"{studio.origin}/templates/{card}/versions/?version=3")
    page.locator("#edit-note").click()
    field = page.get_by_role("dialog").get_by_role("textbox")
    expect(field).to_have_value("电话改成分机")
    field.fill("电话改成分机，见附表")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#note")).to_have_text("电话改成分机，见附表")
    expect(page.locator(".vl-row", has_text="版本 3")).to_contain_text("见附表")
    expect(page.locator("#edit-note")).to_be_focused()


def test_j_and_k_walk_the_list(page: Page, studio: Studio, card: str) -> None:
    page.goto(f"{studio.origin}/templates/{card}/versions/")
    drawn = page.locator("#shown message-card")
    expect(drawn).to_contain_text("第三稿")
    page.keyboard.press("j")
    expect(drawn).to_contain_text("第二稿")
    expect(page.locator(".vl-row[aria-current]")).to_be_focused()
    page.keyboard.press("k")
    expect(drawn).to_contain_text("第三稿")


def test_a_phone_gets_there_and_does_it(page: Page, studio: Studio, card: str) -> None:
    # In Simple there are versions once one is released.
    show(page, studio, "pro")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{studio.origin}/templates/{card}/")
    page.get_by_label("更多", exact=True).click()
    page.get_by_role("link", name="版本").click()
    page.wait_for_url(f"**/templates/{card}/versions/")
    expect(page.locator("#shown message-card")).to_contain_text("第三稿")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, "phone")
    page.locator(".vl-row", has_text="版本 2").click()
    expect(page.locator("#shown")).to_be_in_viewport()
    expect(page.locator("#shown message-card")).to_contain_text("第二稿")
    page.locator("#release-shown").click()
    shot(page, "phone-dialog")
    page.get_by_role("dialog").get_by_role("button", name="设为正式版").click()
    expect(page.locator(".vl-row", has_text="版本 2").locator(".rel")).to_be_visible()
    assert violations(page) == []

    page.goto(f"{studio.origin}/library/")
    tile = page.locator(f".tile[data-id='{card}']")
    tile.locator(".tile-more > summary").click()
    tile.get_by_role("link", name="版本").click()
    page.wait_for_url(f"**/templates/{card}/versions/")


def test_a_card_without_a_version_says_what_makes_one(page: Page, studio: Studio) -> None:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    made = call(page, "POST", "templates/", {"name": "空的", "document": {"card": {}}})
    page.goto(f"{studio.origin}/templates/{made['id']}/versions/")
    expect(page.get_by_role("heading", name="还没有版本")).to_be_visible()
    shot(page, "none")
    assert violations(page) == []


def test_send_says_that_the_release_goes_out_and_offers_the_draft(page: Page, studio: Studio, card: str) -> None:
    call(page, "PUT", f"templates/{card}/release/", {"version": 2})
    page.goto(f"{studio.origin}/templates/{card}/shares/")
    page.get_by_role("button", name="发送", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("发的是正式版 v2。")
    shot(page, "send")
    dialog.get_by_role("button", name="改用草稿").click()
    expect(dialog).to_contain_text("发的是版本 3。")
    assert call(page, "GET", f"templates/{card}/release/")["version"] == 2
