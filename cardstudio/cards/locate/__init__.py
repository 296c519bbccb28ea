"""From the platform's words about a refused card to the place in the card (platform-errors).

The platform names one fault a try, by a path (``ROOT -> body -> elements -> [1](tag: div)``), by a value
(``ErrorValue: …``), or by its code alone. Its wordings are a table (``wordings.json``); the twin of this package is
``frontend/document/locate``, and ``tests/vectors/locate`` holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint import Finding, lint
from cardstudio.cards.locate.error_text import Told, read, table
from cardstudio.cards.locate.following import Followed, follow, follow_block
from cardstudio.cards.locate.searching import search
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.types import JSONObject


@dataclass(frozen=True, slots=True)
class Located:
    """Where an error points: the object or value at ``pointer``; ``property`` is what the platform said of it.

    ``exact``: the platform's own path led there, to its end; else the place was found by what the message names.
    """

    pointer: str
    code: int | None = None
    property: str | None = None
    exact: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "pointer": self.pointer,
            "platform_code": self.code,
            "property": self.property,
            "exact": self.exact,
        }


def locate(card: JSONObject | Unwrapped, text: str) -> list[Located]:
    """The places in a card that the platform's error text means, the likeliest first; empty when it names none.

    ``card`` is what :func:`~cardstudio.cards.lint.lint` takes; pointers lead into the card itself. Never raises.
    """
    found = card if isinstance(card, Unwrapped) else recognise(card)
    if found.subject is None:
        return []
    told = read(text)
    followed = _followed(found.subject, told)
    if followed is not None and followed.exact and (followed.path is not None or told.property is None):
        return [Located(pointer_of(followed.path), told.code, told.property, exact=True)]
    places = _searched(found.subject, told, lint(found).findings)
    begun = pointer_of(followed.path) if followed else ""
    if begun:
        # The path leads at least into the part of the card that is meant.
        places = [place for place in places if _is_within(place, begun)] or places or [begun]
    return [Located(place, told.code, told.property) for place in places[: table()["most"]]]


def _followed(card: JSONObject, told: Told) -> Followed | None:
    found = next((one for steps in told.paths if (one := follow(card, steps)) is not None), None)
    if found is None and told.block is not None:
        return follow_block(card, told.block)
    return found


def _searched(card: JSONObject, told: Told, findings: Sequence[Finding]) -> list[str]:
    """What the words name, else where the linter sees the fault that has this code."""
    if told.property is not None:
        unknown = [one for one in findings if one.rule == "unknown-property"]
        places = _pointers(one for one in unknown if one.params["property"] == told.property)
        places = places or [pointer_of(path) for path in search(card, "property", told.property)]
        if places:
            return places
    flagged = _pointers(one for one in findings if told.inner is not None and one.platform_code == told.inner)
    for clue in told.clues:
        places = [pointer_of(path) for path in search(card, clue.by, clue.value)]
        places = places or _pointers(one for one in findings if one.rule in clue.rules)
        if places:
            # The same words may stand at many places; the linter knows which of them are wrong.
            return sorted(places, key=lambda place: not any(_is_within(one, place) for one in flagged))
    # Where the words name one of several causes of a code, the places of the others are not meant.
    is_one_of_several = told.inner in table()["several"] and bool(told.clues)
    return [] if is_one_of_several else flagged


def _pointers(findings: Iterable[Finding]) -> list[str]:
    """Where they point; what is said of the whole card points to what its fix would change."""
    places: list[str] = []
    for one in findings:
        changed = [step["path"] for step in one.fix.patch if step["op"] == "replace"] if one.fix else []
        places += [one.pointer] if one.pointer or not changed else changed
    return list(dict.fromkeys(places))[: table()["most"]]


def _is_within(pointer: str, holder: str) -> bool:
    return pointer == holder or pointer.startswith(holder + "/")
