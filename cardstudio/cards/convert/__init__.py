"""From one format to the other, as far as it goes: what the target lacks is replaced or left out, and listed.

A card without errors has none afterwards, as long as it stays within the limits of its new format (a 2.0 card may have
200 elements, a 1.0 card any number). What the linter says about the result and not about the card it was made of is
listed, too.
"""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.catalog.model import FORMATS, Format
from cardstudio.cards.convert.changes import Change, Changes
from cardstudio.cards.convert.news import news
from cardstudio.cards.convert.to_v2 import ROWS
from cardstudio.cards.convert.tree import Converter
from cardstudio.cards.lint.limits import MOST_ELEMENTS
from cardstudio.cards.lint.wrapper import is_modern
from cardstudio.cards.measure import measure
from cardstudio.cards.types import JSONObject, JSONValue

__all__ = ["Change", "Converted", "convert", "transcribe"]

#: Nesting of arrays and objects beyond which a card is left as it is (:data:`cardstudio.cards.json.MAX_DEPTH`).
DEEPEST = 200
#: What is said where rows of buttons are written with fewer elements than look best.
_SPARING = {"column": "rows-as-column", "stack": "rows-as-stack"}


@dataclass(frozen=True, slots=True)
class Converted:
    """The card in its new format and what it cost. ``changes`` point into the card as it was, what is new into this."""

    card: JSONObject
    changes: tuple[Change, ...]


def convert(card: JSONObject, to: str = "2.0", *, template: bool = False) -> Converted:
    """``card`` in the format ``to``; the input is not changed. Raises :class:`ValueError` for an unknown format.

    With ``template`` it is the card of a document: what its ``$`` keys say (loops, conditions) stays. The result is
    linted: what is wrong with it and was not wrong before ends the list of changes.
    """
    made = transcribe(card, to, template=template)
    return Converted(made.card, (*made.changes, *news(card, made.card, template=template)))


def transcribe(card: JSONObject, to: str, *, template: bool = False) -> Converted:
    """:func:`convert` without a look at the result."""
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
    converted = Converter(source, target, changes, template=template).root(card)
    return Converted(converted, tuple(changes.listed))


def _within_limit(card: JSONObject, template: bool) -> Converted:
    """The 2.0 card that looks most alike and has no more elements than 2.0 allows; the first look if none has."""
    made: list[Converted] = []
    for rows in ROWS:
        changes = Changes("2.0")
        converted = Converter("1.0", "2.0", changes, template=template, rows=rows).root(card)
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
