"""Which values a card may come to need, before those are known that somebody will give later.

The walk of a filling, but for two things: a part whose condition hangs on an unknown value is taken to be there, and a
list nobody knows yet has one item of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cardstudio.cards.fill.expressions import MISSING, UNKNOWN, Binding, Outcome, Placeholder, Scope, parse_loop
from cardstudio.cards.fill.problems import Problem, Problems
from cardstudio.cards.fill.slots import Slots
from cardstudio.cards.fill.variables import bindings, declared
from cardstudio.cards.fill.walk import Filler
from cardstudio.cards.types import JSONObject, JSONValue, Path


def may_miss(document: JSONObject, values: Mapping[str, JSONValue], later: Collection[str]) -> tuple[Problem, ...]:
    """A ``missing-value`` for each place that may come to have none, whatever is given for the names in ``later``.

    What is not named here is never missing. The other way round too much may be named: conditions are looked at one by
    one, and where loops and branches are more than one filling may walk, every name without a value counts.
    """
    names = bindings(declared(document), dict(values), Problems())
    names |= {name: Binding(UNKNOWN) for name in later if name in names}
    problems = _Missing()
    _Needs(document["card"], problems).fill(names)
    if problems.cut_short:
        for name, binding in names.items():
            if binding.value is MISSING:
                problems.add("missing-value", None, {"name": name})
    return tuple(problems.listed)


class _Missing(Problems):
    """Keeps what is missing; ``cut_short`` where the walk was given up."""

    cut_short = False

    def add(self, rule: str, path: Path, params: dict[str, Any], *, code: int | None = None) -> None:
        if rule == "missing-value":
            super().add(rule, path, params, code=code)
        self.cut_short = self.cut_short or rule in ("fill-too-many-items", "fill-too-large")


class _Needs(Filler):
    def _repeat(
        self, item: JSONObject, slot: Slots, scope: Scope, at: tuple[Path, int], to: Path, out: list[Any], depth: int
    ) -> None:
        loop = parse_loop(item["$each"]) if isinstance(item["$each"], str) else None
        found = scope.lookup(loop[1]) if loop else None
        if loop is None or found is None or found.value is not UNKNOWN:
            super()._repeat(item, slot, scope, at, to, out, depth)
            return
        once = {key: held for key, held in item.items() if key != "$each"}
        inner = Scope({loop[0]: Binding(UNKNOWN), "loop": Binding(UNKNOWN)}, scope)
        self._value(once, slot, inner, at, (to, len(out)), depth + 1)

    def _outcome(self, placeholder: Placeholder, scope: Scope, at: Path) -> Outcome:
        found = scope.lookup(placeholder.path)
        return Outcome(True, "") if found and found.value is UNKNOWN else super()._outcome(placeholder, scope, at)
