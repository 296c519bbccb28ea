"""Texts of a card with their placeholders replaced."""

from __future__ import annotations

from collections.abc import Sequence

from cardstudio.cards.fill.budget import Budget
from cardstudio.cards.fill.escape import Place, UnsafeUrl, address, address_part, in_markup
from cardstudio.cards.fill.expressions import EMPTY, Outcome, Text
from cardstudio.cards.fill.places import places
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.shapes import as_text
from cardstudio.cards.fill.slots import Slot
from cardstudio.cards.types import JSONValue, Path

_MARKUP = frozenset({"lark_md", "markdown_1", "markdown_2"})


def joined(text: Text, outcomes: Sequence[Outcome], slot: Slot, at: Path, problems: Problems, budget: Budget) -> str:
    """A text with its values in place; a placeholder without one stays as it is written.

    Raises :class:`Full` as soon as it can't fit any more: a long value may stand in a text thousands of times.
    """
    where = iter(_places(text, outcomes, slot))
    left = iter(outcomes)
    out: list[str] = []
    size = 0
    for piece in text.pieces:
        if isinstance(piece, str):
            out.append(piece)
            continue
        outcome, place = next(left), next(where)
        value = _text(outcome.value, at) if outcome.resolved else None
        if outcome.resolved and value is None:
            problems.add("not-text", at, {"name": piece.source})
        made = piece.source if value is None else written(value, slot, place, outcome.markup, at, problems)
        size += len(made)
        budget.check(size)
        out.append(made)
    return "".join(out)


def _text(value: JSONValue, at: Path) -> str | None:
    return "" if value is EMPTY else as_text(value, str(at[1]) if at else "")


def written(value: str, slot: Slot, place: Place, markup: bool, at: Path, problems: Problems) -> str:
    """One value as it must be spelled in its slot; an address no card may open is left out."""
    try:
        if slot == "url":
            return address(value) if place == "url" else address_part(value)
        if slot not in _MARKUP or (markup and place == "text"):
            return value
        return in_markup(value, place)
    except UnsafeUrl:
        problems.add("unsafe-url", at, {"value": value})
        return ""


def _places(text: Text, outcomes: Sequence[Outcome], slot: Slot) -> list[Place]:
    if slot in _MARKUP:
        # Markup in a value can open or close code anywhere after it.
        certain = not any(outcome.markup for outcome in outcomes)
        return places(text.pieces, fences=certain and slot != "lark_md", spans=slot == "markdown_2")
    first: Place = "part" if isinstance(text.pieces[0], str) else "url"
    rest: list[Place] = ["part"] * (len(outcomes) - 1)
    return [first, *rest] if outcomes else []
