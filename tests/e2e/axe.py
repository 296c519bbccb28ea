"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, Page

SCRIPT = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# What still fades in has no contrast yet. One movement may begin another; what never ends is not waited for.
SETTLE = """async () => {
    const running = () => document.getAnimations().filter((one) =>
        one.playState === "running" && one.effect.getComputedTiming().endTime !== Infinity);
    for (let moving = running(); moving.length > 0; moving = running())
        await Promise.all(moving.map((one) => one.finished.catch(() => undefined)));
}"""
RUN = """async ([exclude, options]) => (await axe.run({exclude: exclude.map((one) => [one])}, options)).violations
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.failureSummary}`))"""
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def load(place: Page | Frame) -> None:
    """Axe in a page or frame in which everything has arrived. Evaluated here, since a page's policy would refuse it."""
    place.evaluate(SETTLE)
    place.evaluate(SCRIPT.read_text())


def violations(place: Page | Frame, *exclude: str) -> list[str]:
    """One line per finding (WCAG 2.2 AA) in our own part of the page; cards are other people's colours."""
    load(place)
    return list(place.evaluate(RUN, [["message-card", ".tile-view", *exclude], WCAG]))


def faults(place: Page | Frame, *exclude: str) -> list[str]:
    """The same by all of axe's rules, its advice of good practice too, and on everything but what is excluded."""
    load(place)
    return list(place.evaluate(RUN, [exclude, {"resultTypes": ["violations"]}]))
