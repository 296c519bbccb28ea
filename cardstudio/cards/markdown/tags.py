"""Reading ``<name attribute=value …>`` and ``</name>`` at a place of the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardstudio.cards.markdown.characters import WHITE_SPACE

_S = f"[{WHITE_SPACE}]*"
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9_]*)", re.ASCII)
_ATTRIBUTE = re.compile(
    rf"""{_S}([a-zA-Z_][A-Za-z0-9_-]*)(?:{_S}={_S}(?:"([^"]*)"|'([^']*)'|([^{WHITE_SPACE}"'<>]*[^{WHITE_SPACE}"'<>/]|)))?"""
)
_END = re.compile(rf"{_S}(/?)>")
#: Longer than any tag with a handful of links; keeps a text of unclosed quotes from being read again and again.
_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class TagSource:
    """A tag as it is written; `end` is the index just after its ``>``."""

    name: str
    closing: bool
    attributes: dict[str, str]
    end: int


def tag_at(source: str, index: int) -> TagSource | None:
    """The tag that begins at `index` (which holds ``<``), or None when it is no well-formed tag."""
    opening = _NAME.match(source, index)
    if opening is None:
        return None
    attributes: dict[str, str] = {}
    place = opening.end()
    while place - index < _LONGEST:
        end = _END.match(source, place)
        if end is not None:
            return TagSource(opening[2].lower(), opening[1] == "/", attributes, end.end())
        attribute = _ATTRIBUTE.match(source, place)
        if attribute is None or attribute.end() == place:
            return None
        value = next((group for group in attribute.groups()[1:] if group is not None), "")
        attributes[attribute[1].lower()] = value
        place = attribute.end()
    return None
