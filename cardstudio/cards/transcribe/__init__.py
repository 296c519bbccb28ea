"""Writing a card in the other format: what the target lacks is replaced or left out, and listed."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.catalog.model import FORMATS, Format, is_modern
from cardstudio.cards.measure import MOST_ELEMENTS, measure
from cardstudio.cards.transcribe.changes import ROWS, Change, Changes
from cardstudio.cards.transcribe.tree import Converter
from cardstudio.cards.types import JSONObject, JSONValue

#: Nesting of arrays and objects beyond which a card is left as it is (:data:`cardstudio.cards.json.MAX_DEPTH`).
DEEPEST = 200
#: What is said where rows of buttons are written with fewer elements than look best.
_SPARING = {"column": "rows-as-column", "stack": "rows-as-stack"}


@dataclass(frozen=True, slots=True)
class Converted:
    """The card in its new format and what it cost. ``changes`` point into the card as it was, what is new into this."""

    card: JSONObject
    changes: tuple[Change, ...]


def transcribe(card: JSONObject, to: str, *, template: bool = False) -> Converted:
    """``card`` in the format ``to``, as far as it goes; the input is not changed, nor the result looked at.

    Raises :class:`ValueError` for an unknown format.
    """
    if to not in FORMATS:
        raise ValueError(f"no card format {to!r}")
    target: Format = "2.0" if to == "2.0" else "1.0"
    source: Format = "2.0" if is_modern(card) else "1.0"
    if source == target:
        return Converted(card, ())
    changes = Changes(target)
    if _deeper_than(card, DEEPEST):
        changes.add("too-deep-to-convert", "kept", None, {})
        return Converted(card, tuple(changes.listed))
    if target == "2.0":
        return _within_limit(card, template)
    converted = Converter(source, changes, template=template).root(card)
    return Converted(converted, tuple(changes.listed))


def _within_limit(card: JSONObject, template: bool) -> Converted:
    """The 2.0 card that looks most alike and has no more elements than 2.0 allows; the first look if none has."""
    made: list[Converted] = []
    for rows in ROWS:
        changes = Changes("2.0", rows)
        converted = Converter("1.0", changes, template=template).root(card)
        if rows in _SPARING:
            changes.add(_SPARING[rows], "replaced", None, {"limit": MOST_ELEMENTS})
        made.append(Converted(converted, tuple(changes.listed)))
        if measure(converted).elements <= MOST_ELEMENTS:
            return made[-1]
    return made[0]


def _deeper_than(value: JSONValue, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        below: list[JSONValue] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(held for held in item.values() if isinstance(held, dict | list))
            elif isinstance(item, list):
                below.extend(held for held in item if isinstance(held, dict | list))
        if not below:
            return False
        level = below
    return True
