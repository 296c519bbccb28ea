"""The way from a pasted text to the card in it, so that the card can be changed where it stands.

A webhook body in a Markdown file, with the card as a string, is found by

    Region(120, 480, "json"), Inside("/card"), Text(), Region(0, 310, "json")
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: ``json``: as the standard has it. ``jsonc``: with comments or trailing commas. ``code``: a literal of a programming
#: language. ``escaped``: what stands between the quotes of a JSON string, without them. ``shell``: a quoted word of a
#: command.
Language = Literal["json", "jsonc", "code", "escaped", "shell"]


@dataclass(frozen=True, slots=True)
class Region:
    """The slice of the present text that holds one literal.

    ``start`` and ``end`` count characters of the decoded text, without its byte order mark.
    """

    start: int
    end: int
    language: Language


@dataclass(frozen=True, slots=True)
class Inside:
    """A JSON pointer into the value that was read."""

    pointer: str


@dataclass(frozen=True, slots=True)
class Text:
    """The value here is a string and was read as a text of its own: its characters are the next text."""


Step = Region | Inside | Text
Steps = tuple[Step, ...]


def whole(text: str) -> Steps:
    """The step into a text that is JSON from end to end."""
    return (Region(0, len(text.removeprefix("\ufeff")), "json"),)


def joined(way: Steps, pointer: str) -> Steps:
    """``way``, and ``pointer`` further down."""
    if not pointer:
        return way
    if way and isinstance(way[-1], Inside):
        return (*way[:-1], Inside(way[-1].pointer + pointer))
    return (*way, Inside(pointer))


def after(way: Steps, rest: Steps) -> Steps:
    """One way after the other; none where ``rest`` is none."""
    if not rest:
        return ()
    if isinstance(rest[0], Inside):
        return (*joined(way, rest[0].pointer), *rest[1:])
    return (*way, *rest)
