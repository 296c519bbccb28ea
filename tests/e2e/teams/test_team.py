"""A team in the browser: making and switching, inviting, roles, removing, handing over, leaving, deleting."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import Studio
from tests.e2e.sharing.conftest import call

NewContext = Callable[..., BrowserContext]


@pytest.fixture
def team(page: Page, studio: Studio) -> str:
    """Alice's team, with her signed in on `page`, on its members page."""
    studio.sign_in(page, "Alice")
    page.goto(f"{studio.origin}/library/")
    made: str = call(page, "POST", "teams/", {"name": "人力资源"})["id"]
    page.goto(f"{studio.origin}/teams/{made}/members/")
    return made


def join(alice: Page, studio: Studio, new_context: NewContext, team: str, name: str, role: str = "editor") -> Page:
    """Somebody who came in by an invitation, on the members page in a browser of their own."""
    invite = call(alice, "POST", f"teams/{team}/invites/", {"role": role})
    theirs = new_context().new_page()
    studio.sign_in(theirs, name)
    theirs.goto(f"{studio.origin}/library/")
    call(theirs, "POST", f"invites/{invite['token']}/accept/")
    theirs.goto(f"{studio.origin}/teams/{team}/members/")
    return theirs


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def set_role(page: Page, name: str, role: str) -> None:
    row(page, name).locator("summary.role").click()
    row(page, name).get_by_role("button", name=re.compile(f"^{role}")).click()


def more(page: Page, name: str, item: str) -> None:
    row(page, name).locator("td.end summary").click()
    page.get_by_role("button", name=item).click()


def toast(page: Page) -> Locator:
    return page.locator(".toasts")


def test_a_team_is_made_and_switched_to_by_keyboard(page: Page, studio: Studio) -> None:
    studio.sign_in(page, "Alice")
    page.goto(f"{studio.origin}/library/")
    page.locator(".team-b").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="新建团队…").press("Enter")
    name = page.get_by_label("团队名称")
    expect(name).to_be_focused()
    name.fill("人力资源")
    expect(page.get_by_text("4 / 40")).to_be_visible()
    page.get_by_text("看得到，可以直接加入").click()
    page.get_by_role("button", name="新建团队").click()
    page.wait_for_url(re.compile(r"/library/\?team="))
    expect(toast(page)).to_contain_text("“人力资源”建好了")
    expect(page.locator(".team-b")).to_contain_text("人力资源")
    team = page.url.split("team=")[1]
    assert call(page, "GET", f"teams/{team}/")["door"] == "open"
    page.keyboard.press("Alt+2")
    page.wait_for_url(f"{studio.origin}/library/")
    page.keyboard.press("Alt+1")
    page.wait_for_url(re.compile(r"/library/\?team="))
    # The key of the figure is only heard where nobody types.
    page.locator("#q").focus()
    page.keyboard.press("Alt+2")
    expect(page.locator(".team-b")).to_contain_text("人力资源")


def test_cards_and_lists_come_along(page: Page, studio: Studio) -> None:
    studio.sign_in(page, "Alice")
    page.goto(f"{studio.origin}/library/")
    cards = call(page, "GET", "templates/")["results"]
    call(page, "POST", "chat-lists/", {"name": "Ops"})
    page.goto(f"{studio.origin}/teams/new/")
    page.get_by_label("团队名称").fill("人力资源")
    page.get_by_label(f"移动 {len(cards)} 张卡片和 1 个会话列表").check()
    page.get_by_role("button", name="新建团队").click()
    page.wait_for_url(re.compile(r"/library/\?team="))
    expect(toast(page)).to_contain_text(f"{len(cards)} 张卡片已移过去")
    expect(page.locator(".tile")).to_have_count(len(cards))
    page.goto(f"{studio.origin}/library/")
    expect(page.locator(".tile")).to_have_count(0)


def test_a_card_goes_to_another_team_and_back_or_stands_in_both(page: Page, studio: Studio) -> None:
    studio.sign_in(page, "Alice")
    page.goto(f"{studio.origin}/library/")
    team = call(page, "POST", "teams/", {"name": "人力资源"})["id"]
    page.reload()
    tiles = page.locator(".tile")
    count, name = tiles.count(), tiles.first.get_attribute("data-name") or ""

    def other_team(how: str) -> None:
        page.get_by_label(f"“{name}”的更多操作").click()
        page.get_by_role("button", name="另一个团队…").click()
        dialog = page.get_by_role("dialog", name="到哪个团队？")
        expect(dialog.get_by_label("人力资源")).to_be_checked()
        dialog.get_by_role("button", name=how).click()

    other_team("移过去")
    expect(toast(page)).to_contain_text(f"“{name}”已在“人力资源”里")
    expect(tiles).to_have_count(count - 1)
    toast(page).get_by_role("button", name="撤销").click()
    expect(tiles).to_have_count(count)
    other_team("复制过去")
    expect(toast(page)).to_contain_text(f"“人力资源”里有了“{name}”的副本")
    expect(tiles).to_have_count(count)
    page.goto(f"{studio.origin}/library/?team={team}")
    expect(tiles).to_have_count(1)


def test_an_invitation_is_made_used_and_revoked(page: Page, studio: Studio, team: str, new_context: NewContext) -> None:
    page.get_by_role("button", name="邀请同事").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("加入后的角色")).to_be_focused()
    dialog.get_by_label("加入后的角色").select_option("viewer")
    expect(dialog.get_by_text("查看卡片，以自己的名义发送正式版")).to_be_visible()
    days = dialog.get_by_role("radiogroup", name="链接有效")
    days.get_by_role("radio", name="7 天").press("ArrowLeft")
    expect(days.get_by_role("radio", name="1 天", exact=True)).to_be_checked()
    dialog.get_by_label("最多几个人").fill("3")
    dialog.get_by_role("button", name="生成链接").click()
    expect(dialog.get_by_role("button", name="复制链接")).to_be_focused()
    expect(dialog.get_by_role("img", name="链接的二维码")).to_be_visible()
    link = dialog.locator(".linkbox .cut").text_content() or ""
    # Other wishes want another link; this one stands in the list of those that work.
    dialog.get_by_label("最多几个人").fill("4")
    expect(dialog.get_by_role("button", name="生成链接")).to_be_visible()
    expect(dialog.get_by_role("listitem")).to_contain_text(["还没人用，最多 3 人"])
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="邀请同事")).to_be_focused()

    bob = new_context().new_page()
    studio.sign_in(bob, "Bob")
    bob.goto(f"{studio.origin}/library/")
    accepted = call(bob, "POST", f"invites/{link.rstrip('/').rsplit('/', 1)[1]}/accept/")
    assert accepted == {"team": team, "role": "viewer"}

    page.reload()
    expect(row(page, "Bob")).to_contain_text("由你邀请")
    page.get_by_role("button", name="邀请同事").click()
    expect(dialog.get_by_role("listitem")).to_contain_text(["3 人中 1 人用过（Bob）"])
    dialog.get_by_role("button", name="作废").click()
    page.get_by_role("dialog", name="作废这个邀请？").get_by_role("button", name="作废").click()
    expect(dialog.get_by_role("listitem")).to_have_count(0)
    assert call(page, "GET", f"teams/{team}/invites/")["results"] == []


def test_a_role_is_changed_and_changed_back(page: Page, studio: Studio, team: str, new_context: NewContext) -> None:
    join(page, studio, new_context, team, "Bob")
    page.reload()
    set_role(page, "Bob", "发布者")
    expect(toast(page)).to_contain_text("Bob现在是发布者")
    expect(row(page, "Bob").locator("summary.role")).to_contain_text("发布者")
    toast(page).get_by_role("button", name="撤销").click()
    expect(toast(page)).to_contain_text("Bob改回了编辑者")
    expect(row(page, "Bob").locator("summary.role")).to_contain_text("编辑者")


def test_a_role_that_changed_meanwhile_is_said_at_the_next_step(
    page: Page, studio: Studio, team: str, new_context: NewContext
) -> None:
    bob = join(page, studio, new_context, team, "Bob")
    join(page, studio, new_context, team, "Vera", "viewer")
    page.reload()
    set_role(page, "Bob", "所有者")
    expect(toast(page)).to_contain_text("Bob现在是所有者")
    bob.reload()
    # Bob's page shows an owner's buttons; then he is none any more.
    set_role(page, "Bob", "编辑者")
    expect(toast(page)).to_contain_text("Bob现在是编辑者")
    set_role(bob, "Vera", "编辑者")
    expect(toast(bob)).to_contain_text("你在这个团队的角色变了")
    expect(row(bob, "Vera").locator("summary.role")).to_contain_text("查看者")
    toast(bob).get_by_role("button", name="重新加载").click()
    expect(bob.locator("summary.role")).to_have_count(0)
    expect(bob.get_by_text("只有团队的所有者能改，请找Alice。")).to_be_visible()
    # Off, and says why when it is pressed all the same.
    bob.get_by_role("button", name="邀请同事").click(force=True)
    expect(toast(bob)).to_contain_text("请找Alice")


def test_the_team_is_handed_over_and_left(page: Page, studio: Studio, team: str, new_context: NewContext) -> None:
    bob = join(page, studio, new_context, team, "Bob")
    page.goto(f"{studio.origin}/teams/{team}/settings/")
    expect(page.get_by_text("你是唯一的所有者，要先转交给别人。")).to_be_visible()
    page.get_by_role("link", name="转交…").click()
    more(page, "Bob", "转交所有者…")
    page.get_by_role("dialog").get_by_role("button", name="转交给Bob").click()
    expect(toast(page)).to_contain_text("Bob现在是所有者，你是发布者")
    expect(page.locator("summary.role")).to_have_count(0)
    more(page, "Alice", "离开团队…")
    page.get_by_role("dialog", name="离开“人力资源”？").get_by_role("button", name="离开团队").click()
    page.wait_for_url(f"{studio.origin}/library/")
    expect(toast(page)).to_contain_text("你已离开“人力资源”")
    assert page.goto(f"{studio.origin}/teams/{team}/members/").status == 404  # type: ignore[union-attr]
    bob.reload()
    expect(bob.get_by_role("row")).to_have_count(2)


def test_somebody_is_removed_and_it_is_said_what_ends(
    page: Page, studio: Studio, team: str, new_context: NewContext
) -> None:
    bob = join(page, studio, new_context, team, "Bob")
    page.reload()
    more(page, "Bob", "移出团队…")
    dialog = page.get_by_role("dialog", name="把Bob移出团队？")
    expect(dialog).to_contain_text("做过的内容留在团队里")
    expect(dialog).to_contain_text("所有设备上退出登录")
    page.keyboard.press("Escape")
    expect(row(page, "Bob").locator("td.end summary")).to_be_focused()
    more(page, "Bob", "移出团队…")
    dialog.get_by_role("button", name="移出Bob").click()
    expect(toast(page)).to_contain_text("Bob已移出团队")
    expect(row(page, "Bob")).to_have_count(0)
    expect(page.locator("#members-title")).to_be_focused()
    bob.reload()
    expect(bob).to_have_url(re.compile("/signin/"))


def test_who_asks_is_let_in_with_a_role(page: Page, studio: Studio, team: str, new_context: NewContext) -> None:
    vera = new_context().new_page()
    studio.sign_in(vera, "Vera")
    vera.goto(f"{studio.origin}/library/")
    call(vera, "POST", f"teams/{team}/join-requests/", {"message": "我负责校招"})
    page.reload()
    expect(page.get_by_role("link", name="团队设置").last).to_contain_text("1")
    asked = page.locator("[data-request]")
    expect(asked).to_contain_text("我负责校招")
    asked.get_by_label("Vera的角色").select_option("editor")
    asked.get_by_role("button", name="同意Vera加入").click()
    expect(toast(page)).to_contain_text("Vera已加入，角色是编辑者")
    expect(asked).to_have_count(0)
    expect(row(page, "Vera").locator("summary.role")).to_contain_text("编辑者")


def test_another_team_of_the_company_is_joined_or_asked(
    page: Page, studio: Studio, team: str, new_context: NewContext
) -> None:
    """Alice's door asks; then it is open."""
    bob = new_context().new_page()
    studio.sign_in(bob, "Bob")
    call(page, "PATCH", f"teams/{team}/", {"name": "人力资源 Bob"})
    bob.goto(f"{studio.origin}/library/")
    bob.locator(".team-b").click()
    bob.get_by_role("link", name="申请加入“人力资源 Bob”").click()
    asked = bob.get_by_role("listitem").filter(has_text="人力资源 Bob")
    asked.get_by_label("说一句你是谁、要做什么").fill("我负责校招")
    asked.get_by_role("button", name="发送申请").click()
    expect(bob.get_by_role("heading", name="申请已送到")).to_be_visible()
    page.reload()
    expect(page.locator("[data-request]")).to_contain_text("我负责校招")
    page.get_by_role("button", name="拒绝Bob").click()
    expect(toast(page)).to_contain_text("没有让Bob加入")
    call(page, "PATCH", f"teams/{team}/", {"door": "open"})
    bob.goto(f"{studio.origin}/library/")
    bob.locator(".team-b").click()
    bob.get_by_role("button", name="加入“人力资源 Bob”").click()
    bob.wait_for_url(re.compile(r"/library/\?team="))
    expect(bob.locator(".team-b")).to_contain_text("人力资源 Bob")


def test_name_and_door_are_kept_with_one_button(page: Page, studio: Studio, team: str) -> None:
    page.get_by_role("link", name="常规").click()
    save = page.get_by_role("button", name="保存")
    expect(save).to_be_disabled()
    name = page.get_by_label("团队名称")
    name.fill("")
    expect(page.get_by_text("团队要有名称。")).to_be_visible()
    expect(save).to_be_disabled()
    name.fill("行政")
    page.get_by_text("看不到，只能凭邀请加入").click()
    save.click()
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(save).to_be_disabled()
    expect(page.locator(".lib-head .meta")).to_have_text("行政")
    kept = call(page, "GET", f"teams/{team}/")
    assert (kept["name"], kept["door"]) == ("行政", "shut")


def test_a_team_is_deleted_by_its_name_and_taken_back(page: Page, studio: Studio, team: str) -> None:
    def delete() -> None:
        page.goto(f"{studio.origin}/teams/{team}/settings/")
        page.get_by_role("button", name="删除…").click()
        dialog = page.get_by_role("dialog", name="删除“人力资源”？")
        verb = dialog.get_by_role("button", name="删除团队")
        expect(verb).to_be_disabled()
        dialog.get_by_label("请输入团队名称确认：人力资源").fill("人力资源")
        verb.click()
        page.wait_for_url(f"{studio.origin}/library/")
        expect(toast(page)).to_contain_text("“人力资源”已删除")

    delete()
    toast(page).get_by_role("button", name="撤销").click()
    page.wait_for_url(re.compile(r"/library/\?team="))
    delete()
    # Later it stands in the menu of teams.
    page.reload()
    page.locator(".team-b").click()
    page.get_by_role("button", name="找回“人力资源”").click()
    page.wait_for_url(re.compile(r"/library/\?team="))
    expect(page.locator(".team-b")).to_contain_text("人力资源")


def test_without_a_network_nothing_is_lost(page: Page, studio: Studio, team: str, new_context: NewContext) -> None:
    join(page, studio, new_context, team, "Bob")
    page.reload()
    page.context.set_offline(True)
    set_role(page, "Bob", "发布者")
    expect(toast(page)).to_contain_text("网络似乎断开了")
    expect(row(page, "Bob").locator("summary.role")).to_contain_text("编辑者")
    page.get_by_role("button", name="邀请同事").click()
    page.get_by_role("dialog").get_by_label("最多几个人").fill("5")
    page.get_by_role("dialog").get_by_role("button", name="生成链接").click()
    expect(page.get_by_role("alert")).to_contain_text("网络似乎断开了")
    expect(page.get_by_role("dialog").get_by_label("最多几个人")).to_have_value("5")
    page.context.set_offline(False)
    page.get_by_role("dialog").get_by_role("button", name="生成链接").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="复制链接")).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_everybody_can_use_it(
    page: Page, studio: Studio, team: str, new_context: NewContext, options: dict[str, Any]
) -> None:
    join(page, studio, new_context, team, "Bob")
    call(page, "POST", f"teams/{team}/invites/", {"role": "viewer"})
    view = new_context(**options).new_page()
    view.context.add_cookies(page.context.cookies())
    for address in (f"/teams/{team}/members/", f"/teams/{team}/settings/", "/teams/new/"):
        view.goto(f"{studio.origin}{address}")
        assert violations(view) == [], address
        assert view.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    view.goto(f"{studio.origin}/teams/{team}/members/#invite")
    dialog = view.get_by_role("dialog")
    expect(dialog.get_by_role("listitem")).to_have_count(2)
    assert violations(view) == []
    if "viewport" in options:
        box = dialog.bounding_box()
        assert box is not None
        assert (round(box["x"]), round(box["x"] + box["width"]), round(box["y"] + box["height"])) == (0, 390, 844)
