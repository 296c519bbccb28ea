"""How large a card is: bytes, elements, depth, tables, and the hash its reports are known by."""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.json import dump, encode
from cardstudio.cards.types import JSONObject, JSONValue

#: Keys whose values are data of the sender: a ``tag`` inside is no element (card-format §2).
OPAQUE = frozenset({"value", "chart_spec", "rows"})
#: Elements a 2.0 card may have (card-format §4).
MOST_ELEMENTS = 200
_NESTED = frozenset({dict, list})
#: Containers that count as a level of nesting.
_LEVELS = frozenset(tag for tag, component in TAGS.items() if component.is_level)


@dataclass(frozen=True, slots=True)
class Measures:
    """``size`` in bytes of compact UTF-8; ``tables`` of the language that has most of them.

    ``sound`` is false for values no JSON text can hold: half a character, a number that is not finite.
    """

    size: int
    card_hash: str
    elements: int
    depth: int
    tables: int
    sound: bool = True


def measure(card: JSONObject) -> Measures:
    """Everything that is counted about one card."""
    text = dump(card)
    try:
        encoded, sound = text.encode(), True
    except UnicodeEncodeError:
        encoded, sound = text.encode("utf-8", "surrogatepass"), False
    if "NaN" in text or "Infinity" in text:
        sound = sound and _is_finite(card)
    elements, depth, tables = _count(card)
    return Measures(len(encoded), hashlib.sha256(encoded).hexdigest(), elements, depth, tables, sound)


def card_hash(card: JSONValue) -> str:
    """SHA-256 (hex) of the compact UTF-8 JSON of a card."""
    return hashlib.sha256(encode(card)).hexdigest()


def markdown_tables(content: str) -> int:
    """Pipe tables in a 2.0 markdown text, those inside fenced code excepted."""
    return len(table_starts(content))


def table_starts(content: str) -> list[int]:
    """The line (from 0) each of those tables begins at."""
    if "|" not in content or "-" not in content:
        return []
    starts = []
    fence = ""
    above = ""
    for number, line in enumerate(content.split("\n")):
        stripped = line.strip()
        if fence:
            if stripped.startswith(fence):
                fence = ""
        elif stripped.startswith(("```", "~~~")):
            fence = stripped[:3]
        elif "|" in above and _is_delimiter_row(stripped) and _cells(above) == _cells(stripped):
            starts.append(number - 1)
        above = "" if fence else stripped
    return starts


def _is_finite(root: JSONValue) -> bool:
    stack: list[JSONValue] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, float) and not math.isfinite(item):
            return False
    return True


def _is_delimiter_row(line: str) -> bool:
    return "-" in line and "|" in line and not line.strip("|-: \t")


def _cells(line: str) -> int:
    return line.replace("\\|", "").strip("|").count("|")


def _count(card: JSONObject) -> tuple[int, int, int]:
    modern = card.get("schema") == "2.0"
    localised = card.get("i18n_elements")
    parts: list[JSONValue] = [card]
    if isinstance(localised, dict) and localised:
        # One language is shown at a time, so the fullest of them counts.
        parts = [{**card, "i18n_elements": held} for held in localised.values()]
    elements = depth = tables = 0
    for part in parts:
        counted = _count_part(part, modern)
        elements, depth, tables = max(elements, counted[0]), max(depth, counted[1]), max(tables, counted[2])
    return elements, depth, tables


def _count_part(root: JSONValue, modern: bool) -> tuple[int, int, int]:
    elements = deepest = tables = 0
    stack: list[tuple[JSONValue, int]] = [(root, 0)]
    while stack:
        item, depth = stack.pop()
        if isinstance(item, list):
            stack.extend((held, depth) for held in item if type(held) in _NESTED)
            continue
        tag = item.get("tag")
        if isinstance(tag, str):
            elements += 1
            if tag in _LEVELS:
                depth += 1
                deepest = max(deepest, depth)
            elif tag == "table":
                tables += 1
            elif tag == "markdown" and modern and isinstance(item.get("content"), str):
                tables += markdown_tables(item["content"])
        for key, held in item.items():
            if type(held) in _NESTED and key not in OPAQUE:
                stack.append((held, depth))
    return elements, deepest, tables
