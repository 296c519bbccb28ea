"""A language nobody speaks on every page: no sentence is left in English, and words two fifths longer fit.

Adding it only adds files to a copy of the checkout (`scripts/pseudo_language.py`), as any language would.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import ROOT, Studio, serving
from tests.e2e.every_page import addresses
from tests.e2e.sharing.conftest import CLIENT

pytestmark = pytest.mark.slow

#: What people typed, what programs read, and names: cards, samples, code, brands, languages by their own name.
NOT_OURS = "script, style, pre, code, kbd, textarea, time, [lang]:not(html), message-card, .mark, .cm-editor, .se-sum"
#: Texts and labels with a word in plain letters and no accent beside it.
LEFT = """([notOurs, known]) => {
  const found = [], names = new RegExp(`^(?:${known})$`);
  const plain = /[A-Za-z]{3,}/, accented = /[À-ÿĀ-žƀ-ɏḀ-ỿ]/;
  const look = (text, element, what) => {
    const words = (text ?? "").trim();
    if (plain.test(words) && !accented.test(words) && !names.test(words) && element.closest(notOurs) === null)
      found.push(`${what} ${JSON.stringify(words.slice(0, 80))} in ${element.outerHTML.slice(0, 110)}`);
  };
  const walk = (root) => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.parentElement) look(node.data, node.parentElement, "text");
        continue;
      }
      for (const name of ["aria-label", "title", "placeholder", "alt", "data-tip"])
        if (node.hasAttribute(name)) look(node.getAttribute(name), node, name);
      if (node.shadowRoot && node.localName !== "message-card") walk(node.shadowRoot);
    }
  };
  walk(document.body);
  return found;
}"""
#: More that is not ours, on the simulator: what its people say, names of recordings and of vectors.
THEIRS = {
    "/": "[role=log], .sim-chats, h1, option, .lg, b.grow, .meta.grow",
    "/catalog/?component=button": "h1, h2, a",
}
#: Names, dates, addresses and codes, which are the same in every language.
KNOWN = "|".join(
    (
        r"Card Studio|Feishu|Lark|Node SDK|[A-Z]{3,5}|(?:cli|ou|oc|om)_\w+|[a-z]*(?:[-_.\/:@][\w.…-]*)+",
        r"Ada(?:'s cards)?|Ops|Night|Deploy result|Reconciliation|Welcome aboard|finance|onboarding|release",
        r"curl|Python|TypeScript",
        # Colours are called as in the card's JSON.
        r"blue|carmine|green|grey|indigo|lime|orange|purple|red|sunflower|turquoise|violet|wathet|yellow",
        r"[A-Z][\w+-]+(?:/[\w +-]+)* \(UTC[^)]*\)",
        r"(?:Chrome|Chromium|Firefox|Safari|Edge), (?:Linux|macOS|Windows|iOS|Android)",
        r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d.*",
    )
)
#: Boxes that cut their own words off: not those meant to (two lines of a description, a name in a row).
CLIPPED = """() => {
  const meant = ".cut, .sr, [role=treeitem] .name, input, textarea, select, message-card, .cm-editor, [hidden]";
  return [...document.querySelectorAll("body *")].filter((one) => {
    const style = getComputedStyle(one);
    const cuts = style.overflowX === "hidden" || style.overflowX === "clip" || style.textOverflow === "ellipsis";
    const own = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
    return cuts && own && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && one.closest(meant) === null;
  }).map((one) => `${one.scrollWidth} > ${one.clientWidth}: ${one.outerHTML.slice(0, 140)}`);
}"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout with one language more, built."""
    root = tmp_path_factory.mktemp("checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    for name in (".venv", "node_modules"):
        (root / name).symlink_to((ROOT / name).resolve())
    for program in (
        ("scripts/pseudo_language.py", "."),
        ("scripts/node.py", "frontend/i18n/generate.mjs"),
        ("scripts/node.py", "frontend/build.mjs"),
        ("scripts/messages.py", "compile"),
    ):
        subprocess.run([sys.executable, *program], cwd=root, check=True, capture_output=True)
    return root


@pytest.fixture(scope="module")
def studio(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with serving(copy, tmp_path_factory.mktemp("var")) as studio:
        yield studio


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "en-XA"}


def look(page: Page, name: str = "") -> list[str]:
    page.wait_for_load_state("networkidle")
    not_ours = ", ".join(filter(None, (NOT_OURS, THEIRS.get(name))))
    return [*page.evaluate(LEFT, [not_ours, KNOWN]), *page.evaluate(CLIPPED)]


def test_no_page_keeps_english_or_cuts_longer_words(page: Page, studio: Studio) -> None:
    found = {}
    for name, address in addresses(page, studio).items():
        if name == "/nowhere/":  # Django's own page while DEBUG is on
            continue
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "en-XA")
        found[name] = look(page, name)
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_share_page_too(page: Page, studio: Studio, new_context: Callable[..., BrowserContext]) -> None:
    visitor = new_context(user_agent=CLIENT.replace("zh_CN", "en_XA"), locale="en-XA").new_page()
    visitor.goto(addresses(page, studio)["outside"])
    expect(visitor.locator(".sh-main")).to_be_visible()
    assert look(visitor) == []
