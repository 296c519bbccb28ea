"""What a card says to people, for lists and search: its title, its text, one line of summary.

Cards are read as they are drawn before anybody filled them in (:func:`cardstudio.cards.fill.drawn.drawn`): with words
for their blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardstudio.cards.fill.drawn import drawn
from cardstudio.cards.fill.slots import MARKUP, cell_slots
from cardstudio.cards.markdown.characters import decode_entities
from cardstudio.cards.measure import OPAQUE
from cardstudio.cards.types import JSONObject, JSONValue

#: Longest summary, in characters.
SUMMARY_LENGTH = 120
_TEXT_KEYS = frozenset({"content", "default_value", "display_name"})
_LOCALISED_KEYS = frozenset({"i18n", "i18n_content"})
_LOCALES_FIRST = ("zh_cn", "en_us")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]*>")
_MARKS = re.compile(r"\*\*|__|~~|`+|^#{1,6}\s+|^>\s?|^[-*]\s+", re.MULTILINE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Outline:
    """A card in the words a person sees.

    ``title``: the header's, ``""`` where there is none. ``summary``: what the chat list would show after it
    (``config.summary``, else the first text of the body). ``text``: everything, in reading order and in every language,
    one piece a line.
    """

    title: str
    summary: str
    text: str


def text_for_people(document: JSONObject, summary_length: int = SUMMARY_LENGTH) -> Outline:
    """What people read of a document, or of a bare card. Never raises on any JSON, in time by its size."""
    card = drawn(document)
    return Outline(_title(card), _summary(card, summary_length), "\n".join(_texts(card)))


def _title(card: JSONObject) -> str:
    header = card.get("header")
    text = (_read(header.get("title")) or _read(header.get("subtitle"))) if isinstance(header, dict) else ""
    if not text and isinstance(card.get("i18n_header"), dict):
        localised = _first(card["i18n_header"])
        text = _read(localised.get("title")) if isinstance(localised, dict) else ""
    return text


def _summary(card: JSONObject, length: int) -> str:
    config = card.get("config")
    line = _read(config.get("summary")) if isinstance(config, dict) else ""
    if not line:
        body = {key: held for key, held in card.items() if key in ("body", "elements", "i18n_elements")}
        line = next(_texts(body), "")
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _plain(text: str, tag: JSONValue = None) -> str:
    """Text without Feishu's markup, on one line. Values are written with entities, which people never see."""
    if not text:
        return ""
    bare = _MARKS.sub("", _MARKUP.sub("", _LINK.sub(r"\1", text)))
    if isinstance(tag, str) and tag in MARKUP:
        bare = decode_entities(bare)
    return _SPACE.sub(" ", bare).strip()


def _first(localised: dict[str, JSONValue]) -> JSONValue:
    for locale in _LOCALES_FIRST:
        if localised.get(locale):
            return localised[locale]
    return next(iter(localised.values()), None)


def _read(text: JSONValue) -> str:
    """The words of a text object: its content, or its first language."""
    if isinstance(text, str):
        return _plain(text)
    if not isinstance(text, dict):
        return ""
    content = text.get("content")
    if isinstance(content, str) and content:
        return _plain(content, text.get("tag"))
    for key in ("i18n", "i18n_content"):
        localised = text.get(key)
        if isinstance(localised, dict):
            found = _first(localised)
            if isinstance(found, str):
                return _plain(found, text.get("tag"))
    return ""


def _texts(root: JSONValue) -> Iterator[str]:
    """Every text that says something, without its markup."""
    # Reversed pushes keep reading order on a stack.
    stack: list[JSONValue] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            stack.extend(held for held in reversed(item) if isinstance(held, dict | list))
        elif isinstance(item, dict):
            stack.extend(reversed([held for held in _readable(item) if held]))


def _readable(item: JSONObject) -> Iterator[JSONValue]:
    """The words that stand in an object itself, and what may hold more."""
    tag = item.get("tag")
    for key, held in item.items():
        if isinstance(held, str):
            if key in _TEXT_KEYS:
                yield _plain(held, tag)
        elif key in _LOCALISED_KEYS and isinstance(held, dict):
            yield from (_plain(translated, tag) for translated in held.values() if isinstance(translated, str))
        elif isinstance(held, dict | list) and key not in OPAQUE:
            yield held
        elif key == "rows" and isinstance(held, list):
            yield from _cells(held, item)


def _cells(rows: list[JSONValue], table: JSONObject) -> Iterator[str]:
    slots = cell_slots(table)
    for row in rows:
        if isinstance(row, dict):
            for name, cell in row.items():
                if isinstance(cell, str):
                    yield _plain(cell, "lark_md" if slots.get(name, "value") not in ("words", "value") else None)
