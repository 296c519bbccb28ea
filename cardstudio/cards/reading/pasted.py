"""Reading a text: JSON as it is, or the best literal in a program, with what was noticed on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable, place
from cardstudio.cards.pointers import NotThere, resolve
from cardstudio.cards.reading.code import CodeReader
from cardstudio.cards.reading.code_bracket import Broken
from cardstudio.cards.reading.code_frames import CURLY_QUOTES
from cardstudio.cards.reading.code_quoted import CodeLiteral
from cardstudio.cards.reading.envelopes import WRAPPED_BODY
from cardstudio.cards.reading.evidence import ROOT_KEYS, is_card
from cardstudio.cards.reading.find_card import MOST_LAYERS, find, unheld
from cardstudio.cards.reading.peel import Peeled, peel
from cardstudio.cards.reading.steps import Inside, Region, Steps, Text, whole
from cardstudio.cards.reading.unwrapped import Note, Unwrapped
from cardstudio.cards.types import JSONObject, JSONValue

#: Keys that tell that an object is about a card.
_TELLING = ROOT_KEYS - {"config", "schema", "fallback"} | {
    "msg_type",
    "card",
    "cardContent",
    "dsl",
    "tag",
    "template_id",
}
_FENCE = re.compile(r"^[ \t]*```", re.MULTILINE)
_ENDING = re.compile(r"[\s;)'\"`]*")
#: A method of the platform's SDK, which takes the body under ``data``.
_SDK_CALL = re.compile(r"\.(?:create|update)\s{0,20}\(\s{0,20}$")
#: What steers in the template languages that build cards.
_MORE_TEMPLATE = re.compile(
    r"\{\{[-~ \t]{0,9}(?:(?:range|if|else|end|with|define|block)\b|[#/^][\w ])|\{%[-~ \t]{0,9}\w|<%[-=# \t]{0,3}\w"
    r"|</?#(?:list|if|else|assign)\b|(?<![\w#])#(?:foreach|if|set)\s{0,3}\("
)
#: What Handlebars and Mustache steer with.
_HELPER = re.compile(r"[#/^]")
_TEMPLATE_ENDS = {"{{": "}}", "{%": "%}", "<%": "%>", "<#": ">", "</": ">"}
#: Signs of Chinese keyboards, and what JSON has instead.
_FULL_WIDTH = {"：": ":", "，": ",", "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]", "、": ","}


class Read(NamedTuple):
    """What a text holds: the value that was read, what was found in it, and the way from the text to the value."""

    value: JSONValue
    found: Unwrapped
    way: Steps
    notes: tuple[Note, ...]
    duplicates: list[str]


def read(text: str, layers: int = 0) -> Read:
    """Read a decoded text; raises :class:`~cardstudio.cards.json.Unreadable`."""
    try:
        value, duplicates = json.load_noting_duplicates(text)
    except Unreadable as error:
        if error.reason != "syntax":
            raise
        peeled = peel(text) if layers < MOST_LAYERS else None
        if peeled is not None:
            inner = read(peeled.text, layers + 1)
            return _outside(inner, peeled)
        return _read_code(text, error)
    if isinstance(value, str) and layers < MOST_LAYERS:
        try:
            inner = read(value, layers + 1)
        except Unreadable:
            pass
        else:
            way = (*whole(text), Text(), *inner.way)
            return inner._replace(way=way, notes=(Note("was-escaped"), *inner.notes))
    return Read(value, find(value), whole(text), (), duplicates)


def _outside(inner: Read, peeled: Peeled) -> Read:
    """What was read inside, as seen from the text it was taken out of."""
    return inner._replace(way=(*peeled.way, *inner.way), notes=(Note(peeled.note), *inner.notes))


def _read_code(text: str, error: Unreadable) -> Read:
    reader = CodeReader(text)
    chosen = _Choice(text, reader).best()
    if chosen is None:
        raise _why_not(text, reader, error)
    literal, found = chosen
    if found.fault == WRAPPED_BODY and _SDK_CALL.search(text, max(0, _span(literal)[0] - 99), _span(literal)[0]):
        found = replace(found, fault=None)
    if _is_program(text, literal):
        found = unheld(found)
    found = _after_calls(reader, literal, found)
    found = _with_variables(reader, found)
    notes = [Note(name) for name in _noted(text, literal)]
    # What is put together from texts stands nowhere as it is.
    way = () if "was-joined" in literal.notes else literal.way
    return Read(literal.value, found, way, tuple(notes), reader.duplicates(literal.value))


def _is_program(text: str, literal: CodeLiteral) -> bool:
    """Whether the literal is one of a program around it, and not what was pasted."""
    first = literal.way[0]
    if not isinstance(first, Region) or first.language != "code":
        return False
    return bool(text[: first.start].strip()) and _FENCE.search(text, 0, first.start) is None


@dataclass(slots=True)
class _Choice:
    """Which of a program's literals is meant."""

    text: str
    reader: CodeReader

    def best(self) -> tuple[CodeLiteral, Unwrapped] | None:
        """The first with a card in it. Without one, what was data counts, unless data with a card in it broke."""
        rest: list[tuple[CodeLiteral, Unwrapped]] = []
        for literal in self._all(self.reader.literals):
            if not literal.pairs and not self._is_all(literal):
                continue
            found = find(literal.value)
            if found.card is not None and (found.envelope != "card" or found.found_at or is_card(found.card)):
                return literal, found
            if "had-variables" not in literal.notes:  # what is no card is not worth guessing
                rest.append((literal, found))
        if (
            any(not _TELLING.isdisjoint(broken.keys) for broken in self.reader.broken)
            or self.reader.steering is not None
        ):
            return None
        for literal, found in rest:
            if found.is_reference or (found.card and self._is_all(literal)):
                return literal, found
        named = [(literal, found) for literal, found in rest if found.envelope != "none"]
        if not rest or (self.reader.broken and not named):
            return None
        literal, found = (named or rest)[0]
        return literal, replace(found, envelope="none", card=None) if found.envelope == "card" else found

    def _all(self, literals: list[CodeLiteral]) -> Iterator[CodeLiteral]:
        stack = list(reversed(literals))
        while stack:
            literal = stack.pop()
            yield literal
            stack.extend(reversed(literal.inner))

    def _is_all(self, literal: CodeLiteral) -> bool:
        start, end = _span(literal)
        return not self.text[:start].strip() and _ends(self.text, end)


def _span(literal: CodeLiteral) -> tuple[int, int]:
    first = literal.way[0]
    assert isinstance(first, Region)
    return first.start, first.end


def _ends(text: str, at: int) -> bool:
    ending = _ENDING.match(text, at)
    return ending is not None and ending.end() == len(text)


def _noted(text: str, literal: CodeLiteral) -> list[str]:
    start, end = _span(literal)
    notes = sorted(literal.notes)
    fence = _FENCE.search(text, 0, start)
    if text[:start].strip() or not _ends(text, end):
        notes.insert(0, "had-fence" if fence is not None else "had-text-around")
    return notes


def _after_calls(reader: CodeReader, literal: CodeLiteral, found: Unwrapped) -> Unwrapped:
    """Where a text on the way is ``JSON.stringify({…})``, the literal itself is the place."""
    way = found.found_at
    for index, step in enumerate(way):
        if not isinstance(step, Text) or index == 0:
            continue
        before = way[index - 1]
        try:
            held = resolve(literal.value, before.pointer) if isinstance(before, Inside) else None
        except NotThere:
            held = None
        call = reader.stringified.get(id(held))
        if call is None:
            return found
        rest = way[index + 2 :]
        return replace(found, found_at=(Region(call.start, call.end, "code"), *rest))
    return found


def _with_variables(reader: CodeReader, found: Unwrapped) -> Unwrapped:
    """The card with names where the program has expressions, as a document that declares them."""
    if found.card is None:
        return found
    card = reader.variables.named(found.card)
    document: JSONObject | None = reader.variables.named(found.document)
    declared = reader.variables.declarations()
    if not declared:
        return found
    known = document.get("variables") if document is not None else None
    given = document if document is not None else {"card": card, "samples": []}
    variables = [*(known if isinstance(known, list) else []), *declared]
    return replace(found, card=card, document={**given, "variables": variables})


def _why_not(text: str, reader: CodeReader, error: Unreadable) -> Unreadable:
    """The sentence for a text nothing could be read from: where reading stopped in the best of what it holds."""
    broken = [one for one in reader.broken if not _TELLING.isdisjoint(one.keys)] or reader.broken
    best: Broken | None = max(broken, key=lambda one: one.place, default=None)
    index = _index(text, error)
    steering = _MORE_TEMPLATE.search(text)
    if steering is not None and "{" in text:
        reason = "go-template" if steering[0].startswith("{{") and not _HELPER.search(steering[0]) else "template"
        return Unreadable(reason, *place(text, steering.start()), text=_line(text, steering.start()))
    if reader.gave_up is not None:
        return Unreadable("too-much-code", *place(text, reader.gave_up))
    detail = str(error.params.get("detail"))
    begins = text.lstrip()[:1] in ("{", "[", '"')
    if best is not None and (best.place > index or not begins):
        index, detail = best.place, best.detail
    elif not begins:
        return Unreadable("no-json")
    if index >= len(text.rstrip()) and not detail.startswith("Unterminated"):
        detail = "Unexpected end"
    at = text[index : index + 1]
    if at in _FULL_WIDTH and at:
        return Unreadable("full-width", *place(text, index), text=at, plain=_FULL_WIDTH[at])
    if at and at in CURLY_QUOTES:
        return Unreadable("curly-quotes", *place(text, index), text=at)
    return Unreadable("syntax", *place(text, index), detail=detail)


def _index(text: str, error: Unreadable) -> int:
    start = 0
    for _ in range(error.line - 1):
        start = text.find("\n", start) + 1
    return start + error.column - 1


def _line(text: str, start: int) -> str:
    closing = _TEMPLATE_ENDS.get(text[start : start + 2], ")")
    end = text.find(closing, start, start + 200)
    return text[start : end + len(closing) if end >= 0 else start + 20]
