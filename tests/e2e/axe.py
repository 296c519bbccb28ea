"""What axe-core finds wrong with a page (WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async (exclude) => (await axe.run({exclude: exclude.map((one) => [one])},
    {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})).violations
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))"""


def violations(page: Page, *exclude: str) -> list[str]:
    """One line per finding in our own part of the page; cards are other people's colours."""
    page.evaluate(AXE.read_text())
    return list(page.evaluate(RUN, ["message-card", ".tile-view", *exclude]))
