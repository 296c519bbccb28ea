"""What becomes of each kind of object: ``convert.py`` in its folder says, for those another format writes differently.

It may hold ``TO_V1`` and ``TO_V2``, rules by the name of the object, and ``INSTEAD``: what a format that refuses a tag
has in its place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, Protocol

from cardstudio.cards.catalog.model import Format
from cardstudio.cards.discovery import modules
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.types import JSONObject, Path

#: Changes the object in place, and notes what that cost.
Rule = Callable[[JSONObject, Path, Changes], None]
Rules = dict[str, Rule]


class Replacement(Protocol):
    """Another object instead of one that is refused; ``sparing`` with elements. ``None`` where nothing can stand in."""

    def __call__(self, item: JSONObject, *, sparing: bool) -> JSONObject | None: ...


Replacements = dict[str, Replacement]
_TABLES: dict[Format, Literal["TO_V1", "TO_V2"]] = {"1.0": "TO_V1", "2.0": "TO_V2"}


@cache
def rules(target: Format) -> Rules:
    """The rules of all folders for one format."""
    found: Rules = {}
    for folder in modules("convert"):
        found.update(getattr(folder, _TABLES[target], {}))
    return found


@cache
def replacements() -> Replacements:
    """What stands in for each tag that a format refuses."""
    found: Replacements = {}
    for folder in modules("convert"):
        found.update(getattr(folder, "INSTEAD", {}))
    return found
