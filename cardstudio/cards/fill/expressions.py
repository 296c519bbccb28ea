"""The small language of templates: ``${path | filter:literal}`` in texts, and loops (``$each``).

A closed grammar without arithmetic, calls or attributes, read by regular expressions of linear cost and never compiled.
Nothing here raises: what cannot be read is said so in the result. Conditions (``$if``) are in
:mod:`cardstudio.cards.fill.conditions`. ``tests/vectors/expressions/`` holds this module and its TypeScript twin
(``frontend/document/expressions.ts``) together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, cast

from cardstudio.cards.fill.filters import ANSWER_NULL, FILTERS, NotApplicable, accepts
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.types import JSONValue

#: Letters are ASCII or Chinese, so that both twins agree on them without tables.
_NAME = r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff]*"
PATH = rf"{_NAME}(?:\.[A-Za-z0-9_\u4e00-\u9fff]+)*"
LITERAL = (
    r"'(?:[^'\\]|\\[\s\S]){0,200}'"
    r'|"(?:[^"\\]|\\[\s\S]){0,200}"'
    r"|-?[0-9]{1,15}(?:\.[0-9]{1,10})?(?![A-Za-z0-9_.])"
    r"|(?:true|false|null)(?![A-Za-z0-9_.\u4e00-\u9fff])"
)
BLANK = r"[ \t\r\n]*"
_ARGUMENT = rf"{BLANK}:{BLANK}(?:{LITERAL})"
#: Possessive: what follows can't begin inside an argument, and going back through a long list of them is slow.
_FILTER = rf"{BLANK}\|{BLANK}[A-Za-z_]+(?:{_ARGUMENT})*+"

_OPENING = re.compile(r"\$\$\{|\$\{")
_PLACEHOLDER = re.compile(rf"\$\{{{BLANK}({PATH})((?:{_FILTER})*+){BLANK}\}}")
_ONE_FILTER = re.compile(rf"{BLANK}\|{BLANK}([A-Za-z_]+)((?:{_ARGUMENT})*+)")
_ONE_LITERAL = re.compile(LITERAL)
_ESCAPED = re.compile(r"\\([\s\S])")
_LOOP = re.compile(rf"{BLANK}({_NAME})[ \t\r\n]+in[ \t\r\n]+({PATH}){BLANK}\Z")
_WHOLE_NAME = re.compile(rf"{_NAME}\Z")

_MOST_MALFORMED = 10
#: Words that can name no variable.
RESERVED = frozenset({"and", "or", "not", "in", "true", "false", "null", "loop"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known about a variable's value: whether its text is markup already, the kinds of its members, and what
    people call it.
    """

    markup: bool = False
    fields: Mapping[str, Kind] = field(default_factory=dict)
    called: str = ""


class Missing:
    """The value of a declared variable that was given none; there is one of it, :data:`MISSING`."""

    def __bool__(self) -> bool:
        return False


MISSING = Missing()


class Empty:
    """The value of a variable that need not be given and was not; there is one of it, :data:`EMPTY`.

    It is no text in a text, no items in a loop, false in a condition, and leaves out a member that would be it alone.
    """

    def __bool__(self) -> bool:
        return False


EMPTY = Empty()


class Unknown:
    """A value that somebody will give later, whatever it is; there is one of it, :data:`UNKNOWN`.

    Only :mod:`cardstudio.cards.fill.needs` gives it to names; a filling has none.
    """


UNKNOWN = Unknown()
_ANY = Kind()


class Binding(NamedTuple):
    """What a name stands for."""

    value: Any
    kind: Kind = _ANY


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that can be read at one place: those of the innermost loop, then those around it."""

    names: Mapping[str, Binding]
    outer: Scope | None = None
    #: What was worked out once, of values that stay the same: kept by the outermost scope of one filling.
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def outermost(self) -> Scope:
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope

    def find(self, name: str) -> Binding | None:
        """The binding of a name, ``None`` when it is not declared here."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return None

    def lookup(self, path: Sequence[str]) -> Binding | None:
        """The value at a path: ``null`` for a member that is not there, ``None`` for an undeclared name."""
        found = self.find(path[0])
        for step in path[1:]:
            if found is None or isinstance(found.value, Missing | Empty | Unknown):
                break
            found = _member(found, step)
        return found


def _member(of: Binding, step: str) -> Binding:
    value = of.value
    if isinstance(value, dict):
        return Binding(value.get(step), of.kind.fields.get(step, _ANY))
    if isinstance(value, list) and step.isascii() and step.isdigit():
        index = int(step) if len(step) < 8 else len(value)
        return Binding(value[index] if index < len(value) else None, of.kind)
    return Binding(None)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One ``${…}``; ``source`` is its spelling, ``filters`` names with literal arguments."""

    source: str
    path: tuple[str, ...]
    filters: tuple[tuple[str, tuple[Any, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text in pieces: literal ones (``$${`` already read as ``${``) and placeholders.

    ``malformed`` quotes each ``${`` that is neither, up to :data:`_MOST_MALFORMED`.
    """

    pieces: tuple[str | Placeholder, ...]
    malformed: tuple[str, ...] = ()

    @property
    def whole(self) -> Placeholder | None:
        """The placeholder that is all of the text."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only if isinstance(only, Placeholder) else None


class Outcome(NamedTuple):
    """What a placeholder comes to. Not ``resolved``: it stays as it is written. ``troubles``: rules with parameters.

    ``value`` is :data:`EMPTY` where nothing was given and nothing need be.
    """

    resolved: bool
    value: JSONValue = None
    markup: bool = False
    troubles: tuple[tuple[str, dict[str, Any]], ...] = ()


def is_name(text: str) -> bool:
    """Whether a variable can be called so."""
    return _WHOLE_NAME.match(text) is not None and text not in RESERVED


@lru_cache(maxsize=2048)
def parse_text(text: str) -> Text:
    """The pieces of a text."""
    pieces: list[str | Placeholder] = []
    malformed: list[str] = []
    plain: list[str] = []
    end = 0
    while opening := _OPENING.search(text, end):
        plain.append(text[end : opening.start()])
        found = _PLACEHOLDER.match(text, opening.start()) if opening[0] == "${" else None
        if found:
            pieces += [joined] if (joined := "".join(plain)) else []
            plain.clear()
            pieces.append(Placeholder(found[0], tuple(found[1].split(".")), _filters(found[2])))
        else:
            plain.append("${")
            if opening[0] == "${" and len(malformed) < _MOST_MALFORMED:
                malformed.append(text[opening.start() : opening.start() + 40])
        end = found.end() if found else opening.end()
    plain.append(text[end:])
    pieces += [joined] if (joined := "".join(plain)) else []
    return Text(tuple(pieces), tuple(malformed))


def _filters(source: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    return tuple(
        (found[1], tuple(literal(argument[0]) for argument in _ONE_LITERAL.finditer(found[2])))
        for found in _ONE_FILTER.finditer(source)
    )


def literal(source: str) -> str | int | float | bool | None:
    """The value of a literal, which :data:`LITERAL` matched."""
    if source[0] in "'\"":
        return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], source[1:-1])
    if source in ("true", "false", "null"):
        return {"true": True, "false": False}.get(source)
    return float(source) if "." in source else int(source)


def evaluate(placeholder: Placeholder, scope: Scope) -> Outcome:
    """What a placeholder stands for in a scope; outside loops it is worked out once, however often it stands there."""
    if scope.outer is not None:
        return _evaluated(placeholder, scope)
    outcome = scope.memo.get(placeholder.source)
    if outcome is None:
        outcome = scope.memo[placeholder.source] = _evaluated(placeholder, scope)
    return cast(Outcome, outcome)


def _evaluated(placeholder: Placeholder, scope: Scope) -> Outcome:
    found = scope.lookup(placeholder.path)
    if found is None:
        return Outcome(False, troubles=(("undeclared-variable", {"name": placeholder.path[0]}),))
    for name, arguments in placeholder.filters:
        if name not in FILTERS:
            return Outcome(False, troubles=(("unknown-filter", {"filter": name}),))
        if not accepts(name, arguments):
            return Outcome(False, troubles=(("bad-filter", {"filter": name, "text": placeholder.source}),))
    value, markup = found.value, found.kind.markup
    if not isinstance(value, Missing | Empty):
        return _filtered(placeholder, value, markup)
    outcome = _filtered(placeholder, None, markup)
    if outcome.value is not None:  # what `default` or `map` answer for what was not given
        return outcome
    if isinstance(value, Empty):
        return outcome._replace(value=EMPTY)
    return Outcome(False, troubles=(("missing-value", {"name": placeholder.path[0]}),))


def _filtered(placeholder: Placeholder, value: JSONValue, markup: bool) -> Outcome:
    troubles: list[tuple[str, dict[str, Any]]] = []
    for name, arguments in placeholder.filters:
        if value is None and name not in ANSWER_NULL:
            continue
        try:
            result = FILTERS[name].apply(value, arguments)
        except NotApplicable:
            params = {"filter": name, "name": ".".join(placeholder.path), "value": text_of(value) or ""}
            troubles.append(("filter-not-applicable", params))
            continue
        # What `default` and `map` answer of their own is the author's text, and may be markup like the text around it.
        if name in ANSWER_NULL and result is not value:
            markup = True
        value = result
    return Outcome(True, value, markup, tuple(troubles))


def parse_loop(text: str) -> tuple[str, tuple[str, ...]] | None:
    """``"task in tasks"``: the name of one item and the path of the list; ``None`` when it cannot be read."""
    found = _LOOP.match(text)
    if not found or not is_name(found[1]):
        return None
    return found[1], tuple(found[2].split("."))
