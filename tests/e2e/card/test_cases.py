"""Real reports (tests/cases) as people see them: words that stand, links that don't, rows below each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import ROOT, Draw

Case = dict[str, Any]

# Draws each card in an element of its own, one below the other, and answers what a reader finds there.
SEEN = """async ([cards, options]) => {
  const logged = console.error;
  document.body.replaceChildren();
  const seen = [];
  for (const card of cards) {
    const element = Object.assign(document.createElement("message-card"), options, {card});
    const errors = [];
    console.error = (...words) => errors.push(words.join(" "));
    document.body.append(element);
    await element.updateComplete;
    const root = element.shadowRoot;
    const flow = [...root.querySelectorAll(".flow.horizontal")].at(-1);
    const parts = [...(flow?.children ?? [])].map((part) => part.getBoundingClientRect());
    seen.push({
      errors,
      isDrawn: root.querySelector(".card, [data-placeholder]") !== null,
      text: root.querySelector(".root")?.textContent ?? "",
      links: [...root.querySelectorAll("a[href], [role=link]")].map((link) => link.textContent),
      rows: parts.map(({top, bottom}) => [top, bottom]),
    });
  }
  console.error = logged;
  return seen;
}"""
FRAMES = [{"theme": "light", "device": "desktop"}, {"theme": "dark", "device": "mobile"}]


def cards() -> dict[str, Case]:
    """The cases that are a bare card, by their names."""
    read = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "tests" / "cases").glob("*.json"))}
    return {name: case for name, case in read.items() if case["kind"] in {"v1", "v2"}}


def last_list(node: Any) -> list[Any]:
    """The list of elements the drawing is about: that of the form, else that of the card."""
    inner: list[Any] = node["body"]["elements"]
    while len(inner) == 1 and "elements" in inner[0]:
        inner = inner[0]["elements"]
    return inner


def faults(case: Case, seen: dict[str, Any]) -> Iterator[str]:
    """What the drawing shows otherwise than the case says."""
    yield from seen["errors"]
    if not seen["isDrawn"]:
        yield "nothing is drawn"
    if "draw" in case and case["draw"] not in seen["text"]:
        yield f"{case['draw']!r} is not in {seen['text']!r}"
    if case.get("draw_nolink") and seen["links"]:
        yield f"links: {seen['links']}"
    if case.get("draw_rows"):
        rows = seen["rows"]
        if len(rows) != len(last_list(case["card"])):
            yield f"{len(rows)} parts"
        # Parts of one row begin above where their neighbour ends.
        shared = [index for index in range(1, len(rows)) if rows[index][0] < rows[index - 1][1] - 0.6]
        if shared:
            yield f"parts {shared} stand beside the one before"


@pytest.mark.parametrize("options", FRAMES, ids=lambda frame: " ".join(frame.values()))
def test_cards_of_reports_are_drawn_as_they_were(page: Page, draw: Draw, options: dict[str, str]) -> None:
    draw({})
    told = cards()
    seen = page.evaluate(SEEN, [[case["card"] for case in told.values()], options])
    found = {name: list(faults(case, one)) for (name, case), one in zip(told.items(), seen, strict=True)}
    assert {name: some for name, some in found.items() if some} == {}


def test_each_kind_of_drawing_is_told_by_some_case() -> None:
    told = cards().values()
    assert all(any(key in case for case in told) for key in ("draw", "draw_nolink", "draw_rows"))
