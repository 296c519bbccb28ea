"""Writing a value into a slot so that it arrives as the text it is: never as markup, never as another address.

Markup is escaped by HTML entities (card-format §3). Where in the markup a placeholder stands decides how: running text,
the attribute of a tag, the address of a link, code (:mod:`cardstudio.cards.fill.places`).
"""

from __future__ import annotations

import re
from typing import Literal

from cardstudio.cards.fill.filters import BLANKS

#: ``url`` begins an address, ``part`` continues one; the fences are blocks of code.
Place = Literal["text", "attribute", "url", "part", "code", "```", "~~~"]

_MARKS = re.compile(r"[*_~`<>\[\]\\|]|&(?=[#A-Za-z])|\$(?=[{A-Za-z])|:(?=[A-Za-z][A-Za-z0-9_]{0,40}:)|\A\(")
#: What begins a heading, a list, a rule or an underlined title when it stands first in a line.
_BLOCK = re.compile(
    r"(\A|[\r\n])([ \t]*)(?:(#)(?=#{0,5}(?:[ \t\r\n]|\Z))|([-+=])(?![0-9])|([0-9]{1,9})([.)])(?=[ \t\r\n]|\Z))"
)
#: What could end an attribute. Marks of emphasis mean nothing there, and user ids hold underscores.
_ATTRIBUTE_SIGNS = re.compile(r"[ \t\r\n\"'=<>`\[\]]|&(?=[#A-Za-z])")
#: The only schemes that pass (card-format §1.3).
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NO_JUMP = "lark://msgcard/unsupported_action"
_UNSAFE_IN_URL = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_BREAKS_LINK = re.compile(r"[\[\]()'*_`]")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9\-._~]")


class UnsafeUrl(ValueError):
    """The value names a scheme no card may open."""


def entities(text: str) -> str:
    """``text`` for running markup."""
    text = _MARKS.sub(_entity, text)
    return _BLOCK.sub(_unblock, text)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _unblock(found: re.Match[str]) -> str:
    start, indent, heading, bullet, number, point = found.groups()
    return f"{start}{indent}{number or ''}&#{ord(heading or bullet or point)};"


def address(text: str) -> str:
    """A value that is, or begins, the address of a URL field; raises :class:`UnsafeUrl`."""
    text = text.strip(BLANKS)
    if text == _NO_JUMP:
        return text
    if not _SCHEME.match(text) and _OTHER_SCHEME.match(text):
        raise UnsafeUrl(text)
    return _UNSAFE_IN_URL.sub(_percent, text)


def address_part(text: str) -> str:
    """A value inside an address: it cannot leave its place there."""
    return _NOT_PLAIN.sub(_percent, text)


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def _linked(text: str) -> str:
    """An address inside markup. Without http(s) it may be an image key, but nothing an entity makes a scheme of."""
    text = text.strip(BLANKS)
    if not _SCHEME.match(text):
        if _OTHER_SCHEME.match(text):
            raise UnsafeUrl(text)
        return address_part(text)
    return _BREAKS_LINK.sub(lambda found: f"%{ord(found[0]):02X}", address(text)).replace("&#", "%26#")


def in_markup(text: str, place: Place) -> str:
    """A value at a place of a markup text; raises :class:`UnsafeUrl`."""
    if place == "text":
        return entities(text)
    if place == "attribute":
        return _ATTRIBUTE_SIGNS.sub(_entity, text)
    if place == "url":
        return _linked(text)
    if place == "part":
        return address_part(text)
    if place == "code":
        return text.replace("`", "'").replace("\n", " ") or " "
    return text.replace(place[0], "'" if place[0] == "`" else "-")
