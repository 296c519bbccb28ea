"""A block of a team as a file: `blocks/foot.block.json`, `{id, exported, name, format, elements, variables}`."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.types import JSONObject

FOLDER, BLOCK = "blocks", ".block.json"
_MARK = 16
_SAYS = ("name", "format", "elements", "variables")
_NOTES = ("id", "exported")
_ID = re.compile(rb'^  "id": "([0-9a-fA-F-]{36})"', re.MULTILINE)
_EXPORTED = re.compile(rb'^(  "exported": ")[^"\n]*(")', re.MULTILINE)


class BlockFile(NamedTuple):
    """What a file says. `says` is what the block is; `exported` what the library had when the file was written."""

    identity: str
    exported: str
    says: JSONObject


def block_bytes(identity: str, says: JSONObject) -> bytes:
    """The file of a block."""
    held = {"id": identity, "exported": mark_of_block(says), **{name: says[name] for name in _SAYS}}
    return (json.dump(held, indent=2) + "\n").encode()


def block_read(data: bytes) -> BlockFile:
    """What a file says, whatever its members hold.

    Raises:
        Unreadable: it is no JSON.
        ValueError: it is no object, or has a member that blocks don't have, or one twice; that one's name.
    """
    value, twice = json.load_noting_duplicates(data)
    if not isinstance(value, dict):
        raise ValueError("")
    wrong = [*twice, *(name for name in value if name not in (*_NOTES, *_SAYS))]
    if wrong:
        raise ValueError(wrong[0])
    says: JSONObject = {"variables": [], **{name: held for name, held in value.items() if name in _SAYS}}
    return BlockFile(str(value.get("id", "")), str(value.get("exported", "")), says)


def mark_of_block(says: JSONObject) -> str:
    """A short name of what a block says, to see whether it still says that."""
    return hashlib.sha256(json.encode({name: says.get(name) for name in _SAYS})).hexdigest()[:_MARK]


def id_in_block(data: bytes) -> str:
    """The id a file says; "" for none."""
    found = _ID.search(data)
    return found[1].decode().lower() if found else ""


def mark_in_block(data: bytes) -> str:
    """What a file says that it was exported with; "" for nothing."""
    try:
        return block_read(data).exported
    except (Unreadable, ValueError):
        return ""


def is_edited_block(data: bytes) -> bool:
    """Whether somebody changed a file since it was exported."""
    try:
        read = block_read(data)
    except (Unreadable, ValueError):
        return True
    return mark_of_block(read.says) != read.exported


def marked_block(data: bytes, mark: str) -> bytes:
    """The file with another mark; one without stays as it is."""
    return _EXPORTED.sub(rb"\g<1>" + mark.encode() + rb"\g<2>", data, count=1)
