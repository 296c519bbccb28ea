"""Finding the card in any JSON value: the nearest object that is one, in lists, in objects and in texts inside them."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.pointers import escape, tokens
from cardstudio.cards.reading import foreign
from cardstudio.cards.reading.envelopes import EXTRA_WRAPPER, WRAPPED_BODY, known
from cardstudio.cards.reading.evidence import ROOT_KEYS, is_card, is_plausible
from cardstudio.cards.reading.islands import island
from cardstudio.cards.reading.steps import Inside, Region, Step, Steps, Text, after
from cardstudio.cards.reading.unwrapped import Note, Unwrapped
from cardstudio.cards.types import JSONObject, JSONValue

#: How many texts inside texts are opened: a card in a string in a body in a string.
MOST_LAYERS = 6
#: How many values are looked at; more than any card with its limit of bytes can have around it.
_MOST_VALUES = 200_000


#: Where a value stands, as a linked list: keys, positions, and the lengths of texts that were opened on the way.
_Trail = tuple["_Trail", "str | int | _Opened"] | None


class _Opened(NamedTuple):
    """A string was read as a text of its own, from one of its characters to another."""

    start: int
    end: int


class _Place(NamedTuple):
    value: JSONValue
    trail: _Trail
    layers: int


def find(value: JSONValue) -> Unwrapped:
    """The card in a value that was read from a text, or the name of what it is instead.

    The root counts first, then what is nearest to it. Linear in the size of the value.
    """
    if isinstance(value, dict):
        found = _known(value) or (Unwrapped("card", value) if is_card(value) else None)
        if found is not None and found.card is not None:
            return found
    else:
        found = None
    inner = _nearest(value)
    name = foreign.name_of(value)
    # A rich text says what it is; its paragraphs look like what the API gives in place of a card.
    if inner is not None and (inner.card is not None or (found is None and name != "other_message")):
        return inner
    if found is not None:
        return found
    if name is None and isinstance(value, dict) and is_plausible(value):
        return Unwrapped("card", value)
    return Unwrapped(name or foreign.NONE, None)


def _nearest(root: JSONValue) -> Unwrapped | None:
    """Breadth first. What has no card but a telling name is remembered, should nothing better come."""
    queue = deque(_below(_Place(root, None, 0)))
    named: Unwrapped | None = None
    for _ in range(_MOST_VALUES):
        if not queue:
            break
        place = queue.popleft()
        if isinstance(place.value, dict):
            found = _at(place.value)
            if found is not None and found.card is not None:
                return _told(found, place, root)
            named = named or found
        queue.extend(_below(place))
    return named


def _known(value: JSONObject) -> Unwrapped | None:
    """The card in a body, also where another body stands in its place."""
    found = known(value)
    for _ in range(MOST_LAYERS):
        card = found.card if found is not None else None
        if found is None or not card or not found.found_at or found.document or not ROOT_KEYS.isdisjoint(card):
            break
        inner = known(card) or _nearest(card)
        if inner is None or inner.card is None:
            break
        fault = WRAPPED_BODY if found.envelope == inner.envelope == "cardkit" else "nested-body"
        found = replace(found, card=inner.card, fault=fault, extra=0, found_at=after(found.found_at, inner.found_at))
    return found


def unheld(found: Unwrapped) -> Unwrapped:
    """A card that something else than a body holds: its ``card`` key is its own name for it, no wrapper."""
    if found.fault != EXTRA_WRAPPER or found.envelope != "card":
        return found
    extra = found.extra - 1
    return replace(found, extra=extra, fault=EXTRA_WRAPPER if extra else None)


def _at(value: JSONObject) -> Unwrapped | None:
    found = _known(value)
    if found is not None and (found.envelope != "card" or is_card(found.card)):
        return unheld(found)
    if is_card(value):
        return Unwrapped("card", value)
    name = foreign.name_of(value)
    return Unwrapped(name, None) if name in foreign.INNER else None


def _told(found: Unwrapped, place: _Place, root: JSONValue) -> Unwrapped:
    stands = found.found_at or found.envelope == "card"  # a card that was made from something stands nowhere
    way = _way(place.trail)
    fault = found.fault
    if found.envelope == "cardkit" and _is_body(found.outer or {}) and _is_wrapped(way, root):
        fault = WRAPPED_BODY
    found_at = (after(way, found.found_at) if found.found_at else way) if stands else ()
    return replace(found, found_at=found_at, fault=fault, notes=(*found.notes, Note("found-inside")))


def _is_body(outer: JSONObject) -> bool:
    """Whether it is what makes or changes a card entity; exports of the card tool have the same envelope."""
    card = outer.get("card")
    return "type" in outer or (isinstance(card, dict) and card.get("type") == "card_json")


def _is_wrapped(way: Steps, root: JSONValue) -> bool:
    """Whether there is nothing around a body but objects that hold it alone."""
    if len(way) != 1 or not isinstance(way[0], Inside):
        return False
    for key in tokens(way[0].pointer):
        if not isinstance(root, dict) or not {key, "sequence", "uuid"}.issuperset(root):
            return False
        root = root[key]
    return True


def _way(trail: _Trail) -> Steps:
    keys: list[str | int | _Opened] = []
    while trail is not None:
        trail, key = trail
        keys.append(key)
    way: list[Step] = []
    pointer = ""
    for key in reversed(keys):
        if not isinstance(key, _Opened):
            pointer += "/" + escape(key)
            continue
        way += [Inside(pointer)] if pointer else []
        way += [Text(), Region(key.start, key.end, "json")]
        pointer = ""
    return (*way, Inside(pointer)) if pointer else tuple(way)


def _below(place: _Place) -> list[_Place]:
    value, trail, layers = place
    if isinstance(value, str):
        opened = _opened(value) if layers < MOST_LAYERS else None
        return [] if opened is None else [_Place(opened[0], (trail, opened[1]), layers + 1)]
    if isinstance(value, list | dict):
        members = value.items() if isinstance(value, dict) else enumerate(value)
        return [_Place(held, (trail, key), layers) for key, held in members if isinstance(held, dict | list | str)]
    return []


def _opened(text: str) -> tuple[JSONValue, _Opened] | None:
    """The object, list or text that a string holds as JSON, be it among words."""
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", '"'):
        with suppress(Unreadable):
            return json.load(text), _Opened(0, len(text.removeprefix("\ufeff")))
    found = island(text)
    return None if found is None else (found.value, _Opened(found.start, found.end))
