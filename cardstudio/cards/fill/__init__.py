"""Filling: from a document and values to the card that is sent (``docs/variables.md``).

``${name}`` in texts, ``$each`` and ``$if`` on objects. Only declared names are replaced; every value is written for the
slot it lands in, so that it arrives as text. ``tests/vectors/fill/`` holds this package and its TypeScript twin
(``frontend/document/fill.ts``) together.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cardstudio.cards.fill.origins import Origins
from cardstudio.cards.fill.problems import Problem, Problems
from cardstudio.cards.fill.variables import bindings, declared
from cardstudio.cards.fill.walk import Filler
from cardstudio.cards.types import JSONValue

__all__ = ["Filled", "Origins", "Problem", "fill"]


@dataclass(frozen=True, slots=True)
class Filled:
    """``card`` is the template's own object where nothing changed.

    ``origins`` leads from places of the filled card to places of the template's card, where ``problems`` point as well.
    """

    card: JSONValue
    origins: Origins
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the card is what was meant; warnings may be left."""
        return all(problem.severity != "error" for problem in self.problems)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names the card needs a value of, none was given and none is declared."""
        return self._named("missing-value")

    @property
    def unknown(self) -> tuple[str, ...]:
        """Names a value was given for that nobody declared."""
        return self._named("undeclared-value")

    def _named(self, rule: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(problem.params["name"] for problem in self.problems if problem.rule == rule))


def fill(
    document: JSONValue, values: JSONValue = None, *, visitor: Collection[str] = (), keep_missing: bool = False
) -> Filled:
    """The card of a document with ``values`` (by name) in place.

    A bare card is taken for a document that declares nothing. Values of the names in ``visitor`` come from a stranger
    and are never taken for markup. Never raises on any JSON: what cannot be done is a problem, and stays as written.
    With ``keep_missing`` a missing value is meant to stay so, and only a warning.
    """
    problems = Problems(tolerated=("missing-value",) if keep_missing else ())
    is_document = isinstance(document, dict) and isinstance(document.get("card"), dict)
    card = document["card"] if is_document else document
    if not isinstance(card, dict):
        return Filled(card, Origins(card), ())
    names = bindings(declared(document, problems) if is_document else {}, values, problems, visitor)
    filler = Filler(card, problems)
    return Filled(filler.fill(names), filler.origins, tuple(problems.listed))
