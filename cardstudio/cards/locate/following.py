"""Following the platform's own path through a card that may have changed since it was refused."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.locate.error_text import Block, Step
from cardstudio.cards.types import JSONObject, JSONValue, Path


@dataclass(frozen=True, slots=True)
class Followed:
    """How far a path led. ``exact``: to its end, and every step was there as it says."""

    path: Path
    exact: bool


def follow(card: JSONObject, steps: tuple[Step, ...]) -> Followed | None:
    """As far as the path leads in this card; ``None`` where it does not even begin in it."""
    if steps and steps[0].key == "ROOT":
        steps = steps[1:]
    elif not steps or steps[0].key not in card:
        return None
    value: JSONValue = card
    path: Path = None
    exact = True
    for step in steps:
        found = _place(value, step)
        if found is None:
            return Followed(path, exact=False)
        key, sure = found
        value, path, exact = value[key], (path, key), exact and sure
    return Followed(path, exact)


def _place(value: JSONValue, step: Step) -> tuple[str | int, bool] | None:
    """The key a step means here, and whether there is no doubt about it."""
    if isinstance(value, dict):
        return (step.key, True) if isinstance(step.key, str) and step.key in value else None
    if not isinstance(value, list):
        return None
    if isinstance(step.key, str):
        # A path without positions names the tag alone.
        fits = _tagged(value, step.key)
        return (fits[0], False) if len(fits) == 1 else None
    fits = _tagged(value, step.tag)
    if not step.tag or step.key in fits:
        return (step.key, True) if step.key < len(value) else None
    # It may have been another edition of the card: the tag tells more than the number.
    if len(fits) == 1:
        return fits[0], False
    return (step.key, False) if step.key < len(value) else None


def _tagged(items: list[JSONValue], tag: str) -> list[int]:
    return [index for index, held in enumerate(items) if isinstance(held, dict) and held.get("tag") == tag]


def follow_block(card: JSONObject, block: Block) -> Followed | None:
    """An old place. Whether blocks count from 0 or from 1 is nowhere said; the tag decides."""
    elements = card.get("elements")
    if not isinstance(elements, list):
        return None
    fits = _tagged(elements, block.tag)
    for index in (block.number - 1, block.number):
        if index in fits:
            path: Path = ((None, "elements"), index)
            held = elements[index]
            return Followed((path, block.member) if block.member and block.member in held else path, exact=True)
    return None
