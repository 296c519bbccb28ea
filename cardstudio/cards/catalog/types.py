"""The types fields have.

A type knows three things: which Python type a correct value has (:attr:`Type.python`), which strings are certainly
fine (:attr:`Type.accepts`, the linter's fast path), and how to describe itself to other programs
(:meth:`Type.describe`). What to *say* about a wrong value is the linter's business (:mod:`cardstudio.cards.lint`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from cardstudio.cards.catalog.tables import PALETTE, TOKENS
from cardstudio.cards.types import JSONObject


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
        return without_none({"kind": self.kind, "max_length": self.most, "pattern": self.pattern})


@dataclass(frozen=True)
class Content(Type):
    """The words of a text object; which markup is drawn depends on the object's tag."""

    kind = "content"


@dataclass(frozen=True)
class Enum(Type):
    """One of a closed list of words. Others only warn, unless they are known to be ``refused``: by rule and code."""

    kind = "enum"
    values: tuple[str, ...]
    refused: tuple[str, int] | None = None

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
    #: Rule and code where more than ``most`` is known to be refused.
    refused: tuple[str, int] | None = None
    #: Whether ``"300px"`` stands for 300 in an official sample.
    or_length: bool = False

    def describe(self) -> JSONObject:
        return without_none(
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
        return without_none({"kind": self.kind, "min": self.least, "max": self.most})


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
        return TOKENS


#: Patterns :class:`Text` fields name, each of linear cost.
PATTERNS = {
    "element_id": re.compile(r"[A-Za-z][A-Za-z0-9_]{0,19}\Z"),
    "rgba": re.compile(
        r"rgba?\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*(?:,\s*(?:\d(?:\.\d{1,6})?|\.\d{1,6}|\d{1,3}%)\s*)?\)\Z"
    ),
}


def without_none(described: JSONObject) -> JSONObject:
    """A description without the limits a type does not have."""
    return {key: held for key, held in described.items() if held is not None}
