"""Places in a card by what an error names: a value, a tag, a name, a row. One walk each, in document order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cardstudio.cards.locate.error_text import pattern, table
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: A shorter word of a list is no key or id.
_SHORTEST_WORD = 8
#: A shorter word is looked for as a whole value only; it is part of too many others.
_SHORTEST_PART = 4


def search(card: JSONObject, by: str, value: str) -> list[Path]:
    """The places meant, the likeliest first, at most as many as the table says; empty for a way that is not known."""
    most: int = table()["most"]
    finder = _FINDERS.get(by)
    return finder(card, value)[:most] if finder else []


def _objects(card: JSONObject) -> Iterator[tuple[JSONObject, Path]]:
    stack: list[tuple[JSONValue, Path]] = [(card, None)]
    while stack:
        item, path = stack.pop()
        held = list(item.items()) if isinstance(item, dict) else list(enumerate(item))
        if isinstance(item, dict):
            yield item, path
        stack.extend((one, (path, key)) for key, one in reversed(held) if isinstance(one, dict | list))


def _texts(card: JSONObject) -> Iterator[tuple[str, Path]]:
    """Every text of the card but its tags."""
    for held, path in _objects(card):
        for key, value in held.items():
            if isinstance(value, str) and key != "tag":
                yield value, (path, key)
            elif isinstance(value, list):
                yield from ((one, ((path, key), index)) for index, one in enumerate(value) if isinstance(one, str))


def _holding(key: str) -> Callable[[JSONObject, str], list[Path]]:
    def holders(card: JSONObject, value: str) -> list[Path]:
        return [path for held, path in _objects(card) if held.get(key) == value]

    return holders


def _twice(key: str) -> Callable[[JSONObject, str], list[Path]]:
    """Of things that are called the same the second is the one too many."""

    def holders(card: JSONObject, value: str) -> list[Path]:
        found = _holding(key)(card, value)
        return [*found[1:2], *found[:1], *found[2:]]

    return holders


def _members(card: JSONObject, key: str) -> list[Path]:
    return [(path, key) for held, path in _objects(card) if key in held]


def _with_text(card: JSONObject, wanted: str) -> list[Path]:
    """The texts that are the wanted one, then those that hold it."""
    if pattern(table()["mask"]).search(wanted):
        return _masked(card, wanted)
    same: list[Path] = []
    within: list[Path] = []
    for text, path in _texts(card):
        if text == wanted:
            same.append(path)
        elif len(wanted) >= _SHORTEST_PART and wanted in text:
            within.append(path)
    return same + within or [path for word in _words(wanted) for path in _with_text(card, word)]


def _words(listed: str) -> list[str]:
    """The keys or ids of a list of several."""
    words = [word for word in pattern(table()["list"]).split(listed) if len(word) >= _SHORTEST_WORD]
    return words if len(words) > 1 else []


def _masked(card: JSONObject, mask: str) -> list[Path]:
    """Texts with a word of that shape: the platform hides most of an address or id behind stars."""
    pieces = pattern(table()["mask"]).split(mask)
    if not any(pieces):
        return []
    word = pattern(table()["word"])
    return [path for text, path in _texts(card) if any(_fits(found[0], pieces) for found in word.finditer(text))]


def _fits(word: str, pieces: list[str]) -> bool:
    """Whether the pieces stand in the word one behind the other, the first at its start and the last at its end."""
    first, *inner, last = pieces
    if not word.startswith(first):
        return False
    at = len(first)
    for piece in inner:
        found = word.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return word.endswith(last) and len(word) - len(last) >= at


def _rows(card: JSONObject, index: str) -> list[Path]:
    number = int(index)
    return [
        ((path, "rows"), number)
        for held, path in _objects(card)
        if held.get("tag") == "table" and isinstance(held.get("rows"), list) and number < len(held["rows"])
    ]


def _variable(card: JSONObject, name: str) -> list[Path]:
    return [path for text, path in _texts(card) if "${" + name in text]


def _nameless_forms(card: JSONObject, _: str) -> list[Path]:
    return [path for held, path in _objects(card) if held.get("tag") == "form" and not held.get("name")]


_FINDERS: dict[str, Callable[[JSONObject, str], list[Path]]] = {
    "text": _with_text,
    "tag": _holding("tag"),
    "key": _members,
    "name": _twice("name"),
    "element_id": _twice("element_id"),
    "row": _rows,
    "variable": _variable,
    "nameless-form": _nameless_forms,
    "property": lambda card, key: [path for held, path in _objects(card) if key in held],
}
