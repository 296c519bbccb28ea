"""The release dialog: what would break is shown on opening and mended there; versions roll back."""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path

from playwright.sync_api import expect

from cardstudio.cards.types import JSONObject
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer, Open


def card(text: str) -> JSONObject:
    return {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": text}]}}


def save(designer: Designer, text: str, *variables: JSONObject) -> None:
    """Another draft, as a colleague would save it; the page is opened anew."""
    revision = designer.api("GET", f"templates/{designer.template}/")["revision"]
    document = {"card": card(text), "variables": list(variables)}
    headers = {"If-Match": f'"{revision}"', "Save-Id": f"colleague-{revision}"}
    designer.api("PUT", f"templates/{designer.template}/draft/", {"document": document}, **headers)
    designer.page.reload()
    designer.ready()


def program(designer: Designer, studio: Studio, **values: str) -> None:
    """A program that gives these values, once."""
    team = designer.api("GET", f"templates/{designer.template}/")["team"]
    key = designer.api("POST", "tokens/", {"team": team, "name": "oa-cron", "scopes": ["content"]})["key"]
    request = urllib.request.Request(
        f"{studio.origin}/api/v1/templates/{designer.template}/content/",
        data=json.dumps({"values": values}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
    )
    assert urllib.request.urlopen(request, timeout=20).status == 200


def test_a_break_stops_the_button_and_is_mended_there(open_designer: Open, studio: Studio) -> None:
    designer = open_designer()
    page = designer.page
    save(designer, "值班：${name}", {"name": "name", "type": "text"})
    page.locator("#open-release").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("没有程序取过正式版")
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator("#versions")).to_contain_text("v1")
    program(designer, studio, name="许嘉禾")
    more: JSONObject = {"name": "manager", "label": "值班经理", "type": "text", "example": "林小满"}
    save(designer, "值班：${name}，经理：${manager}", {"name": "name", "type": "text"}, more)

    page.locator("#open-release").click()
    expect(dialog.locator(".rel-stop")).to_contain_text("oa-cron（调用 1 次）")
    expect(page.locator("#release-now")).to_be_disabled()
    dialog.get_by_role("button", name="oa-cron 留在 v1").click()
    expect(page.locator("#release-now")).to_be_enabled()
    dialog.get_by_role("button", name="oa-cron 留在 v1").click()
    expect(page.locator("#release-now")).to_be_disabled()
    if shots := os.environ.get("RELEASE_SHOTS"):
        page.screenshot(path=Path(shots) / "release.png")
    dialog.get_by_role("button", name="给它默认值“林小满”").click()
    expect(dialog.locator(".rel-stop")).to_have_count(0)
    dialog.get_by_role("textbox").fill("加上值班经理")
    expect(dialog).to_contain_text("6 / 400")
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator("#versions")).to_contain_text("v2")
    assert designer.saved()["variables"][1]["default"] == "林小满"

    page.locator("#versions").click()
    if shots:
        page.screenshot(path=Path(shots) / "versions.png")
    page.locator(".ver", has_text="v1").get_by_role("button", name="退回版本 1…").click()
    expect(dialog).to_contain_text("把正式版退回版本 1？")
    if shots:
        page.screenshot(path=Path(shots) / "rollback.png")
    dialog.get_by_role("button", name="退回版本 1").click()
    expect(page.locator("#versions")).to_contain_text("v1")
    page.locator("#versions").click()
    expect(page.locator(".ver", has_text="v2")).to_contain_text("曾是正式版")
    page.keyboard.press("Escape")
    page.get_by_label("撤销", exact=True).click()
    assert "default" not in designer.saved()["variables"][1]


def test_it_says_what_it_was_tried_with_and_takes_a_pin_off(open_designer: Open, studio: Studio) -> None:
    designer = open_designer()
    page = designer.page
    name: JSONObject = {"name": "name", "type": "text", "default": "林小满"}
    save(designer, "值班：${name}", name)
    dialog = page.get_by_role("dialog")
    page.locator("#open-release").click()
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator("#versions")).to_contain_text("v1")
    program(designer, studio, name="许嘉禾")

    save(designer, "值班：林小满")
    page.locator("#open-release").click()
    tried = dialog.locator(".rel-tried")
    expect(tried).to_contain_text("记下的调用 1 次，来自 1 个程序（oa-cron）")
    tried.locator("summary").click()
    expect(tried).to_contain_text("name（文字）")
    expect(tried).to_contain_text("会被拒绝")
    dialog.get_by_role("button", name="oa-cron 留在 v1").click()
    expect(tried).to_contain_text("没有会失败的")
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator("#versions")).to_contain_text("v2")

    # What the pinned program asks for would still be refused, and stops the button.
    page.locator("#open-release").click()
    dialog.get_by_text("固定在某个版本：1").click()
    unpin = dialog.get_by_role("button", name="取消固定 oa-cron")
    unpin.click()
    expect(dialog.locator(".rel-stop")).to_contain_text("oa-cron")
    expect(page.locator("#release-now")).to_be_disabled()
    unpin.click()
    expect(dialog.locator(".rel-stop")).to_have_count(0)
    page.keyboard.press("Escape")

    save(designer, "值班人：${name}", name)
    page.locator("#open-release").click()
    dialog.get_by_text("固定在某个版本：1").click()
    unpin.click()
    expect(unpin).to_have_attribute("aria-pressed", "true")
    expect(tried).to_contain_text("没有会失败的")
    if shots := os.environ.get("RELEASE_SHOTS"):
        page.screenshot(path=Path(shots) / "unpin.png")
    dialog.get_by_role("button", name="设为正式版").click()
    expect(page.locator("#versions")).to_contain_text("v3")
    counts = designer.api("GET", f"templates/{designer.template}/release/")["counts"]
    assert counts == {"links": 0, "tokens": 1, "pins": 0}
