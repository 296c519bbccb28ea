"""The walk that fills: one pass over the template, sharing with it every part in which nothing changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cardstudio.cards.fill.budget import Budget, Full
from cardstudio.cards.fill.conditions import holds, parse_condition
from cardstudio.cards.fill.expressions import (
    EMPTY,
    MISSING,
    Binding,
    Kind,
    Outcome,
    Placeholder,
    Scope,
    evaluate,
    parse_loop,
    parse_text,
)
from cardstudio.cards.fill.origins import Origins
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.replace import joined, written
from cardstudio.cards.fill.shapes import as_member
from cardstudio.cards.fill.slots import OPAQUE, Slot, Slots, cell_slots, slot_of
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Deeper than any readable card (:data:`cardstudio.cards.json.MAX_DEPTH`); what is below stays as it is.
DEEPEST = 200
_DIRECTIVES = frozenset({"$each", "$if"})


class Gone:
    """What becomes of an object whose ``$if`` does not hold, and of a member left empty: :data:`_GONE`."""


_GONE = Gone()


class Filler:
    """One filling.

    Values that are inserted are walked like the template, but with no scope: nothing is replaced in them, only their
    texts are written for their slots.
    """

    def __init__(self, card: JSONObject, problems: Problems) -> None:
        self.card = card
        self.modern = card.get("schema") == "2.0"
        self.problems = problems
        self.origins = Origins(card)
        self.budget = Budget(problems)

    def fill(self, names: Mapping[str, Binding]) -> JSONObject:
        """The filled card: the same object when nothing changed."""
        return self._object(self.card, "value", Scope(names), None, None, 0)

    def _value(
        self, value: JSONValue, slot: Slots, scope: Scope | None, at: Path, to: Path, depth: int
    ) -> JSONValue | Gone:
        """``at`` is the place in the template, ``to`` the one in the filled card."""
        if scope is None or scope.outer is not None:  # what may be there many times is counted
            self.budget.take(value)
        if isinstance(value, str):
            return self._string(value, slot, scope, at, to, depth)
        if not isinstance(value, dict | list):
            is_text = scope is None and value is not None and isinstance(slot, str) and slot != "value"
            return text_of(value) if is_text else value
        if depth >= DEEPEST:
            self.problems.add("fill-too-deep", at, {"limit": DEEPEST})
            if scope is None:
                raise Full
            return value
        if isinstance(value, list):
            return self._list(value, slot, scope, at, to, depth)
        if scope is not None and "$if" in value and not self._condition(value["$if"], scope, at):
            return _GONE
        return self._object(value, slot, scope, at, to, depth)

    def _object(
        self, value: JSONObject, slot: Slots, scope: Scope | None, at: Path, to: Path, depth: int
    ) -> JSONObject:
        tag = value.get("tag")
        out: JSONObject = {}
        changed = False
        for key, held in value.items():
            if key.startswith("$"):
                changed = True
                if scope is not None:
                    self._directive(key, at)
                continue
            if key in OPAQUE and isinstance(held, dict | list) and isinstance(slot, str):
                out[key] = held
                if scope is None or scope.outer is not None:
                    self.budget.take_all(held)
                continue
            inner = self._slot(slot, tag, key, value)
            new = self._value(held, inner, scope, (at, key), (to, key), depth + 1)
            changed = changed or new is not held
            if new is not _GONE:
                out[key] = new
        return out if changed else value

    def _slot(self, slot: Slots, tag: JSONValue, key: str, holder: JSONObject) -> Slots:
        """The slot of one member of an object that itself stands in ``slot``."""
        if not isinstance(slot, str):  # a row of a table
            return slot.get(key, "value")
        if tag == "table" and key == "rows":
            return cell_slots(holder)
        if slot not in ("value", "url") and tag is None:  # a map from locale to text
            return slot
        return slot_of(tag, key, self.modern)

    def _list(self, value: list[Any], slot: Slots, scope: Scope | None, at: Path, to: Path, depth: int) -> list[Any]:
        out: list[Any] = []
        changed = False
        for index, item in enumerate(value):
            place = (at, index)
            if scope is not None and isinstance(item, dict) and "$each" in item:
                changed = True
                self._repeat(item, slot, scope, place, to, out, depth)
                continue
            new = self._value(item, slot, scope, place, (to, len(out)), depth + 1)
            changed = changed or new is not item
            self._append(out, new, place, to)
        return out if changed else value

    def _append(self, out: list[Any], new: JSONValue | Gone, at: tuple[Path, int], to: Path) -> None:
        if new is _GONE:
            return
        if at[1] != len(out):
            self.origins.moved((to, len(out)), at)
        out.append(new)

    # -- $each and $if -----------------------------------------------------------------------------------------------

    def _repeat(
        self, item: JSONObject, slot: Slots, scope: Scope, at: tuple[Path, int], to: Path, out: list[Any], depth: int
    ) -> None:
        template = {key: held for key, held in item.items() if key != "$each"}
        found = self._loop(item["$each"], scope, (at, "$each"))
        if found is None:
            self._append(out, self._value(template, slot, scope, at, (to, len(out)), depth + 1), at, to)
            return
        name, values, kind = found
        made = len(self.origins)
        try:
            for index, value in enumerate(values):
                self.budget.take_item()
                counters = {
                    "index": index + 1,
                    "first": index == 0,
                    "last": index == len(values) - 1,
                    "length": len(values),
                }
                inner = Scope({name: Binding(value, kind), "loop": Binding(counters)}, scope)
                self._append(out, self._value(template, slot, inner, at, (to, len(out)), depth + 1), at, to)
                made = len(self.origins)
        except Full:
            self.origins.rewind(made)

    def _loop(self, text: JSONValue, scope: Scope, at: Path) -> tuple[str, list[Any], Kind] | None:
        """The name, the values and the kind of one item; ``None`` for a slip of the pen: the item stands there once."""
        loop = parse_loop(text) if isinstance(text, str) else None
        if loop is None:
            self.problems.add("bad-loop", at, {"text": text_of(text) or ""})
            return None
        name, path = loop
        found = scope.lookup(path)
        if found is None:
            self.problems.add("undeclared-variable", at, {"name": path[0]})
            return None
        if found.value is MISSING:
            self.problems.add("missing-value", at, {"name": path[0]})
        elif isinstance(found.value, list):
            return name, found.value, found.kind
        elif found.value is not None and found.value is not EMPTY:
            self.problems.add("not-a-list", at, {"name": ".".join(path)})
        return name, [], found.kind

    def _condition(self, text: JSONValue, scope: Scope, at: Path) -> bool:
        """A condition that cannot be read, or names nobody declared, holds: nothing vanishes for a slip of the pen."""
        condition = parse_condition(text) if isinstance(text, str) else None
        if condition is None:
            if not isinstance(text, bool):
                self.problems.add("bad-condition", (at, "$if"), {"text": text_of(text) or ""})
            return text is not False
        verdict = holds(condition, scope)
        for name in verdict.undeclared:
            self.problems.add("undeclared-variable", (at, "$if"), {"name": name})
        for name in verdict.missing:
            self.problems.add("missing-value", (at, "$if"), {"name": name})
        return verdict.holds or bool(verdict.undeclared)

    def _directive(self, key: str, at: Path) -> None:
        """A ``$`` key that is being left out: one that was obeyed, or one that means nothing here."""
        if key == "$each" or (key == "$if" and at is None):
            self.problems.add("directive-not-here", (at, key), {"name": key})
        elif key not in _DIRECTIVES:
            self.problems.add("unknown-directive", (at, key), {"name": key})

    # -- texts -------------------------------------------------------------------------------------------------------

    def _string(self, value: str, slot: Slots, scope: Scope | None, at: Path, to: Path, depth: int) -> JSONValue | Gone:
        own: Slot = slot if isinstance(slot, str) else "value"
        if scope is None:
            return written(value, own, "url" if own == "url" else "text", False, at, self.problems)
        if "${" not in value:
            return value
        text = parse_text(value)
        for spelling in text.malformed:
            self.problems.add("bad-expression", at, {"text": spelling})
        outcomes = [self._outcome(piece, scope, at) for piece in text.pieces if isinstance(piece, Placeholder)]
        try:
            if text.whole and own == "value":
                return self._whole(value, outcomes[0], slot, at, to, depth)
            filled = joined(text, outcomes, own, at, self.problems, self.budget)
            self.budget.take(filled)
            return value if filled == value else filled
        except Full:
            if scope.outer is not None:  # inside a loop: the item this stands in goes as well
                raise
            return value

    def _outcome(self, placeholder: Placeholder, scope: Scope, at: Path) -> Outcome:
        outcome = evaluate(placeholder, scope)
        for rule, params in outcome.troubles:
            self.problems.add(rule, at, params)
        return outcome

    def _whole(self, source: str, outcome: Outcome, slot: Slots, at: Path, to: Path, depth: int) -> JSONValue | Gone:
        """What a text becomes that is one whole ``${…}``: the value, with its type."""
        if not outcome.resolved:
            return source
        if outcome.value is EMPTY:
            return _GONE
        key = str(at[1]) if at else ""
        value = as_member(outcome.value, key)
        if key in OPAQUE and isinstance(slot, str):
            self.budget.take_all(value)
            return value
        if isinstance(value, dict | list):
            if to is not None:
                self.origins.moved(to, at)
            return self._value(value, slot, None, at, to, depth + 1)
        self.budget.take(value)
        return value
