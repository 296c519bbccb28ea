"""Design mode, thumbnails, pictures, code in colours: what `<message-card>` does besides showing a card."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Draw


def plain(content: str) -> dict[str, str]:
    return {"tag": "plain_text", "content": content}


def v2(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": list(elements)}}


PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
EMPTY = [
    {"tag": "column_set", "columns": []},
    {"tag": "column_set", "columns": [{"tag": "column", "elements": []}]},
    {"tag": "form", "name": "f", "elements": []},
    {"tag": "interactive_container", "elements": []},
    {"tag": "collapsible_panel", "header": {"title": plain("x")}, "elements": []},
]


@pytest.mark.parametrize("element", EMPTY, ids=lambda element: element["tag"])
def test_an_empty_container_can_be_dropped_into_only_while_designing(page: Page, draw: Draw, element: Any) -> None:
    draw(v2(element), mode="design")
    expect(page.locator("message-card .drop")).to_have_count(1)
    assert page.locator("message-card .drop").bounding_box()["height"] >= 24  # type: ignore[index]  # it is there
    draw(v2(element))
    expect(page.locator("message-card .drop")).to_have_count(0)


def test_an_empty_card_can_be_dropped_into(page: Page, draw: Draw) -> None:
    for card in ({"elements": []}, v2(), {"schema": "2.0"}, {}):
        draw(card, mode="design")
        expect(page.locator("message-card .drop")).to_have_count(1)


NESTED = v2(
    {"tag": "markdown", "content": "0"},
    {
        "tag": "column_set",
        "columns": [
            {"tag": "column", "elements": [{"tag": "markdown", "content": f"{n}.{i}"} for i in range(3)]}
            for n in range(2)
        ],
    },
    {"tag": "collapsible_panel", "header": {"title": plain("P")}, "elements": [{"tag": "markdown", "content": "p"}]},
)
CHANGES = {
    "insert at the top": "c.body.elements.unshift({tag: 'hr'})",
    "delete at the top": "c.body.elements.shift()",
    "move down": "c.body.elements.push(c.body.elements.shift())",
    "insert in a column": "c.body.elements[1].columns[0].elements.unshift({tag: 'hr'})",
    "delete in a column": "c.body.elements[1].columns[0].elements.splice(1, 1)",
    "a column to the front": "c.body.elements[1].columns.reverse()",
    "between columns": "c.body.elements[1].columns[1].elements.push(c.body.elements[1].columns[0].elements.pop())",
    "into a panel": "c.body.elements[2].elements.unshift(c.body.elements.shift())",
}
# Copies only what a change may touch, as an editor does; answers the pointers that are not true afterwards.
EDIT = """async () => {
  const element = document.querySelector("message-card");
  const c = {...element.card, body: {...element.card.body, elements: element.card.body.elements.map((e) => ({
    ...e,
    ...(e.columns ? {columns: e.columns.map((column) => ({...column, elements: [...column.elements]}))} : {}),
    ...(e.elements ? {elements: [...e.elements]} : {}),
  }))}};
  CHANGE;
  element.card = c;
  await element.updateComplete;
  const at = (pointer) => pointer.slice(1).split("/").reduce((node, step) => node?.[step], c);
  return [...element.shadowRoot.querySelectorAll(".el[data-pointer]")].filter((drawn) => {
    const node = at(drawn.dataset.pointer);
    return !drawn.classList.contains(`el-${node?.tag}`) ||
      (node.tag === "markdown" && drawn.textContent.trim() !== node.content);
  }).map((drawn) => drawn.dataset.pointer);
}"""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_pointers_are_true_after_any_change(page: Page, draw: Draw, change: str) -> None:
    draw(NESTED, mode="design")
    assert page.evaluate(EDIT.replace("CHANGE", change)) == []


def test_element_at_finds_the_innermost(page: Page, draw: Draw) -> None:
    draw(NESTED, mode="design")
    found = page.evaluate("""() => {
      const card = document.querySelector("message-card");
      const [box] = card.boxesOf("/body/elements/1/columns/1/elements/2");
      return card.elementAt(box.left + 3, box.top + box.height / 2);
    }""")
    assert found == "/body/elements/1/columns/1/elements/2"


def test_a_card_that_is_designed_is_inert_and_open(page: Page, draw: Draw) -> None:
    draw(NESTED, mode="design")
    assert page.evaluate("document.querySelector('message-card').shadowRoot.querySelector('.root').inert")
    expect(page.get_by_text("p", exact=True)).to_be_visible()


def test_a_missing_translation_is_marked_while_designing_only(page: Page, draw: Draw) -> None:
    card = v2({"tag": "div", "text": {**plain("base"), "i18n_content": {"en_us": "english"}}})
    marks = "e => [...e.shadowRoot.querySelectorAll('.untranslated')].map(m => getComputedStyle(m).boxShadow)"
    draw(card, locale="ja_jp", mode="design")
    shown = page.eval_on_selector("message-card", marks)
    assert len(shown) == 1
    assert shown[0] != "none"
    draw(card, locale="ja_jp")
    assert page.eval_on_selector("message-card", marks) == ["none"]
    draw(card, locale="en_us", mode="design")
    assert page.eval_on_selector("message-card", marks) == []


def test_code_is_coloured_without_markup(page: Page, draw: Draw) -> None:
    draw(v2({"tag": "markdown", "content": "```JavaScript\nconst a = '<b>'; // <i>\n```"}))
    expect(page.locator("message-card .t-keyword")).to_have_text("const")
    expect(page.locator("message-card .t-string")).to_have_text("'<b>'")
    expect(page.locator("message-card pre")).to_have_text("const a = '<b>'; // <i>")
    assert page.locator("message-card pre b").count() == 0


def test_a_card_becomes_a_png(page: Page, draw: Draw) -> None:
    draw({
        "header": {"title": plain("Title"), "template": "blue"},
        "elements": [
            {"tag": "img", "img_key": "mine", "alt": plain("")},
            {"tag": "img", "img_key": "unknown", "alt": plain("")},
            {"tag": "input", "default_value": "typed \x00\ud83d & <b>"},
        ],
    }, images={"mine": PIXEL})  # fmt: skip
    found = page.evaluate("""async () => {
      const card = document.querySelector("message-card");
      const blob = await card.toBlob({scale: 2});
      const {width} = card.getBoundingClientRect();
      const image = await createImageBitmap(blob);
      const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      return [blob.type, image.width / width, [...pen.getImageData(image.width / 2, 8, 1, 1).data]];
    }""")
    # The pixel is one of the blue header's ground.
    assert found[0] == "image/png"
    assert found[1] == pytest.approx(2, abs=0.01)
    assert found[2] == [0xE0, 0xE9, 0xFF, 255]


def test_nothing_drawn_is_no_picture(page: Page, draw: Draw) -> None:
    draw({"elements": []})
    with pytest.raises(Exception, match="nothing drawn"):
        page.evaluate("document.createElement('message-card').toBlob()")


def test_thumbnails_are_drawn_near_the_viewport_and_short(page: Page, draw: Draw) -> None:
    draw({})
    drawn = """async (count) => {
      const cards = [...document.querySelectorAll("message-card")];
      return cards.map((card) => card.shadowRoot.querySelectorAll(".el").length);
    }"""
    page.evaluate("""() => {
      document.body.replaceChildren();
      for (let n = 0; n < 30; n++) {
        const place = document.createElement("div");
        place.style.setProperty("height", "400px");
        const card = document.createElement("message-card");
        const elements = Array.from({length: 20}, (_, i) => ({tag: "markdown", content: `${n} ${i}`}));
        Object.assign(card, {mode: "static", thumbnail: true, card: {schema: "2.0", body: {elements}}});
        place.append(card);
        document.body.append(place);
      }
    }""")
    page.locator("message-card").first.get_by_text("0 11").wait_for()
    # One card in each idle slot: those that are to be drawn at all have had theirs by now.
    page.evaluate("async () => { for (let n = 0; n < 30; n++) await new Promise((go) => requestIdleCallback(go)); }")
    counts = page.evaluate(drawn, 0)
    assert counts[0] == 12
    assert counts[-1] == 0
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.locator("message-card").last.get_by_text("29 11").wait_for()
    assert page.evaluate(drawn, 0)[-1] == 12
