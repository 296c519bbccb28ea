"""Every component as the vectors say: sizes and colours given as numbers, no violation, no error, accessible."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.component_examples import linted
from tests.e2e.axe import load

from .conftest import ROOT, Draw

COMPONENTS = ROOT / "frontend" / "card" / "components"
DRAWING = [*sorted(COMPONENTS.glob("*/drawing.json")), *sorted((ROOT / "tests" / "vectors" / "drawing").glob("*.json"))]
CHARTS = COMPONENTS / "chart" / "drawing.json"

# Draws cards one after the other in one element; answers what the checks find on each, and each error that was logged.
MEASURE = """async ([cases, options]) => {
  await customElements.whenDefined("message-card");
  const found = [];
  const logged = console.error;
  for (const {name, card, checks = []} of cases) {
    document.body.replaceChildren();
    const element = Object.assign(document.createElement("message-card"), options, {card});
    console.error = (...words) => found.push(`${name}: ${words.join(" ")}`);
    document.body.append(element);
    await element.updateComplete;
    const root = element.shadowRoot;
    if (root.querySelector(".card, [data-placeholder]") === null) found.push(`${name}: nothing`);
    for (const {at, css = {}, box = {}, count, text, device = "desktop"} of checks) {
      if (device !== options.device || (options.theme === "dark" && JSON.stringify(css).includes("rgb("))) continue;
      const all = root.querySelectorAll(at);
      if (count !== undefined && all.length !== count) found.push(`${name}: ${all.length} of ${at}, not ${count}`);
      if (all.length === 0) { found.push(`${name}: no ${at}`); continue; }
      const words = all[0].textContent.trim();
      if (text !== undefined && words !== text) found.push(`${name}: ${at} says ${words}, not ${text}`);
      const style = getComputedStyle(all[0]);
      const size = all[0].getBoundingClientRect();
      for (const [key, value] of Object.entries(css)) {
        const is = style.getPropertyValue(key);
        if (is !== value) found.push(`${name}: ${at} ${key} is ${is}, not ${value}`);
      }
      for (const [key, value] of Object.entries(box)) {
        if (Math.abs(size[key] - value) > 0.6) found.push(`${name}: ${at} ${key} is ${size[key]}, not ${value}`);
      }
    }
  }
  console.error = logged;
  return found;
}"""
FRAMES = [
    {"theme": "light", "device": "desktop"},
    {"theme": "dark", "device": "desktop"},
    {"theme": "light", "device": "mobile"},
    {"theme": "dark", "device": "mobile"},
]
# Shown one below the other, as a page of cards would be.
SHOW = """async ([cards, options]) => {
  await customElements.whenDefined("message-card");
  document.body.replaceChildren();
  for (const card of cards) {
    const element = Object.assign(document.createElement("message-card"), options, {card});
    document.body.append(element);
    await element.updateComplete;
  }
}"""
# Without what the page around the card is judged for, and without ticked texts that their author made faint.
SERIOUS = """async () => {
  const rules = Object.fromEntries(["region", "page-has-heading-one", "landmark-one-main", "bypass"]
    .map((name) => [name, {enabled: false}]));
  const {violations} = await axe.run(document, {rules, resultTypes: ["violations"], elementRef: true});
  const isFaint = ({element}) => element.closest("[style*='--checked-opacity']") !== null;
  const told = (id) => ({html, failureSummary}) => `${id} ${html.slice(0, 200)} ${failureSummary}`;
  return violations.filter(({impact}) => impact === "serious" || impact === "critical")
    .flatMap(({id, nodes}) => nodes.filter((node) => !isFaint(node)).map(told(id)));
}"""


def cases(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(file.read_text())["cases"]
    return found


@pytest.fixture
def drawn(draw: Draw) -> Draw:
    """The foreign page with the card's script on it."""
    draw({})
    return draw


@pytest.mark.parametrize("options", FRAMES, ids=lambda frame: " ".join(frame.values()))
def test_components_are_drawn_as_the_vectors_say(page: Page, drawn: Draw, options: dict[str, str]) -> None:
    for file in DRAWING:
        assert page.evaluate(MEASURE, [cases(file), options]) == [], file


def test_whatever_the_linter_is_shown_is_drawn(page: Page, drawn: Draw) -> None:
    for name, linting in linted().items():
        plain = [{"name": case["name"], "card": case["card"]} for case in linting]
        assert page.evaluate(MEASURE, [plain, {"theme": "light", "device": "desktop"}]) == [], name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(page: Page, drawn: Draw, theme: str) -> None:
    ground = "#FFFFFF" if theme == "light" else "#0A0A0A"
    page.evaluate("(color) => document.body.style.setProperty('background-color', color)", ground)
    load(page)
    for file in DRAWING:
        if file == CHARTS:
            continue  # pictures: axe has nothing to read in them and waits for each
        cards = [case["card"] for case in cases(file)]
        page.evaluate(SHOW, [cards, {"theme": theme, "device": "desktop"}])
        assert page.evaluate(SERIOUS) == [], file


def test_charts_are_drawn_by_the_engine_when_near(page: Page, drawn: Draw) -> None:
    charts = cases(CHARTS)[:13]
    for case in charts:
        page.evaluate(SHOW, [[case["card"]], {"theme": "light", "device": "desktop"}])
        page.locator("message-card .live canvas").first.wait_for()
        assert page.locator("message-card .chart-title, message-card .chart-face span").first.text_content()


def test_a_still_card_has_still_charts_and_one_that_is_gone_lets_go(page: Page, drawn: Draw) -> None:
    card = cases(CHARTS)[0]["card"]
    page.evaluate(SHOW, [[card, card], {"mode": "static"}])
    still, live = page.locator("message-card").first, page.locator("message-card").last
    expect(still.locator(".still")).to_have_count(1)
    live.evaluate("(card) => { card.mode = 'preview'; }")
    live.locator(".live canvas").first.wait_for()
    # The engine is there by now, and has drawn what is lower on the page.
    expect(still.locator("canvas")).to_have_count(0)
    page.evaluate(SHOW, [[card], {}])
    page.locator("message-card .live canvas").first.wait_for()
    left = page.evaluate(
        "() => { const card = document.querySelector('message-card'); card.card = {elements: []};"
        " return card.updateComplete.then(() => card.shadowRoot.querySelectorAll('canvas').length); }"
    )
    assert left == 0
