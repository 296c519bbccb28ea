"""Putting a changed card back into what it was found in, so that a mended file stays what it was."""

from __future__ import annotations

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.pointers import tokens
from cardstudio.cards.reading.steps import Inside, Steps, Text
from cardstudio.cards.types import JSONValue


def rewrap(found: Unwrapped, card: JSONValue) -> JSONValue:
    """What ``found`` was unwrapped from, with ``card`` in place of its card.

    A card that came bare, in a wrapper the platform refuses, or from where no place can be told, comes back bare.
    """
    if found.root is None or found.card is None or found.fault is not None or not found.found_at:
        return card
    return _replaced(found.root, found.found_at, card)


def _replaced(value: JSONValue, way: Steps, new: JSONValue) -> JSONValue:
    """``value`` with ``new`` where ``way`` leads; what comes before the first pointer led to ``value`` itself."""
    while way and not isinstance(way[0], Inside):
        way = way[1:]
    if not way:
        return new
    assert isinstance(way[0], Inside)
    keys = tokens(way[0].pointer)
    holders = [value]
    for key in keys:
        holder = holders[-1]
        holders.append(holder[int(key)] if isinstance(holder, list) else holder[key])
    inner = holders.pop()
    made = new
    if len(way) > 1:
        assert isinstance(way[1], Text)
        made = json.dump(_replaced(json.load(inner), way[2:], new))
    for key, holder in zip(reversed(keys), reversed(holders), strict=True):
        made = (
            [*holder[: int(key)], made, *holder[int(key) + 1 :]] if isinstance(holder, list) else {**holder, key: made}
        )
    return made
