"""What a card says in each language, as files of their own beside it: `texts/en_us.json`, for whoever translates.

The card in `card.json` is whole without them. Each file says which texts it was exported with, so that on the way back
what was changed in it is known from what was changed in the card: `joined` puts the first into the card, and names what
finds no place there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.measure import OPAQUE
from cardstudio.cards.pointers import NotThere, escape, resolve, tokens
from cardstudio.cards.types import JSONObject, JSONValue

FOLDER = "texts"
_NAME = re.compile(r"texts/([a-z]{2}_[a-z]{2})\.json")
_LANGUAGE = re.compile(r"[a-z]{2}_[a-z]{2}")
_EXPORTED = "exported"
_EXPORTED_LINE = re.compile(rb'^[ \t]*"exported":[^\n]*(?:\n|\Z)', re.MULTILINE)
_MARK = 8
#: Translations by name of member that are no words.
_NO_WORDS = frozenset({"i18n_img_key"})

#: Texts by place. A place is the pointer in the card without the language: `/header/title/i18n_content`.
Texts = dict[str, str]


class Left(NamedTuple):
    """A text of a file that the card has no place for, or says otherwise since; None: it was taken out of the file."""

    language: str
    place: str
    text: str | None

    def __str__(self) -> str:
        said = "–" if self.text is None else self.text
        return f"{self.language} {self.place}: {said}"


class WrongTexts(ValueError):
    """A file of texts that can't be read: `name` is its own, `error` says why where it is no JSON."""

    def __init__(self, name: str, error: Unreadable | None = None) -> None:
        self.name = name
        self.error = error
        super().__init__(name)


def language_of(name: str) -> str:
    """The language a file's name says, "" for a file that holds no texts."""
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def texts_in(card: JSONValue) -> dict[str, Texts]:
    """What a card says in each language that it has beside its own, in the order of the card."""
    found: dict[str, Texts] = {}
    for language, place, text in _walk(card):
        found.setdefault(language, {})[place] = text
    return dict(sorted(found.items()))


def _walk(card: JSONValue) -> Iterator[tuple[str, str, str]]:
    """Language, place and text of each, from the first to the last; any depth."""
    # What is still to be looked at: the value, its place, and the language whose part of the card it belongs to.
    stack: list[tuple[JSONValue, str, str]] = [(card, "", "")]
    while stack:
        value, place, language = stack.pop()
        below: list[tuple[JSONValue, str, str]] = []
        if isinstance(value, list):
            below = [(held, f"{place}/{index}", language) for index, held in enumerate(value)]
        elif isinstance(value, dict):
            for key, held in value.items():
                at = f"{place}/{escape(key)}"
                if isinstance(held, str):
                    if language and key == "content":
                        yield language, at, held
                elif not key.startswith("i18n"):
                    if key not in OPAQUE:
                        below.append((held, at, language))
                elif not language and isinstance(held, dict) and key not in _NO_WORDS:
                    spoken = {name: said for name, said in held.items() if _LANGUAGE.fullmatch(name)}
                    yield from ((name, at, said) for name, said in spoken.items() if isinstance(said, str))
                    below += [(said, at, name) for name, said in spoken.items() if not isinstance(said, str)]
        stack.extend(reversed(below))


def files_of_texts(document: JSONObject) -> dict[str, bytes]:
    """The files of a document by their names."""
    found = texts_in(document.get("card"))
    return {f"{FOLDER}/{language}.json": _written(texts) for language, texts in found.items()}


def _written(texts: Texts) -> bytes:
    marks = " ".join(f"{_short(place)}-{_short(text)}" for place, text in texts.items())
    return (json.dump({_EXPORTED: marks, **texts}, indent=2) + "\n").encode()


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_MARK]


def without_mark(data: bytes) -> bytes:
    """A file as people read it, without what it notes of its export."""
    return _EXPORTED_LINE.sub(b"", data)


def is_edited(name: str, data: bytes) -> bool:
    """Whether somebody changed a file of texts since it was exported."""
    try:
        texts, marks = _read(name, data)
    except WrongTexts:
        return True
    return {_short(place): _short(text) for place, text in texts.items()} != marks


def _read(name: str, data: bytes) -> tuple[Texts, dict[str, str]]:
    """The texts of a file, and by short names which it was exported with."""
    try:
        value, twice = json.load_noting_duplicates(data)
    except Unreadable as error:
        raise WrongTexts(name, error) from None
    if twice or not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise WrongTexts(name)
    marks = dict(mark.split("-", 1) for mark in str(value.pop(_EXPORTED, "")).split() if "-" in mark)
    return {place: str(text) for place, text in value.items()}, marks


def joined(document: JSONObject, files: Mapping[str, bytes], *, is_exported: bool) -> list[Left]:
    """Put what was changed in files of texts into the document itself. Answers what has no place there.

    Args:
        files: of a card by their names; those that hold no texts are passed over.
        is_exported: the document is as it was exported, so that what differs was changed in the files.

    Raises:
        WrongTexts: a file can't be read.
    """
    left: list[Left] = []
    named = {language: name for name in files if (language := language_of(name))}
    held = texts_in(document.get("card")) if named else {}
    for language, name in sorted(named.items()):
        texts, marks = _read(name, files[name])
        card = _Language(document.get("card"), language, held.get(language, {}))
        for place, text in texts.items():
            was = marks.get(_short(place))
            if was != _short(text) and not card.take(place, text, marks, is_surely_newer=is_exported and not marks):
                left.append(Left(language, place, text))
        left += [Left(language, place, None) for place in card.gone(texts, marks) if not card.remove(place)]
    return left


class _Language:
    """One language of a card that is being changed."""

    def __init__(self, card: JSONValue, language: str, texts: Texts) -> None:
        self._card = card
        self._language = language
        self._texts = texts
        self._places: dict[str, list[str]] = {}
        for place, text in texts.items():
            self._places.setdefault(_short(text), []).append(place)

    def take(self, place: str, text: str, marks: Mapping[str, str], *, is_surely_newer: bool) -> bool:
        """Say this where the card says what the file was exported with, there or where that was moved to."""
        said = self._texts.get(place)
        was = marks.get(_short(place))
        if said == text:
            return True
        if was is None:
            return self._put(place, text) if said is None or is_surely_newer else False
        if said is not None and _short(said) == was:
            return self._put(place, text)
        # A place that said the same all the time is another text, which nobody moved.
        moved = [other for other in self._places.get(was, []) if marks.get(_short(other)) != was]
        return len(moved) == 1 and self._put(moved[0], text)

    def gone(self, texts: Texts, marks: Mapping[str, str]) -> list[str]:
        """The places whose lines somebody took out of the file, as far as the card still says what they said."""
        return [
            place
            for place, text in self._texts.items()
            if place not in texts and marks.get(_short(place)) == _short(text)
        ]

    def remove(self, place: str) -> bool:
        """Take a translation out; not a text of elements that are there for this language alone."""
        try:
            *above, key = tokens(place)
            text = resolve(self._card, "".join(f"/{escape(one)}" for one in above))
        except (NotThere, ValueError):
            return False
        said = text.get(key) if isinstance(text, dict) and key.startswith("i18n") else None
        if not isinstance(text, dict) or not isinstance(said, dict) or self._language not in said:
            return False
        del said[self._language]
        if not said:
            del text[key]
        return True

    def _put(self, place: str, text: str) -> bool:
        try:
            keys = tokens(place)
            at = next(index for index, key in enumerate(keys) if key.startswith("i18n"))
            parent = self._at(keys[:at])
            if at == len(keys) - 1:
                return self._translate(parent, keys[at], text)
            holder = self._at([*keys[: at + 1], self._language, *keys[at + 1 : -1]])
        except (NotThere, StopIteration):
            return False
        if not isinstance(holder, dict) or not isinstance(holder.get(keys[-1]), str) or keys[-1] != "content":
            return False
        holder[keys[-1]] = text
        return True

    def _translate(self, parent: JSONValue, key: str, text: str) -> bool:
        """A translation of what the card says itself; where it says nothing there is nothing to translate."""
        base = key.removeprefix("i18n").removeprefix("_") or "content"
        if key in _NO_WORDS or not isinstance(parent, dict):
            return False
        said = parent.get(key)
        if said is None and isinstance(parent.get(base), str):
            said = parent[key] = {}
        if not isinstance(said, dict) or not isinstance(said.get(self._language, ""), str):
            return False
        said[self._language] = text
        return True

    def _at(self, keys: list[str]) -> JSONValue:
        return resolve(self._card, "".join(f"/{escape(key)}" for key in keys))
