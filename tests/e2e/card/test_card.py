"""What `<message-card>` promises to pages (FIXED contract): it draws anything, and its pointers are true."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cardstudio.cards.catalog import TAGS

from .conftest import Draw


def text_card(content: str, tag: str = "markdown") -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": [{"tag": tag, "content": content}]}}


def test_it_works(page: Page, draw: Draw) -> None:
    draw(text_card("Hello **you**"))
    expect(page.locator("message-card strong")).to_have_text("you")
    expect(page.locator("[data-pointer='/body/elements/0']")).to_have_text("Hello you")


@pytest.mark.parametrize(
    "card", [None, 1, "text", [], {}, {"schema": "2.0"}, {"elements": 7}, {"elements": [None, 3, [], "x"]}]
)
def test_anything_is_survived(page: Page, draw: Draw, card: Any) -> None:
    draw(card)
    draw(text_card("still here"))
    expect(page.locator("message-card")).to_contain_text("still here")


FIELDS = """text content fields extra icon columns elements actions header border rows options persons img_list
    text_size width height padding margin weight value behaviors confirm title alt size chart_spec page_size
    selected_values"""


def test_wrong_types_in_every_field_are_survived(page: Page, draw: Draw) -> None:
    tags = [tag for tag, component in TAGS.items() if component.placeable and not component.undocumented]
    fields = FIELDS.split()
    for value in (None, 7, "x", True, [], [None, 1], {}, {"tag": 3, "content": {"a": []}}):
        draw({"elements": [{"tag": tag, **dict.fromkeys(fields, value)} for tag in tags]})
        assert page.locator("message-card .el").count() >= len(tags)


def test_a_deep_card_does_not_break_the_page(page: Page, draw: Draw) -> None:
    page.evaluate("""async () => {
      let inner = {tag: "markdown", content: "deep"};
      for (let i = 0; i < 5000; i++) inner = {tag: "column_set", columns: [{tag: "column", elements: [inner]}]};
      const element = document.createElement("message-card");
      document.body.append(element);
      element.card = {elements: [inner]};
      await element.updateComplete;
    }""")
    draw(text_card("alive"))
    expect(page.locator("message-card")).to_contain_text("alive")


def test_pointers_stay_true_without_redrawing_siblings(page: Page, draw: Draw) -> None:
    elements = [{"tag": "div", "text": {"tag": "plain_text", "content": f"line {n}"}} for n in range(50)]
    draw({"schema": "2.0", "body": {"elements": elements}})
    changed = page.evaluate("""async () => {
      const element = document.querySelector("message-card");
      const last = element.shadowRoot.querySelector("[data-pointer='/body/elements/49']");
      const records = [];
      const observer = new MutationObserver((list) => records.push(...list));
      observer.observe(element.shadowRoot, {subtree: true, childList: true, attributes: true, characterData: true});
      const {card} = element;
      const added = {tag: "div", text: {tag: "plain_text", content: "new"}};
      element.card = {...card, body: {...card.body, elements: [added, ...card.body.elements]}};
      await element.updateComplete;
      records.push(...observer.takeRecords());
      const inserted = (record) => record.type === "childList" && record.target.matches(".body");
      const others = records.filter((record) => record.attributeName !== "data-pointer" && !inserted(record));
      return {pointer: last.dataset.pointer, text: last.querySelector(".text").dataset.pointer, others: others.length};
    }""")
    assert changed == {"pointer": "/body/elements/50", "text": "/body/elements/50/text", "others": 0}


def test_an_edit_redraws_only_the_element_it_is_in(page: Page, draw: Draw) -> None:
    elements = [{"tag": "markdown", "content": f"line {n}"} for n in range(50)]
    draw({"elements": elements})
    touched = page.evaluate("""async () => {
      const element = document.querySelector("message-card");
      const touched = new Set();
      const observer = new MutationObserver((list) => list.forEach((r) => touched.add(
        (r.target.nodeType === 1 ? r.target : r.target.parentElement).closest("[data-pointer]")?.dataset.pointer)));
      observer.observe(element.shadowRoot, {subtree: true, childList: true, attributes: true, characterData: true});
      const elements = element.card.elements.map((e, i) => i === 7 ? {...e, content: "edited **now**"} : e);
      element.card = {...element.card, elements};
      await element.updateComplete;
      await new Promise((done) => setTimeout(done));
      return [...touched];
    }""")
    assert touched == ["/elements/7"]


def test_element_at_and_boxes_agree(page: Page, draw: Draw) -> None:
    draw(
        {"elements": [{"tag": "hr"}, {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}}]}, mode="design"
    )
    found = page.evaluate("""() => {
      const element = document.querySelector("message-card");
      const [box] = element.boxesOf("/elements/1");
      const {left, top} = box;
      return [element.elementAt(left + 2, top + 2), element.elementAt(-5, -5), element.boxesOf("/nowhere").length];
    }""")
    assert found == ["/elements/1", None, 0]


def test_a_locale_is_taken_only_where_asked_for_or_needed(page: Page, draw: Draw) -> None:
    text = {"tag": "plain_text", "content": "base", "i18n_content": {"en_us": "english", "zh_cn": "中文"}}
    only = {"tag": "plain_text", "i18n_content": {"en_us": "english", "zh_cn": "中文"}}
    card = {"schema": "2.0", "body": {"elements": [{"tag": "div", "text": text}, {"tag": "div", "text": only}]}}
    draw(card)
    expect(page.locator("message-card .text")).to_have_text(["base", "中文"])
    draw(card, locale="en_us")
    expect(page.locator("message-card .text")).to_have_text(["english", "english"])


def test_values_fill_exactly_the_names_they_hold(page: Page, draw: Draw) -> None:
    draw(text_card("${a} and ${b}"), values={"a": "**A**"})
    expect(page.locator("message-card .md")).to_have_text("**A** and ${b}")
    draw(text_card("${a}"))
    expect(page.locator("message-card .md")).to_have_text("${a}")


def test_all_text_is_in_the_document(page: Page, draw: Draw) -> None:
    rows = [{"a": f"row {n}"} for n in range(12)]
    panel = {
        "tag": "collapsible_panel",
        "header": {"title": {"tag": "plain_text", "content": "P"}},
        "elements": [{"tag": "markdown", "content": "folded"}],
    }
    table = {"tag": "table", "page_size": 5, "columns": [{"name": "a"}], "rows": rows}
    draw({"schema": "2.0", "body": {"elements": [panel, table]}})
    words = page.eval_on_selector("message-card", "e => e.shadowRoot.querySelector('.root').textContent")
    assert "folded" in words
    assert "row 11" in words


def test_a_tag_that_is_taken_is_left_alone(page: Page, draw: Draw) -> None:
    page.add_init_script("customElements.define('message-card', class Theirs extends HTMLElement {})")
    page.reload()
    assert page.evaluate("customElements.get('message-card').name") == "Theirs"


def test_a_part_that_cannot_be_loaded_says_what_it_is(page: Page, draw: Draw) -> None:
    spec = {"type": "bar", "title": {"text": "Visits"}, "data": {"values": []}}
    chart = {"tag": "chart", "chart_spec": spec}
    field = {"tag": "input", "name": "why", "label": {"tag": "plain_text", "content": "Reason"}}
    page.route(re.compile(r"-(displays|controls)-"), lambda route: route.abort())
    draw({"schema": "2.0", "body": {"elements": [chart, field]}})
    stands = page.locator("message-card .placeholder")
    expect(stands).to_have_text(["ChartVisits", "Text fieldReason"])
    expect(stands.first).to_be_visible()
    page.unroute(re.compile(r"-(displays|controls)-"))
    page.evaluate("dispatchEvent(new Event('online'))")
