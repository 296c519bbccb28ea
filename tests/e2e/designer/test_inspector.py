"""The inspector: what is typed and clicked there gets into the card, and nothing typed is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import Designer, Open
from tests.unit.cards.conftest import corpus_entry, corpus_files

TEXT: JSONObject = {"tag": "markdown", "content": "你好"}
PICK: JSONObject = {
    "tag": "select_static",
    "placeholder": {"tag": "plain_text", "content": "请选择"},
    "options": [{"text": {"tag": "plain_text", "content": word}, "value": word} for word in ("甲", "乙", "丙")],
}


def modern(*elements: JSONObject, **root: Any) -> JSONObject:
    return {"schema": "2.0", **root, "body": {"elements": list(elements)}}


def first(designer: Designer) -> JSONObject:
    """The first element, as the server has it."""
    element: JSONObject = designer.saved()["card"]["body"]["elements"][0]
    return element


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.locator("inspector-panel")


def field(panel: Locator, key: str) -> Locator:
    return panel.locator(f'.field[data-field="{key}"]').first


def tab(panel: Locator, name: str) -> None:
    panel.get_by_role("tab", name=name).click()


def test_typing_is_one_step_and_reaches_the_card(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = open_designer(modern(TEXT))
    designer.select("/body/elements/0")
    box = panel.get_by_role("textbox", name=re.compile("内容"))

    box.press("End")
    box.press_sequentially("，世界", delay=5)

    expect(designer.card).to_contain_text("你好，世界")
    assert first(designer)["content"] == "你好，世界"
    page.get_by_role("button", name="撤销").click()
    expect(box).to_have_value("你好")


def test_pinyin_survives_a_report_in_the_middle(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = open_designer(modern({"tag": "div", "text": {"tag": "plain_text", "content": "评审"}}))
    designer.select("/body/elements/0")
    box = panel.get_by_role("textbox", name=re.compile("^文本"))
    box.press("End")
    keys = page.context.new_cdp_session(page)

    keys.send("Input.imeSetComposition", {"text": "tong", "selectionStart": 4, "selectionEnd": 4})
    with page.expect_response("**/api/v1/cards/lint/"):
        # Another hand changes the card meanwhile: a report comes, and everything is drawn anew.
        page.evaluate("() => document.querySelector('card-designer').studio.notify('document')")
    page.evaluate("() => document.querySelector('inspector-panel').requestUpdate()")
    expect(box).to_have_value("评审tong")
    keys.send("Input.imeSetComposition", {"text": "tong'yi", "selectionStart": 7, "selectionEnd": 7})
    expect(box).to_have_value("评审tong'yi")
    keys.send("Input.insertText", {"text": "同意"})

    expect(box).to_have_value("评审同意")
    expect(designer.card).to_contain_text("评审同意")
    assert box.evaluate("box => box.selectionStart") == 4
    assert page.evaluate("() => document.querySelector('card-designer').studio.history.past.length") == 1


def test_what_is_no_number_stays_in_its_box(open_designer: Open, panel: Locator) -> None:
    table = {"tag": "table", "columns": [{"name": "a", "data_type": "text"}], "rows": [{"a": "x"}], "page_size": 3}
    designer = open_designer(modern(table, TEXT))
    designer.select("/body/elements/0")
    box = panel.get_by_role("textbox", name="每页行数")

    box.fill("三")

    expect(field(panel, "page_size")).to_contain_text("请填写整数，仍保留 3")
    designer.select("/body/elements/1")
    designer.select("/body/elements/0")
    expect(panel.get_by_role("textbox", name="每页行数")).to_have_value("三")
    panel.get_by_role("textbox", name="每页行数").fill("7")
    panel.get_by_role("textbox", name="每页行数").press("ArrowUp")
    assert first(designer)["page_size"] == 8


def test_words_switches_lengths_and_colours(open_designer: Open, panel: Locator) -> None:
    designer = open_designer(modern({"tag": "interactive_container", "elements": [TEXT], "behaviors": []}))
    designer.select("/body/elements/0")
    panel.page.get_by_role("treeitem", name=re.compile("交互容器")).first.click()
    tab(panel, "样式")

    panel.get_by_role("radio", name="横向").click()
    panel.get_by_role("switch", name="显示边框").click()
    field(panel, "border_color").get_by_role("radio", name="red", exact=True).click()
    field(panel, "padding").get_by_role("button", name=re.compile("分别设置四边")).click()
    field(panel, "padding").get_by_role("textbox", name="内边距: 上").fill("4")
    field(panel, "padding").get_by_role("textbox", name="内边距: 下").fill("4")
    field(panel, "corner_radius").get_by_role("textbox").fill("8")
    field(panel, "width").get_by_role("combobox").select_option("auto")

    element = first(designer)
    assert {key: element[key] for key in ("direction", "has_border", "border_color", "corner_radius", "width")} == {
        "direction": "horizontal",
        "has_border": True,
        "border_color": "red",
        "corner_radius": "8px",
        "width": "auto",
    }
    assert element["padding"] == "4px 0px"
    expect(field(panel, "width")).to_contain_text("自适应")
    field(panel, "direction").get_by_role("button", name=re.compile("恢复默认值")).click()
    assert "direction" not in first(designer)


def test_an_unset_text_comes_and_goes_with_its_letters(open_designer: Open, panel: Locator) -> None:
    designer = open_designer(modern({"tag": "button", "text": {"tag": "plain_text", "content": "好"}}))
    designer.select("/body/elements/0")
    tab(panel, "互动")
    box = panel.get_by_role("textbox", name=re.compile("悬浮提示"))

    box.press_sequentially("提示")
    assert first(designer)["hover_tips"] == {"tag": "plain_text", "content": "提示"}
    box.fill("")
    expect(box).to_be_focused()
    assert "hover_tips" not in first(designer)


def settled(locator: Locator) -> dict[str, float]:
    """Its place once it has stood still for a while: what comes later, as the findings do, pushes rows down."""
    box = None
    while (now := locator.bounding_box()) is None or now != box:
        box = now
        locator.page.wait_for_timeout(400)
    return dict(now)


def test_lists_are_ordered_by_pointer_and_by_keys(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = open_designer(modern(PICK))
    designer.select("/body/elements/0")
    grips = panel.get_by_role("button", name=re.compile("移动第"))

    grips.nth(0).focus()
    page.keyboard.press("ArrowDown")
    expect(panel.locator(".row-b").first).to_have_text("乙")
    expect(grips.nth(1)).to_be_focused()
    target = settled(grips.nth(0))
    grips.nth(2).hover(position={"x": 8, "y": 8})
    page.mouse.down()
    page.mouse.move(target["x"] + 8, target["y"] + 2, steps=5)
    page.mouse.up()

    expect(panel.locator(".row-b").first).to_have_text("丙")
    assert [option["value"] for option in first(designer)["options"]] == ["丙", "乙", "甲"]
    panel.get_by_role("button", name="添加一项: 选项").click()
    panel.get_by_role("textbox", name="文本", exact=False).last.fill("丁")
    panel.get_by_role("button", name="删除第 1 项").click()
    assert [option["text"]["content"] for option in first(designer)["options"]] == ["乙", "甲", "丁"]


def test_a_text_is_written_in_each_language(open_designer: Open, panel: Locator) -> None:
    designer = open_designer(modern(TEXT))
    designer.select("/body/elements/0")

    panel.get_by_role("combobox", name=re.compile("添加语言")).select_option("en_us")
    box = panel.get_by_role("textbox", name=re.compile("内容"))
    expect(panel.get_by_role("button", name="英语", exact=True)).to_have_attribute("aria-pressed", "true")
    box.fill("Hello")

    expect(designer.card).to_contain_text("Hello")
    panel.get_by_role("button", name="默认", exact=True).click()
    expect(box).to_have_value("你好")
    element = first(designer)
    assert (element["content"], element["i18n_content"]) == ("你好", {"en_us": "Hello"})


def test_marks_and_icons(open_designer: Open, panel: Locator) -> None:
    designer = open_designer(modern(TEXT))
    designer.select("/body/elements/0")
    box = panel.get_by_role("textbox", name=re.compile("内容"))

    box.select_text()
    panel.get_by_role("button", name="加粗").click()
    expect(box).to_have_value("**你好**")
    panel.get_by_role("button", name="加粗").click()
    expect(box).to_have_value("你好")
    panel.get_by_role("switch", name="图标").click()
    field(panel, "token").get_by_role("button", name="图标", exact=True).click()
    panel.get_by_role("searchbox").fill("calendar")
    panel.get_by_role("option", name="calendar_outlined").click()

    assert first(designer)["icon"]["token"] == "calendar_outlined"


def test_findings_stand_beside_their_field_and_are_mended_there(open_designer: Open, panel: Locator) -> None:
    column = {"tag": "column", "elements": [TEXT]}
    designer = open_designer(modern({"tag": "column_set", "background_style": "#ff0000", "columns": [column]}))
    designer.page.get_by_role("treeitem", name=re.compile("分栏")).first.click()
    tab(panel, "样式")
    note = field(panel, "background_style").locator(".note-in")

    expect(note).to_be_visible()
    note.get_by_role("button").click()

    expect(note).to_have_count(0)
    assert first(designer)["background_style"].startswith("red")


def test_unknown_properties_and_broken_json_are_kept(open_designer: Open, panel: Locator) -> None:
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "好"}, "own": {"a": 1}, "value": {"n": 1}}
    designer = open_designer(modern(button))
    designer.select("/body/elements/0")
    box = field(panel, "own").get_by_role("textbox")

    box.fill('{"a": 2')
    expect(field(panel, "own")).to_contain_text("还不是合法的 JSON")
    assert first(designer)["own"] == {"a": 1}
    box.press("End")
    box.press_sequentially("}")
    assert first(designer)["own"] == {"a": 2}
    tab(panel, "互动")
    field(panel, "value").get_by_role("textbox", name="值: n").fill("2")
    assert first(designer)["value"] == {"n": 2}


def test_rows_take_what_a_spreadsheet_gives(open_designer: Open, panel: Locator) -> None:
    columns = [{"name": "who", "data_type": "text"}, {"name": "n", "data_type": "number"}]
    designer = open_designer(modern({"tag": "table", "columns": columns, "rows": [{"who": "甲", "n": 1}]}))
    designer.select("/body/elements/0")
    cell = panel.get_by_role("textbox", name="who 1")

    cell.evaluate(
        """box => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', '乙\\t2\\n丙\\t3.5\\n');
          box.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
        }"""
    )

    expect(panel.get_by_role("textbox", name="who 2")).to_have_value("丙")
    assert first(designer)["rows"] == [{"who": "乙", "n": 2}, {"who": "丙", "n": 3.5}]


def test_several_of_a_kind_are_edited_together(open_designer: Open, panel: Locator, page: Page) -> None:
    buttons = [{"tag": "button", "text": {"tag": "plain_text", "content": word}} for word in ("一", "二")]
    designer = open_designer(modern(*buttons))
    page.evaluate(
        """() => {
          const { studio } = document.querySelector('card-designer');
          studio.select(['/body/elements/0', '/body/elements/1'].map((pointer) => studio.idOfDrawn(pointer)));
        }"""
    )

    expect(panel.get_by_role("heading", name="2 个组件")).to_be_visible()
    expect(panel.get_by_role("textbox", name=re.compile("^文本"))).to_have_attribute("placeholder", "多个值")
    tab(panel, "样式")
    field(panel, "type").get_by_role("combobox").select_option("danger")

    assert [element["type"] for element in designer.saved()["card"]["body"]["elements"]] == ["danger", "danger"]
    assert page.evaluate("() => document.querySelector('card-designer').studio.history.past.length") == 1


def test_names_locks_and_the_way_up(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = open_designer(modern({"tag": "column_set", "columns": [{"tag": "column", "elements": [TEXT]}]}))
    designer.select("/body/elements/0/columns/0/elements/0")
    name = panel.get_by_role("textbox", name="组件名称")

    name.fill("开场白")
    name.press("Enter")
    panel.get_by_role("button", name="锁定").click()

    expect(panel).to_contain_text("已锁定")
    expect(panel.get_by_role("textbox", name=re.compile("内容"))).to_have_attribute("readonly", "")
    assert {"name": "开场白", "locked": True}.items() <= designer.saved()["editor"]["nodes"][-1].items()
    panel.get_by_role("navigation").get_by_role("button", name="分栏").click()
    expect(panel.locator(".row-b")).to_have_text("第 1 列")
    panel.get_by_role("navigation").get_by_role("button", name="卡片").click()
    expect(panel.get_by_role("heading", name="卡片", exact=True)).to_be_visible()


def test_the_card_itself(open_designer: Open, panel: Locator) -> None:
    designer = open_designer(modern(TEXT))

    panel.get_by_role("switch", name="标题栏").click()
    panel.get_by_role("textbox", name=re.compile("^标题")).fill("周报")
    field(panel, "template").get_by_role("radio", name="turquoise").click()
    panel.locator('[data-block="summary"]').get_by_role("textbox").fill("一周小结")
    tab(panel, "样式")
    field(panel, "color").get_by_role("button", name="添加: 颜色").click()
    field(panel, "color").get_by_role("textbox", name="键 1: 颜色").fill("brand")
    field(panel, "color").get_by_label("浅色主题", exact=True).first.fill("#00aa55")
    tab(panel, "互动")
    panel.get_by_role("switch", name="更新后所有人都能看到").click()

    document = designer.saved()
    card = document["card"]
    assert card["header"]["title"]["content"] == "周报"
    assert card["header"]["template"] == "turquoise"
    assert card["config"]["summary"] == {"content": "一周小结"}
    assert card["config"]["style"]["color"]["brand"]["light_mode"] == "rgba(0,170,85,1)"
    assert document["update_multi"] is True


def test_conditions_are_read_before_they_count(open_designer: Open, panel: Locator) -> None:
    variables = [{"name": "tasks", "type": "object_array"}, {"name": "due", "type": "boolean"}]
    designer = open_designer(document={"card": modern(TEXT), "variables": variables})
    designer.select("/body/elements/0")

    panel.get_by_role("button", name="添加条件").click()
    box = panel.get_by_role("textbox", name="显示条件")
    box.fill("due and")
    expect(field(panel, "$if")).to_contain_text("条件还写得不完整")
    assert "$if" not in first(designer)
    box.fill("due and nobody")
    expect(field(panel, "$if")).to_contain_text("没有声明 nobody")
    panel.get_by_role("button", name="设为重复").click()
    panel.get_by_role("textbox", name="重复").fill("task in ta")
    panel.get_by_role("group", name="可以选择的名称").get_by_role("button", name="tasks").click()
    expect(panel.get_by_role("textbox", name="重复")).to_have_value("task in tasks")

    element = first(designer)
    assert (element["$if"], element["$each"]) == ("due and nobody", "task in tasks")


SWEEP = """async ({documents}) => {
  const {studio, saving} = document.querySelector('card-designer');
  const panel = document.querySelector('inspector-panel');
  let revision = 1;
  const seen = new Set(), problems = [];
  const shape = (value) => Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
  const walk = (value, pointer, found) => {
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${pointer}/${index}`, found));
    else if (value && typeof value === 'object') {
      if (typeof value.tag === 'string' && pointer !== '') found.push([pointer, value]);
      for (const [key, held] of Object.entries(value)) {
        if (!['value', 'chart_spec', 'rows'].includes(key)) walk(held, `${pointer}/${key}`, found);
      }
    }
  };
  // Translations are edited with what they translate.
  const companion = (key, shown) => shown.has(key === 'i18n' ? 'content' : key.replace(/^i18n_/, ''));
  for (const [name, card] of documents) {
    saving.follow({card}, revision += 1);
    const found = [];
    walk(card, '', found);
    for (const [pointer, element] of found) {
      const shapes = Object.entries(element).map(([key, value]) => [key, shape(value)]);
      const signature = JSON.stringify([element.tag, card.schema, shapes]);
      if (seen.has(signature)) continue;
      seen.add(signature);
      const id = studio.idOfDrawn(pointer);
      studio.select([id]);
      await panel.updateComplete;
      const shown = new Set();
      for (const section of ['content', 'style', 'interaction']) {
        panel.tab = section;
        await panel.updateComplete;
        for (const field of panel.querySelectorAll('[data-field]')) shown.add(field.dataset.field);
      }
      const lost = Object.keys(element).filter((key) => key !== 'tag' && !shown.has(key) && !companion(key, shown));
      if (lost.length > 0) problems.push(`${name} ${pointer} ${element.tag}: ${lost}`);
    }
  }
  return [seen.size, problems];
}"""


def sweep(designer: Designer, documents: list[tuple[str, JSONObject]]) -> int:
    """Select every kind of element there is in some cards: whatever is set on it is shown."""
    count, problems = designer.page.evaluate(SWEEP, {"documents": documents})
    assert problems == []
    return int(count)


def test_every_component_of_both_formats_is_drawn(designer: Designer, panel: Locator) -> None:
    expect(panel.locator(".field").first).to_be_visible()
    cards: list[tuple[str, JSONObject]] = designer.page.evaluate(
        """() => Object.entries(document.querySelector('card-designer').studio.catalog.components).flatMap(
          ([tag, {fields}]) => Object.keys(fields).map((format) => {
            const elements = [{tag}];
            return [`${tag} ${format}`, format === '2.0' ? {schema: '2.0', body: {elements}} : {elements}];
          }))"""
    )

    assert sweep(designer, cards) > 80


@pytest.mark.skipif(not corpus_files(), reason="no corpus of cards at CARD_CORPUS")
def test_every_set_field_of_real_cards_is_shown(designer: Designer, panel: Locator) -> None:
    expect(panel.locator(".field").first).to_be_visible()
    entries = [(path.stem, corpus_entry(path)["card"]) for path in corpus_files()]

    assert sweep(designer, [(name, card) for name, card in entries if isinstance(card, dict)]) > 100
