"""What a card says, for lists and search: its title, its text, one line of summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def title(card: JSONObject) -> str:
    """The header's title as it would be read, ``""`` where there is none."""
    header = card.get("header")
    text = _read(header.get("title")) or _read(header.get("subtitle")) if isinstance(header, dict) else ""
    if not text and isinstance(card.get("i18n_header"), dict):
        localised = _first(card["i18n_header"])
        text = _read(localised.get("title")) if isinstance(localised, dict) else ""
    return plain(text)


def text(card: JSONObject) -> str:
    """All words of a card in reading order and in every language, one piece a line: what search looks through."""
    return "\n".join(piece for piece in (plain(found) for found in _texts(card)) if piece)


def summary(card: JSONObject, length: int = SUMMARY_LENGTH) -> str:
    """One line: what the chat list would show after the title (``config.summary``, else the first text of the body)."""
    config = card.get("config")
    wanted = config.get("summary") if isinstance(config, dict) else None
    line = _read(wanted)
    if not line:
        body = {key: held for key, held in card.items() if key in ("body", "elements", "i18n_elements")}
        line = next((found for found in _texts(body) if plain(found)), "")
    line = plain(line)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def plain(text: str) -> str:
    """Text without Feishu's markup, on one line."""
    if not text:
        return ""
    return _SPACE.sub(" ", _MARKS.sub("", _MARKUP.sub("", _LINK.sub(r"\1", text)))).strip()


def _first(localised: dict[str, JSONValue]) -> JSONValue:
    for locale in _LOCALES_FIRST:
        if localised.get(locale):
            return localised[locale]
    return next(iter(localised.values()), None)


def _read(text: JSONValue) -> str:
    """The string of a text object: its content, or its first language."""
    if isinstance(text, str):
        return text
    if not isinstance(text, dict):
        return ""
    content = text.get("content")
    if isinstance(content, str) and content:
        return content
    for key in ("i18n", "i18n_content"):
        localised = text.get(key)
        if isinstance(localised, dict):
            found = _first(localised)
            if isinstance(found, str):
                return found
    return ""


def _texts(root: JSONValue) -> Iterator[str]:
    # Reversed pushes keep reading order on a stack.
    stack: list[JSONValue] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            stack.extend(held for held in reversed(item) if isinstance(held, dict | list))
        elif isinstance(item, dict):
            stack.extend(reversed(list(_readable(item))))


def _readable(item: JSONObject) -> Iterator[JSONValue]:
    for key, held in item.items():
        if isinstance(held, str):
            if key in _TEXT_KEYS:
                yield held
        elif key in _LOCALISED_KEYS and isinstance(held, dict):
            yield from (translated for translated in held.values() if isinstance(translated, str))
        elif isinstance(held, dict | list) and key not in OPAQUE:
            yield held
        elif key == "rows" and isinstance(held, list):
            yield from _cells(held)


def _cells(rows: list[JSONValue]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, dict):
            yield from (cell for cell in row.values() if isinstance(cell, str))
