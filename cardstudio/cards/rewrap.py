"""Putting a changed card back into what it was found in, so that a mended file stays what it was."""

from __future__ import annotations

from cardstudio.cards import json
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.json import Unreadable
from cardstudio.cards.types import JSONObject, JSONValue

#: Keys from the outside of a body to its card, at most.
_DEEPEST = 3


def rewrap(found: Unwrapped, card: JSONValue) -> JSONValue:
    """What ``found`` was unwrapped from, with ``card`` in place of its card.

    A card that came bare, or in a wrapper the platform refuses, comes back bare.
    """
    if found.root is None or found.card is None or found.fault is not None:
        return card
    replaced = _replaced(found.root, found.card, card, 0)
    return card if replaced is None else replaced


def _replaced(value: JSONObject, old: JSONObject, new: JSONValue, depth: int) -> JSONObject | None:
    """``value`` with ``old`` exchanged wherever it lies, as an object or as JSON text; ``None`` where it does not."""
    for key, held in value.items():
        if held is old:
            return {**value, key: new}
        if isinstance(held, str) and held.lstrip()[:1] == "{" and _is_text_of(held, old):
            return {**value, key: json.dump(new)}
        if isinstance(held, dict) and depth < _DEEPEST:
            inner = _replaced(held, old, new, depth + 1)
            if inner is not None:
                return {**value, key: inner}
    return None


def _is_text_of(text: str, card: JSONObject) -> bool:
    try:
        return json.dump(json.load(text)) == json.dump(card)
    except Unreadable:
        return False
