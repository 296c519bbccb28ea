"""JSON Pointers (RFC 6901): places inside a card, as text."""

from __future__ import annotations

import re

from cardstudio.cards.types import JSONValue, Path

#: No list is so long that more digits would lead anywhere.
_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")


class NotThere(LookupError):
    """The pointer leads nowhere in this value."""


def escape(key: str | int) -> str:
    """One reference token."""
    return str(key).replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The unescaped keys of a pointer; ``""`` is the whole value and has none."""
    if not pointer:
        return []
    if not pointer.startswith("/"):
        raise NotThere(pointer)
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")]


def keys_of(path: Path) -> list[str | int]:
    """The keys from the root to ``path``."""
    keys: list[str | int] = []
    while path is not None:
        path, key = path
        keys.append(key)
    keys.reverse()
    return keys


def pointer_of(path: Path) -> str:
    """The text form of a linked path."""
    return "".join("/" + escape(key) for key in keys_of(path))


def path_of(pointer: str) -> Path:
    """The linked path of a pointer; list positions stay text."""
    path: Path = None
    for token in tokens(pointer):
        path = (path, token)
    return path


def resolve(value: JSONValue, pointer: str) -> JSONValue:
    """The value at ``pointer``; raises :class:`NotThere`."""
    for token in tokens(pointer):
        value = step(value, token, pointer)
    return value


def step(value: JSONValue, token: str, pointer: str) -> JSONValue:
    """One key further down; ``pointer`` is only for the error."""
    if isinstance(value, dict) and token in value:
        return value[token]
    index = index_of(token) if isinstance(value, list) else None
    if index is not None and index < len(value):
        return value[index]
    raise NotThere(pointer)


def index_of(token: str) -> int | None:
    """The list position a key names, ``None`` for what names none: digits without leading zeros (RFC 6901 §4)."""
    return int(token) if _INDEX.fullmatch(token) else None


def pointers_by_id(value: JSONValue, wanted: set[int]) -> dict[int, str]:
    """Pointers of the objects whose ``id()`` is wanted."""
    found: dict[int, str] = {}
    stack: list[tuple[JSONValue, Path]] = [(value, None)]
    while stack:
        item, path = stack.pop()
        if id(item) in wanted:
            found[id(item)] = pointer_of(path)
        if isinstance(item, dict):
            stack.extend((held, (path, key)) for key, held in item.items())
        elif isinstance(item, list):
            stack.extend((held, (path, index)) for index, held in enumerate(item))
    return found
