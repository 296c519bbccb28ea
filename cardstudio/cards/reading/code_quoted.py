"""JSON in the texts of a program: as it stands, with its escapes resolved, or put together from pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.literals.strings import Unwritable, decode
from cardstudio.cards.literals.tokens import Token
from cardstudio.cards.reading.code_joined import joined, percents
from cardstudio.cards.reading.code_texts import braced
from cardstudio.cards.reading.code_variables import Variables
from cardstudio.cards.reading.steps import Region, Steps, Text, whole
from cardstudio.cards.types import JSONValue

Fill = Callable[[str], str]


class CodeLiteral(NamedTuple):
    """A whole object or list, the way to it, and what had to be put up with.

    ``pairs`` counts its members that have a key. ``inner`` are literals within that are no part of its value.
    """

    value: JSONValue
    way: Steps
    pairs: int = 0
    notes: frozenset[str] = frozenset()
    inner: tuple[CodeLiteral, ...] = ()


class TextReader:
    """Reads texts of ``source``; ``variables`` take the expressions that are put into them."""

    def __init__(self, source: str, variables: Variables) -> None:
        self.source = source
        self.variables = variables
        #: Up to where texts were looked at as one in vain.
        self._unjoined = 0

    def read(self, token: Token) -> tuple[CodeLiteral, int] | None:
        """JSON in a string of the program: as it stands, as in a shell, or with the string's own escapes resolved."""
        quote = token.text[:3] if token.text[:3] in ('"""', "'''") else token.text[:1]
        start, end = token.start + len(quote), token.end - len(quote)
        if end <= start or not token.text.endswith(quote):
            return None
        fill = self._filling(token, quote)
        try:
            value = json.load(self.source[start:end])
        except Unreadable:
            return self._decoded(token, fill)
        return self._filled(value, fill, (Region(start, end, "json"),)), token.end

    def _decoded(self, token: Token, fill: Fill | None) -> tuple[CodeLiteral, int] | None:
        """What a string says once its own escapes are resolved, or together with the texts it is joined to."""
        try:
            text = decode(self.source, token.start, token.end).text
            value = json.load(text)
        except (Unreadable, Unwritable):
            if token.start < self._unjoined:
                return None
            made = joined(self.source, token, self.variables.placeholder)
            if made.value is None:
                self._unjoined = made.end
                return None
            notes = frozenset({"was-joined", "had-variables"})
            return CodeLiteral(made.value, (Region(token.start, made.end, "code"),), 1, notes), made.end
        way = (Region(token.start, token.end, "code"), Text(), *whole(text))
        return self._filled(value, fill, way, "was-escaped"), token.end

    def _filling(self, token: Token, quote: str) -> Fill | None:
        """What puts expressions into the texts of JSON in a string: a template of JavaScript, a call with ``%s``."""
        fill = percents(self.source, token, self.variables.placeholder)
        if fill is None and quote == "`":
            return lambda text: "".join(braced(text, "${", self.variables.placeholder, escaped=False))
        return fill

    def _filled(self, value: JSONValue, fill: Fill | None, way: Steps, *notes: str) -> CodeLiteral:
        before = len(self.variables.marks)
        made = value if fill is None else _each_text(value, fill)
        had = ["had-variables"] if len(self.variables.marks) > before or made != value else []
        return CodeLiteral(made, way, 1, frozenset([*notes, *had]))


def _each_text(value: JSONValue, fill: Fill) -> JSONValue:
    """``value`` with every text filled in, in the order they stand in."""
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, list):
        return [_each_text(held, fill) for held in value]
    if isinstance(value, dict):
        return {key: _each_text(held, fill) for key, held in value.items()}
    return value
