"""The main job, whole: sign in, paste, keep, share, send in the client, find card and attempt where they belong."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from tests.e2e.conftest import ROOT, Studio

CORPUS = Path(os.environ.get("CARD_CORPUS", ROOT.parent / "shared" / "corpus"))
# A webhook body as a script would post it: signed, and the card a 2.0 one with columns.
WEBHOOK = {
    "timestamp": "1763792400",
    "sign": "c2lnbmVk",
    "msg_type": "interactive",
    "card": {
        "schema": "2.0",
        "config": {"update_multi": True},
        "header": {
            "title": {"tag": "plain_text", "content": "仓库盘点：三号库"},
            "subtitle": {"tag": "plain_text", "content": "第 47 周"},
            "template": "turquoise",
        },
        "body": {
            "elements": [
                {
                    "tag": "column_set",
                    "flex_mode": "stretch",
                    "columns": [
                        {
                            "tag": "column",
                            "width": "weighted",
                            "weight": 1,
                            "elements": [{"tag": "markdown", "content": f"**{name}**\n{value}"}],
                        }
                        for name, value in [("应有", "1,204 件"), ("实有", "1,198 件"), ("差异", "6 件")]
                    ],
                },
                {"tag": "hr"},
                {"tag": "markdown", "content": "差异集中在 **B 区**，请在周五前复核。"},
                {
                    "tag": "button",
                    "text": {"tag": "plain_text", "content": "查看明细"},
                    "type": "primary",
                    "behaviors": [{"type": "open_url", "default_url": "https://example.com/stock/47"}],
                },
            ]
        },
    },
}


def keep(page: Page, studio: Studio, text: str, name: str) -> None:
    """Paste a text and keep the card as a template; ends on the template's page."""
    page.goto(f"{studio.origin}/library/")
    page.get_by_role("link", name="粘贴卡片").first.click()
    page.locator("#text").fill(text)
    expect(page.locator("card-stage message-card")).to_be_visible()
    page.locator("#name").fill(name)
    page.locator("#keep").click()
    page.wait_for_url(re.compile(r"/templates/[0-9a-f-]{36}/$"))


def share(page: Page) -> str:
    """Make a link from the template's page; returns the applink of "Open in Feishu"."""
    page.locator("designer-top").get_by_label("更多").click()
    page.get_by_role("link", name="分享链接").click()
    page.get_by_role("button", name="生成链接").click()
    page.wait_for_url(re.compile(r"/share-links/"))
    return str(page.locator("a[href*='/client/web_url/open']").first.get_attribute("href"))


def send(client: Page, chat: str) -> FrameLocator:
    """In the client: choose the chat, confirm. Returns the share page, inside the client's web view."""
    page = client.frame_locator("iframe[src*='/s/']")
    page.get_by_role("button", name="选择会话并发送").click()
    native = page.frame_locator("iframe[src*='/native/']")
    native.get_by_role("option", name=re.compile(chat)).click()
    native.get_by_role("button", name="下一步").click()
    native.get_by_role("button", name="发送").click()
    return page


def arrived(studio: Studio, chat: str) -> dict[str, Any]:
    """The newest card in a chat of the simulator, as it stands there."""
    state = studio.state()
    chat_id = next(known["open_chat_id"] for known in state["chats"] if chat in json.dumps(known, ensure_ascii=False))
    cards = [sent for sent in state["messages"] if sent["open_chat_id"] == chat_id and sent["card_content"]]
    card: dict[str, Any] = cards[-1]["card_content"]["card"]
    return card


def sign_in(page: Page, studio: Studio, name: str) -> None:
    """As a person does, through the pages."""
    open_id = studio.persona(name)
    page.goto(f"{studio.origin}/signin/")
    page.locator("a[href*='/signin/start/']").first.click()
    page.locator(f"[data-persona='{open_id}']").click()
    # Or to the teams of their company, where another test has left one.
    page.wait_for_url(re.compile(rf"{studio.origin}/(library|teams)/"))


def test_a_pasted_webhook_arrives_in_the_chat(page: Page, context: BrowserContext, studio: Studio) -> None:
    sender = "程野"
    sign_in(page, studio, sender)
    keep(page, studio, json.dumps(WEBHOOK, ensure_ascii=False, indent=1), "三号库盘点")
    expect(page.locator("designer-canvas message-card").get_by_text("差异集中在")).to_be_visible()
    template = page.url

    client = context.new_page()
    client.goto(share(page))
    shared = send(client, "支付平台")
    expect(shared.get_by_role("heading", name="已发送")).to_be_visible()

    # It stands in the chat, drawn, under the sender's name, and is exactly the card that was pasted.
    client.goto(f"{studio.simulator}/")
    client.get_by_role("button", name=re.compile("支付平台")).first.click()
    message = client.get_by_role("article", name=sender).last
    expect(message.locator("message-card").get_by_text("1,198 件")).to_be_visible()
    assert arrived(studio, "支付平台") == WEBHOOK["card"]

    # The attempt stands in the library, with who, when and what.
    page.goto(f"{template}shares/")
    attempt = page.locator("main li", has_text=sender).filter(has_text="已发送")
    expect(attempt.filter(has_text="1 个会话")).to_be_visible()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus of real cards here (CARD_CORPUS)")
@pytest.mark.parametrize("name", ["docs-v1-column_set", "x-live-ok-help-card", "official-cli-smart-locker-launch"])
def test_a_real_card_arrives(page: Page, context: BrowserContext, studio: Studio, name: str) -> None:
    pasted = json.loads((CORPUS / f"{name}.json").read_text())["card"]
    sign_in(page, studio, "陈知远")
    keep(page, studio, json.dumps(pasted, ensure_ascii=False), name)

    client = context.new_page()
    client.goto(share(page))
    shared = send(client, "发布值班")

    expect(shared.get_by_role("heading", name="已发送")).to_be_visible()
    assert arrived(studio, "发布值班") == (pasted["card"] if "msg_type" in pasted else pasted)
