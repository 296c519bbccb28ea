"""Looking at a template before there are values: what its author got wrong in expressions and declarations."""

from __future__ import annotations

from cardstudio.cards.fill.conditions import parse_condition, paths_of
from cardstudio.cards.fill.expressions import Placeholder, parse_loop, parse_text
from cardstudio.cards.fill.filters import FILTERS, accepts
from cardstudio.cards.fill.problems import Problem, Problems
from cardstudio.cards.fill.slots import OPAQUE
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Where a value stands: itself, its place, the names known there, and whether it is an item of a list.
_Job = tuple[JSONValue, Path, frozenset[str], bool]


def check_template(document: JSONObject) -> tuple[Problem, ...]:
    """Everything that will go wrong, or do nothing, whatever the values are. Any depth of card is survived."""
    problems = Problems()
    names = frozenset(declared(document, problems))
    check = _Check(problems)
    check.run(document.get("card"), names)
    for name in sorted(names - check.used):
        problems.add("unused-variable", None, {"name": name})
    return tuple(problems.listed)


class _Check:
    """One walk; ``used`` collects the names something refers to."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.used: set[str] = set()

    def run(self, card: JSONValue, names: frozenset[str]) -> None:
        stack: list[_Job] = [(card, None, names, False)]
        while stack:
            value, at, known, is_item = stack.pop()
            if isinstance(value, str):
                self._text(value, at, known)
            elif isinstance(value, list):
                stack.extend((item, (at, index), known, True) for index, item in reversed(list(enumerate(value))))
            elif isinstance(value, dict):
                known = self._directives(value, at, known, is_item)
                stack.extend(
                    (held, (at, key), known, False)
                    for key, held in reversed(value.items())
                    if not key.startswith("$") and not (key in OPAQUE and isinstance(held, dict | list))
                )

    def _name(self, name: str, at: Path, known: frozenset[str]) -> None:
        self.used.add(name)
        if name not in known:
            self.problems.add("undeclared-variable", at, {"name": name})

    def _text(self, value: str, at: Path, known: frozenset[str]) -> None:
        if "${" not in value:
            return
        text = parse_text(value)
        for spelling in text.malformed:
            self.problems.add("bad-expression", at, {"text": spelling})
        for piece in text.pieces:
            if isinstance(piece, Placeholder):
                self._name(piece.path[0], at, known)
                self._filters(piece, at)

    def _filters(self, placeholder: Placeholder, at: Path) -> None:
        for name, arguments in placeholder.filters:
            if name not in FILTERS:
                self.problems.add("unknown-filter", at, {"filter": name})
            elif not accepts(name, arguments):
                self.problems.add("bad-filter", at, {"filter": name, "text": placeholder.source})

    def _directives(self, value: JSONObject, at: Path, known: frozenset[str], is_item: bool) -> frozenset[str]:
        """Checks the ``$`` keys of an object; the names known inside it."""
        for key in value:
            if key.startswith("$") and key not in ("$each", "$if"):
                self.problems.add("unknown-directive", (at, key), {"name": key})
        if "$each" in value:
            known = self._loop(value["$each"], (at, "$each"), known, is_item)
        if "$if" in value:
            self._condition(value["$if"], (at, "$if"), known)
        return known

    def _loop(self, text: JSONValue, at: Path, known: frozenset[str], is_item: bool) -> frozenset[str]:
        loop = parse_loop(text) if isinstance(text, str) else None
        if not is_item:
            self.problems.add("directive-not-here", at, {"name": "$each"})
        elif loop is None:
            self.problems.add("bad-loop", at, {"text": text_of(text) or ""})
        else:
            self._name(loop[1][0], at, known)
            return known | {loop[0], "loop"}
        return known

    def _condition(self, text: JSONValue, at: Path, known: frozenset[str]) -> None:
        if at is not None and at[0] is None:
            self.problems.add("directive-not-here", at, {"name": "$if"})
            return
        condition = parse_condition(text) if isinstance(text, str) else None
        if condition is None:
            if not isinstance(text, bool):
                self.problems.add("bad-condition", at, {"text": text_of(text) or ""})
            return
        for path in paths_of(condition):
            self._name(path[0], at, known)
