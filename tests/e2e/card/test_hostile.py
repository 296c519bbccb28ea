"""Cards made to run something: all of it is text, and no policy is ever violated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.security_payloads import ADDRESSES, MARKUP, PAYLOADS, PLAIN

from .conftest import Draw

UNSAFE = """card => [...card.shadowRoot.querySelectorAll("*")].filter((element) =>
  ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "LINK", "META", "BASE", "FORM"].includes(element.tagName) ||
  [...element.attributes].some(({name, value}) => name.startsWith("on") ||
    (["href", "src", "action"].includes(name) && !/^(https?:|lark:|tel:|mailto:)/i.test(value)))).length"""


# Draws each payload's card in one element; answers the payloads that left something able to act.
UNSAFE_PAYLOADS = f"""async (cards) => {{
  const unsafe = {UNSAFE};
  const found = [];
  const element = document.querySelector("message-card");
  for (const [payload, card] of cards) {{
    // What a page maps a key to is its own; this one trusts the card with whatever is no address of a picture.
    const image = /^\\W*(?:https?|blob|data|[.\\/[!<])/i.test(payload) ? undefined : payload;
    Object.assign(element, {{card, locale: payload, images: {{[payload]: image}}}});
    await element.updateComplete;
    if (unsafe(element) > 0 || window.hit) found.push(payload);
  }}
  return found;
}}"""

# A picture that fails now fails after all those that were drawn before it.
FAILED = """() => new Promise((done) => {
  const last = new Image();
  last.onerror = () => requestAnimationFrame(() => requestAnimationFrame(done));
  last.src = "data:,";
})"""


def batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[start : start + size] for start in range(0, len(items), size))


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


def controls(payload: str) -> list[dict[str, Any]]:
    """The places of one text in what is pressed, chosen and shown as data."""
    text = {"tag": "plain_text", "content": payload}
    option = {"text": text, "value": payload, "icon": {"tag": "custom_icon", "img_key": payload}}
    choice = {"name": payload, "options": [option], "placeholder": text, "initial_option": payload, "width": payload}
    behaviors = [{"type": "open_url", "default_url": payload, "pc_url": payload}]
    return [
        {"tag": payload},
        {"tag": "select_static", **choice},
        {"tag": "select_person", **choice},
        {"tag": "overflow", "options": [{**option, "url": payload, "multi_url": {"url": payload}}]},
        {"tag": "input", "name": payload, "label": text, "default_value": payload, "placeholder": text},
        {"tag": "date_picker", "initial_date": payload, "placeholder": text},
        {"tag": "checker", "text": {"tag": "lark_md", "content": payload}, "hover_tips": text},
        {"tag": "select_img", "options": [{"img_key": payload, "value": payload}], "aspect_ratio": payload},
        {"tag": "person_list", "persons": [{"id": payload}], "size": payload},
        {"tag": "img_combination", "combination_mode": payload, "img_list": [{"img_key": payload}]},
        {"tag": "audio", "file_key": payload, "fill_color": payload, "border": {"color": payload}},
        {
            "tag": "interactive_container",
            "behaviors": behaviors,
            "elements": [{"tag": "button", "text": text, "behaviors": behaviors, "confirm": {"title": text}}],
            "background_style": payload,
            "border_color": payload,
            "height": payload,
        },
        {
            "tag": "table",
            "columns": [
                {"name": payload, "display_name": payload, "data_type": kind} for kind in ("markdown", "options")
            ],
            "rows": [{payload: payload}, {payload: [{"text": payload, "color": payload}]}],
            "row_height": payload,
        },
    ]


def chart(payload: str) -> dict[str, Any]:
    """A chart that holds the payload in words, data, styles and everything that could load or run."""
    spec = {
        "type": "bar",
        "title": {"text": payload, "textStyle": {"fill": payload, "fontFamily": payload}},
        "data": {"values": [{"x": payload, "y": 1}, {"x": "b", "y": 2}], "parser": {"type": payload}},
        "xField": "x",
        "yField": "y",
        "background": payload,
        "label": {"visible": True, "formatMethod": payload, "formatter": payload},
        "tooltip": {"renderMode": "html", "mark": {"title": {"value": payload}, "content": [{"key": payload}]}},
        "bar": {"style": {"fill": payload, "texture": payload, "background": payload, "html": {"dom": payload}}},
        "customMark": [{"type": "image", "style": {"image": payload}}],
        "extensionMark": [{"type": "symbol", "style": {"symbolType": payload}}],
    }
    return {"tag": "chart", "chart_spec": spec, "color_theme": payload, "aspect_ratio": payload, "height": "60px"}


def card_of(payload: str, schema: str) -> dict[str, Any]:
    """A card with the payload wherever a card takes a text."""
    elements = [*slots(payload), *controls(payload)]
    header = {
        "title": {"tag": "lark_md", "content": payload},
        "subtitle": {"tag": "plain_text", "content": payload},
        "template": payload,
        "icon": {"tag": "standard_icon", "token": payload, "color": payload},
        "text_tag_list": [{"tag": "text_tag", "text": {"tag": "plain_text", "content": payload}, "color": payload}],
    }
    rooted: dict[str, Any] = (
        {"elements": elements}
        if schema == "1.0"
        else {"schema": "2.0", "body": {"elements": elements, "padding": payload, "vertical_spacing": payload}}
    )
    style = {
        "color": {payload: {"light_mode": payload, "dark_mode": payload}},
        "text_size": {payload: {"default": payload, "pc": payload}},
    }
    return {
        **rooted,
        "header": header,
        "card_link": {"url": payload},
        "config": {"style": style, "width_mode": payload},
    }


@pytest.mark.long
def test_more_than_a_thousand_payloads_run_nothing(page: Page, draw: Draw) -> None:
    assert len(PAYLOADS) > 1000
    draw({})
    for number, batch in enumerate(batches(PAYLOADS, 40)):
        schema = "2.0" if number % 2 else "1.0"
        cards = [[payload, card_of(payload, schema)] for payload in batch]
        assert page.evaluate(UNSAFE_PAYLOADS, cards) == []
    page.mouse.move(300, 200)
    page.evaluate(FAILED)
    assert page.evaluate("window.hit") is None


def test_hostile_chart_specs_run_nothing_and_load_nothing(page: Page, draw: Draw) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    charts = [chart(payload) for payload in (MARKUP + ADDRESSES)]
    # Charts are drawn one after the other, those near the viewport: once the last lives, the two above it are done.
    harmless = {"type": "bar", "data": [{"values": [{"x": "a", "y": 1}]}], "xField": "x", "yField": "y"}
    for start in range(0, len(charts), 2):
        drawn = [*charts[start : start + 2], {"tag": "chart", "chart_spec": harmless}]
        draw({"schema": "2.0", "body": {"elements": drawn}})
        last = page.locator(f"message-card [data-pointer='/body/elements/{len(drawn) - 1}']")
        expect(last.locator("canvas")).to_be_attached()
    assert page.evaluate("window.hit") is None
    assert [url for url in asked if "studio.test" not in url and "foreign.test" not in url] == []
    assert page.eval_on_selector("message-card", UNSAFE) == 0


def test_markup_is_shown_as_the_text_it_is(page: Page, draw: Draw) -> None:
    draw({"elements": [{"tag": "markdown", "content": "<script>alert(1)</script>"}]})
    assert "<script>alert(1)</script>" in page.locator("message-card .md").inner_text()


def test_each_kind_of_payload_runs_nothing_in_either_format(page: Page, draw: Draw) -> None:
    draw({})
    page.evaluate("document.addEventListener('securitypolicyviolation', (event) => window.hit = event.blockedURI)")
    for schema in ("1.0", "2.0"):
        assert page.evaluate(UNSAFE_PAYLOADS, [[payload, card_of(payload, schema)] for payload in PLAIN]) == []
    page.evaluate(FAILED)
    assert page.evaluate("window.hit") is None


def test_the_detector_sees_what_acts(browser: Browser) -> None:
    """Markup as a page without escaping would take it is found: by its elements, its attributes, or its address.

    In a page of its own, which nobody watches and no policy guards: what it is shown does act.
    """
    page = browser.new_page()
    found = page.evaluate(
        f"""(payloads) => payloads.filter((payload) => {{
          const host = document.createElement("div");
          host.attachShadow({{mode: "open"}}).innerHTML = payload;
          return ({UNSAFE})(host) > 0;
        }}).length""",
        MARKUP,
    )
    page.close()
    assert found > len(MARKUP) / 3
