"""A document as it is drawn before anybody filled it in: words for every blank, ``${…}`` for none.

What stands for a blank is its default, its example, what the first sample says (documents of before have no examples),
or what it is called as 〔label〕.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cardstudio.cards.fill.expressions import EMPTY, MISSING, Binding, Kind, Outcome, Placeholder, Scope, parse_text
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.shapes import as_text
from cardstudio.cards.fill.slots import Slots
from cardstudio.cards.fill.variables import Variable, bindings, checked, declared
from cardstudio.cards.fill.walk import Filler, Gone
from cardstudio.cards.types import JSONObject, JSONValue, Path


def drawn(document: JSONObject) -> JSONObject:
    """The card of a document with words for its blanks. A bare card is taken for a document that declares nothing.

    Names nobody declared stay as they are written: so they are sent, too.
    """
    card = document.get("card")
    if not isinstance(card, dict):
        return document
    blanks = declared(document)
    sample = _first_sample(document)
    names = {name: Binding(_drawn(blank, sample.get(name)), blank.kind()) for name, blank in blanks.items()}
    return _Drawing(card).fill(names)


def drawn_with(document: JSONObject, values: JSONObject, *, visitor: Collection[str] = ()) -> JSONObject:
    """The card as whoever fills it in sees it: ``values`` and defaults, and 〔label〕 where a value is still needed.

    Unlike :func:`drawn` it shows no example: that would pass for a value that goes out.
    """
    card = document.get("card")
    if not isinstance(card, dict):
        return document
    return _Drawing(card).fill(bindings(declared(document), values, Problems(), visitor))


def in_brackets(words: str) -> str:
    """What stands for a blank of which nothing is known but what people call it."""
    return f"〔{words}〕"


def _first_sample(document: JSONObject) -> Mapping[str, JSONValue]:
    samples = document.get("samples")
    first = samples[0] if isinstance(samples, list) and samples else None
    values = first.get("values") if isinstance(first, dict) else None
    return values if isinstance(values, dict) else {}


def _drawn(blank: Variable, sample: JSONValue) -> JSONValue:
    """:data:`MISSING` where nothing is known and the blank takes no words: they stand in its places then."""
    tried = MISSING if sample is None else checked(blank, sample, Problems())
    known = next((value for value in (blank.default, blank.example, tried) if value is not MISSING), MISSING)
    return checked(blank, in_brackets(blank.called), Problems()) if known is MISSING else known


class _Drawing(Filler):
    def __init__(self, card: JSONObject) -> None:
        super().__init__(card, Problems())
        self._whole_value = False

    def _string(self, value: str, slot: Slots, scope: Scope | None, at: Path, to: Path, depth: int) -> JSONValue | Gone:
        self._whole_value = slot == "value" and "${" in value and parse_text(value).whole is not None
        return super()._string(value, slot, scope, at, to, depth)

    def _outcome(self, placeholder: Placeholder, scope: Scope, at: Path) -> Outcome:
        """What a placeholder comes to; what comes to no words is named, unless nobody declared it."""
        outcome = super()._outcome(placeholder, scope, at)
        found = scope.find(placeholder.path[0])
        if found is None or (outcome.resolved and (self._whole_value or _is_text(outcome.value, at))):
            return outcome
        return Outcome(True, in_brackets(_called(found.kind, placeholder.path)))


def _called(kind: Kind, path: Sequence[str]) -> str:
    """What people call what a path leads to: the declared label, else its last word."""
    for step in path[1:]:
        if not step.isdigit():
            kind = kind.fields.get(step, Kind())
    return kind.called or path[-1]


def _is_text(value: JSONValue, at: Path) -> bool:
    return value is EMPTY or as_text(value, str(at[1]) if at else "") is not None
