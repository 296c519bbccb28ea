"""From one format to the other, as far as it goes: what the target lacks is replaced or left out, and listed.

A card without errors has none afterwards, as long as it stays within the limits of its new format (a 2.0 card may have
200 elements, a 1.0 card any number).
"""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.catalog.model import FORMATS, Format
from cardstudio.cards.convert.changes import Change, Changes
from cardstudio.cards.convert.tree import Converter
from cardstudio.cards.lint.wrapper import is_modern
from cardstudio.cards.types import JSONObject, JSONValue

__all__ = ["Change", "Converted", "convert"]

#: Nesting of arrays and objects beyond which a card is left as it is (:data:`cardstudio.cards.json.MAX_DEPTH`).
DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Converted:
    """The card in its new format and what it cost. ``changes`` point into the card as it was."""

    card: JSONObject
    changes: tuple[Change, ...]


def convert(card: JSONObject, to: str = "2.0", *, template: bool = False) -> Converted:
    """``card`` in the format ``to``; the input is not changed. Raises :class:`ValueError` for an unknown format.

    With ``template`` it is the card of a document: what its ``$`` keys say (loops, conditions) stays.
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
    converted = Converter(source, target, changes, template=template).root(card)
    return Converted(converted, tuple(changes.listed))


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
