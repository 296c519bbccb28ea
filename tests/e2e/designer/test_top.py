"""The top bar: name, versions, copies, send; and exact numbers through all of it."""

from __future__ import annotations

import json
import re

from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import CARD, Designer, Open

LONG = 12345678901234567890123
TEXT = "/body/elements/0"


def release(designer: Designer, note: str) -> None:
    page = designer.page
    page.locator("#open-release").click()
    page.get_by_role("dialog").get_by_role("textbox").fill(note)
    page.locator("#release-now").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_release_look_back_and_restore_as_one_step(designer: Designer) -> None:
    page = designer.page
    release(designer, "第一版")
    expect(page.locator("#versions")).to_contain_text("v1")
    designer.select(TEXT)
    page.keyboard.press("Delete")
    release(designer, "第二版")
    expect(page.locator("#versions")).to_contain_text("v2")
    page.locator("#versions").click()
    page.locator(".ver", has_text="第一版").get_by_role("button", name="查看版本 1").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("message-card").first).to_contain_text("变更摘要")
    dialog.get_by_role("button", name="恢复成草稿", exact=True).click()
    expect(designer.card).to_contain_text("变更摘要")
    assert designer.saved()["card"] == CARD
    page.keyboard.press("Control+z")
    expect(designer.card).not_to_contain_text("变更摘要")
    assert len(designer.saved()["card"]["body"]["elements"]) == 2


def test_rename_and_duplicate(designer: Designer) -> None:
    page = designer.page
    name = page.get_by_label("名称", exact=True)
    name.fill("巡检日报")
    name.press("Enter")
    expect(page).to_have_title(re.compile("巡检日报"))
    page.locator("designer-top").get_by_label("更多").click()
    page.get_by_role("button", name="复制一份").click()
    expect(page.get_by_label("名称", exact=True)).to_have_value("巡检日报（副本）")


def test_it_becomes_a_starting_point_and_is_none_again(designer: Designer) -> None:
    page = designer.page
    more = page.locator("designer-top").get_by_label("更多")
    more.click()
    expect(page.get_by_role("link", name="让其他团队复制")).to_be_visible()
    page.get_by_role("button", name="设为团队范例").click()
    expect(page.locator(".toast")).to_contain_text("已设为团队范例")
    page.reload()
    designer.ready()
    more.click()
    page.get_by_role("button", name="不再用作团队范例").click()
    expect(page.locator(".toast")).to_contain_text("不再是团队范例")
    page.locator(".toast").get_by_role("button", name="撤销").click()
    more.click()
    expect(page.get_by_role("button", name="不再用作团队范例")).to_be_visible()


def test_every_digit_survives_an_edit(designer: Designer, studio: Studio) -> None:
    # As text: a number on its way through a script would lose them.
    body = {"name": "长数字", "text": json.dumps({**CARD, "x_number": LONG})}
    designer.template = designer.api("POST", "templates/", body)["id"]
    designer.page.goto(f"{studio.origin}/templates/{designer.template}/")
    designer.ready().select(TEXT)
    designer.page.keyboard.press("Control+d")
    assert len(designer.saved()["card"]["body"]["elements"]) == 4
    text = designer.page.evaluate(
        "(path) => fetch(path).then((answer) => answer.text())", f"/api/v1/templates/{designer.template}/draft/"
    )
    assert f'"x_number":{LONG}' in text.replace(" ", "")


def test_send_opens_the_client_with_this_card(designer: Designer, context: BrowserContext, studio: Studio) -> None:
    with context.expect_page() as opened:
        designer.page.locator("#send").click()
    client = opened.value
    expect(client.frame_locator("iframe[src*='/s/']").get_by_role("heading").first).to_be_visible()
    assert client.url.startswith(studio.simulator)


def test_a_card_that_would_be_refused_leads_to_the_checks(open_designer: Open) -> None:
    designer = open_designer({"schema": "2.0", "body": {"elements": [{"tag": "note", "elements": []}]}})
    designer.page.locator("#send").click()
    expect(designer.page.get_by_role("status").filter(has_text="会被飞书拒绝")).to_be_visible()
