"""What is selected becomes a block of the team, and goes into another card."""

from __future__ import annotations

from playwright.sync_api import expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import CARD, Designer, Open

DOCUMENT: JSONObject = {
    "card": {
        "schema": "2.0",
        "body": {"elements": [{"tag": "markdown", "content": "由 ${asker} 提出"}, {"tag": "hr"}]},
    },
    "variables": [{"name": "asker", "type": "text", "label": "提出人", "default": "罗莎"}],
}


def keep(designer: Designer, name: str) -> None:
    page = designer.page
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("组件块")
    page.get_by_role("option", name="存为组件块…").click()
    page.get_by_role("dialog").get_by_role("textbox", name="名称").fill(name)
    page.get_by_role("dialog").get_by_role("button", name="保存", exact=True).click()


def test_a_block_goes_from_card_to_card(open_designer: Open) -> None:
    first = open_designer(document=DOCUMENT)
    page = first.page
    first.select("/body/elements/0")
    keep(first, "落款")
    block = page.locator(".pal-block")
    expect(block).to_have_count(1)
    expect(page.get_by_text("组件块“落款”已保存")).to_be_visible()
    # Saved again under the same name: it is asked what is meant.
    first.select("/body/elements/0")
    keep(first, "落款")
    page.get_by_role("dialog").get_by_role("button", name="更新", exact=True).click()
    expect(page.get_by_text("组件块“落款”已更新")).to_be_visible()

    document = {"card": CARD, "variables": [{"name": "asker", "type": "number", "default": 7}]}
    second = open_designer(document=document)
    page.get_by_role("button", name="落款", exact=True).click()
    expect(second.element("/body/elements/3")).to_contain_text("由 罗莎 提出")
    saved = second.saved()
    assert saved["card"]["body"]["elements"][3]["content"] == "由 ${asker_2} 提出"
    assert [entry["name"] for entry in saved["variables"]] == ["asker", "asker_2"]
    page.keyboard.press("ControlOrMeta+z")
    expect(second.element("/body/elements/3")).to_have_count(0)
    assert [entry["name"] for entry in second.saved()["variables"]] == ["asker"]

    # Dragged onto the card, and by name.
    source, target = block.locator("button").first, second.box("/body/elements/0")
    source.hover()
    page.wait_for_timeout(300)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 4, steps=8)
    page.mouse.up()
    expect(second.card.get_by_text("由 罗莎 提出")).to_have_count(1)
    page.keyboard.press("ControlOrMeta+k")
    page.keyboard.type("添加组件块 落款")
    page.keyboard.press("Enter")
    expect(second.card.get_by_text("由 罗莎 提出")).to_have_count(2)

    block.hover()
    block.get_by_role("button", name="“落款”的更多操作").click()
    page.get_by_role("menuitem", name="重命名").click()
    page.get_by_role("dialog").get_by_role("textbox", name="名称").fill("结尾")
    page.get_by_role("dialog").get_by_role("button", name="重命名", exact=True).click()
    expect(block).to_contain_text("结尾")
    block.click(button="right")
    page.get_by_role("menuitem", name="删除").click()
    expect(block).to_have_count(0)
    page.get_by_role("button", name="撤销").last.click()
    expect(block).to_have_count(1)
    page.wait_for_timeout(200)
    block.click(button="right")
    page.get_by_role("menuitem", name="删除").click()
    expect(block).to_have_count(0)
