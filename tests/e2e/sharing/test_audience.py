"""Links for some people only: the client says who somebody is, and the page opens or it does not."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import CLIENT, make_link

SEND = "选择会话并发送"


@pytest.fixture
def team_link(page: Page, template: dict[str, Any]) -> dict[str, Any]:
    return make_link(page, template, audience="team")


def test_the_client_signs_its_person_in(
    studio: Studio, team_link: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    client = new_context(user_agent=CLIENT).new_page()
    # Its maker is who the simulator's client belongs to.
    client.goto(team_link["url"])
    expect(client.get_by_role("button", name=SEND)).to_be_visible()
    assert client.url == team_link["url"]


def test_somebody_else_is_told_and_sees_no_card(
    studio: Studio, team_link: dict[str, Any], template: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    studio.control(persona={"open_id": f"ou_{uuid.uuid4().hex}", "name": "过客", "select": True})
    client = new_context(user_agent=CLIENT).new_page()
    client.goto(team_link["url"])
    expect(client.get_by_role("heading", name="此链接仅供团队成员使用")).to_be_visible()
    expect(client.get_by_role("link", name="重新登录")).to_be_visible()
    assert template["name"] not in client.content()
    outside = new_context().new_page()
    outside.goto(team_link["url"])
    expect(outside.get_by_role("heading", name="请在飞书中打开")).to_be_visible()
    assert template["name"] not in outside.content()


def test_an_older_client_signs_in_on_the_one_registered_page(
    studio: Studio, team_link: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    client = new_context(user_agent=CLIENT.replace("7.12.7", "5.27.0")).new_page()
    visited: list[str] = []
    client.on("framenavigated", lambda frame: visited.append(frame.url))
    client.goto(team_link["url"])
    expect(client.get_by_role("button", name=SEND)).to_be_visible()
    assert any(re.search("/signin/client/", url) for url in visited)


def test_whoever_was_signed_out_meanwhile_is_signed_in_by_the_same_button(
    studio: Studio, team_link: dict[str, Any], new_context: Callable[..., BrowserContext]
) -> None:
    context = new_context(user_agent=CLIENT)
    client = context.new_page()
    client.goto(team_link["url"])
    expect(client.get_by_role("button", name=SEND)).to_be_visible()
    context.clear_cookies()
    client.get_by_role("button", name=SEND).click()
    expect(client.get_by_role("heading", name="登录已失效")).to_be_visible()
    client.get_by_role("button", name="重试").click()
    expect(client.get_by_role("button", name=SEND)).to_be_visible()
