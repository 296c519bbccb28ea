"""Places of blanks on a card: where they are, how they look, and that they can be pressed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.card.conftest import Draw

BLANKS = {
    "who": {"label": "Who", "look": "tinted", "text": "Ann*"},
    "day": {"label": "Day", "look": "dashed", "text": "1 June"},
    "unused": {"label": "Unused", "look": "dashed", "text": ""},
}
CARD = {
    "header": {"title": {"tag": "plain_text", "content": "Hi ${who}"}},
    "elements": [
        {"tag": "markdown", "content": "**${day}**放假, [${who}](https://example.com/?q=${who})"},
        {"tag": "action", "actions": [{"tag": "button", "text": {"tag": "plain_text", "content": "On ${day}"}}]},
        {"tag": "note", "elements": [{"tag": "plain_text", "content": "${other}"}]},
    ],
}
LISTEN = """() => { window.pressed = [];
  document.addEventListener("blank-press", (event) => window.pressed.push(event.detail)); }"""
PLACES = """() => Array.from(document.querySelector("message-card").shadowRoot.querySelectorAll("[data-blank]"),
  (place) => [place.dataset.blank, place.dataset.look, place.textContent])"""
BOXES = """() => Array.from(document.querySelector("message-card").shadowRoot.querySelectorAll(".el, .title, p"),
  (box) => { const {x, y, width, height} = box.getBoundingClientRect(); return [x, y, width, height]; })"""


def test_places_are_told_apart_and_look_as_they_are_filled(page: Page, draw: Draw) -> None:
    draw(CARD, blanks=BLANKS)
    assert page.evaluate(PLACES) == [
        ["who", "tinted", "Ann*"],
        ["day", "dashed", "1 June"],
        ["who", "tinted", "Ann*"],
        ["day", "dashed", "1 June"],
    ]
    card = page.locator("message-card")
    expect(card.locator("strong")).to_have_text("1 June")
    expect(card.locator("[data-blank=day]").first).to_have_css("text-decoration-style", "dashed")
    expect(card.locator("[data-blank=who]").first).to_have_css("text-decoration-style", "solid")
    expect(card).to_contain_text("${other}")


def test_lines_take_no_room(page: Page, draw: Draw) -> None:
    draw(CARD, values={name: blank["text"] for name, blank in BLANKS.items()})
    without = page.evaluate(BOXES)
    draw(CARD, blanks=BLANKS)
    for box, before in zip(page.evaluate(BOXES), without, strict=True):
        assert box == pytest.approx(before, abs=0.1)


def test_values_stand_in_the_places_of_blanks(page: Page, draw: Draw) -> None:
    rows = {"tag": "markdown", "$each": "row in rows", "content": "${loop.index}: ${row.name}"}
    blanks = {"rows": {"label": "Rows", "look": "dashed"}}
    draw({"elements": [rows]}, blanks=blanks, values={"rows": [{"name": "Ann"}, {"name": "Bob"}]})
    assert page.evaluate(PLACES) == [["rows", "dashed", "Ann"], ["rows", "dashed", "Bob"]]


def test_what_is_no_words_makes_its_element_a_place(page: Page, draw: Draw) -> None:
    link = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "url": "${to}"}
    picture = {"tag": "img", "img_key": "${shot}", "alt": {"tag": "plain_text", "content": ""}}
    look = {"label": "L", "look": "dashed", "text": "https://example.com/x"}
    card = {"elements": [picture, {"tag": "action", "actions": [link]}]}
    draw(card, blanks={"to": look, "shot": {**look, "look": "tinted"}}, mode="static")
    page.evaluate(LISTEN)
    places = page.locator("message-card .el[data-blank]")
    expect(places).to_have_count(2)
    expect(places.first).to_have_css("outline-style", "solid")
    expect(places.last).to_have_css("outline-style", "dashed")
    box: Any = places.last.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.evaluate("window.pressed") == [{"name": "to"}]
    page.evaluate("document.querySelector('message-card').blanks = undefined")
    expect(places).to_have_count(0)


def test_a_card_the_page_has_filled_is_not_filled_again(page: Page, draw: Draw) -> None:
    draw({"elements": [{"tag": "markdown", "content": "${who}"}]}, blanks={"who": {"label": "Who", "look": "tinted"}})
    expect(page.locator("message-card")).to_contain_text("${who}")


@pytest.mark.parametrize("mode", ["interactive", "static"])
def test_a_press_on_a_place_is_told_and_does_nothing_else(page: Page, draw: Draw, mode: str) -> None:
    draw(CARD, blanks=BLANKS, mode=mode)
    page.evaluate(LISTEN)
    for place in ("strong [data-blank=day]", "button [data-blank=day]", "a [data-blank=who]"):
        box: Any = page.locator(f"message-card {place}").bounding_box()
        page.mouse.click(box["x"] + 3, box["y"] + 3)
    assert page.evaluate("window.pressed") == [{"name": "day"}, {"name": "day"}, {"name": "who"}]
    assert page.evaluate("window.actions") == []
    assert len(page.context.pages) == 1


def test_a_finger_need_not_hit_the_words_themselves(page: Page, draw: Draw) -> None:
    draw({"elements": [{"tag": "markdown", "content": "${day}"}]}, blanks=BLANKS, mode="static")
    page.evaluate(LISTEN)
    box: Any = page.locator("message-card [data-blank=day]").bounding_box()
    page.mouse.click(box["x"] + box["width"] + 15, box["y"] - 10)
    page.mouse.click(box["x"] + box["width"] + 80, box["y"])
    assert page.evaluate("window.pressed") == [{"name": "day"}]


def test_other_words_are_drawn_when_a_blank_is_filled(page: Page, draw: Draw) -> None:
    draw(CARD, blanks=BLANKS)
    page.evaluate("document.querySelector('message-card').values = {day: '2 June'}")
    expect(page.locator("message-card strong [data-blank=day]")).to_have_text("2 June")
