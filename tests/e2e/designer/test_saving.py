"""Nothing typed is lost: not by a dead network, a killed tab, a second editor or a session that ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer

TEXT = "/body/elements/0"


def type_on_card(designer: Designer, words: str) -> None:
    """Double click the first text and type at its end."""
    box = designer.box(TEXT)
    designer.page.mouse.dblclick(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(designer.page.locator(".text-field")).to_be_focused()
    designer.page.keyboard.press("End")
    designer.page.keyboard.type(words)


def content(designer: Designer) -> str:
    text: str = designer.saved()["card"]["body"]["elements"][0]["content"]
    return text


def reopened(designer: Designer, page: Page) -> Designer:
    page.goto(designer.page.url)
    return Designer(page, designer.template).ready()


def kill(page: Page) -> None:
    """End the tab's process: a tab that is closed would still send what it has."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")


def test_what_is_typed_is_saved(designer: Designer) -> None:
    type_on_card(designer, "，今晚发布")
    expect(designer.element(TEXT)).to_contain_text("收银台切换到新版路由，今晚发布")
    assert content(designer).endswith("，今晚发布")


def test_a_dead_network_is_said_and_ends_without_loss(designer: Designer, context: BrowserContext) -> None:
    context.set_offline(True)
    type_on_card(designer, "离线")
    expect(designer.page.locator("save-chip")).to_contain_text("离线，已存在本机")
    context.set_offline(False)
    assert content(designer).endswith("离线")


@pytest.mark.own_context  # with an empty cache
def test_a_part_that_needs_the_network_says_so(designer: Designer, context: BrowserContext) -> None:
    page = designer.page
    source = page.locator("designer-top").get_by_role("button", name="源码")
    context.set_offline(True)
    source.click()
    expect(page.get_by_role("status").filter(has_text="需要联网")).to_be_visible()
    context.set_offline(False)
    source.click()
    expect(page.locator(".cm-content")).to_be_visible()


def test_a_server_that_dies_mid_save_gets_the_same_save_again(designer: Designer) -> None:
    """The first save arrives, but its answer is lost: the second one must not count as somebody else's change."""
    ids: list[str | None] = []

    def lose_the_answer(route: Route) -> None:
        ids.append(route.request.headers.get("save-id"))
        if len(ids) == 1:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    designer.page.route("**/draft/", lose_the_answer)
    type_on_card(designer, "一次")
    expect(designer.page.locator("save-chip")).to_contain_text("未能保存，正在重试")
    expect(designer.page.locator("save-chip")).to_contain_text("已保存", timeout=20_000)
    designer.page.unroute("**/draft/")
    assert ids[0] == ids[1]
    assert content(designer).endswith("一次")
    expect(designer.page.locator("dialog[open]")).to_have_count(0)


def test_a_killed_tab_leaves_its_work_to_the_next_one(designer: Designer, context: BrowserContext) -> None:
    page = designer.page
    page.route("**/draft/", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    type_on_card(designer, "没有保存过")
    expect(designer.element(TEXT)).to_contain_text("没有保存过")
    # The last letter may die with the tab; what was typed before it may not.
    kill(page)
    other = context.new_page()
    again = reopened(designer, other)
    dialog = other.get_by_role("dialog", name="有一些修改还没有保存")
    expect(dialog.locator("message-card").first).to_contain_text("没有保存")
    dialog.get_by_role("button", name="恢复修改").click()
    expect(again.element(TEXT)).to_contain_text("没有保存")
    assert content(again).rstrip("过").endswith("没有保存")
    reopened(again, other)
    expect(other.get_by_role("dialog")).to_have_count(0)


def test_two_browsers_on_one_card_choose_and_lose_nothing(designer: Designer, context: BrowserContext) -> None:
    other = reopened(designer, context.new_page())
    other.page.route("**/editors/", lambda route: route.abort())
    type_on_card(designer, "甲")
    assert content(designer).endswith("甲")
    type_on_card(other, "乙")
    dialog = other.page.get_by_role("dialog")
    expect(dialog).to_contain_text("保存了更新的草稿")
    expect(dialog.locator("message-card").nth(0)).to_contain_text("新版路由乙")
    expect(dialog.locator("message-card").nth(1)).to_contain_text("新版路由甲")
    dialog.get_by_role("button", name="用对方的").click()
    expect(other.element(TEXT)).to_contain_text("新版路由甲")
    other.page.locator("designer-top").get_by_role("button", name="撤销").click()
    expect(other.element(TEXT)).to_contain_text("新版路由乙")
    assert content(other).endswith("乙")


def test_a_teammates_saved_change_appears_here(designer: Designer, context: BrowserContext) -> None:
    other = reopened(designer, context.new_page())
    type_on_card(designer, "来自另一边")
    assert content(designer).endswith("来自另一边")
    expect(other.element(TEXT)).to_contain_text("来自另一边", timeout=20_000)
    expect(other.page.locator("dialog[open]")).to_have_count(0)


def test_a_session_that_ended_is_renewed_without_leaving(
    designer: Designer, context: BrowserContext, studio: Studio
) -> None:
    page = designer.page
    # The simulator forgot them when this test began.
    studio.persona("陈知远", designer.open_id)
    context.clear_cookies(name=re.compile("^(?!simulator)"))
    type_on_card(designer, "还在")
    dialog = page.get_by_role("dialog", name="登录已失效")
    expect(dialog).to_be_visible()
    with context.expect_page() as opened:
        dialog.get_by_role("link", name="重新登录").click()
    window = opened.value
    window.locator("a[href*='/signin/start/']").first.click()
    window.locator(f"[data-persona='{designer.open_id}']").click()
    expect(page.locator("save-chip")).to_contain_text("已保存", timeout=20_000)
    assert content(designer).endswith("还在")


def test_a_stranger_sees_nothing_of_it(
    designer: Designer, new_context: Callable[..., BrowserContext], studio: Studio
) -> None:
    stranger = new_context().new_page()
    studio.sign_in(stranger, "外人")
    answer = stranger.goto(designer.page.url)
    assert answer is not None
    assert answer.status == 404
