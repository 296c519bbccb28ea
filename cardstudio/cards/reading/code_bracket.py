"""What is held of one bracket of a program while it is open (`code_frames.py` opens, fills and closes them)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cardstudio.cards.reading.code_items import Part
from cardstudio.cards.reading.code_quoted import CodeLiteral


class Broken(NamedTuple):
    """Data that stops being any: the place, what is wrong there, and the keys up to there."""

    place: int
    detail: str
    keys: frozenset[str]


@dataclass(slots=True)
class Member:
    """A value between two commas of a bracket, with its key where it has one."""

    key: str | None
    value: Any
    start: int
    end: int


@dataclass(slots=True)
class Frame:
    """An open bracket: what its tokens made so far, and what is known of it."""

    bracket: str
    start: int
    #: Whether braces hold a list, as in Go's ``[]any{…}``.
    listed: bool = False
    #: A program: what is in it is looked at, what is between is not. Dead: data that broke; nothing in it counts.
    program: bool = False
    dead: bool = False
    #: Arguments with names make an object: ``dict(tag="hr")``; ``}}`` closes what ``{{`` of a template opened.
    named: bool = False
    template: bool = False
    #: An index, as in ``build["name"]``.
    index: bool = False
    members: list[Member] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    key: str | None = None
    quoted: bool = False
    #: Whether the key is only known when the program runs.
    computed: bool = False
    #: Whether a colon announced the key, as in Ruby's ``:tag => "hr"``.
    symbol: bool = False
    pairs: int = 0
    broken: Broken | None = None
    literals: list[CodeLiteral] = field(default_factory=list)
    loose: list[CodeLiteral] = field(default_factory=list)

    @property
    def is_object(self) -> bool:
        return self.bracket == "{" and not self.listed
