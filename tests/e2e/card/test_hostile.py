"""Cards made to run something: all of it is text, and no policy is ever violated."""

from __future__ import annotations

import itertools
from typing import Any

from playwright.sync_api import Page

from .conftest import Draw

MARKUP = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    "<iframe src=javascript:window.hit=1>",
    "<style>*{display:none}</style>",
    "<a href='javascript:window.hit=1'>x</a>",
    '<a href="java\nscript:window.hit=1">x</a>',
    "<link url='javascript:window.hit=1' pc_url='data:text/html,x'>x</link>",
    "[x](javascript:window.hit=1)",
    "[x](JaVaScRiPt:window.hit=1)",
    "[x](&#106;avascript:window.hit=1)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:window.hit=1)",
    "<font color='red;background:url(javascript:window.hit=1)'>x</font>",
    "<text_tag color='\"><script>window.hit=1</script>'>x</text_tag>",
    "<number_tag url='vbscript:x' background_color='expression(1)'>1</number_tag>",
    "<person id='<img src=x onerror=window.hit=1>'></person>",
    "<at id='\"onmouseover=window.hit=1'></at>",
    "<local_datetime millisecond='1' link='javascript:window.hit=1'></local_datetime>",
    "${constructor.constructor('window.hit=1')()}",
    "{{constructor.constructor('window.hit=1')()}}",
    '"><script>window.hit=1</script>',
]


UNSAFE = """card => [...card.shadowRoot.querySelectorAll("*")].filter((element) =>
  ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "LINK", "META", "BASE", "FORM"].includes(element.tagName) ||
  [...element.attributes].some(({name, value}) => name.startsWith("on") ||
    (["href", "src", "action"].includes(name) && !/^(https?:|lark:|tel:|mailto:)/.test(value)))).length"""


def slots(payload: str) -> list[dict[str, Any]]:
    """A card's worth of places one text can stand in."""
    text = {"tag": "plain_text", "content": payload}
    link = {"url": payload, "pc_url": payload, "default_url": payload}
    return [
        {"tag": "markdown", "content": payload, "text_size": payload, "text_align": payload, "href": {"u": link}},
        {
            "tag": "div",
            "text": {"tag": "lark_md", "content": payload, "text_color": payload},
            "icon": {"tag": "standard_icon", "token": payload, "color": payload},
        },
        {"tag": "div", "text": text, "fields": [{"text": text}], "width": payload, "margin": payload},
        {"tag": "img", "img_key": payload, "alt": text, "size": payload, "corner_radius": payload},
        {
            "tag": "button",
            "text": text,
            "url": payload,
            "multi_url": link,
            "type": payload,
            "hover_tips": text,
            "width": payload,
        },
        {
            "tag": "column_set",
            "background_style": payload,
            "columns": [
                {
                    "tag": "column",
                    "padding": payload,
                    "width": payload,
                    "background_style": payload,
                    "action": {"multi_url": link},
                    "elements": [],
                }
            ],
        },
        {
            "tag": "collapsible_panel",
            "header": {"title": {"tag": "markdown", "content": payload}},
            "border": {"color": payload},
            "elements": [],
        },
        {
            "tag": "interactive_container",
            "background_style": payload,
            "border_color": payload,
            "behaviors": [{"type": "open_url", **link}],
            "elements": [],
        },
        {
            "tag": "table",
            "columns": [{"name": "a", "display_name": payload, "data_type": "markdown", "width": payload}],
            "rows": [{"a": payload}],
        },
        {"tag": "input", "label": text, "placeholder": text, "default_value": payload},
        {"tag": "select_static", "placeholder": text, "options": [{"text": text, "value": payload}]},
        {"tag": "person", "user_id": payload, "show_name": True},
        {"tag": "chart", "chart_spec": {"type": payload, "title": {"text": payload}}},
        {"tag": payload},
    ]


def test_more_than_a_thousand_payloads_run_nothing(page: Page, draw: Draw) -> None:
    tried = 0
    for payload, schema in itertools.product(MARKUP, ("1.0", "2.0")):
        elements = slots(payload)
        header = {
            "title": {"tag": "lark_md", "content": payload},
            "template": payload,
            "text_tag_list": [{"tag": "text_tag", "text": {"tag": "plain_text", "content": payload}, "color": payload}],
        }
        rooted: dict[str, Any] = (
            {"elements": elements}
            if schema == "1.0"
            else {"schema": "2.0", "body": {"elements": elements, "padding": payload}}
        )
        style = {"color": {payload: {"light_mode": payload, "dark_mode": payload}}}
        draw(
            {**rooted, "header": header, "card_link": {"url": payload}, "config": {"style": style}},
            images={payload: payload},
            locale=payload,
        )
        tried += sum(str(element).count(payload[:6]) for element in elements)
        unsafe = page.eval_on_selector("message-card", UNSAFE)
        assert unsafe == 0, payload
    assert tried > 1000
    assert page.evaluate("window.hit") is None


def test_markup_is_shown_as_the_text_it_is(page: Page, draw: Draw) -> None:
    draw({"elements": [{"tag": "markdown", "content": "<script>alert(1)</script>"}]})
    assert "<script>alert(1)</script>" in page.locator("message-card .md").inner_text()
