"""The canvas: hovering, selecting, the bar and the menu beside the selection, both devices, zoom, loops, phones."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from cardstudio.cards.types import JSONObject
from tests.e2e.designer.conftest import CARD, Designer, Open


def frames(page: Page, kind: str = "selected") -> Locator:
    return page.locator(f"designer-canvas .ov-frame.is-{kind}")


def bar(page: Page, act: str) -> Locator:
    return page.locator(f"designer-canvas .hbar [data-act={act}]")


def tags(document: JSONObject) -> list[str]:
    return [element["tag"] for element in document["card"]["body"]["elements"]]


def test_hovering_and_selecting_draw_frames_around_the_drawn_element(designer: Designer) -> None:
    page = designer.page
    box = designer.box("/body/elements/0")
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    expect(frames(page, "hovered")).to_have_count(1)
    designer.select("/body/elements/0")
    expect(frames(page)).to_have_count(1)
    frame = frames(page).bounding_box()
    assert frame is not None
    assert abs(frame["x"] - (box["x"] - 6)) < 1.5
    assert abs(frame["y"] - (box["y"] - 5)) < 1.5
    assert abs(frame["width"] - (box["width"] + 12)) < 1.5
    # A second one is added with Shift, and taken out again.
    page.keyboard.down("Shift")
    designer.select("/body/elements/2")
    expect(frames(page)).to_have_count(2)
    designer.select("/body/elements/2")
    page.keyboard.up("Shift")
    expect(frames(page)).to_have_count(1)
    # What a text stands in is selected with Alt; the ground of the canvas selects nothing.
    page.keyboard.down("Alt")
    designer.select("/body/elements/1/columns/0/elements/0")
    page.keyboard.up("Alt")
    expect(page.get_by_role("treeitem", name="第 1 列", exact=True)).to_have_attribute("aria-selected", "true")
    chat = page.locator("designer-canvas .chat").bounding_box()
    assert chat is not None
    page.mouse.click(chat["x"] + 12, chat["y"] + chat["height"] - 12)
    expect(frames(page)).to_have_count(0)


def test_the_card_can_be_selected_before_its_surroundings_are_there(designer: Designer) -> None:
    page = designer.page
    # Answered by nobody, until the route is taken back.
    page.route(re.compile(r"/dist/designer\.zh-"), lambda _route: None)
    page.reload()
    expect(designer.card.locator("[data-pointer]").first).to_be_attached()
    name = page.locator("card-designer .dname").get_by_text("测试卡片").bounding_box()
    designer.select("/body/elements/0")
    expect(frames(page)).to_have_count(1)
    page.keyboard.press("Backspace")
    page.unroute_all()
    designer.ready()
    expect(bar(page, "more")).to_be_visible()
    expect(frames(page)).to_have_count(1)
    # Nothing has moved, and nothing could be changed.
    field = page.locator("card-name input").bounding_box()
    assert name is not None
    assert field is not None
    assert abs(field["y"] - name["y"]) < 1
    expect(designer.element("/body/elements/0")).to_be_visible()


def test_the_header_is_selected_as_a_part_of_the_card(designer: Designer) -> None:
    designer.select("/header")
    expect(frames(designer.page)).to_have_count(1)
    expect(designer.page.get_by_role("treeitem", name="标题栏")).to_have_attribute("aria-selected", "true")


def test_the_bar_moves_copies_and_deletes_and_stays_under_the_pointer(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/0")
    down = bar(page, "down").bounding_box()
    assert down is not None
    card = designer.card.bounding_box()
    assert card is not None
    assert down["x"] > card["x"] + card["width"], "the bar stands in the gutter"
    middle = (down["x"] + down["width"] / 2, down["y"] + down["height"] / 2)
    page.mouse.click(*middle)
    page.mouse.click(*middle)
    expect(designer.element("/body/elements/2")).to_contain_text("变更摘要")
    bar(page, "duplicate").click()
    expect(designer.element("/body/elements/3")).to_contain_text("变更摘要")
    bar(page, "remove").click()
    expect(designer.element("/body/elements/3")).to_have_count(0)
    bar(page, "parent").wait_for(state="detached")
    assert tags(designer.saved()) == ["column_set", "button", "markdown"]


def test_at_the_end_of_a_column_down_leads_out_of_it(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/1/columns/1/elements/0")
    bar(page, "down").click()
    expect(designer.element("/body/elements/2")).to_contain_text("右")
    # Nothing is below the last one, and that is said.
    bar(page, "down").click()
    bar(page, "down").click()
    expect(page.locator(".toast")).to_contain_text("已经在最后面了")


def test_the_menu_wraps_unwraps_and_locks(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/0")
    bar(page, "more").click()
    menu = page.get_by_role("menu")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    menu.get_by_role("menuitem", name="包进表单容器").click()
    expect(designer.element("/body/elements/0/elements/0")).to_contain_text("变更摘要")
    # The button of the right hand opens the same menu.
    box = designer.box("/body/elements/0")
    page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] - 2, button="right")
    menu.get_by_role("menuitem", name="拆开").click()
    expect(designer.element("/body/elements/0")).to_contain_text("变更摘要")
    bar(page, "more").click()
    menu.get_by_role("menuitem", name="锁定").click()
    expect(bar(page, "remove")).to_have_count(0)
    bar(page, "more").click()
    menu.get_by_role("menuitem", name="解锁").click()
    expect(bar(page, "remove")).to_be_visible()
    page.keyboard.press("Escape")


def test_renaming_from_the_menu_types_in_the_outline(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/0")
    bar(page, "more").click()
    page.get_by_role("menuitem", name="重命名").click()
    page.keyboard.type("摘要")
    page.keyboard.press("Enter")
    expect(page.get_by_role("treeitem", name="摘要，富文本")).to_be_focused()


def test_a_narrow_gutter_puts_the_bar_above_the_selection(designer: Designer) -> None:
    page = designer.page
    page.set_viewport_size({"width": 1024, "height": 768})
    designer.select("/body/elements/2")
    frame, flat = frames(page).bounding_box(), page.locator(".hbar.is-flat").bounding_box()
    assert frame is not None
    assert flat is not None
    assert flat["y"] + flat["height"] <= frame["y"] + 1
    assert flat["height"] < 40


def test_two_devices_show_the_same_selection_and_one_bar(designer: Designer) -> None:
    page = designer.page
    page.set_viewport_size({"width": 1700, "height": 900})
    page.get_by_role("radio", name="并排").click()
    expect(page.locator("designer-canvas message-card")).to_have_count(2)
    mobile = page.locator(".stage-mobile message-card [data-pointer='/body/elements/0']").bounding_box()
    assert mobile is not None
    page.mouse.click(mobile["x"] + 20, mobile["y"] + 10)
    expect(frames(page)).to_have_count(2)
    expect(page.locator(".hbar:visible")).to_have_count(1)
    box = page.locator(".hbar:visible").bounding_box()
    assert box is not None
    assert box["x"] > mobile["x"]


def test_what_is_drawn_several_times_has_a_frame_on_each(open_designer: Open) -> None:
    row = {"tag": "markdown", "content": "${task.name}", "$each": "task in tasks"}
    document = {
        "card": {"schema": "2.0", "body": {"elements": [row, {"tag": "hr"}]}},
        "variables": [{"name": "tasks", "type": "object_array", "fields": [{"name": "name", "type": "text"}]}],
        "samples": [{"name": "三项", "values": {"tasks": [{"name": "甲"}, {"name": "乙"}, {"name": "丙"}]}}],
    }
    designer = open_designer(document=document)
    designer.select("/body/elements/1")
    expect(frames(designer.page)).to_have_count(1)
    expect(frames(designer.page, "copy")).to_have_count(2)


def test_frames_follow_the_zoom(designer: Designer) -> None:
    page = designer.page
    designer.select("/body/elements/0")
    wide = frames(page).bounding_box()
    page.evaluate("document.querySelector('designer-canvas').studio.setView({zoom: 50})")
    expect(page.locator(".stage.is-zoomed")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.ov-frame.is-selected').getBoundingClientRect().width < 320")
    narrow, box = frames(page).bounding_box(), designer.box("/body/elements/0")
    assert wide is not None
    assert narrow is not None
    assert abs(narrow["x"] - (box["x"] - 6)) < 1.5
    assert abs(box["width"] - (wide["width"] - 12) / 2) < 2


def test_trying_the_card_out_selects_nothing(designer: Designer) -> None:
    page = designer.page
    page.evaluate("document.querySelector('designer-canvas').studio.setView({interactive: true})")
    designer.select("/body/elements/0")
    expect(frames(page)).to_have_count(0)


def test_on_a_phone_a_strip_below_the_card_acts_on_the_selection(designer: Designer) -> None:
    page = designer.page
    page.set_viewport_size({"width": 390, "height": 844})
    designer.select("/body/elements/0")
    strip = page.locator(".pact")
    expect(strip).to_contain_text("变更摘要")
    for button in strip.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    strip.get_by_role("button", name="下移").click()
    expect(designer.element("/body/elements/1")).to_contain_text("变更摘要")
    strip.get_by_role("button", name="删除").click()
    expect(designer.element("/body/elements/2")).to_have_count(0)
    assert tags(designer.saved()) == ["column_set", "button"]
    assert len(CARD["body"]["elements"]) == 3
