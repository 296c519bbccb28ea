"""Runs of ``*``, ``_`` and ``~`` and what they emphasise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cardstudio.cards.markdown.characters import classify
from cardstudio.cards.markdown.tokens import Token


@dataclass(slots=True)
class Delimiter:
    """A run that may open or close emphasis; what is left of it in the end is text."""

    character: str
    can_open: bool
    can_close: bool
    length: int
    left: int


#: A finished token or a run still to be decided.
Piece = Token | Delimiter


def delimiter_at(source: str, start: int, length: int) -> Delimiter:
    """The run of `length` equal characters at `start`.

    CommonMark's flanking rules with one amendment: beside CJK text a run may open or close next to punctuation, since
    Chinese has no spaces there (``**“引号”**字`` is bold).
    """
    character = source[start]
    before = classify(source[start - 1] if start > 0 else "")
    after = classify(source[start + length : start + length + 1])
    opens = after != "space" and (after != "punctuation" or before != "other")
    closes = before != "space" and (before != "punctuation" or after != "other")
    in_word = character == "_"
    can_open = opens and (not in_word or not closes or before == "punctuation")
    can_close = closes and (not in_word or not opens or after == "punctuation")
    return Delimiter(character, can_open, can_close, length, length)


def emphasise(pieces: Iterable[Piece]) -> list[Token]:
    """Pairs the runs of `pieces` and wraps what stands between them. Linear: a failed search is never repeated."""
    pairing = _Pairing()
    for piece in pieces:
        if isinstance(piece, Delimiter):
            pairing.place(piece)
        else:
            pairing.out.append(piece)
    return merge(pairing.out)


class _Pairing:
    def __init__(self) -> None:
        self.out: list[Piece] = []
        #: Indexes in `out` of runs that may still open something.
        self.openers: list[int] = []
        #: For a kind of closer, how many openers from the bottom are known not to match.
        self.bottom: dict[tuple[str, bool, int], int] = {}

    def place(self, run: Delimiter) -> None:
        if run.can_close:
            self._close_with(run)
        if run.left == 0:
            return
        self.out.append(run)
        if run.can_open:
            self.openers.append(len(self.out) - 1)

    def _close_with(self, closer: Delimiter) -> None:
        kind = (closer.character, closer.can_open, closer.length % 3)
        while closer.left > 0:
            found = self._find_opener(closer, self.bottom.get(kind, 0))
            if found < 0:
                self.bottom[kind] = len(self.openers)
                return
            self._wrap(found, closer)

    def _wrap(self, found: int, closer: Delimiter) -> None:
        index = self.openers[found]
        opener = self.out[index]
        if not isinstance(opener, Delimiter):
            raise TypeError("an opener is always a run")
        used = 2 if closer.character == "~" or (opener.left >= 2 and closer.left >= 2) else 1
        children = merge(self.out[index + 1 :])
        del self.out[index + 1 :]
        opener.left -= used
        closer.left -= used
        self.out.append({"type": _type_of(closer.character, used), "children": children})
        if opener.left == 0:
            del self.out[index]
        self._forget(found + (1 if opener.left > 0 else 0))

    def _forget(self, count: int) -> None:
        """Drops the openers above `count`; what was known of places above it no longer holds."""
        del self.openers[count:]
        for kind, known in self.bottom.items():
            self.bottom[kind] = min(known, count)

    def _find_opener(self, closer: Delimiter, start: int) -> int:
        for at in range(len(self.openers) - 1, start - 1, -1):
            opener = self.out[self.openers[at]]
            if isinstance(opener, Delimiter) and opener.character == closer.character and _may_pair(opener, closer):
                return at
        return -1


def _type_of(character: str, used: int) -> str:
    if character == "~":
        return "strike"
    return "strong" if used == 2 else "em"


def _may_pair(opener: Delimiter, closer: Delimiter) -> bool:
    """CommonMark's rule of three: runs that could both open and close must not add up to a multiple of three."""
    if not (opener.can_close or closer.can_open):
        return True
    return (opener.length + closer.length) % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)


def merge(pieces: Iterable[Piece]) -> list[Token]:
    """Turns undecided runs into text and joins neighbouring texts."""
    out: list[Token] = []
    words: list[str] = []

    def flush() -> None:
        text = "".join(words)
        words.clear()
        if text:
            out.append({"type": "text", "text": text})

    for piece in pieces:
        if isinstance(piece, Delimiter):
            words.append(piece.character * piece.left)
        elif piece["type"] == "text":
            words.append(piece["text"])
        else:
            flush()
            out.append(piece)
    flush()
    return out
