"""Recognising what people paste: bare cards and everything cards travel in (card-format §6.1, §6.3, §8).

:func:`unwrap` reads a text, in which a card is found by evidence (:mod:`cardstudio.cards.reading`);
:func:`recognise` takes what is handed over as a card, which is one if it is an object.
"""

from __future__ import annotations

from dataclasses import replace

from cardstudio.cards import json
from cardstudio.cards.channels import wrapped
from cardstudio.cards.reading.envelopes import known
from cardstudio.cards.reading.evidence import ROOT_KEYS
from cardstudio.cards.reading.pasted import read
from cardstudio.cards.reading.steps import Inside, Region, Steps
from cardstudio.cards.reading.unwrapped import Note, Unwrapped
from cardstudio.cards.types import JSONObject, JSONValue

__all__ = ["ROOT_KEYS", "Note", "Unwrapped", "as_document", "recognise", "unwrap", "wrap"]


def unwrap(text: str | bytes) -> Unwrapped:
    """The card in a pasted text, or what the text is instead (``card`` is ``None`` then).

    Expressions of a program become variables of ``document``. Raises :class:`~cardstudio.cards.json.Unreadable` for a
    text that is neither JSON nor code.
    """
    value, found, way, notes, duplicates = read(json.decoded(text))
    notes = (*notes, *(Note("duplicate-key", {"pointer": pointer}) for pointer in duplicates))
    return _told(found, value, notes, duplicates, way)


def recognise(value: JSONObject) -> Unwrapped:
    """The card in an object that is handed over: out of a wrapper of a known kind, else the object itself."""
    found = known(value)
    if found is None and value.get("msg_type") == "interactive":
        found = Unwrapped("empty_message", None, outer=value)
    return _told(found or Unwrapped("card", value), value, (), [], ())


def as_document(value: JSONObject) -> Unwrapped:
    """What is known to be a document. One that declares nothing yet would pass for a card wrapped once too often."""
    card = value.get("card")
    return Unwrapped(
        "document",
        card if isinstance(card, dict) else {},
        document=value,
        notes=(Note("envelope-document"),),
        root=value,
        found_at=(Inside("/card"),),
    )


def wrap(card: JSONObject, channel: str) -> JSONObject:
    """What is sent on ``channel``: card content, webhook body, or message body with the card as a string."""
    if channel == "message":
        return {"msg_type": "interactive", "content": json.dump(card)}
    return wrapped(channel, card)


def _told(found: Unwrapped, root: JSONValue, notes: tuple[Note, ...], duplicates: list[str], at: Steps) -> Unwrapped:
    """What was found, with all that was noticed on the way; ``at`` leads to ``root``."""
    if found.card is None and not found.is_reference:
        notes = (*notes, Note("no-card", {"what": found.envelope}))
    elif found.envelope != "card":
        notes = (*notes, Note(f"envelope-{found.envelope}"))
    stands = found.found_at or (found.card is not None and found.envelope == "card")
    way = found.found_at[0] if len(found.found_at) == 1 else None
    # Only a duplicate inside the card itself has a pointer a finding about the card can use.
    prefix = (way.pointer if isinstance(way, Inside) else None) if found.found_at else ""
    inside = [] if prefix is None else [one[len(prefix) :] for one in duplicates if one.startswith(prefix + "/")]
    return replace(
        found,
        notes=(*notes, *found.notes),
        duplicates=tuple(inside),
        root=root,
        found_at=() if not stands else _placed(at, found.found_at),
    )


def _placed(at: Steps, inner: Steps) -> Steps:
    """The whole way. One that begins with a region is a place in the text of its own: no value leads there."""
    before = at[:-1] if inner and isinstance(inner[0], Region) else at
    return (*before, *inner)
