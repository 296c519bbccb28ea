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


def test_a_name_that_is_taken_stays_in_the_field(open_designer: Open) -> None:
    designer = open_designer(document=DOCUMENT)
    page = designer.page
    for name in ("甲块", "乙块"):
        designer.select("/body/elements/0")
        keep(designer, name)
        expect(page.locator(".pal-block").filter(has_text=name)).to_have_count(1)
    page.locator(".pal-block").filter(has_text="乙块").click(button="right")
    page.get_by_role("menuitem", name="重命名").click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox", name="名称")
    field.fill("甲块")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("已经有同名的组件块")
    expect(field).to_have_value("甲块")
    field.fill("丙块")
    page.keyboard.press("Enter")
    expect(page.locator(".pal-block").filter(has_text="丙块")).to_have_count(1)


def test_a_block_of_the_other_format_is_turned_into_the_cards(open_designer: Open) -> None:
    text = {"tag": "div", "text": {"tag": "lark_md", "content": "旧格式 ${asker}"}}
    note = {"tag": "note", "elements": [{"tag": "plain_text", "content": "备注"}]}
    first = open_designer(document={**DOCUMENT, "card": {"elements": [text, note]}})
    page = first.page
    first.select("/elements/1")
    keep(first, "旧备注")
    expect(page.locator(".pal-block").filter(has_text="旧备注")).to_have_count(1)
    second = open_designer(document={"card": CARD})
    page.locator(".pal-block").filter(has_text="旧备注").locator("button").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("来自 1.0 卡片")
    expect(dialog.locator(".convert-l li")).not_to_have_count(0)
    dialog.get_by_role("button", name="添加").click()
    expect(second.card.get_by_text("备注", exact=True)).to_have_count(1)
    assert "note" not in [one["tag"] for one in second.saved()["card"]["body"]["elements"]]
    page.keyboard.press("ControlOrMeta+z")
    expect(second.card.get_by_text("备注", exact=True)).to_have_count(0)


def test_keys_pressed_before_the_palette_is_there_are_kept(open_designer: Open) -> None:
    page = open_designer(document=DOCUMENT).page
    page.evaluate(
        """() => {
          const press = (key, more) => document.body.dispatchEvent(
            new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
          press("k", { ctrlKey: true });
          for (const key of "组件块") press(key);
        }"""
    )
    expect(page.locator(".cmdk input")).to_have_value("组件块")
