"""Types that hold more than one value: objects, lists, maps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cardstudio.cards.catalog.types import Text, Type, without_none
from cardstudio.cards.types import JSONObject


@dataclass(frozen=True)
class Opaque(Type):
    """Data of the sender; never looked into. ``types`` are the JSON types the platform takes."""

    kind = "opaque"
    python = dict
    types: tuple[type, ...] = (dict,)

    def describe(self) -> JSONObject:
        names: dict[Any, str] = {dict: "object", str: "string", list: "array"}
        return {"kind": self.kind, "types": [names[given] for given in self.types]}


@dataclass(frozen=True)
class Object(Type):
    """An object without a tag, described by the catalog entry ``shape``."""

    kind = "object"
    python = dict
    shape: str = ""

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "shape": self.shape}


@dataclass(frozen=True)
class Tagged(Type):
    """One object whose ``tag`` is in ``tags``; those in ``tolerated`` are accepted against the documents."""

    kind = "tagged"
    python = dict
    tags: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "tags": list(self.tags)}


@dataclass(frozen=True)
class Fallback(Type):
    """What an old client shows instead: the word ``drop`` or a ``fallback_text``."""

    kind = "fallback"
    python = dict


@dataclass(frozen=True)
class Each(Type):
    """A list; ``most`` items count, more are hidden or dropped by the client."""

    kind = "list"
    python = list
    item: Type = field(default_factory=Text)
    most: int | None = None

    def describe(self) -> JSONObject:
        return without_none({"kind": self.kind, "item": self.item.describe(), "max_items": self.most})


@dataclass(frozen=True)
class Elements(Type):
    """A list of elements; which ones may stand in it is decided by :mod:`cardstudio.cards.catalog.nesting`."""

    kind = "elements"
    python = list


@dataclass(frozen=True)
class ByLocale(Type):
    """A map from locale to ``item``."""

    kind = "by_locale"
    python = dict
    item: Type = field(default_factory=Text)

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "item": self.item.describe()}


@dataclass(frozen=True)
class ByName(Type):
    """A map from names the author chooses to ``item``."""

    kind = "by_name"
    python = dict
    item: Type = field(default_factory=Text)

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "item": self.item.describe()}
