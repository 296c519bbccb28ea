"""The variables panel: declaring, renaming with every use, samples on the canvas."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import Designer, Open

CARD: JSONObject = {
    "schema": "2.0",
    "body": {
        "elements": [
            {"tag": "markdown", "content": "${name} 有 ${tasks | length} 件事"},
            {"tag": "markdown", "$each": "task in tasks", "$if": "name != 'name'", "content": "${task.title}"},
        ]
    },
}
VARIABLES: list[JSONObject] = [
    {"name": "name", "type": "text", "default": "大家"},
    {"name": "tasks", "type": "object_array", "fields": [{"name": "title", "type": "text"}]},
]
SAMPLES: list[JSONObject] = [
    {"name": "周一", "values": {"name": "陈静", "tasks": [{"title": "写周报"}]}},
    {"name": "周二", "values": {"name": "林小满", "tasks": []}},
]


@pytest.fixture
def panel(page: Page) -> Locator:
    return page.locator("variables-panel")


def opened(open_designer: Open, page: Page, **document: object) -> Designer:
    designer = open_designer(document={"card": CARD, **document})
    page.get_by_role("tab", name="填空").click()
    expect(page.locator("variables-panel")).to_be_visible()
    return designer


def test_used_names_are_declared_with_the_type_they_seem_to_have(
    open_designer: Open, panel: Locator, page: Page
) -> None:
    designer = opened(open_designer, page)

    panel.get_by_role("button", name="全部声明").click()

    assert designer.saved()["variables"] == [
        {"name": "name", "type": "text"},
        {"name": "tasks", "type": "object_array"},
    ]
    expect(panel.locator(".vmissing")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(panel.locator(".vmissing li")).to_have_count(2)


def test_renaming_reaches_every_use_in_one_step(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    panel.get_by_role("button", name="编辑 name").click()
    box = panel.get_by_role("textbox", name="名称", exact=True).first

    box.fill("tasks")
    box.press("Enter")
    expect(panel).to_contain_text("已经有填空“tasks”了")
    box.fill("who")
    box.press("Enter")

    expect(designer.card).to_contain_text("大家 有 1 件事")
    document = designer.saved()
    first, second = document["card"]["body"]["elements"]
    assert (first["content"], second["$if"]) == ("${who} 有 ${tasks | length} 件事", "who != 'name'")
    assert document["variables"][0] == {"name": "who", "type": "text", "default": "大家"}
    assert document["samples"][0]["values"]["who"] == "陈静"
    assert page.evaluate("() => document.querySelector('card-designer').studio.history.past.length") == 1


def test_a_variable_is_made_and_described(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES)

    panel.get_by_role("button", name="添加填空").click()
    name = panel.get_by_role("textbox", name="名称", exact=True).first
    name.fill("due")
    name.press("Enter")
    panel.get_by_role("combobox", name="类型").first.select_option("date")
    panel.get_by_role("textbox", name="说明").fill("哪天截止")
    panel.get_by_label("默认值", exact=True).last.fill("2026-12-01")
    panel.get_by_label("默认值", exact=True).last.blur()
    expect(panel).to_contain_text("没有用到")

    assert designer.saved()["variables"][2] == {
        "name": "due",
        "type": "date",
        "description": "哪天截止",
        "default": "2026-12-01",
    }
    panel.get_by_role("button", name="删除 due").click()
    assert [entry["name"] for entry in designer.saved()["variables"]] == ["name", "tasks"]


def test_preview_values_are_tried_on_the_canvas(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    expect(designer.card).to_contain_text("写周报")

    panel.get_by_role("button", name="周二").click()
    expect(designer.card).to_contain_text("林小满 有 0 件事")
    panel.get_by_role("button", name="复制这组").click()
    panel.get_by_role("textbox", name="这组的名称").fill("周三")
    panel.get_by_role("textbox", name="这组的名称").press("Tab")
    panel.get_by_role("textbox", name="name", exact=True).fill("周予安")
    panel.get_by_role("button", name="添加一行").click()
    panel.get_by_role("textbox", name="title 1").fill("备份")
    expect(designer.card).to_contain_text("周予安 有 1 件事")
    expect(designer.card).to_contain_text("备份")

    assert designer.saved()["samples"][2] == {
        "name": "周三",
        "values": {"name": "周予安", "tasks": [{"title": "备份"}]},
    }
    panel.get_by_role("button", name="删除这组").click()
    assert [sample["name"] for sample in designer.saved()["samples"]] == ["周一", "周二"]
    expect(designer.card).to_contain_text("写周报")
    panel.get_by_role("switch", name="改为显示占位符").click()
    expect(designer.card).to_contain_text("name")
    expect(designer.card).not_to_contain_text("林小满")


def test_values_made_on_demand_are_kept_as_a_set(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    page.locator("summary[aria-label^='卡片上显示']").click()
    page.get_by_role("button", name="最长的写法").click()
    expect(panel).to_contain_text("不会发出去")
    panel.get_by_role("button", name="存为一组，再改").click()
    expect(panel.get_by_role("textbox", name="这组的名称")).to_have_value("最长的写法")
    assert [sample["name"] for sample in designer.saved()["samples"]] == ["周一", "周二", "最长的写法"]


def test_a_name_is_put_where_the_caret_is(open_designer: Open, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    designer.select("/body/elements/0")
    inspector = page.locator("inspector-panel")
    box = inspector.get_by_role("textbox", name=re.compile("内容"))

    expect(inspector.locator(".var").first).to_have_text(re.compile("name.*大家"))
    box.press("Home")
    inspector.locator(".var").nth(1).click()

    expect(box).to_have_value(re.compile(r"^\$\{tasks\}\$\{name\}"))
    expect(inspector.locator(".var")).to_have_count(2)


def test_short_declarations_are_tidied_first(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=["name", {"name": "tasks", "type": "array"}])

    panel.get_by_role("button", name="整理").click()

    expect(panel.get_by_role("button", name="编辑 name")).to_be_visible()
    assert designer.saved()["variables"] == [{"name": "name", "type": "text"}, {"name": "tasks", "type": "array"}]
