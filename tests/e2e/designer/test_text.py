"""Text edited on the card: source markup in a field over the words, and composition that survives everything."""

from __future__ import annotations

from playwright.sync_api import CDPSession, expect

from tests.e2e.designer.conftest import Designer, Open

TEXT = "/body/elements/0"


def edit(designer: Designer, pointer: str = TEXT) -> None:
    box = designer.box(pointer)
    designer.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(designer.page.locator(".text-field")).to_be_focused()


def compose(keys: CDPSession, text: str) -> None:
    """What an input method shows while a word is typed."""
    keys.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})


def test_the_field_lies_over_the_words_in_their_font(designer: Designer) -> None:
    edit(designer)
    field = designer.page.locator(".text-field")
    expect(field).to_have_value("**变更摘要**：收银台切换到新版路由")
    over, words = field.bounding_box(), designer.box(TEXT)
    assert over is not None
    assert [round(over["x"]), round(over["y"])] == [round(words["x"]), round(words["y"])]
    assert round(over["width"]) == round(words["width"])
    look = "(element) => getComputedStyle(element).fontSize"
    assert field.evaluate(look) == designer.element(TEXT).evaluate(look)
    expect(designer.page.locator(".hbar")).to_be_hidden()


def test_a_title_takes_words_only_and_enter_ends_it(designer: Designer) -> None:
    edit(designer, "/header/title")
    expect(designer.page.locator(".ebar")).to_have_count(0)
    designer.page.keyboard.type("新标题")
    designer.page.keyboard.press("Enter")
    expect(designer.page.locator(".text-field")).to_have_count(0)
    assert designer.saved()["card"]["header"]["title"]["content"] == "新标题"


def test_marks_go_on_and_off_and_one_sitting_is_one_step(designer: Designer) -> None:
    page = designer.page
    edit(designer)
    page.keyboard.type("今晚发布")
    page.keyboard.press("Control+a")
    page.locator("text-editing").get_by_role("toolbar", name="文字样式").get_by_role("button", name="加粗").click()
    expect(page.locator(".text-field")).to_have_value("**今晚发布**")
    expect(designer.element(TEXT).locator("b, strong").first).to_have_text("今晚发布")
    page.locator("text-editing").get_by_role("toolbar", name="文字样式").get_by_role("button", name="颜色").click()
    page.get_by_role("menuitem", name="red", exact=True).click()
    expect(page.locator(".text-field")).to_have_value("**<font color='red'>今晚发布</font>**")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(designer.element(TEXT)).to_have_text("变更摘要：收银台切换到新版路由")


def test_pinyin_survives_a_lint_report_and_is_one_step(designer: Designer) -> None:
    """The report arrives, and the card is redrawn, while the composition is open."""
    page = designer.page
    edit(designer)
    page.keyboard.press("End")
    keys = page.context.new_cdp_session(page)
    with page.expect_response("**/cards/lint/"):
        page.keyboard.type("，")
        for typed in ("n", "ni", "ni h", "ni hao"):
            keys.send(
                "Input.imeSetComposition", {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)}
            )
    expect(page.locator("designer-checks")).to_be_visible()
    compose(keys, "ni hao")
    keys.send("Input.insertText", {"text": "你好"})
    expect(page.locator(".text-field")).to_have_value("**变更摘要**：收银台切换到新版路由，你好")
    content = designer.saved()["card"]["body"]["elements"][0]["content"]
    assert content == "**变更摘要**：收银台切换到新版路由，你好"
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(designer.element(TEXT)).to_have_text("变更摘要：收银台切换到新版路由")


def test_the_source_is_edited_where_the_card_shows_values(open_designer: Open) -> None:
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "请 ${owner} 确认"}]}}
    variables = [{"name": "owner", "type": "text", "label": "负责人"}]
    samples = [{"name": "平常", "values": {"owner": "林小满"}}]
    designer = open_designer(document={"card": card, "variables": variables, "samples": samples})
    expect(designer.element(TEXT)).to_have_text("请 林小满 确认")
    edit(designer)
    expect(designer.page.locator(".text-field")).to_have_value("请 ${owner} 确认")
    designer.page.keyboard.press("End")
    designer.page.locator("text-editing").get_by_role("button", name="填空", exact=True).click()
    designer.page.get_by_role("menuitem", name="负责人").click()
    expect(designer.element(TEXT)).to_have_text("请 林小满 确认林小满")
