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
    {"name": "name", "type": "text", "label": "怎么称呼", "default": "大家"},
    {
        "name": "tasks",
        "type": "object_array",
        "label": "事项清单",
        "fields": [{"name": "title", "type": "text", "label": "事项"}],
    },
]
SAMPLES: list[JSONObject] = [
    {"name": "周一", "values": {"name": "陈静", "tasks": [{"title": "写周报"}]}},
    {"name": "周二", "values": {"name": "林小满", "tasks": []}},
]


PASTE = """(box, text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


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

    panel.get_by_role("button", name="全部做成填空").click()

    assert designer.saved()["variables"] == [
        {"name": "name", "type": "text"},
        {"name": "tasks", "type": "object_array"},
    ]
    expect(panel.locator(".vmissing")).to_have_count(0)
    page.get_by_role("button", name="撤销").click()
    expect(panel.locator(".vmissing li")).to_have_count(2)


def row(panel: Locator, name: str) -> Locator:
    return panel.locator(f'[data-blank-row="{name}"]')


def test_the_code_name_is_changed_everywhere_in_one_step(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    panel.get_by_text("高级：代码名").click()
    box = panel.locator(".bl-adv").get_by_role("textbox", name="怎么称呼")

    box.fill("tasks")
    box.press("Enter")
    expect(panel).to_contain_text("已经有填空用了“tasks”")
    box.fill("who")
    box.press("Enter")

    expect(designer.card).to_contain_text("大家 有 1 件事")
    document = designer.saved()
    first, second = document["card"]["body"]["elements"]
    assert (first["content"], second["$if"]) == ("${who} 有 ${tasks | length} 件事", "who != 'name'")
    assert document["variables"][0] == {"name": "who", "type": "text", "label": "怎么称呼", "default": "大家"}
    assert document["samples"][0]["values"]["who"] == "陈静"
    assert page.evaluate("() => document.querySelector('card-designer').studio.history.past.length") == 1


def test_a_new_blank_is_called_something_first(open_designer: Open, panel: Locator, page: Page) -> None:
    """Its name for programs comes of that, and stays when people call it something else."""
    designer = opened(open_designer, page, variables=VARIABLES)

    panel.get_by_role("button", name="新填空").click()
    page.keyboard.type("截止日期")
    page.keyboard.press("Enter")
    blank = row(panel, "截止日期")
    expect(blank.get_by_label("截止日期", exact=True)).to_be_focused()
    expect(blank).to_contain_text("没有用到")
    blank.get_by_role("button", name="设置“截止日期”").click()
    blank.get_by_role("combobox", name="填什么").select_option("date")
    blank.get_by_role("textbox", name="给填的人一句说明").fill("含当天")
    blank.get_by_role("textbox", name="名称").fill("哪天截止")
    blank.get_by_role("switch", name="必填").click()

    assert designer.saved()["variables"][2] == {
        "name": "截止日期",
        "type": "date",
        "label": "哪天截止",
        "description": "含当天",
        "required": False,
    }
    blank.get_by_role("button", name="删除“哪天截止”").first.click()
    assert [entry["name"] for entry in designer.saved()["variables"]] == ["name", "tasks"]
    expect(row(panel, "name").get_by_role("button", name="设置“怎么称呼”")).to_be_focused()


def test_values_stand_in_place_and_blanks_change_groups(open_designer: Open, panel: Locator, page: Page) -> None:
    """Words under "the sender fills" are an example, the others go out; Enter goes to the value below."""
    blanks = [{"name": "a", "label": "甲"}, {"name": "b", "label": "乙"}, {"name": "c", "label": "丙", "default": "三"}]
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "${a}、${b}、${c}"}]}}
    designer = opened(open_designer, page, card=card, variables=blanks)
    sender, author = panel.locator("[data-filler=sender]"), panel.locator("[data-filler=author]")

    sender.get_by_label("甲", exact=True).fill("一")
    page.keyboard.press("Enter")
    page.keyboard.type("二")
    expect(designer.card).to_contain_text("一、二、三")
    assert [(one.get("example"), one.get("default")) for one in designer.saved()["variables"]] == [
        ("一", None),
        ("二", None),
        (None, "三"),
    ]

    start = row(panel, "a").locator(".grip").bounding_box()
    end = row(panel, "c").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, end["y"] + end["height"] - 2, steps=4)
    page.mouse.up()
    expect(author.locator("[data-blank-row]")).to_have_count(2)
    row(panel, "c").get_by_role("button", name="设置“丙”").click()
    row(panel, "c").get_by_role("radio", name="发送人填").check()
    expect(sender.locator("[data-blank-row]")).to_have_count(2)

    kept = {one["name"]: one for one in designer.saved()["variables"]}
    assert (kept["a"], kept["c"]) == (
        {"name": "a", "label": "甲", "default": "一"},
        {"name": "c", "label": "丙", "example": "三"},
    )
    row(panel, "b").hover()
    expect(designer.card.locator('[data-blank="b"]')).to_have_class(re.compile("is-pointed"))
    row(panel, "b").get_by_role("button", name="在卡片上选中“乙”").click()
    expect(page.locator(".ov-frame.is-selected")).to_have_count(1)


def test_a_list_takes_all_columns_of_a_spreadsheet(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES)
    tasks = row(panel, "tasks")
    tasks.get_by_role("button", name="加一行").click()
    cell = tasks.get_by_label("事项 1")
    cell.focus()
    lines = "事项\t分机\t小时\n写周报\t021\t8\n备份\t8042\t四"
    cell.evaluate(PASTE, lines)
    tasks.get_by_role("button", name="是，当作列名").click()

    expect(tasks.locator("th[scope=col]")).to_have_text(["事项", "分机", "小时"])
    expect(designer.card).to_contain_text("写周报")
    tasks.get_by_role("button", name="删除第 2 行").click()
    tasks.get_by_role("button", name="设置“事项清单”").click()
    tasks.get_by_role("combobox", name="填什么: 小时").select_option("number")
    tasks.get_by_label("小时 1").fill("八")
    expect(tasks).to_contain_text("“小时”有 1 格不是数字")
    tasks.get_by_role("button", name="把这一列改为文字").click()

    entry = designer.saved()["variables"][1]
    assert entry["example"] == [{"title": "写周报", "分机": "021", "小时": "八"}]
    assert [(field["name"], field["type"]) for field in entry["fields"]] == [
        ("title", "text"),
        ("分机", "text"),
        ("小时", "text"),
    ]


def test_preview_values_are_tried_on_the_canvas(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=VARIABLES, samples=SAMPLES)
    expect(designer.card).to_contain_text("写周报")

    panel.get_by_role("button", name="周二").click()
    expect(designer.card).to_contain_text("林小满 有 0 件事")
    panel.get_by_role("button", name="复制这组").click()
    panel.get_by_role("textbox", name="这组的名称").fill("周三")
    panel.get_by_role("textbox", name="这组的名称").press("Tab")
    panel.get_by_role("textbox", name="怎么称呼", exact=True).fill("周予安")
    panel.get_by_role("button", name="添加一行").click()
    panel.get_by_role("textbox", name="事项 1").fill("备份")
    expect(designer.card).to_contain_text("周予安 有 1 件事")
    expect(designer.card).to_contain_text("备份")

    assert designer.saved()["samples"][2] == {
        "name": "周三",
        "values": {"name": "周予安", "tasks": [{"title": "备份"}]},
    }
    panel.get_by_role("button", name="删除这组").click()
    assert [sample["name"] for sample in designer.saved()["samples"]] == ["周一", "周二"]
    expect(designer.card).to_contain_text("写周报")
    panel.get_by_role("switch", name="改为显示填空的名称").click()
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

    expect(inspector.locator(".var").first).to_have_text(re.compile("怎么称呼.*大家"))
    box.press("Home")
    inspector.locator(".var").nth(1).click()

    expect(box).to_have_value(re.compile(r"^\$\{tasks\}\$\{name\}"))
    expect(inspector.locator(".var")).to_have_count(2)


def test_short_declarations_are_tidied_first(open_designer: Open, panel: Locator, page: Page) -> None:
    designer = opened(open_designer, page, variables=["name", {"name": "tasks", "type": "array"}])

    panel.get_by_role("button", name="整理").click()

    expect(panel.get_by_role("button", name="设置“name”")).to_be_visible()
    assert designer.saved()["variables"] == [{"name": "name", "type": "text"}, {"name": "tasks", "type": "array"}]
