"""Every real card is drawn whole: no error, no placeholder for a documented tag, every text of it in the document."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.markdown import DialectName, Token, parse

from .conftest import Draw, corpus_cards

# Tags the documentation names; any other may be a placeholder.
UNDOCUMENTED = {
    *("template", "card", "fallback_text", "picker_date"),
    *(tag for tag, component in TAGS.items() if component.undocumented is not None),
}
PLACEHOLDERS = "e => [...e.shadowRoot.querySelectorAll('[data-placeholder]')].map(p => p.dataset.placeholder)"
TEXT = "e => e.shadowRoot.querySelector('.root').textContent"
# Shown on demand only, in another language, or to the platform.
NOT_DRAWN = {
    "alt", "placeholder", "hover_tips", "disabled_tips", "confirm", "summary", "fallback", "i18n_elements",
    "i18n_header", "i18n_text_tag_list", "value", "config", "card_link", "href", "template_variable", "data",
    "schema_version", "options", "chart_spec",
}  # fmt: skip
MOST_TAGS, MOST_BUTTONS = 3, 3


def words_of(node: Any, dialect: DialectName, inside: str = "") -> Iterator[str]:
    """The texts of a card that are always shown, each as the words a reader sees."""
    if isinstance(node, list):
        shown = node[:MOST_TAGS] if inside == "text_tag_list" else node
        for item in shown:
            yield from words_of(item, dialect, inside)
    elif isinstance(node, dict) and node.get("tag") not in UNDOCUMENTED:
        content = node.get("content")
        if isinstance(content, str) and node.get("tag") == "plain_text":
            yield content
        elif isinstance(content, str) and node.get("tag") in {"lark_md", "markdown"}:
            yield from _plain(parse(content, "lark_md" if node["tag"] == "lark_md" else dialect))
        for key, value in node.items():
            if key not in NOT_DRAWN:
                yield from words_of(value, dialect, key)


def _plain(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token["type"] in {"text", "code"}:
            yield token["text"]
        children = token.get("children", [])
        cells = list(itertools.chain.from_iterable([token.get("head", []), *token.get("rows", [])]))
        yield from _plain([one for one in children if isinstance(one, dict)])
        for part in [*token.get("items", []), *cells]:
            yield from _plain(part)


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_drawn(name: str) -> bool:
    """Whether the card is one a client would show; the others only have to be survived."""
    return not name.startswith(("invalid-", "x-lint-media", "docs-doc-template", "docs-legacy-template"))


@pytest.mark.parametrize(
    "options", [{"theme": "light", "device": "desktop"}, {"theme": "dark", "device": "mobile"}], ids=["light", "dark"]
)
def test_every_corpus_card_is_drawn_whole(page: Page, draw: Draw, options: dict[str, str]) -> None:
    cards = corpus_cards()
    if not cards:
        pytest.skip("no corpus: set CARD_CORPUS")
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for name, card in cards:
        draw(card, **options)
        assert errors == [], name
        placeholders = set(page.eval_on_selector("message-card", PLACEHOLDERS))
        if not is_drawn(name):
            continue
        assert placeholders <= UNDOCUMENTED, name
        shown = squeezed(page.eval_on_selector("message-card", TEXT))
        dialect: DialectName = "v2" if isinstance(card, dict) and card.get("schema") == "2.0" else "v1"
        missing = [text for text in words_of(card, dialect) if squeezed(text) not in shown]
        assert missing == [], name
