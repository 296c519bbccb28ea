"""The designer on a fresh template of somebody signed in; templates are made through the API, as a program would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.conftest import Studio


def column(words: str) -> JSONObject:
    return {"tag": "column", "width": "weighted", "weight": 1, "elements": [{"tag": "markdown", "content": words}]}


CARD: JSONObject = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "发布评审"}, "template": "blue"},
    "body": {
        "elements": [
            {"tag": "markdown", "content": "**变更摘要**：收银台切换到新版路由"},
            {
                "tag": "column_set",
                "columns": [column("左"), column("右")],
            },
            {
                "tag": "button",
                "text": {"tag": "plain_text", "content": "同意"},
                "type": "primary",
                "behaviors": [{"type": "open_url", "default_url": "https://review.harbour.test"}],
            },
        ]
    },
}

CALL = """async ({method, path, body, headers}) => {
  const csrf = document.querySelector('meta[name=csrf-token]').content;
  const sent = {'Content-Type': 'application/json', 'X-CSRFToken': csrf, ...headers};
  const answer = await fetch('/api/v1/' + path, {method, headers: sent, body: body && JSON.stringify(body)});
  return {status: answer.status, data: await answer.json().catch(() => null)};
}"""


@dataclass
class Designer:
    """The open page of one template."""

    page: Page
    template: str
    open_id: str = ""

    def api(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A call in this person's session."""
        answer = self.page.evaluate(CALL, {"method": method, "path": path, "body": body, "headers": headers})
        assert answer["status"] < 400, answer
        return answer["data"]

    def ready(self) -> Designer:
        """Waits until the card is drawn and everything around it is there: only then are keys listened to."""
        expect(self.card.locator("[data-pointer]").first).to_be_attached()
        self.page.wait_for_function("() => document.querySelector('card-designer').commands !== undefined")
        expect(self.page.locator("inspector-panel")).to_be_attached()
        return self

    def saved(self) -> JSONObject:
        """The document as the server has it, once everything is saved."""
        # The chip says "saved" through quick saves: nothing is to blink.
        self.page.wait_for_function("() => !document.querySelector('card-designer').saving.pending")
        document: JSONObject = self.api("GET", f"templates/{self.template}/draft/")["document"]
        return document

    @property
    def card(self) -> Locator:
        """The card on the canvas, as drawn."""
        return self.page.locator("designer-canvas message-card").first

    def element(self, pointer: str) -> Locator:
        return self.card.locator(f'[data-pointer="{pointer}"]').first

    def box(self, pointer: str) -> dict[str, float]:
        box = self.element(pointer).bounding_box()
        assert box is not None, pointer
        return dict(box)

    def select(self, pointer: str) -> None:
        """Click an element on the card. The card is inert: the click goes to what lies over it."""
        box = self.box(pointer)
        self.page.mouse.click(box["x"] + min(12, box["width"] / 2), box["y"] + box["height"] / 2)


Open = Callable[..., Designer]


@dataclass(frozen=True)
class Somebody:
    """A person who is signed in: their session can be given to any context."""

    open_id: str
    cookies: Any


@pytest.fixture(scope="session")
def somebody(browser: Browser, studio: Studio) -> Somebody:
    """Signs in once; each test has a template and a browser context of its own."""
    context = browser.new_context(locale="zh-CN")
    open_id = studio.sign_in(context.new_page())
    cookies = context.cookies()
    context.close()
    return Somebody(open_id, cookies)


def made(page: Page, studio: Studio, body: JSONObject) -> str:
    """The id of a new template of whoever is signed in there."""
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "cardstudio_csrf")
    headers = {"X-CSRFToken": token, "Referer": studio.origin}
    answer = page.request.post(f"{studio.origin}/api/v1/templates/", data=body, headers=headers)
    assert answer.status == 201, answer.text()
    template: str = answer.json()["id"]
    return template


def show(page: Page, studio: Studio, depth: str) -> None:
    """Everything ("pro") or only what a card needs ("simple"), whatever this person had before."""
    page.context.add_cookies([{"name": "depth", "value": depth, "url": studio.origin}])


@pytest.fixture
def open_designer(page: Page, studio: Studio, somebody: Somebody) -> Open:
    """Opens the designer on a card (or a whole document) of its own."""

    def open_(
        card: JSONObject | None = None,
        *,
        document: JSONObject | None = None,
        on: Page | None = None,
        depth: str = "pro",
    ) -> Designer:
        there = on or page
        if on is None:
            there.context.add_cookies(somebody.cookies)
        show(there, studio, depth)
        body = {"name": "测试卡片", "document": document or {"card": card or CARD}}
        template = made(there, studio, body)
        open_id = somebody.open_id if on is None else ""
        there.goto(f"{studio.origin}/templates/{template}/")
        return Designer(there, template, open_id).ready()

    return open_


@pytest.fixture
def designer(open_designer: Open) -> Designer:
    return open_designer()


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
