"""The library, the paste page and the template page, in a browser against the real server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio

CARD: dict[str, Any] = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "三号机房巡检"}, "template": "wathet"},
    "body": {
        "elements": [
            {
                "tag": "column_set",
                "columns": [
                    {"tag": "column", "elements": [{"tag": "markdown", "content": "**温度**\n21 °C"}]},
                    {"tag": "column", "elements": [{"tag": "markdown", "content": "**湿度**\n43%"}]},
                ],
            },
            {"tag": "markdown", "content": "<script>window.hurt = 1</script> [x](javascript:window.hurt=1)"},
        ]
    },
}


def text_of(card: dict[str, Any]) -> str:
    return json.dumps(card, ensure_ascii=False, indent=2)


def drawn(page: Page | Locator) -> Locator:
    return page.locator("message-card").first


def replace(area: Locator, old: str, new: str) -> None:
    area.fill(area.input_value().replace(old, new))


@pytest.fixture
def signed_in(page: Page, studio: Studio) -> Page:
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    return page


@pytest.fixture
def template(signed_in: Page, studio: Studio) -> Page:
    """The page of a template that was pasted in a webhook envelope."""
    page = signed_in
    page.goto(f"{studio.origin}/library/paste/")
    page.locator("#text").fill(text_of({"msg_type": "interactive", "card": CARD}))
    page.locator("#keep:enabled").click()
    page.wait_for_url(re.compile("/templates/"))
    expect(page.locator("designer-canvas message-card")).to_be_visible()
    return page


def test_a_new_person_finds_samples_searches_and_stars(signed_in: Page) -> None:
    page = signed_in
    expect(page.locator(".tile")).to_have_count(8)
    expect(drawn(page).get_by_text("发布评审：支付网关 3.2")).to_be_attached()
    page.keyboard.press("/")
    page.keyboard.type("createOrder")
    expect(page.locator(".tile")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=createOrder"))
    page.locator(".tile").hover()
    with page.expect_response("**/star/"):
        page.locator(".tile-star").click()
    expect(page.locator(".tile-star")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator(".tile-star")).to_have_attribute("aria-pressed", "true")
    page.locator("#q").fill("没有这样的卡片")
    expect(page.get_by_text("没有找到")).to_be_visible()


def test_the_mark_of_a_tile_says_what_the_checks_found_and_leads_there(signed_in: Page, studio: Studio) -> None:
    page = signed_in
    faulty = {"card": {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}, {"tag": "markdown"}]}}}
    [token] = [one.get("value", "") for one in page.context.cookies() if one.get("name") == "cardstudio_csrf"]
    made = page.request.post(
        f"{studio.origin}/api/v1/templates/",
        data={"document": faulty, "name": "坏卡片"},
        headers={"X-CSRFToken": token, "Referer": studio.origin},
    )
    assert made.ok, made.text()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    mark = page.locator(".tile", has_text="坏卡片").locator(".fd")
    counts = re.search(r"平台会拒绝这张卡片：(\d+) 个错误", mark.get_attribute("title") or "")
    assert counts
    mark.click()
    menu = page.locator(".tile-faults[open]")
    expect(menu.locator(".fault").first).to_be_visible()
    assert violations(page) == []
    place = menu.get_by_role("link", name="到这一处").first.get_attribute("href")
    menu.get_by_role("link", name="全部检查结果").click()
    listed = page.locator("designer-checks .fd-err")
    expect(listed).to_be_visible()
    expect(listed).to_contain_text(counts[1])
    # And each leads to its place: the first element of the card.
    assert place is not None
    assert place.endswith("#at=%2Fbody%2Felements%2F0")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("about:blank")
    page.goto(f"{studio.origin}{place}")
    expect(page.locator("designer-outline [aria-selected=true]")).to_have_count(1)


def test_deleting_can_be_undone_and_the_trash_keeps_it(signed_in: Page) -> None:
    page = signed_in
    tile = page.locator(".tile").first
    tile.hover()
    tile.locator(".tile-more > summary").click()
    tile.get_by_role("button", name="删除").click()
    expect(page.locator(".tile")).to_have_count(7)
    page.locator(".toast").get_by_role("button", name="撤销").click()
    expect(page.locator(".tile")).to_have_count(8)
    tile.hover()
    tile.locator(".tile-more > summary").click()
    tile.get_by_role("button", name="删除").click()
    expect(page.locator(".tile")).to_have_count(7)
    page.get_by_role("link", name="回收站").click()
    page.get_by_role("button", name="恢复").click()
    expect(page.get_by_text("回收站是空的")).to_be_visible()


def test_a_pasted_webhook_body_is_recognised_drawn_and_kept(template: Page) -> None:
    page = template
    expect(page.get_by_label("名称", exact=True)).to_have_value("三号机房巡检")
    expect(drawn(page).get_by_text("21 °C")).to_be_visible()
    assert page.evaluate("window.hurt") is None


def test_broken_text_says_where_and_nothing_is_lost(signed_in: Page, studio: Studio) -> None:
    page = signed_in
    page.goto(f"{studio.origin}/library/paste/")
    area = page.locator("#text")
    area.fill(text_of(CARD))
    expect(drawn(page).get_by_text("21 °C")).to_be_visible()
    replace(area, '"header"', '"header" oops')
    expect(page.locator("#broken")).to_contain_text("3")
    expect(drawn(page).get_by_text("21 °C")).to_be_visible()
    expect(page.locator("#keep")).to_be_disabled()
    page.reload()
    expect(area).to_have_value(re.compile("oops"))
    replace(area, " oops", "")
    expect(page.locator("#keep")).to_be_enabled()


def test_what_is_no_card_is_named_and_never_kept(signed_in: Page, studio: Studio) -> None:
    page = signed_in
    page.goto(f"{studio.origin}/library/paste/")
    page.locator("#text").fill(json.dumps({"blocks": [{"type": "divider"}]}))
    expect(page.locator("#said-what")).to_have_text("这是 Slack 的 blocks，不是飞书卡片。")
    expect(page.locator("#keep")).to_be_disabled()
    expect(page.get_by_text("没有可以显示的卡片。")).to_be_visible()
    page.locator("#text").fill(
        json.dumps(
            {
                "code": 0,
                "data": {
                    "items": [{"msg_type": "interactive", "body": {"content": json.dumps(CARD, ensure_ascii=False)}}]
                },
            }
        )
    )
    expect(drawn(page).get_by_text("21 °C")).to_be_visible()
    expect(page.locator("#keep")).to_be_enabled()


def test_a_file_can_be_dropped(signed_in: Page, studio: Studio) -> None:
    page = signed_in
    page.goto(f"{studio.origin}/library/paste/")
    data = page.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'x.json')); return d; }", text_of(CARD)
    )
    page.dispatch_event("#paste", "drop", {"dataTransfer": data})
    expect(drawn(page).get_by_text("21 °C")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_pass_axe(studio: Studio, new_context: Callable[..., BrowserContext], width: int, scheme: str) -> None:
    context = new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page = context.new_page()
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    template = page.locator(".tile-name").first.get_attribute("href")
    drawn = {
        "/library/": page.locator(".tile message-card .card").first,
        "/library/?place=trash": page.get_by_text("回收站是空的"),
        "/library/paste/?sample=1": page.locator("card-checks .finds-h"),
        template: page.locator("designer-canvas message-card").first,
    }
    for path, last in drawn.items():
        page.goto(f"{studio.origin}{path}")
        expect(last).to_be_visible()
        assert violations(page) == [], path
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, path
