"""Which words of a card still are those it began with: from the gallery, a starting point of the team, or a copy link.

A document that is begun so notes in ``editor`` a mark of each text it was given. A text has its mark as long as it says
the same, wherever it has moved to; once it is edited it is the person's own. ``frontend/document/starting-words.ts`` is
the twin, ``tests/vectors/document/starting-words.json`` holds both together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardstudio.cards.fill.slots import CONTENT_KEYS, OPAQUE
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: In ``editor``: the marks.
KEY = "began_with"
#: What is nobody's words: placeholders, and what stands in tags.
_NO_WORDS = re.compile(r"\$\{[^{}]*\}|<[^<>]*>")
_SEED, _PRIME = 0x811C9DC5, 0x01000193


def with_marks(document: JSONObject) -> JSONObject:
    """The document as one that is begun with: all its words marked, and no mark of what it once began with itself."""
    marks = list(dict.fromkeys(_mark(text) for text, _ in _texts(document)))
    held = document.get("editor")
    editor = {key: value for key, value in held.items() if key != KEY} if isinstance(held, dict) else {}
    if not marks and editor == (held or {}):
        return document
    return {**document, "editor": {**editor, KEY: marks} if marks else editor}


def still_there(document: JSONObject) -> list[str]:
    """JSON Pointers into the document of the texts that still say what it began with."""
    editor = document.get("editor")
    given = editor.get(KEY) if isinstance(editor, dict) else None
    marks = {mark for mark in given if isinstance(mark, str)} if isinstance(given, list) else frozenset[str]()
    return [pointer_of(path) for text, path in _texts(document) if _mark(text) in marks] if marks else []


def _mark(text: str) -> str:
    """FNV-1a of the UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    found = _SEED
    for low, high in zip(units[::2], units[1::2], strict=True):
        found = ((found ^ (high << 8 | low)) * _PRIME) & 0xFFFFFFFF
    return f"{found:08x}"


def _texts(document: JSONObject) -> Iterator[tuple[str, Path]]:
    """What people read on the card, and what goes out unless somebody changes it; in document order."""
    yield from _in(document.get("card"), (None, "card"), is_text=False)
    variables = document.get("variables")
    for index, variable in enumerate(variables if isinstance(variables, list) else []):
        if isinstance(variable, dict) and isinstance(variable.get("default"), str):
            yield from _in(variable["default"], (((None, "variables"), index), "default"), is_text=True)


def _in(value: JSONValue, path: Path, *, is_text: bool) -> Iterator[tuple[str, Path]]:
    stack: list[tuple[JSONValue, Path, bool]] = [(value, path, is_text)]
    while stack:
        held, at, counts = stack.pop()
        if isinstance(held, str):
            if counts and any(sign.isalpha() for sign in _NO_WORDS.sub("", held)):
                yield held, at
        elif isinstance(held, list):
            stack.extend((item, (at, index), counts) for index, item in reversed(list(enumerate(held))))
        elif isinstance(held, dict):
            stack.extend(
                (item, (at, key), counts or key in CONTENT_KEYS)
                for key, item in reversed(held.items())
                if key not in OPAQUE
            )
