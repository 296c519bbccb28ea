"""Simple and everything: what each shows, the switch between them, and that nothing on a card is hidden."""

from __future__ import annotations

from playwright.sync_api import expect

from cardstudio.cards.types import JSONObject
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer, Open

DOCUMENT: JSONObject = {
    "card": {
        "schema": "2.0",
        "body": {
            "elements": [
                {"tag": "markdown", "content": "${row.who}", "$each": "row in duty"},
                {"tag": "hr", "$if": "late"},
                {
                    "tag": "button",
                    "text": {"tag": "plain_text", "content": "确认"},
                    "name": "agree",
                    "confirm": {
                        "title": {"tag": "plain_text", "content": "真的？"},
                        "text": {"tag": "plain_text", "content": "发出后不能改"},
                    },
                    "behaviors": [{"type": "callback", "value": {"a": 1}}],
                },
            ]
        },
    },
    "variables": [
        {
            "name": "duty",
            "label": "值班表",
            "type": "list",
            "fields": [{"name": "who", "type": "text"}],
            "default": [{"who": "程野"}],
        },
        {"name": "late", "type": "flag", "default": True},
    ],
}


def row(designer: Designer, number: int) -> None:
    """Selects one by its row; the first row is the header."""
    designer.page.locator("designer-outline [role=treeitem][aria-level='1']").nth(number + 1).click()


def test_simple_shows_what_a_card_needs_and_one_switch_shows_everything(open_designer: Open, studio: Studio) -> None:
    designer = open_designer(depth="simple")
    page = designer.page
    expect(page.locator(".pal-i > button[data-tag]")).to_have_count(10)
    top = page.locator("designer-top")
    for name in ("源码", "设为正式版…"):
        expect(top.get_by_role("button", name=name)).to_have_count(0)
    expect(page.locator("#versions")).to_have_count(0)
    expect(page.locator(".v-lens")).to_have_count(0)
    page.keyboard.press("Control+e")
    expect(page.locator("designer-source")).to_have_count(0)
    page.get_by_role("button", name="更多组件").click()
    assert page.locator(".pal-i > button[data-tag]").count() > 20
    row(designer, 2)
    expect(page.get_by_role("tab", name="互动")).to_have_count(0)

    page.get_by_role("radio", name="全部", exact=True).click()
    expect(top.get_by_role("button", name="源码")).to_be_visible()
    expect(page.locator(".v-lens")).to_be_visible()
    expect(page.get_by_role("tab", name="互动")).to_be_visible()
    expect(page.get_by_role("button", name="更多组件")).to_have_count(0)
    # It is this person's, on the next visit and in their settings.
    page.reload()
    expect(top.get_by_role("button", name="源码")).to_be_visible()
    page.goto(f"{studio.origin}/me/")
    chosen = page.get_by_role("group", name="设计器")
    expect(chosen.get_by_role("button", name="全部")).to_have_attribute("aria-pressed", "true")
    chosen.get_by_role("button", name="简单").click()
    page.goto(f"{studio.origin}/templates/{designer.template}/")
    expect(page.locator(".pal-i > button[data-tag]")).to_have_count(10)


def test_what_simple_does_not_edit_it_says_and_keeps(open_designer: Open) -> None:
    designer = open_designer(document=DOCUMENT, depth="simple")
    page = designer.page
    words = page.locator("inspector-panel .beyond-simple")
    row(designer, 0)
    expect(words).to_contain_text("按“值班表”的每一行重复")
    row(designer, 1)
    expect(words).to_contain_text("有时不显示")
    row(designer, 2)
    expect(words).to_contain_text("还设置了：")
    panel = page.locator("inspector-panel")
    for code in ("agree", "callback", "${", "row in duty"):
        expect(panel).not_to_contain_text(code)
    page.get_by_role("tab", name="填空").click()
    expect(page.locator("variables-panel .bl-groups")).to_be_visible()
    expect(page.locator("variables-panel").locator(".bl-adv, #v-chips")).to_have_count(0)
    row(designer, 2)
    page.keyboard.press("Alt+ArrowUp")
    held = designer.saved()["card"]["body"]["elements"]
    assert held[1]["confirm"] == DOCUMENT["card"]["body"]["elements"][2]["confirm"]
    words.get_by_role("button", name="在“全部”里改").click()
    expect(page.get_by_role("tab", name="互动")).to_be_visible()
    expect(words).to_have_count(0)
