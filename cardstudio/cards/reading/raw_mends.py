"""What is peculiar about single nodes of the platform's inner card tree: ``raw.py`` in a component's folder says.

It may hold ``NODES``, what the tree calls a component that cards call otherwise, and ``MENDS``, by the card's name.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol

from cardstudio.cards.discovery import modules
from cardstudio.cards.types import JSONObject, JSONValue


class Tree(Protocol):
    """The walk through the tree, as far as mends need it. ``attachment`` holds keys of pictures and names of people."""

    attachment: JSONObject
    modern: bool

    def value(self, value: JSONValue, depth: int) -> JSONValue: ...

    def picture(self, key: JSONValue) -> JSONValue: ...


#: Changes the component that was made of a node's properties, in place, or gives another one instead.
Mend = Callable[[Tree, JSONObject, JSONObject], JSONObject | None]
Mends = dict[str, Mend]


@cache
def names() -> dict[str, str]:
    """What nodes are called in cards, by what the tree calls them."""
    return {node: name for folder in modules("raw") for node, name in getattr(folder, "NODES", {}).items()}


@cache
def mends() -> Mends:
    return {name: mend for folder in modules("raw") for name, mend in getattr(folder, "MENDS", {}).items()}
