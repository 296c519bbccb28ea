"""The source pane: the card's JSON and the canvas change each other; a selection in one is marked in the other."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.designer.conftest import CARD, Designer, Open, text_of

LONG = "12345678901234567890"


class Pane:
    """The open source pane of a designer."""

    def __init__(self, designer: Designer) -> None:
        self.designer = designer
        self.page = designer.page
        self.root = self.page.locator("designer-source")
        self.content = self.root.locator(".cm-content")

    @property
    def text(self) -> str:
        text: str = self.page.evaluate("() => document.querySelector('designer-source').editor.text")
        return text

    def put_cursor(self, before: str, offset: int = 0) -> None:
        """The cursor in front of a text, `offset` characters further on, by the keyboard's own way."""
        self.page.evaluate(
            """([before, offset]) => {
              const {editor} = document.querySelector('designer-source');
              editor.goTo(editor.text.indexOf(before) + offset);
            }""",
            [before, offset],
        )

    def retype(self, old: str, new: str) -> None:
        """Delete a text and type another one."""
        self.put_cursor(old, len(old))
        for _letter in old:
            self.page.keyboard.press("Backspace")
        self.page.keyboard.insert_text(new)

    def has(self, text: str) -> None:
        self.page.wait_for_function(
            "(text) => document.querySelector('designer-source').editor.text.includes(text)", arg=text
        )

    def paste(self, text: str) -> None:
        self.content.evaluate(
            """(node, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              const made = {clipboardData: data, bubbles: true, cancelable: true, composed: true};
              node.dispatchEvent(new ClipboardEvent('paste', made));
            }""",
            text,
        )


@pytest.fixture
def pane(designer: Designer) -> Pane:
    return opened(designer)


def opened(designer: Designer) -> Pane:
    designer.page.get_by_role("button", name="源码", exact=True).click()
    pane = Pane(designer)
    expect(pane.content).to_be_focused()
    return pane


def row(designer: Designer, name: str) -> Locator:
    return designer.page.locator("designer-outline").get_by_role("treeitem", name=name)


def test_text_becomes_card_and_card_becomes_text(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    pane.retype("新版路由", "新通道")
    page.keyboard.insert_text("，今晚生效")
    expect(designer.card.get_by_text("收银台切换到新通道，今晚生效")).to_be_attached()
    # One run of typing is one step.
    page.locator("designer-history summary").click()
    expect(page.locator(".hist-i")).to_have_count(2)
    page.keyboard.press("Escape")
    # The card is changed elsewhere: only that line of the text changes.
    before = pane.text
    designer.select("/body/elements/2")
    page.keyboard.press("Delete")
    page.wait_for_function("() => !document.querySelector('designer-source').editor.text.includes('同意')")
    assert before.startswith(pane.text[: pane.text.index('"column_set"')])
    page.get_by_role("button", name="撤销").click()
    pane.has("同意")
    assert pane.text == before


def test_numbers_keep_every_digit_and_writing_stays_as_it_is(open_designer: Open) -> None:
    designer = open_designer({**CARD, "body": {"elements": [{"tag": "markdown", "content": "数字"}]}})
    pane = opened(designer)
    pane.retype('"content": "数字"', f'"content": "数",    "big": {LONG}')
    expect(designer.card.get_by_text("数", exact=True)).to_be_attached()
    raw = designer.page.evaluate(
        """async (id) => {
          await document.querySelector('card-designer').saving.settle();
          return await (await fetch(`/api/v1/templates/${id}/draft/`)).text();
        }""",
        designer.template,
    )
    assert LONG in raw
    designer.select("/body/elements/0")
    designer.page.keyboard.press("Control+d")
    designer.page.wait_for_function(
        "() => document.querySelector('designer-source').editor.text.split('\"big\"').length === 3"
    )
    assert f'"content": "数",    "big": {LONG}' in pane.text, "what did not change is written as before"


def test_a_fault_keeps_the_last_card_and_says_where(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    pane.retype('"schema": "2.0",', '"schema" "2.0",')
    expect(pane.root.get_by_text("第 2 行第 12 列：字段名后面缺少冒号")).to_be_visible()
    expect(designer.card.get_by_text("同意")).to_be_attached()
    expect(pane.root.locator(".cm-lintRange-error")).to_have_count(1)
    # Undo takes back what was typed here, not the card's last step.
    for _key in range(3):
        page.keyboard.press("Control+z")
    expect(pane.root.locator(".src-bad")).to_have_count(0)


def test_a_fault_and_a_change_elsewhere_leave_the_choice(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    pane.retype('"同意"', '"批准"X')
    expect(pane.root.locator(".src-bad")).to_be_visible()
    designer.select("/body/elements/0")
    page.keyboard.press("Delete")
    expect(pane.root.get_by_text("卡片在别处又有改动")).to_be_visible()
    assert "批准" in pane.text
    pane.root.get_by_role("button", name="显示卡片的源码").click()
    pane.has('"同意"')
    assert "变更摘要" not in pane.text


def test_what_is_selected_is_marked_both_ways(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    designer.select("/body/elements/2")
    lines = pane.root.locator(".cm-chosen")
    expect(lines.first).to_be_in_viewport()
    expect(lines.filter(has_text='"button"')).to_have_count(1)
    pane.put_cursor('"右"', 2)
    page.keyboard.press("ArrowRight")
    expect(row(designer, "右")).to_have_attribute("aria-selected", "true")
    expect(lines.filter(has_text='"右"')).to_have_count(1)
    pane.put_cursor('"template"', 2)
    page.keyboard.press("ArrowRight")
    expect(row(designer, "标题栏")).to_have_attribute("aria-selected", "true")


def test_the_catalog_completes_and_explains(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    pane.put_cursor('"type": "primary"', len('"type": "'))
    page.keyboard.press("Control+Space")
    options = pane.root.locator(".cm-tooltip-autocomplete li")
    expect(options.filter(has_text="primary_filled")).to_be_visible()
    page.keyboard.type("danger_f")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    pane.has('"type": "danger_filled"')
    expect(designer.page.locator("designer-history summary")).to_be_visible()
    # A new field, with its value begun.
    pane.put_cursor('"type": "danger_filled"')
    page.keyboard.insert_text('"size": "large", ')
    pane.put_cursor('"type": "danger_filled"')
    page.keyboard.type('"dis')
    expect(options.filter(has_text="disabled").first).to_be_visible()
    page.keyboard.press("Escape")
    for _letter in '"dis"':
        page.keyboard.press("Backspace")
    page.keyboard.press("Delete")
    pane.root.locator(".cm-line", has_text='"template"').locator("span", has_text="template").hover()
    expect(pane.root.locator(".cm-help")).to_contain_text("主题色")


def test_variables_are_offered_in_placeholders(open_designer: Open) -> None:
    variables = [{"name": "owner", "type": "text"}, {"name": "amount", "type": "number"}]
    designer = open_designer(document={"card": CARD, "variables": variables})
    pane = opened(designer)
    pane.put_cursor("收银台")
    pane.page.keyboard.type("${o")
    expect(pane.root.locator(".cm-tooltip-autocomplete li").filter(has_text="owner")).to_be_visible()
    # A list that has only just come (CodeMirror: 75 ms) takes no Enter: it may have been meant for the line.
    pane.page.wait_for_timeout(200)
    pane.page.keyboard.press("Enter")
    pane.has("${owner}收银台")


def test_the_whole_document_can_be_edited(open_designer: Open) -> None:
    text = {"tag": "markdown", "content": "你好 ${name}"}
    document = {
        "card": {**CARD, "body": {"elements": [text]}},
        "variables": [{"name": "name", "type": "text"}],
        "samples": [{"name": "常规", "values": {"name": "陈静"}}],
    }
    designer = open_designer(document=document)
    pane = opened(designer)
    assert "samples" not in pane.text
    pane.root.get_by_role("button", name="整份文档").click()
    pane.has('"samples"')
    pane.retype("陈静", "王冰")
    expect(designer.card.get_by_text("你好 王冰")).to_be_attached()
    pane.put_cursor("你好")
    pane.page.keyboard.press("ArrowRight")
    expect(designer.page.locator("designer-outline [aria-selected=true]")).to_contain_text("你好")
    assert designer.saved()["samples"][0]["values"] == {"name": "王冰"}
    pane.root.get_by_role("button", name="卡片", exact=True).click()
    designer.page.wait_for_function("() => !document.querySelector('designer-source').editor.text.includes('samples')")


def test_findings_are_underlined_with_their_fix(open_designer: Open) -> None:
    bad = {**CARD, "body": {"elements": [{"tag": "markdown", "content": "x", "text_weight": "bold"}]}}
    designer = open_designer(bad)
    pane = opened(designer)
    squiggle = pane.root.locator(".cm-lintRange-error")
    expect(squiggle.first).to_contain_text("text_weight")
    squiggle.first.hover()
    pane.root.locator(".cm-diagnosticAction").click()
    expect(squiggle).to_have_count(0)
    assert "text_weight" not in pane.text


def test_an_envelope_is_opened_and_a_text_formatted(pane: Pane) -> None:
    designer, page = pane.designer, pane.page
    page.keyboard.press("Control+a")
    pane.paste(text_of({"msg_type": "interactive", "card": {"elements": [{"tag": "markdown", "content": "拆出来的"}]}}))
    expect(designer.card.get_by_text("拆出来的")).to_be_attached()
    pane.has('{\n  "elements": [\n    {\n      "tag": "markdown",')
    page.keyboard.press("Control+a")
    pane.paste('{"elements":[{"tag":"hr"}]}')
    expect(designer.card.locator("[data-pointer='/elements/0']")).to_be_attached()
    pane.root.get_by_role("button", name="格式化").click()
    pane.has('    {\n      "tag": "hr"\n    }')


def test_the_platforms_answer_is_explained_and_shown(pane: Pane) -> None:
    designer = pane.designer
    error = (
        "ErrCode: 200621; ErrMsg: unknown property, property: width, path: ROOT -> body -> elements -> "
        "[1](tag: column_set) -> columns -> [1](tag: column); ErrorValue: "
    )
    pane.paste(error)
    expect(pane.root.get_by_text("卡片结构不符合平台要求")).to_be_visible()
    assert "ErrCode" not in pane.text
    expect(row(designer, "第 2 列")).to_have_attribute("aria-selected", "true")
    pane.root.get_by_role("button", name="解读平台报错").click()
    box = pane.root.get_by_label("平台返回的内容")
    box.fill("ErrCode: 11310; ErrMsg: card table number over limit; ErrPath: ROOT -> body -> elements -> [9]")
    box.blur()
    expect(pane.root.get_by_text("表格超过 5 个")).to_be_visible()
    expect(pane.root.get_by_text("没有报错所指的位置")).to_be_visible()
