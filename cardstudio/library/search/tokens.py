"""What a text is found by: the same tokens for every database.

Two neighbours of Chinese, Japanese or Korean are a token, since nothing stands between words there; so are three, and
the last character by itself; a word of letters and digits is one; any other sign is one. A search of one character, and
a word of letters, finds the tokens that begin so. In a name a word is found from any letter of it on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

#: Characters that are kept of each part of a card, and of each token.
MOST_TEXT = 30_000
MOST_TOKEN = 64
#: Begin a token that is one of the name, or that says whose the card is. No text holds them, see `normal`.
NAME, TEAM = "\ue180", "\ue181"
#: What signs of ASCII are written as, so that no database takes one for part of its own language.
_SIGNS = 0xE000
_UNKEPT = re.compile("[\0\ud800-\udfff\ue000-\ue1ff]")
_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u1100-\u11ff\uac00-\ud7af"
)
_PIECE = re.compile(rf"(?P<run>[{_CJK}]+)|(?P<word>[^\W_{_CJK}]+)|(?P<sign>\S)")


class Piece(NamedTuple):
    """`kind`: a group of `_PIECE`."""

    kind: str
    text: str


class Term(NamedTuple):
    """A token that is looked for; `begins`: whether longer ones that begin so will do."""

    token: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a search. `exact`: its tokens may stand apart, so that the text itself has to be looked at."""

    text: str
    terms: tuple[Term, ...]
    exact: bool


def normal(text: str) -> str:
    """Text as it is kept and compared: neither case nor width of letters matters."""
    plain = _UNKEPT.sub(" ", unicodedata.normalize("NFKC", _UNKEPT.sub(" ", text)).lower())
    return plain[:MOST_TEXT]


def pieces(text: str) -> Iterator[Piece]:
    """Of a text that is `normal`."""
    for found in _PIECE.finditer(text):
        yield Piece(found.lastgroup or "", found[0])


def tokens_of(*, team: str, name: str, texts: Iterable[str]) -> str:
    """All tokens of a card, each once, with a space before and after it. Name and texts are `normal`."""
    found = {TEAM + team: None}
    for text in (name, *texts):
        found.update(dict.fromkeys(token for piece in pieces(text) for token in _tokens(piece)))
    for piece in pieces(name):
        held = _endings(piece.text) if piece.kind == "word" else _tokens(piece)
        found.update(dict.fromkeys(NAME + token for token in held))
    return f" {' '.join(found)} "


def word_of(text: str) -> Word:
    """A word of a search that is `normal`, and holds no space."""
    held = list(pieces(text))
    exact = len(held) > 1 or any(len(text) > (3 if kind == "run" else MOST_TOKEN) for kind, text in held)
    return Word(text, tuple(dict.fromkeys(term for piece in held for term in _terms(piece))), exact)


def _tokens(piece: Piece) -> Iterator[str]:
    if piece.kind == "run":
        for length in (2, 3):
            yield from _neighbours(piece.text, length)
        yield piece.text[-1]
    else:
        yield _single(piece)


def _terms(piece: Piece) -> Iterator[Term]:
    if piece.kind == "run" and len(piece.text) > 1:
        # Those of three say which two stand beside which: common pairs lead to whatever holds them anywhere.
        yield from (Term(some, begins=False) for some in _neighbours(piece.text, min(len(piece.text), 3)))
    else:
        yield Term(_single(piece), begins=piece.kind != "sign")


def _neighbours(run: str, length: int) -> Iterator[str]:
    return (run[at : at + length] for at in range(len(run) - length + 1))


def _single(piece: Piece) -> str:
    if piece.kind == "sign" and piece.text.isascii():
        return chr(_SIGNS + ord(piece.text))
    return piece.text[:MOST_TOKEN]


def _endings(word: str) -> Iterator[str]:
    return (word[at : at + MOST_TOKEN] for at in range(len(word)))
