"""Dragging with real pointer events: from the palette, within the card, in the outline; legal places and others."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.conftest import Studio
from tests.e2e.designer.conftest import Designer, Open, column


def middle(locator: Locator) -> tuple[float, float]:
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take(page: Page, x: float, y: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 3, steps=2)


def words(page: Page) -> Locator:
    return page.locator(".dropl-w:visible")


def tags(document: JSONObject) -> list[str]:
    return [element["tag"] for element in document["card"]["body"]["elements"]]


def test_from_the_palette_to_between_two_elements(designer: Designer) -> None:
    page = designer.page
    take(page, *middle(page.locator("[data-tag=hr]")))
    expect(page.locator(".ghost")).to_contain_text("分割线")
    box = designer.box("/body/elements/1")
    page.mouse.move(box["x"] + 200, box["y"] - 5, steps=5)
    expect(words(page)).to_contain_text("变更摘要")
    expect(words(page)).to_contain_text("之后")
    # The same place shows in the tree.
    expect(page.locator("designer-outline .dropl:not([hidden])")).to_have_count(1)
    page.mouse.up()
    expect(designer.element("/body/elements/1").locator("hr")).to_have_count(1)
    expect(page.locator(".ghost")).to_have_count(0)
    expect(page.get_by_role("treeitem", name="分割线")).to_have_attribute("aria-selected", "true")
    assert tags(designer.saved()) == ["markdown", "hr", "column_set", "button"]


def test_an_illegal_place_says_why_and_takes_nothing(designer: Designer) -> None:
    page = designer.page
    take(page, *middle(page.locator("[data-tag=form]")))
    inner = designer.box("/body/elements/1/columns/1/elements/0")
    page.mouse.move(inner["x"] + inner["width"] / 2, inner["y"] + inner["height"] / 2, steps=5)
    expect(page.locator("designer-canvas .dropl.is-no:not([hidden])")).to_have_count(1)
    expect(words(page)).to_have_text("“表单容器”只能放在卡片最外层，不能放进“列”")
    expect(page.locator("html")).to_have_class("is-carrying is-no-drop")
    page.mouse.up()
    expect(page.locator(".toast")).to_contain_text("只能放在卡片最外层")
    assert tags(designer.saved()) == ["markdown", "column_set", "button"]


def test_escape_puts_back_and_a_click_is_no_drag(designer: Designer) -> None:
    page = designer.page
    box = designer.box("/body/elements/2")
    take(page, box["x"] + 12, box["y"] + 8)
    expect(page.locator(".ghost")).to_contain_text("同意")
    page.mouse.move(box["x"] + 40, designer.box("/body/elements/0")["y"] - 6, steps=4)
    page.keyboard.press("Escape")
    expect(page.locator(".ghost")).to_have_count(0)
    page.mouse.up()
    expect(designer.element("/body/elements/2")).to_contain_text("同意")
    # Three pixels are a shaky click.
    page.mouse.move(box["x"] + 12, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 14, box["y"] + 10)
    expect(page.locator(".ghost")).to_have_count(0)
    page.mouse.up()


def test_several_at_once_keep_their_order(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/0")
    page.keyboard.down("Shift")
    designer.select("/body/elements/2")
    page.keyboard.up("Shift")
    grip = page.locator(".hgrip")
    take(page, *middle(grip))
    expect(page.locator(".ghost")).to_contain_text("2 个组件")
    left = designer.box("/body/elements/1/columns/0/elements/0")
    page.mouse.move(left["x"] + 60, left["y"] + left["height"] - 2, steps=6)
    page.mouse.up()
    body = designer.saved()["card"]["body"]["elements"]
    assert [element["tag"] for element in body] == ["column_set"]
    assert [element["tag"] for element in body[0]["columns"][0]["elements"]] == ["markdown", "markdown", "button"]
    # One step back, with what was selected.
    page.keyboard.press("Control+z")
    expect(designer.element("/body/elements/2")).to_contain_text("同意")
    expect(page.locator(".ov-frame.is-selected")).to_have_count(2)


def test_between_columns_something_gets_a_column_and_empty_ones_take_it(open_designer: Open) -> None:
    empty = {"tag": "column", "width": "weighted", "weight": 1, "elements": []}
    sets = {"tag": "column_set", "columns": [column("左"), empty]}
    designer = open_designer({"schema": "2.0", "body": {"elements": [sets, {"tag": "hr"}]}})
    page = designer.page
    take(page, *middle(page.locator("[data-tag=markdown]")))
    hole = designer.box("/body/elements/0/columns/1")
    page.mouse.move(hole["x"] + hole["width"] / 2, hole["y"] + hole["height"] / 2, steps=5)
    expect(words(page)).to_contain_text("放进“第 2 列”")
    left = designer.box("/body/elements/0/columns/0")
    page.mouse.move((left["x"] + left["width"] + hole["x"]) / 2, left["y"] + left["height"] / 2, steps=5)
    expect(page.locator("designer-canvas .dropl.is-upright:not([hidden])")).to_have_count(1)
    expect(words(page)).to_contain_text("会自动放进新的一列")
    page.mouse.up()
    columns = designer.saved()["card"]["body"]["elements"][0]["columns"]
    assert [len(held["elements"]) for held in columns] == [1, 1, 0]


def test_in_a_10_card_a_button_gets_an_action_block(open_designer: Open) -> None:
    designer = open_designer({"elements": [{"tag": "markdown", "content": "上"}, {"tag": "markdown", "content": "下"}]})
    page = designer.page
    take(page, *middle(page.locator("[data-tag=button]")))
    box = designer.box("/elements/1")
    page.mouse.move(box["x"] + 100, box["y"] - 5, steps=5)
    expect(words(page)).to_contain_text("会自动套一个交互模块")
    page.mouse.up()
    card = designer.saved()["card"]
    assert [element["tag"] for element in card["elements"]] == ["markdown", "action", "markdown"]
    assert card["elements"][1]["actions"][0]["text"]["content"] == "按钮"


def test_rows_of_the_tree_are_dragged_and_take_what_is_dropped(designer: Designer) -> None:
    page = designer.page
    tree = page.locator("designer-outline")
    take(page, *middle(tree.get_by_role("treeitem", name="同意，按钮")))
    first = tree.get_by_role("treeitem", name="标题栏").bounding_box()
    assert first is not None
    page.mouse.move(first["x"] + 60, first["y"] + first["height"] - 2, steps=6)
    expect(tree.locator(".dropl:not([hidden])")).to_have_count(1)
    expect(page.locator(".ghost-w")).to_have_text("放在最前面")
    page.mouse.up()
    expect(designer.element("/body/elements/0")).to_contain_text("同意")
    # A form can't go into a column there either.
    take(page, *middle(page.locator("[data-tag=form]")))
    row = tree.get_by_role("treeitem", name="左，富文本").bounding_box()
    assert row is not None
    page.mouse.move(row["x"] + 120, row["y"] + 1, steps=6)
    expect(page.locator(".ghost-w.is-no")).to_contain_text("只能放在卡片最外层")
    page.keyboard.press("Escape")
    page.mouse.up()


def test_from_one_of_two_devices_to_the_other(designer: Designer) -> None:
    page = designer.page
    page.set_viewport_size({"width": 1700, "height": 900})
    page.get_by_role("radio", name="并排").click()
    mobile = page.locator(".stage-mobile message-card")
    expect(mobile.locator("[data-pointer]").first).to_be_visible()
    box = designer.box("/body/elements/2")
    take(page, box["x"] + 12, box["y"] + 8)
    top = mobile.locator("[data-pointer='/body/elements/0']").bounding_box()
    assert top is not None
    page.mouse.move(top["x"] + 80, top["y"] - 5, steps=6)
    expect(page.locator(".stage-mobile .dropl-w")).to_have_text("放在最前面")
    page.mouse.up()
    expect(designer.element("/body/elements/0")).to_contain_text("同意")
    expect(mobile.locator("[data-pointer='/body/elements/0']").first).to_contain_text("同意")


def test_near_the_edge_the_canvas_scrolls(open_designer: Open) -> None:
    lines = [{"tag": "markdown", "content": f"第 {number} 段"} for number in range(60)]
    designer = open_designer({"schema": "2.0", "body": {"elements": lines}})
    page = designer.page
    take(page, *middle(page.locator("[data-tag=hr]")))
    chat = page.locator("designer-canvas .chat").bounding_box()
    assert chat is not None
    page.mouse.move(chat["x"] + 300, chat["y"] + chat["height"] - 6, steps=5)
    page.wait_for_function("() => document.querySelector('designer-canvas .chat').scrollTop > 600")
    page.keyboard.press("Escape")
    page.mouse.up()


def test_a_finger_drags_once_it_has_rested(
    new_context: Callable[..., BrowserContext], studio: Studio, open_designer: Open
) -> None:
    page = new_context(has_touch=True).new_page()
    studio.sign_in(page)
    designer = open_designer(on=page)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    box, top = designer.box("/body/elements/2"), designer.box("/body/elements/0")
    touch("touchStart", (box["x"] + 14, box["y"] + 10))
    expect(page.locator(".ghost")).to_contain_text("同意")
    for step in range(1, 6):
        touch("touchMove", (box["x"] + 14 + step * 10, box["y"] + (top["y"] - 5 - box["y"]) * step / 5))
    expect(words(page)).to_have_text("放在最前面")
    touch("touchEnd")
    expect(designer.element("/body/elements/0")).to_contain_text("同意")


def test_something_locked_stays(open_designer: Open) -> None:
    elements = [{"tag": "markdown", "content": "锁着"}, {"tag": "hr"}]
    nodes = [{"id": "aaaa", "locked": True}, {"id": "bbbb"}]
    designer = open_designer(
        document={"card": {"schema": "2.0", "body": {"elements": elements}}, "editor": {"nodes": nodes}}
    )
    page = designer.page
    box = designer.box("/body/elements/0")
    take(page, box["x"] + 20, box["y"] + 8)
    page.mouse.move(box["x"] + 20, designer.box("/body/elements/1")["y"] + 14, steps=4)
    page.mouse.up()
    assert tags(designer.saved()) == ["markdown", "hr"]
