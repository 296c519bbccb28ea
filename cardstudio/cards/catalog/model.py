"""What the catalog is made of: components, their fields, and the types fields have.

A type knows three things: which Python type a correct value has (:attr:`Type.python`), which strings are certainly
fine (:attr:`Type.accepts`, the linter's fast path), and how to describe itself to other programs
(:meth:`Type.describe`). What to *say* about a wrong value is the linter's business (:mod:`cardstudio.cards.lint`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, ClassVar, Literal

from cardstudio.cards.types import JSONObject

Format = Literal["1.0", "2.0"]
FORMATS: tuple[Format, ...] = ("1.0", "2.0")
#: How sure a fact is: official document, official SDK, observed by others, inferred, unsure (card-format §0).
Confidence = Literal["D", "S", "O", "I", "?"]


@dataclass(frozen=True)
class Type:
    """Base of all field types."""

    kind: ClassVar[str] = ""
    python: ClassVar[type] = str

    @property
    def accepts(self) -> frozenset[str] | None:
        """Strings that need no further look; ``None`` when any string is fine."""
        return frozenset()

    def describe(self) -> JSONObject:
        """The type as JSON: its ``kind`` and its limits."""
        return {"kind": self.kind}


@dataclass(frozen=True)
class Text(Type):
    """A plain string."""

    kind = "text"
    most: int | None = None
    #: A named pattern of :data:`PATTERNS` the string should match.
    pattern: str | None = None

    @property
    def accepts(self) -> frozenset[str] | None:
        return None if self.most is None and self.pattern is None else frozenset()

    def describe(self) -> JSONObject:
        return _without_none({"kind": self.kind, "max_length": self.most, "pattern": self.pattern})


@dataclass(frozen=True)
class Content(Type):
    """The words of a text object; which markup is drawn depends on the object's tag."""

    kind = "content"


@dataclass(frozen=True)
class Enum(Type):
    """One of a closed list of words. ``strict`` lists are known to be refused when missed, others only warn."""

    kind = "enum"
    values: tuple[str, ...]
    strict: bool = False

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.values)

    @property
    def accepts(self) -> frozenset[str] | None:
        return self._set

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "values": list(self.values)}


@dataclass(frozen=True)
class TextSize(Enum):
    """A text size: a word of the list or a name from ``config.style.text_size``."""

    kind = "text_size"


@dataclass(frozen=True)
class Color(Type):
    """A colour word of the palette, one of ``words``, or a name from ``config.style.color``."""

    kind = "color"
    words: tuple[str, ...] = ()
    #: Whether the palette counts at all; tags and header templates have lists of their own.
    palette: bool = True

    @cached_property
    def _set(self) -> frozenset[str]:
        from cardstudio.cards.catalog.colors import PALETTE

        return frozenset(self.words) | (PALETTE if self.palette else frozenset())

    @property
    def accepts(self) -> frozenset[str] | None:
        return self._set

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "values": list(self.words), "palette": self.palette}


@dataclass(frozen=True)
class Flag(Type):
    """``true`` or ``false``."""

    kind = "flag"
    python = bool


@dataclass(frozen=True)
class Integer(Type):
    """A whole number in a range."""

    kind = "integer"
    python = int
    least: int | None = None
    most: int | None = None
    allowed: tuple[int, ...] = ()

    def describe(self) -> JSONObject:
        return _without_none(
            {"kind": self.kind, "min": self.least, "max": self.most, "values": list(self.allowed) or None}
        )


@dataclass(frozen=True)
class Number(Type):
    """Any number in a range."""

    kind = "number"
    python = float
    least: float | None = None
    most: float | None = None

    def describe(self) -> JSONObject:
        return _without_none({"kind": self.kind, "min": self.least, "max": self.most})


@dataclass(frozen=True)
class Size(Type):
    """Lengths: words, pixels and per cent in ranges, one or several of them (``"4px 12px"``)."""

    kind = "size"
    words: tuple[str, ...] = ()
    px: tuple[int, int | None] | None = None
    percent: tuple[int, int] | None = None
    #: How many lengths one value may hold: (1,) or (1, 2, 4) …
    parts: tuple[int, ...] = (1,)

    def fits(self, value: str) -> bool:
        """Whether ``value`` keeps the grammar and the ranges."""
        return _size_fits(self, value)

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    @property
    def accepts(self) -> frozenset[str] | None:
        return self._set

    def describe(self) -> JSONObject:
        px = list(self.px) if self.px else None
        percent = list(self.percent) if self.percent else None
        described = {
            "kind": self.kind,
            "words": list(self.words) or None,
            "px": px,
            "percent": percent,
            "parts": list(self.parts),
        }
        return _without_none(described)


@dataclass(frozen=True)
class Url(Type):
    """An address to open."""

    kind = "url"


@dataclass(frozen=True)
class ImageKey(Type):
    """A key the platform gave for an uploaded picture."""

    kind = "image_key"


@dataclass(frozen=True)
class FileKey(Type):
    """A key the platform gave for an uploaded file."""

    kind = "file_key"


@dataclass(frozen=True)
class UserId(Type):
    """An open_id, union_id or user_id."""

    kind = "user_id"


@dataclass(frozen=True)
class Moment(Type):
    """A date or time in a fixed spelling: ``date``, ``time`` or ``datetime``."""

    kind = "moment"
    spelling: str = "date"

    def describe(self) -> JSONObject:
        return {"kind": self.kind, "spelling": self.spelling}


@dataclass(frozen=True)
class IconToken(Type):
    """A name from the icon library."""

    kind = "icon_token"

    @property
    def accepts(self) -> frozenset[str] | None:
        from cardstudio.cards.catalog.icons import TOKENS

        return TOKENS


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
        return _without_none({"kind": self.kind, "item": self.item.describe(), "max_items": self.most})


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


#: Patterns :class:`Text` fields name, each of linear cost.
PATTERNS = {
    "element_id": re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}\Z"),
    "rgba": re.compile(
        r"rgba?\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*(?:,\s*(?:\d(?:\.\d{1,6})?|\.\d{1,6}|\d{1,3}%)\s*)?\)\Z"
    ),
}


@dataclass(frozen=True)
class Field:
    """One property of an object. ``formats`` are those whose documents list it."""

    name: str
    type: Type
    formats: tuple[Format, ...] = FORMATS
    required: bool = False
    default: Any = None
    #: Accepted by the platform although no 2.0 page lists it (card-format §9.4): never an error.
    tolerated: bool = False
    #: Still works, but has a better successor.
    deprecated: bool = False
    min_client: str | None = None
    source: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True)
class Component:
    """One kind of object: a component, when it has a ``tag``, or a part of one (``confirm``, a table column).

    ``name`` is the tag or, for parts, the name fields refer to. ``refused`` gives the platform code for formats that
    know the tag and refuse it by name.
    """

    name: str
    group: str
    fields: tuple[Field, ...]
    tagged: bool = True
    #: Interactive components may be given a ``name`` and need one inside a form.
    interactive: bool = False
    formats: tuple[Format, ...] = FORMATS
    refused: dict[Format, int] = field(default_factory=dict)
    #: Whether it can stand in a list of elements at all (text objects and icons cannot).
    placeable: bool = True
    #: Accepted but in no document, or only made by the card tool.
    undocumented: str | None = None
    min_client: str | None = None
    source: str = ""
    confidence: Confidence = "D"
    #: What the palette inserts, per format; absent where it offers nothing.
    snippets: dict[Format, JSONObject] = field(default_factory=dict)

    def fields_in(self, format: Format) -> dict[str, Field]:
        """The fields of one format by name: documented beats tolerated, then one format beats both, then the later."""
        found: dict[str, Field] = {}
        for given in self.fields:
            if format in given.formats and (given.name not in found or _rank(given) >= _rank(found[given.name])):
                found[given.name] = given
        return found


def _rank(given: Field) -> tuple[bool, bool]:
    return not given.tolerated, len(given.formats) == 1


def field_of(name: str, type: Type, **facts: Any) -> Field:
    """A field; the short spelling the component modules use."""
    return Field(name, type, **facts)


def v1(name: str, type: Type, **facts: Any) -> Field:
    """A field only format 1.0 has."""
    return Field(name, type, formats=("1.0",), **facts)


def v2(name: str, type: Type, **facts: Any) -> Field:
    """A field only format 2.0 has."""
    return Field(name, type, formats=("2.0",), **facts)


def tolerated(name: str, type: Type, **facts: Any) -> Field:
    """A field 2.0 takes without documenting it."""
    return Field(name, type, formats=("2.0",), tolerated=True, confidence="O", source="card-format §9.4", **facts)


_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,3})?)(px|%)\Z")


@lru_cache(maxsize=4096)
def _size_fits(size: Size, value: str) -> bool:
    if len(value) > 64:
        return False
    if value in size.words:
        return True
    parts = value.split()
    return len(parts) in size.parts and all(_length_fits(size, part) for part in parts)


def _length_fits(size: Size, part: str) -> bool:
    match = _LENGTH.match(part)
    if match is None:
        return part in size.words and len(size.parts) > 1
    number = float(match[1])
    allowed: tuple[float, float | None] | None = size.px if match[2] == "px" else size.percent
    return allowed is not None and allowed[0] <= number and (allowed[1] is None or number <= allowed[1])


def _without_none(described: JSONObject) -> JSONObject:
    return {key: held for key, held in described.items() if held is not None}
