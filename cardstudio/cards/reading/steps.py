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
