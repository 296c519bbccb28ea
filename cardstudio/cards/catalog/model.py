"""What the catalog is made of: components and their fields.

Component modules find every word they need here, also the types (:mod:`.types`, :mod:`.lengths`,
:mod:`.compound_types`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from cardstudio.cards.catalog.compound_types import ByLocale, ByName, Each, Elements, Fallback, Object, Opaque, Tagged
from cardstudio.cards.catalog.lengths import Size
from cardstudio.cards.catalog.types import (
    PATTERNS,
    Color,
    Content,
    Enum,
    FileKey,
    Flag,
    IconToken,
    ImageKey,
    Integer,
    Moment,
    Number,
    Text,
    TextSize,
    Type,
    Url,
    UserId,
)
from cardstudio.cards.types import JSONObject

__all__ = [
    "FORMATS",
    "GROUPS",
    "PATTERNS",
    "SECTIONS",
    "ByLocale",
    "ByName",
    "Color",
    "Component",
    "Confidence",
    "Content",
    "Each",
    "Elements",
    "Enum",
    "Fallback",
    "Field",
    "FileKey",
    "Flag",
    "Format",
    "IconToken",
    "ImageKey",
    "Integer",
    "Moment",
    "Number",
    "Object",
    "Opaque",
    "Section",
    "Size",
    "Tagged",
    "Text",
    "TextSize",
    "Type",
    "Url",
    "UserId",
    "When",
    "field_of",
    "given",
    "is_modern",
    "tolerated",
    "unless",
    "v1",
    "v2",
]

Format = Literal["1.0", "2.0"]
FORMATS: tuple[Format, ...] = ("1.0", "2.0")
#: In the order of the palette, which offers nothing of the last three.
GROUPS = ("text", "media", "data", "people", "container", "interactive", "card", "part", "undocumented")


def is_modern(card: JSONObject) -> bool:
    """Whether the card is meant as 2.0: it says so, or names an unknown version and has a body."""
    schema = card.get("schema")
    if schema == "2.0":
        return True
    return schema is not None and schema != "1.0" and isinstance(card.get("body"), dict)


#: Where a form shows a property: what a component says, how it looks, what happens with it.
Section = Literal["content", "style", "interaction"]
SECTIONS: tuple[Section, ...] = ("content", "style", "interaction")
#: How sure a fact is: official document, official SDK, observed by others, inferred, unsure (card-format §0).
Confidence = Literal["D", "S", "O", "I", "?"]


@dataclass(frozen=True)
class When:
    """That another property beside it has one of these values, or with ``isnt`` none of them; ``None`` is not said.

    A variable may have any value, so whoever asks for a value takes it for that.
    """

    key: str
    values: tuple[str | bool | None, ...]
    isnt: bool = False


def given(key: str, *values: str | bool | None) -> tuple[When, ...]:
    """Where another property has one of these values."""
    return (When(key, values),)


def unless(key: str, *values: str | bool | None) -> tuple[When, ...]:
    """Where another property has none of these values."""
    return (When(key, values, isnt=True),)


@dataclass(frozen=True)
class Field:
    """One property of an object. ``formats`` are those whose documents list it."""

    name: str
    type: Type
    formats: tuple[Format, ...] = FORMATS
    #: The same wherever a property of that name stands.
    section: Section = "content"
    #: It does something only where all of these hold; a form offers it there alone.
    when: tuple[When, ...] = ()
    #: The same of a form around it.
    in_form: bool = False
    required: bool = False
    default: Any = None
    #: What repairs put where a required one is missing; ``None`` where only the author knows.
    stand_in: Any = None
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
    #: Where the palette shows it in its group; steps of ten leave room.
    rank: int = 0
    tagged: bool = True
    #: Interactive components may be given a ``name`` and need one inside a form.
    interactive: bool = False
    formats: tuple[Format, ...] = FORMATS
    refused: dict[Format, int] = field(default_factory=dict)
    #: Whether it can stand in a list of elements at all (text objects and icons cannot).
    placeable: bool = True
    #: Whether it stands at the top of a card, and nowhere else.
    root_only: bool = False
    #: Whether it only works inside a form, wherever it stands in it.
    form_only: bool = False
    #: Whether it stands in an ``action`` where it is at the top of a 1.0 card.
    needs_action: bool = False
    #: Whether it counts as a level of nesting; columns do not (card-format §9.4).
    is_level: bool = False
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
