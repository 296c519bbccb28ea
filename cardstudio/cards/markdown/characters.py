"""Character classes and entities that markdown decides by."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

CharacterClass = Literal["space", "punctuation", "cjk", "other"]

#: What the browser's `trim` and `\\s` count as white space; Python counts the separators below U+0020 as well.
WHITE_SPACE = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
# Scripts written without spaces between words; Hangul is included because its particles attach to quoted words.
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff]"
)


def classify(character: str) -> CharacterClass:
    """The class of one character; ``""`` (an end of the text) counts as space."""
    if character == "" or character in WHITE_SPACE:
        return "space"
    if unicodedata.category(character)[0] in "PS":
        return "punctuation"
    return "cjk" if _CJK.match(character) else "other"


def is_blank(line: str) -> bool:
    return line.strip(WHITE_SPACE) == ""


def is_escapable(character: str) -> bool:
    """ASCII punctuation: what a backslash may make literal."""
    return (
        len(character) == 1
        and character.isascii()
        and character.isprintable()
        and not character.isalnum()
        and character != " "
    )


_NAMED = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": "\u00a0",
    "ensp": "\u2002",
    "emsp": "\u2003",
    "sim": "\u223c",
    "copy": "©",
    "reg": "®",
    "trade": "™",
    "middot": "·",
    "bull": "•",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "laquo": "«",
    "raquo": "»",
    "times": "×",
    "divide": "÷",
    "deg": "°",
    "yen": "¥",
    "euro": "€",
    "larr": "←",
    "uarr": "↑",
    "rarr": "→",
    "darr": "↓",
}
_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));", re.ASCII)


def entity_at(source: str, index: int) -> tuple[str, int] | None:
    """The entity that begins at `index`: its character, and its length in the source."""
    match = _ENTITY.match(source, index)
    if match is None:
        return None
    decimal, digits, name = match.groups()
    if name is not None:
        text = _NAMED.get(name)
        return None if text is None else (text, len(match[0]))
    return _from_code(int(decimal) if decimal is not None else int(digits, 16)), len(match[0])


def _from_code(code: int) -> str:
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def decode_entities(source: str) -> str:
    """`source` with its entities replaced; what is none stays."""
    if "&" not in source:
        return source
    return _ENTITY.sub(lambda match: (entity_at(match[0], 0) or (match[0], 0))[0], source)
