"""Everything by key: the palette of commands, the sheet of shortcuts, the clipboard across cards."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import CARD, Designer, Open


def elements(designer: Designer) -> list[JSONObject]:
    held: list[JSONObject] = designer.saved()["card"]["body"]["elements"]
    return held


def tags(designer: Designer) -> list[str]:
    return [element["tag"] for element in elements(designer)]


def paste(designer: Designer, text: str) -> None:
    designer.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    designer.page.keyboard.press("Control+v")


def test_commands_are_found_by_name(designer: Designer) -> None:
    page = designer.page
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="输入想做的事").fill("添加分割线")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "hr" in tags(designer)


def test_the_sheet_names_the_keys(designer: Designer) -> None:
    designer.page.keyboard.press("?")
    sheet = designer.page.get_by_role("dialog", name="快捷键")
    expect(sheet).to_contain_text("复制一份")
    designer.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)


def test_keys_move_copy_and_delete(designer: Designer) -> None:
    designer.select("/body/elements/0")
    designer.page.keyboard.press("Control+d")
    assert tags(designer) == ["markdown", "markdown", "column_set", "button"]
    designer.page.keyboard.press("Alt+ArrowDown")
    assert tags(designer) == ["markdown", "column_set", "markdown", "button"]
    designer.page.keyboard.press("Delete")
    designer.page.keyboard.press("Control+z")
    designer.page.keyboard.press("Control+z")
    designer.page.keyboard.press("Control+z")
    assert tags(designer) == ["markdown", "column_set", "button"]
    expect(designer.page.get_by_role("status").filter(has_text="已撤销")).to_be_visible()


def test_components_are_pasted_into_another_card_in_another_tab(designer: Designer, open_designer: Open) -> None:
    context: BrowserContext = designer.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    designer.select("/body/elements/2")
    designer.page.keyboard.press("Control+c")
    page = context.new_page()
    page.goto(designer.page.url)
    other = open_designer({"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}}, on=page)
    other.select("/body/elements/0")
    other.page.keyboard.press("Control+v")
    assert elements(other)[1]["text"]["content"] == "同意"


def test_any_envelope_pasted_is_a_card_and_the_person_is_asked(designer: Designer) -> None:
    page = designer.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    webhook = {"msg_type": "interactive", "card": {"elements": [{"tag": "markdown", "content": "来自群机器人"}]}}
    paste(designer, json.dumps(webhook))
    page.get_by_role("dialog").get_by_role("button", name="只添加组件").click()
    assert elements(designer)[-1]["content"] == "来自群机器人"
    paste(designer, json.dumps(webhook))
    page.get_by_role("dialog").get_by_role("button", name="替换整张卡片").click()
    expect(designer.card).to_contain_text("来自群机器人")
    assert designer.saved()["card"] == webhook["card"]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert designer.saved()["card"] == CARD


def test_words_become_a_text_and_broken_json_loses_nothing(designer: Designer) -> None:
    designer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(designer, "普通的一句话")
    assert elements(designer)[-1] == {"tag": "markdown", "content": "普通的一句话"}
    paste(designer, '{"tag": "hr"')
    expect(designer.page.get_by_role("status").filter(has_text="无法识别")).to_be_visible()
    assert len(elements(designer)) == 4
