"""`<message-card>` on a foreign page: its own origin, a strict policy, nothing but the built script of ours."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

ROOT = Path(__file__).resolve().parents[3]
DIST = ROOT / "static" / "dist"
CORPUS = Path(os.environ.get("CARD_CORPUS", ROOT / ".." / "shared" / "corpus"))

FOREIGN = "http://foreign.test"
STUDIO = "http://studio.test"
POLICY = (
    f"default-src 'none'; script-src {STUDIO}; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
)
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Foreign page</title>'
    f'<script type="module" crossorigin src="{STUDIO}/card.js"></script><body></body></html>'
)

DRAW = """async ([card, options]) => {
  await customElements.whenDefined("message-card");
  document.body.replaceChildren();
  const element = document.createElement("message-card");
  Object.assign(element, options, {card});
  window.actions = [];
  element.addEventListener("card-action", (event) => window.actions.push(event.detail));
  document.body.append(element);
  await element.updateComplete;
}"""

Draw = Callable[..., None]


def _serve(route: Route) -> None:
    file = DIST / route.request.url.removeprefix(f"{STUDIO}/")
    if not file.is_file():
        route.fulfill(status=404)
        return
    route.fulfill(path=file, content_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"})


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(viewport={"width": 1024, "height": 768})


@pytest.fixture
def draw(page: Page) -> Draw:
    """Draws a card: `draw(card, theme="dark", device="mobile")`."""
    if not (DIST / "card.js").is_file():
        pytest.skip("static/dist is not built: run `make build`")
    page.route(f"{STUDIO}/**", _serve)
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
    page.route(f"{FOREIGN}/**", lambda route: route.fulfill(body=PAGE, headers=headers))
    page.goto(f"{FOREIGN}/")

    def draw(card: Any, **options: Any) -> None:
        page.evaluate(DRAW, [card, options])

    return draw


def corpus_cards() -> list[tuple[str, Any]]:
    """Every card of the corpus, out of its envelopes."""
    files = sorted(CORPUS.glob("*.json")) if CORPUS.is_dir() else []
    return [(file.stem, _inner(json.loads(file.read_text())["card"])) for file in files]


def _inner(card: Any) -> Any:
    while isinstance(card, dict):
        inner = next((card[key] for key in ("card", "dsl", "content") if key in card and "elements" not in card), None)
        if isinstance(inner, str) and inner.startswith("{"):
            inner = json.loads(inner)
        if not isinstance(inner, dict):
            return card
        card = inner
    return card
