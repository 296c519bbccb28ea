"""The three dialects as data: which rules are on, which tags are known, what a newline means.

Where a row of the format's table is disputed, the reading that shows the author more of the text is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DialectName = Literal["lark_md", "v1", "v2"]
BlockRule = Literal["fence", "indented", "heading", "setext", "quote", "list", "rule", "table", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """``break``: every newline ends the line. ``soft``: it may be swallowed, a blank line separates."""

    newline: Literal["break", "soft"]
    blocks: frozenset[BlockRule]
    escapes: bool
    code_spans: bool
    images: bool
    autolinks: bool
    tags: frozenset[str]


_ALWAYS = frozenset({"a", "at", "font", "text_tag"})
_SINCE_V1 = _ALWAYS | {"br", "link", "person"}
_SINCE_V2 = _SINCE_V1 | {"hr", "number_tag", "local_datetime", "audio", "raw"}
_V1_BLOCKS: frozenset[BlockRule] = frozenset({"fence", "list", "rule", "paragraphs"})
_V2_BLOCKS: frozenset[BlockRule] = _V1_BLOCKS | {"indented", "heading", "setext", "quote", "table"}

DIALECTS: dict[DialectName, Dialect] = {
    "lark_md": Dialect("break", frozenset(), False, False, False, False, _ALWAYS),
    "v1": Dialect("break", _V1_BLOCKS, True, False, True, False, _SINCE_V1),
    "v2": Dialect("soft", _V2_BLOCKS, True, True, True, True, _SINCE_V2),
}

#: Tags that stand for themselves: complete even when nobody closes them.
STANDALONE_TAGS = frozenset({"at", "br", "hr", "person", "local_datetime", "audio"})
