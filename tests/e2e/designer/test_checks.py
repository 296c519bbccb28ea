"""The findings beside the canvas: filters, channels, places, fixes, and what weighs most."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import CARD, Designer, Open

BAD: JSONObject = {
    **CARD,
    "body": {
        "elements": [
            {"tag": "markdown", "content": "<font color='#999999'>今天</font> <at id=ou_1></at>"},
            {"tag": "column_set", "corner_radius": "8px", "columns": []},
            {"tag": "markdown", "content": "长" * 400, "text_weight": "bold"},
            {"tag": "img", "img_key": "img_v2_x", "alt": {"tag": "plain_text", "content": ""}},
        ]
    },
}


@pytest.fixture
def bad(open_designer: Open) -> Designer:
    return open_designer(BAD)


def findings(designer: Designer) -> Locator:
    return designer.page.locator("card-checks .finding")


def test_findings_lead_to_their_places(bad: Designer) -> None:
    page = bad.page
    line = findings(bad).filter(has_text="corner_radius")
    expect(line).to_contain_text("200621")
    expect(line.locator(".f-where")).to_have_text("分栏")
    line.hover()
    expect(page.locator(".ov-frame.is-hovered")).to_be_visible()
    line.locator("button.f-msg").click()
    expect(page.locator("designer-outline [aria-selected=true]")).to_contain_text("分栏")
    line.get_by_role("button", name="200621 是什么意思").click()
    expect(line.locator(".f-why")).to_contain_text("卡片结构不符合平台要求")
    # By the keyboard: up and down go from one to the next.
    line.locator("button.f-msg").focus()
    page.keyboard.press("ArrowDown")
    expect(findings(bad).nth(1).locator("button.f-msg")).to_be_focused()


def test_filters_and_the_folded_group(bad: Designer) -> None:
    page = bad.page
    expect(findings(bad).filter(has_text="corner_radius")).to_be_visible()
    page.get_by_role("button", name="错误 2 个").click()
    expect(findings(bad)).to_have_count(2)
    page.get_by_role("button", name="错误 2 个").click()
    group = findings(bad).filter(has_text="只有平台能确认")
    expect(group).to_have_count(1)
    expect(page.locator("[data-rule^=unverified-]")).to_have_count(0)
    group.get_by_role("button", name="详情").click()
    expect(page.locator("[data-rule^=unverified-]").first).to_be_visible()


def test_a_fix_is_one_step_and_all_fixes_are_one(bad: Designer) -> None:
    page = bad.page
    page.get_by_role("button", name="全部修复").click()
    for name in ("corner_radius", "text_weight"):
        expect(findings(bad).filter(has_text=name)).to_have_count(0)
    page.locator("designer-history summary").click()
    expect(page.locator(".hist-i")).to_have_count(2)
    expect(page.locator(".hist-i").first).to_contain_text("修复")
    page.locator(".hist-i").last.click()
    page.keyboard.press("Escape")
    findings(bad).filter(has_text="corner_radius").locator(".f-fix").click()
    expect(findings(bad).filter(has_text="corner_radius")).to_have_count(0)
    expect(findings(bad).filter(has_text="text_weight")).to_have_count(1)
    assert "corner_radius" not in bad.saved()["card"]["body"]["elements"][1]


def test_a_channel_counts_by_its_own_limit(bad: Designer) -> None:
    page = bad.page
    size = page.locator("card-checks .size-r")
    expect(size).to_contain_text("20 KB")
    page.get_by_label("发送方式").select_option("message")
    expect(size).to_contain_text("30 KB")


def test_what_weighs_most_is_listed_and_selects(bad: Designer) -> None:
    page = bad.page
    page.locator("card-checks .size-b").click()
    heavy = page.locator("card-checks .heavy-i")
    expect(heavy.first).to_contain_text("富文本")
    heavy.first.click()
    expect(page.locator("designer-outline [aria-selected=true]")).to_contain_text("长长长")
    page.locator("card-checks .size-b").click()
    expect(findings(bad).first).to_be_visible()


def test_it_folds_and_remembers(bad: Designer) -> None:
    page = bad.page
    expect(findings(bad).first).to_be_visible()
    page.get_by_role("button", name="收起检查").click()
    expect(findings(bad)).to_have_count(0)
    height = page.locator("card-checks").evaluate("(node) => node.offsetHeight")
    assert height <= 42
    page.reload()
    expect(page.get_by_role("button", name="展开检查")).to_be_visible()
    expect(page.get_by_role("button", name="错误 2 个")).to_be_visible()


def test_without_an_answer_it_says_so_and_asks_again(bad: Designer) -> None:
    page = bad.page
    expect(findings(bad).first).to_be_visible()
    page.route("**/api/v1/cards/lint/", lambda route: route.abort())
    bad.select("/body/elements/0")
    page.keyboard.press("Delete")
    expect(page.get_by_text("没能完成检查")).to_be_visible()
    expect(page.locator("card-checks .size")).to_have_count(0)  # those figures were of the card before
    page.unroute("**/api/v1/cards/lint/")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_text("没能完成检查")).to_have_count(0)
    expect(page.locator("card-checks .size")).to_be_visible()


def test_what_was_not_looked_at_is_never_called_good(designer: Designer) -> None:
    page = designer.page
    good = page.locator("card-checks .f-ok")
    expect(good).to_be_visible()
    page.route("**/api/v1/cards/lint/", lambda route: route.abort())
    designer.select("/body/elements/0")
    page.keyboard.press("Delete")
    expect(page.get_by_text("没能完成检查")).to_be_visible()
    expect(good).to_have_count(0)
    page.unroute("**/api/v1/cards/lint/")
    page.get_by_role("button", name="重试").click()
    expect(good).to_be_visible()


def test_what_a_starting_point_brought_along_is_one_line(open_designer: Open) -> None:
    link = {"tag": "button", "text": {"tag": "plain_text", "content": "打开"}}
    leads = [{**link, "behaviors": [{"type": "open_url", "default_url": f"https://example.com/{n}"}]} for n in range(3)]
    designer = open_designer({**CARD, "body": {"elements": leads}})
    group = designer.page.locator("card-checks [data-group=placeholder-link]")
    expect(group).to_contain_text("3 个链接还指向示例地址")
    expect(findings(designer)).to_have_count(1)
    group.get_by_role("button", name="详情").click()
    expect(findings(designer)).to_have_count(4)
    findings(designer).nth(2).locator("button.f-msg").click()
    expect(designer.page.locator("designer-outline [aria-selected=true]")).to_have_count(1)


def test_a_card_without_findings_says_so(designer: Designer) -> None:
    expect(findings(designer)).to_have_text(["没有发现问题，这张卡片可以发送。"])
