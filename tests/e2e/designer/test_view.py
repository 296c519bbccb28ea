"""The view bar: how the card is looked at. Nothing of it changes the document."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import eventually
from tests.e2e.designer.conftest import CARD, Designer, Open

WIDTH = "(card) => card.getBoundingClientRect().width"


def menu(page: Page, name: str) -> Locator:
    """The opened menu of the view bar whose button begins with a name."""
    page.locator(f"designer-view-bar summary[aria-label^='{name}']").click()
    return page.locator("designer-view-bar details[open] .pop")


def cards(page: Page) -> Locator:
    return page.locator("designer-canvas message-card")


def test_device_theme_and_zoom(designer: Designer) -> None:
    page = designer.page
    before = designer.saved()
    page.get_by_role("radio", name="手机").click()
    expect(cards(page).first).to_have_js_property("device", "mobile")
    page.keyboard.press("ArrowRight")
    expect(cards(page)).to_have_count(2)
    expect(page.get_by_role("radio", name="并排")).to_be_focused()
    page.get_by_role("radio", name="深色").click()
    expect(cards(page).first).to_have_js_property("theme", "dark")
    page.get_by_role("radio", name="桌面端").click()
    width = cards(page).evaluate(WIDTH)
    menu(page, "缩放").get_by_role("button", name="50%", exact=True).click()
    assert abs(eventually(page, lambda: cards(page).evaluate(WIDTH), until=lambda found: found < width) * 2 - width) < 4
    page.reload()
    expect(page.locator("designer-view-bar summary[aria-label='缩放: 50%']")).to_be_visible()
    menu(page, "缩放").get_by_role("button", name="适合窗口").click()
    expect(page.locator("designer-view-bar summary[aria-label='缩放: 50%']")).to_have_count(0)
    assert designer.saved() == before


def test_languages_and_preview_values(open_designer: Open) -> None:
    text = {"tag": "markdown", "content": "你好 ${name}", "i18n_content": {"en_us": "Hello ${name}"}}
    samples = [{"name": "长名字", "values": {"name": "阿卜杜拉"}}]
    document = {
        "card": {**CARD, "body": {"elements": [text]}},
        "variables": [{"name": "name", "type": "text", "label": "谁", "example": "陈静"}],
        "samples": samples,
    }
    designer = open_designer(document=document)
    page = designer.page
    expect(designer.card.get_by_text("你好 陈静")).to_be_attached()
    expect(designer.card.locator("[data-blank=name]")).to_have_attribute("data-look", "dashed")
    options = menu(page, "卡片上显示")
    expect(options.get_by_role("button", name="内容")).to_have_attribute("aria-current", "true")
    options.get_by_role("button", name="长名字").click()
    band = page.get_by_role("status").filter(has_text="正在看预览值“长名字”")
    expect(band).to_contain_text("不会发出去")
    expect(designer.card.get_by_text("你好 阿卜杜拉")).to_be_attached()
    menu(page, "卡片语言").get_by_role("button", name="English").click()
    expect(designer.card.get_by_text("Hello 阿卜杜拉")).to_be_attached()
    menu(page, "卡片上显示").get_by_role("button", name="最长的写法").click()
    expect(designer.card).to_contain_text("Hello 阿卜杜拉 阿卜杜拉")
    menu(page, "卡片上显示").get_by_role("button", name="空的写法").click()
    expect(designer.card).not_to_contain_text("陈静")
    page.get_by_role("button", name="回到内容").first.click()
    expect(designer.card.get_by_text("Hello 陈静")).to_be_attached()
    expect(band).to_have_count(0)


def test_an_older_client_is_drawn_and_told(open_designer: Open) -> None:
    text = {"tag": "plain_text", "content": "请用新版填写"}
    elements = [
        {"tag": "markdown", "content": "一直都在"},
        {
            "tag": "collapsible_panel",
            "header": {"title": text},
            "elements": [{"tag": "markdown", "content": "新版才有"}],
        },
        {"tag": "input", "name": "x", "fallback": {"tag": "fallback_text", "text": text}},
    ]
    designer = open_designer({"elements": elements})
    page = designer.page
    expect(designer.card.get_by_text("新版才有")).to_be_attached()
    menu(page, "客户端版本").get_by_role("button", name="客户端 6.6").click()
    expect(designer.card.get_by_text("新版才有")).not_to_be_attached()
    expect(designer.card.get_by_text("请用新版填写")).to_be_attached()
    page.locator(".lens-n").click()
    page.locator(".lens-pop button", has_text="collapsible_panel").click()
    expect(page.locator("designer-outline [aria-selected=true]")).to_contain_text("请用新版填写")
    page.get_by_role("button", name="回到最新客户端").click()
    expect(designer.card.get_by_text("新版才有")).to_be_attached()


def test_a_2_0_card_below_7_20_asks_for_an_update(designer: Designer) -> None:
    page = designer.page
    menu(page, "客户端版本").get_by_role("button", name="客户端 7.12").click()
    expect(designer.card.get_by_text("请升级客户端后查看这张卡片")).to_be_attached()
    expect(designer.card.get_by_text("发布评审")).to_be_attached()
    expect(page.locator(".lens-n")).to_contain_text("1 处差别")


def test_what_clicks_send_is_shown(open_designer: Open) -> None:
    button = {
        "tag": "button",
        "text": {"tag": "plain_text", "content": "同意"},
        "behaviors": [{"type": "callback", "value": {"id": 7}}],
    }
    designer = open_designer({**CARD, "body": {"elements": [button]}})
    page = designer.page
    page.get_by_role("button", name="互动预览").click()
    expect(page.get_by_text("试着操作卡片")).to_be_visible()
    designer.card.get_by_role("button", name="同意").click()
    sent = json.loads(page.locator(".act pre").inner_text())
    assert sent["action"]["tag"] == "button"
    assert sent["action"]["value"] == {"id": 7}
    page.get_by_role("button", name="回到编辑").last.click()
    expect(page.locator(".acts")).to_have_count(0)


def test_how_the_message_is_announced(open_designer: Open) -> None:
    title = {"tag": "plain_text", "content": "发布评审", "i18n_content": {"en_us": "Release review"}}
    designer = open_designer({**CARD, "header": {"title": title}})
    page = designer.page
    look = menu(page, "会话列表预览")
    expect(look.get_by_text("没有设置摘要，显示卡片标题").first).to_be_visible()
    expect(look.get_by_label("English").get_by_text("Release review").first).to_be_visible()


def test_the_bar_fits_every_window(open_designer: Open) -> None:
    page = open_designer(depth="pro").page
    bar = page.locator(".csub")
    for width in (1240, 1200, 1000, 910, 800, 730, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert bar.evaluate("(bar) => bar.scrollWidth <= bar.clientWidth"), width
