"""Making a link, and the log of what became of it."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call, make_link


def test_a_new_link_shows_only_what_counts_and_asks_about_outsiders(
    page: Page, studio: Studio, template: dict[str, Any]
) -> None:
    chats = call(page, "POST", "chat-lists/", {"name": f"列表 {uuid.uuid4().hex[:6]}"})
    call(page, "POST", f"chat-lists/{chats['id']}/chats/", {"chats": [{"open_chat_id": "oc_1", "name": "值班群"}]})
    page.goto(f"{studio.origin}/templates/{template['id']}/share/")
    picker = page.locator("[data-mode='choose']").first
    expect(page.get_by_label("我所在企业的成员")).to_be_checked()

    # Where only people are listed no group can be made.
    page.get_by_text("仅个人", exact=True).click()
    expect(page.locator("#allowCreateGroup")).to_be_disabled()
    page.get_by_text("群组和个人", exact=True).click()
    expect(page.locator("#allowCreateGroup")).to_be_enabled()

    page.get_by_label("发到会话列表").check()
    expect(picker).to_be_hidden()
    expect(page.locator("#chat_list")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("由发送人选择会话").check()
    expect(picker).to_be_visible()

    page.locator("#externalChat").check()
    page.get_by_role("button", name="生成链接").click()
    page.get_by_role("button", name="确认，生成链接").click()
    page.wait_for_url(re.compile("/share-links/"))
    expect(page.get_by_text("创建者所在企业的成员")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_what_clients_answered_is_a_file_to_replay(
    page: Page, studio: Studio, template: dict[str, Any], width: int
) -> None:
    link = make_link(page, template)
    raw = '{"errMsg":"sendMessageCard:fail","data":"{\\"errorCode\\":100001}"}'
    report = {"attempt": str(uuid.uuid4()), "batch": 0, "state": "failed", "err_code": 100001, "raw": raw}
    assert page.request.post(f"{link['url']}attempts", data=report, headers={"Origin": studio.origin}).status == 201
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{studio.origin}/share-links/{link['id']}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="客户端返回结果").click()
    recording = json.loads(download.value.path().read_text())
    assert recording[0]["result"] == json.loads(raw)
    waiting = studio.control(faults={"raw_result": recording})["faults"]["raw_result"]
    assert [one["result"] for one in waiting] == [json.loads(raw)]


def test_the_log_leads_to_exactly_what_was_sent(page: Page, studio: Studio, template: dict[str, Any]) -> None:
    link = make_link(page, template)
    for state, code in (("sent", None), ("failed", -5)):
        report = {"attempt": str(uuid.uuid4()), "batch": 0, "state": state, "err_code": code}
        posted = page.request.post(f"{link['url']}attempts", data=report, headers={"Origin": studio.origin})
        assert posted.status == 201
    page.goto(f"{studio.origin}/library/")
    page.get_by_role("link", name="发送记录").click()
    rows = page.locator(".att li")
    expect(rows).to_have_count(2)
    page.get_by_text("以表格显示").click()
    expect(page.get_by_role("table")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("link", name=re.compile("-5")).first.click()
    expect(rows).to_have_count(1)
    rows.first.get_by_role("link").click()
    expect(page.locator("message-card[data-ready], message-card").first).to_be_visible()
    page.get_by_text("实际发送的内容（JSON）").click()
    expect(page.locator("#json pre")).to_contain_text('"msg_type": "interactive"')
    assert violations(page) == []
