"""How inputs grow: any JSON value with one of its parts there n times, and texts of pieces that mean something."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Grown = Callable[[int], Any]

#: Strings that say what an object is: in a copy of another name they stay.
_KINDS = frozenset({"tag", "type", "data_type", "schema"})


@dataclass(frozen=True)
class Place:
    """A container inside a JSON value, as the keys that lead there."""

    keys: tuple[str | int, ...]

    def of(self, value: Any) -> Any:
        """What stands there."""
        for key in self.keys:
            value = value[key]
        return value

    def __str__(self) -> str:
        return "/".join(map(str, self.keys)) or "root"


def lists_of(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """The lists in a value that hold an object; of lists in lists of the same name the outermost."""
    seen: set[str | int] = set()
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(value, keys)]
    while stack:
        held, at = stack.pop(0)
        if isinstance(held, list) and held and at and at[-1] not in seen:
            seen.add(at[-1])
            yield Place(at)
        inside = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
        stack.extend((item, (*at, key)) for key, item in inside)


def with_items(value: Any, place: Place) -> Grown:
    """The last item of a list n times: half of them equal, half of them with words of their own."""

    def grown(size: int) -> Any:
        whole = _copy(value)
        listed = place.of(whole)
        last = listed[-1]
        listed += [_copy(last) if number % 2 else _renamed(last, str(number)) for number in range(size)]
        return whole

    return grown


def with_keys(value: Any, place: Place) -> Grown:
    """Each key of an object again under n names that begin like it."""

    def grown(size: int) -> Any:
        whole = _copy(value)
        holder = place.of(whole)
        kept = [(key, held) for key, held in holder.items() if key not in _KINDS]
        for number in range(size):
            for key, held in kept:
                holder[f"{key}{number}"] = _copy(held)
        return whole

    return grown


def with_text(value: Any, place: Place) -> Grown:
    """A text n times over."""

    def grown(size: int) -> Any:
        whole = _copy(value)
        holder = Place(place.keys[:-1]).of(whole)
        holder[place.keys[-1]] = holder[place.keys[-1]] * size
        return whole

    return grown


def size_of(value: Any) -> int:
    """Bytes as JSON, of a text its own."""
    return len(value) if isinstance(value, str) else len(json.dumps(value))


def _renamed(value: Any, ending: str) -> Any:
    if isinstance(value, dict):
        return {key: held if key in _KINDS else _renamed(held, ending) for key, held in value.items()}
    if isinstance(value, list):
        return [_renamed(held, ending) for held in value]
    return value + ending if isinstance(value, str) else value


def _copy(value: Any) -> Any:
    # No sharing: what is worked on has come from a text.
    if isinstance(value, dict):
        return {key: _copy(held) for key, held in value.items()}
    return [_copy(held) for held in value] if isinstance(value, list) else value
