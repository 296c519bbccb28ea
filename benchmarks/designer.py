"""What the designer weighs before its first use, and what one keystroke costs all of it (contracts §budgets).

The built page in Chromium with a stand-in for the server; times are of scripts only, from the change until every part
has drawn itself. Needs a built front end and Chromium (`CHROMIUM`, else Debian's).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from benchmarks.card import card_of
from benchmarks.common import Result
from cardstudio.cards import lint
from cardstudio.designer import catalog
from scripts.setup import chromium

DIST = Path(__file__).resolve().parent.parent / "static" / "dist"
#: Journals and locks exist only for pages browsers trust.
ORIGIN = "http://localhost:4"
CATALOG = "/api/v1/catalog/bench/"
#: What the page waits for; everything else is asked for when the card stands there.
FIRST = frozenset({"/card.js", "/designer.zh.js", CATALOG})
SIZE = 200
#: The round least disturbed by the rest of the machine counts.
ROUNDS = 5
BUDGET_KB = 90
BUDGET_KEYSTROKE_MS = 8.0

PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="csrf-token" content="">
<link rel="stylesheet" href="/css/tokens.css"><link rel="stylesheet" href="/css/ui.css">
<link rel="stylesheet" href="/css/designer.css">
<script type="module" src="/card.js"></script><script type="module" src="/designer.zh.js"></script>
<div id="designer"></div><script type="application/json" id="page-data">{data}</script></html>"""

MEASURE = """async () => {
  const frame = document.querySelector("card-designer");
  const {studio} = frame;
  const card = document.querySelector("designer-canvas message-card");
  const all = [...document.querySelectorAll("*")];
  const parts = all.filter((node) => node.updateComplete !== undefined && node !== card);
  const drawn = (pointer) => card.shadowRoot.querySelector(`[data-pointer="${pointer}"]`);
  const elements = studio.state.document.card.body.elements;
  const middle = elements.findIndex(({tag}, at) => tag === "markdown" && at > elements.length / 2);
  const pointer = `/body/elements/${middle}`;
  const at = drawn(pointer).getBoundingClientRect();
  studio.select([studio.idOfDrawn(pointer)]);
  await Promise.all(parts.map((part) => part.updateComplete));
  const field = document.querySelector("designer-inspector textarea");
  const times = [];
  for (let i = 0; i < 100; i++) {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const started = performance.now();
    field.setRangeText(String(i % 10), 0, 0, "end");
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    await card.updateComplete;
    await Promise.all(parts.map((part) => part.updateComplete));
    times.push(performance.now() - started);
  }
  const shown = drawn(pointer).textContent.includes("9876543210");
  return {p95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)], shown, steps: studio.history.past.length};
}"""


def run() -> Iterator[Result]:
    """Kilobytes of scripts and catalog before first use; all the work of a keystroke in a card of 200 elements."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        try:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            weights = _open(page)
            page.wait_for_selector("designer-inspector input, designer-inspector button")
            first = sum(size for name, size in weights.items() if name in FIRST)
            scripts = sum(size for name, size in weights.items() if name.endswith(".js") or name == CATALOG)
            what = "designer: scripts and catalog until the card is drawn and can be selected, gzip"
            yield Result(what, first / 1000, "KB", BUDGET_KB)
            yield Result("designer: the same with all that comes by itself a moment later", scripts / 1000, "KB")
            rounds = [page.evaluate(MEASURE) for _ in range(ROUNDS)]
            assert all(figures["shown"] for figures in rounds), "the keystrokes reached the card"
            what = f"designer, {SIZE} elements: a keystroke, all parts drawn, p95"
            yield Result(what, min(figures["p95"] for figures in rounds), "ms", BUDGET_KEYSTROKE_MS)
        finally:
            browser.close()


def _data() -> dict[str, Any]:
    document = {"card": card_of(SIZE), "variables": [], "samples": [], "update_multi": True, "editor": {}}
    return {
        "mode": "template", "id": "bench", "name": "Bench", "user": "bench", "userName": "Bench", "teamName": "Bench",
        "revision": 1, "document": json.dumps(document), "versions": [], "mayEdit": True, "mayPublish": True,
        "mayShare": True, "formatDefault": "1.0", "catalogUrl": CATALOG, "urls": {},
    }  # fmt: skip


def _open(page: Page) -> dict[str, int]:
    """Opens the page; bytes as they would travel, by name."""
    weights: dict[str, int] = {}
    html = PAGE.replace("{data}", json.dumps(_data()).replace("<", "\\u003c"))
    report = json.dumps(lint(card_of(SIZE)).to_dict())

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN)
        if name == "/":
            return route.fulfill(body=html, content_type="text/html")
        if name == "/api/v1/cards/lint/":
            return route.fulfill(body=report, content_type="application/json")
        if name == CATALOG:
            served = catalog.for_designer("zh")
            weights[name] = len(served.gzipped)
            return route.fulfill(body=served.plain, content_type="application/json")
        file = DIST / name.removeprefix("/")
        if not file.is_file():
            return route.fulfill(status=503, body="{}")
        weights[name] = len(gzip.compress(file.read_bytes(), 9))
        return route.fulfill(path=file)

    page.route(f"{ORIGIN}/**", serve)
    page.goto(f"{ORIGIN}/")
    page.wait_for_selector("designer-canvas message-card")
    page.wait_for_timeout(1500)
    return weights
