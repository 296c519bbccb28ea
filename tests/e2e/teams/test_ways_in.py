"""Two people and a team: the ways from outside in, each with the page of the other side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call

Json = dict[str, Any]


@pytest.fixture
def owner(new_context: Callable[..., BrowserContext], studio: Studio) -> Page:
    page = new_context().new_page()
    studio.sign_in(page, "林小满")
    page.goto(f"{studio.origin}/library/")
    return page


@pytest.fixture
def team(owner: Page) -> Iterator[Json]:
    """Nobody else's first visit is to find it."""
    made = call(owner, "POST", "teams/", {"name": "校园招聘", "door": "shut"})
    yield made
    call(owner, "DELETE", f"teams/{made['id']}/")


@pytest.fixture
def card(owner: Page, team: Json) -> Json:
    document = {"card": {"elements": [{"tag": "markdown", "content": "年假还剩 5 天"}]}}
    return dict(call(owner, "POST", "templates/", {"team": team["id"], "name": "年假余额提醒", "document": document}))


def look_now(page: Page) -> None:
    """As when somebody comes back to the page; it looks by itself every few seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def badge(page: Page) -> Any:
    return page.locator(".side .nav-row", has_text="收件箱").locator(".bdg-a")


def test_from_a_closed_address_to_the_card(owner: Page, card: Json, page: Page, studio: Studio):
    address = f"{studio.origin}/templates/{card['id']}/"
    studio.sign_in(page, "何知夏")
    page.goto(address)
    expect(page.get_by_role("heading", name="这个地址你还打不开")).to_be_visible()
    page.get_by_label("说一句你是谁、要做什么").fill("我是招聘的何知夏")
    page.get_by_text("一起编辑").click()
    page.get_by_role("button", name="发送申请").click()
    expect(page.get_by_role("heading", name="申请已发出")).to_be_visible()

    owner.goto(f"{studio.origin}/library/")
    expect(badge(owner)).to_have_text("1")
    badge(owner).click()
    row = owner.get_by_role("listitem").filter(has_text="何知夏想看“校园招聘”里的“年假余额提醒”")
    expect(row).to_contain_text("我是招聘的何知夏")
    expect(row.get_by_label("加入后的角色")).to_have_value("editor")
    row.get_by_label("加入后的角色").select_option("viewer")
    row.get_by_role("button", name="同意").click()
    expect(owner.get_by_text("何知夏已经加入“校园招聘”")).to_be_visible()
    expect(badge(owner)).to_have_count(0)

    look_now(page)
    expect(page).to_have_url(address)
    expect(page.locator("message-card").first).to_contain_text("年假还剩 5 天")
    page.goto(f"{studio.origin}/inbox/")
    expect(page.get_by_text("你已加入“校园招聘”")).to_be_visible()
    expect(page.get_by_text("林小满同意你加入，角色是查看者")).to_be_visible()


def test_from_the_first_visit_through_the_door(owner: Page, team: Json, page: Page, studio: Studio):
    call(owner, "PATCH", f"teams/{team['id']}/", {"door": "ask"})
    studio.sign_in(page, "陈若溪")
    page.goto(f"{studio.origin}/start/")
    expect(page).to_have_url(f"{studio.origin}/teams/")
    row = page.get_by_role("listitem").filter(has_text="校园招聘")
    expect(row).to_contain_text("所有者：林小满")
    row.get_by_text("申请加入").click()
    row.get_by_label("说一句你是谁、要做什么").fill("我负责校招")
    row.get_by_role("button", name="发送申请").click()

    expect(page.get_by_role("heading", name="申请已送到")).to_be_visible()
    expect(page.get_by_role("button", name="起可以再提醒")).to_be_disabled()
    page.get_by_text("修改留言").click()
    page.get_by_label("说一句你是谁、要做什么").fill("我负责校招，想用面试卡片")
    page.get_by_role("button", name="保存留言").click()
    expect(page.get_by_text("“我负责校招，想用面试卡片”")).to_be_visible()

    owner.goto(f"{studio.origin}/inbox/")
    row = owner.get_by_role("listitem").filter(has_text="陈若溪申请加入“校园招聘”")
    expect(row).to_contain_text("想用面试卡片")
    row.get_by_role("button", name="同意").click()
    look_now(page)
    expect(page).to_have_url(f"{studio.origin}/library/?team={team['id']}")


def test_the_switcher_leads_to_where_one_asks(owner: Page, team: Json, page: Page, studio: Studio):
    call(owner, "PATCH", f"teams/{team['id']}/", {"door": "ask"})
    studio.sign_in(page, "陈若溪")
    page.goto(f"{studio.origin}/library/")
    page.locator("[data-team-menu] > summary").click()
    page.get_by_role("link", name=f"申请加入“{team['name']}”").click()
    row = page.get_by_role("listitem").filter(has_text=team["name"])
    row.get_by_label("说一句你是谁、要做什么").fill("我负责校招")
    row.get_by_role("button", name="发送申请").click()
    expect(page.get_by_role("heading", name="申请已送到")).to_be_visible()
    page.goto(f"{studio.origin}/library/")
    page.locator("[data-team-menu] > summary").click()
    page.get_by_role("link", name=f"查看加入“{team['name']}”的申请").click()
    expect(page.get_by_role("heading", name="申请已送到")).to_be_visible()


def test_alone_for_now_is_remembered(owner: Page, team: Json, page: Page, studio: Studio):
    call(owner, "PATCH", f"teams/{team['id']}/", {"door": "open"})
    studio.sign_in(page, "顾南乔")
    page.goto(f"{studio.origin}/start/")
    page.get_by_role("button", name="先自己用").click()
    expect(page).to_have_url(f"{studio.origin}/library/")

    page.goto(f"{studio.origin}/start/")
    expect(page).to_have_url(f"{studio.origin}/library/")
    # It stays there for whoever changes their mind.
    page.goto(f"{studio.origin}/teams/")
    page.get_by_role("listitem").filter(has_text="校园招聘").get_by_role("button", name="加入").click()
    expect(page).to_have_url(f"{studio.origin}/library/?team={team['id']}")


@pytest.mark.parametrize("width", [1440, 390])
def test_by_an_invitation(owner: Page, team: Json, page: Page, studio: Studio, width: int):
    page.set_viewport_size({"width": width, "height": 844})
    invite = call(owner, "POST", f"teams/{team['id']}/invites/", {"role": "editor", "max_uses": 1})
    # Whoever is not signed in signs in first, and comes back.
    page.goto(invite["url"])
    expect(page).to_have_url(re.compile("/signin/"))
    studio.sign_in(page, "许嘉禾")
    page.goto(f"{studio.origin}/teams/")
    page.get_by_text("有邀请链接").click()
    page.get_by_label("邀请链接").fill(invite["url"])
    page.get_by_role("button", name="打开").click()

    expect(page.get_by_role("heading", name="加入“校园招聘”")).to_be_visible()
    expect(page.get_by_text("加入后的角色：编辑者")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="加入").click()
    expect(page).to_have_url(f"{studio.origin}/library/?team={team['id']}")
    page.goto(invite["url"])
    expect(page.get_by_role("heading", name="你已经在“校园招聘”里")).to_be_visible()


def test_an_invitation_that_has_ended_says_so(owner: Page, team: Json, page: Page, studio: Studio):
    invite = call(owner, "POST", f"teams/{team['id']}/invites/", {"role": "viewer"})
    call(owner, "DELETE", f"teams/{team['id']}/invites/{invite['id']}/")
    studio.sign_in(page, "苏晚")
    page.goto(invite["url"])

    expect(page.get_by_role("heading", name="这个邀请已经失效")).to_be_visible()
    expect(page.get_by_text("这个邀请已经作废。请向林小满要一个新的。")).to_be_visible()
