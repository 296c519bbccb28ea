"""What holds on every page: `hidden` hides, nothing moves for whoever wants it so, an event has its visitor's time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.every_page import addresses
from tests.e2e.sharing.conftest import CLIENT
from tests.pages import PAGES

# Nobody's server stands there: +05:45.
ZONE = "Asia/Kathmandu"
# Also within the shadow trees of elements.
DRAWN_THOUGH_HIDDEN = """() => {
  const below = ({shadowRoot}) => shadowRoot ? all(shadowRoot) : [];
  const all = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...below(one)]);
  return all(document).filter((one) => one.hasAttribute("hidden") && getComputedStyle(one).display !== "none")
    .map((one) => one.outerHTML.slice(0, 120));
}"""
MOVING = """() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 0)
  .map((one) => `${one.animationName ?? one.transitionProperty} of ${one.effect.target?.outerHTML.slice(0, 120)}`)"""
# What is written by people or for programs may hold any time; the chart counts days.
TIMES = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const others = "pre, code, script, style, textarea, message-card," +
    " .frame, .chart, .tile-name, .se-sum, .f-where, .cut, [role=treeitem], [data-zones]";
  const time = /\\b\\d{1,2}:\\d{2}\\b|\\d{4} ?年 ?\\d|\\d{1,2} ?月 ?\\d{1,2} ?日|\\b[A-Z][a-z]{2} \\d{1,2}, \\d{4}/;
  while (texts.nextNode()) {
    const {textContent, parentElement} = texts.currentNode;
    const isTime = time.test(textContent);
    if (isTime && parentElement.closest(`time, ${others}`) === null)
      found.push(textContent.trim() + " in " + parentElement.outerHTML.slice(0, 120));
  }
  return found;
}"""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "timezone_id": ZONE}


@pytest.fixture
def pages(page: Page, studio: Studio) -> dict[str, str]:
    pages = addresses(page, studio)
    chats = next(path for path in pages if re.fullmatch(r"/chats/[^/]+/", path))
    more = (
        f"{chats}add/",
        "/signed-in/",
        "/try/keep/",
        "/api/docs/",
        "/signin/client/",
        "/join/nobody-has-this-token/",
    )
    return {**pages, **{path: f"{studio.origin}{path}" for path in more}}


def look(page: Page, name: str) -> None:
    expect(page.locator("body")).to_be_visible()
    assert page.evaluate(DRAWN_THOUGH_HIDDEN) == [], name
    assert page.evaluate(MOVING) == [], name
    assert page.evaluate(TIMES) == [], name


def test_hidden_hides_nothing_moves_and_times_are_the_visitors(
    page: Page, pages: dict[str, str], studio: Studio, new_context: Callable[..., BrowserContext]
) -> None:
    walked = set()
    for name, address in pages.items():
        if address.startswith(studio.origin) and name != "/nowhere/":
            walked.add(resolve(urlsplit(address).path).view_name)
        page.goto(address)
        look(page, name)
    outside = new_context(timezone_id=ZONE).new_page()
    outside.goto(f"{studio.origin}/signin/")
    look(outside, "/signin/")
    assert walked | {"accounts:signin"} == PAGES


def test_the_share_page_too(page: Page, pages: dict[str, str], new_context: Callable[..., BrowserContext]) -> None:
    visitor = new_context(user_agent=CLIENT).new_page()
    visitor.goto(pages["outside"])
    expect(visitor.locator(".sh-main")).to_be_visible()
    look(visitor, "in the client")


def test_an_event_has_one_time_on_all_pages(page: Page, pages: dict[str, str]) -> None:
    """The attempt: in the log, on its own page, by the zone of the one who looks."""
    page.goto(pages["/attempts/"])
    row = page.locator(".att-row time")
    expect(row).to_have_attribute("title", re.compile(r"^\d{4} 年 \d{1,2} 月 \d{1,2} 日 \d{2}:\d{2}$"))
    at = datetime.fromisoformat(row.get_attribute("datetime") or "").astimezone(UTC) + timedelta(hours=5, minutes=45)
    shown = f"{at.year} 年 {at.month} 月 {at.day} 日 {at:%H:%M}"
    assert row.get_attribute("title") == shown
    # The server counts days in the same zone.
    zones = [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "zone"]
    assert [zone.partition(":")[2] for zone in zones] == ["345"]
    page.locator(".att-row").click()
    expect(page.locator("h1 + .meta time")).to_have_text(shown)
    page.goto(pages["outside"])
    expect(page.locator("time[data-form=deadline]")).to_have_text(re.compile(r"GMT\+5:45"))


def test_whoever_asks_for_no_less_movement_sees_some(
    new_context: Callable[..., BrowserContext], studio: Studio
) -> None:
    """Else the test above would prove nothing."""
    page = new_context(reduced_motion="no-preference").new_page()
    page.goto(f"{studio.simulator}/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p class=\"sk\"></p>')")
    assert page.evaluate(MOVING) != []


def test_a_first_visitor_of_try_is_told_of_no_card_and_a_second_one_gets_it_back(page: Page, studio: Studio) -> None:
    page.goto(f"{studio.origin}/try/")
    expect(page.get_by_role("heading", name="想发一张什么卡片？")).to_be_visible()
    back = page.get_by_role("link", name="回到卡片")
    expect(back).to_be_hidden()
    page.get_by_role("button", name="发布评审", exact=True).click()
    expect(page.locator("designer-canvas message-card").first).to_be_visible()
    page.goto(f"{studio.origin}/try/?new")
    back.click()
    expect(page.locator("designer-canvas message-card").first).to_contain_text("发布评审")
