"""The designer on a fresh template of somebody new; templates are made through the API, as a program would."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Studio

Json = dict[str, Any]


def column(words: str) -> Json:
    return {"tag": "column", "width": "weighted", "weight": 1, "elements": [{"tag": "markdown", "content": words}]}


CARD: Json = {
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
                "behaviors": [{"type": "open_url", "default_url": "https://example.com"}],
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
        return self

    def saved(self) -> Json:
        """The document as the server has it, once everything is saved."""
        # The chip says "saved" through quick saves: nothing is to blink.
        self.page.wait_for_function("() => !document.querySelector('card-designer').saving.pending")
        document: Json = self.api("GET", f"templates/{self.template}/draft/")["document"]
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


@pytest.fixture
def open_designer(page: Page, studio: Studio) -> Open:
    """Opens the designer on a card (or a whole document) of its own, for somebody new."""

    def open_(card: Json | None = None, *, document: Json | None = None, on: Page | None = None) -> Designer:
        there = on or page
        open_id = studio.sign_in(there) if on is None else ""
        body = {"name": "测试卡片", "document": document or {"card": card or CARD}}
        answer = there.evaluate(CALL, {"method": "POST", "path": "templates/", "body": body, "headers": {}})
        assert answer["status"] == 201, answer
        template = answer["data"]["id"]
        there.goto(f"{studio.origin}/templates/{template}/")
        return Designer(there, template, open_id).ready()

    return open_


@pytest.fixture
def designer(open_designer: Open) -> Designer:
    return open_designer()


def text_of(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
