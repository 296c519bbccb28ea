"""Literals in the code of programs: Python, JavaScript and TypeScript, Go, PHP, Rust, and JSON written by hand.

One pass over the text gives all literals that are whole, and those that break: brackets and what is quoted are looked
for, and from a bracket on each token goes to the frames (`code_frames.py`).
"""

from __future__ import annotations

import re

from cardstudio.cards.literals.tokens import Token, token_at
from cardstudio.cards.reading.code_frames import Frames
from cardstudio.cards.reading.code_items import Stringified
from cardstudio.cards.reading.code_quoted import TextReader
from cardstudio.cards.reading.code_variables import Variables
from cardstudio.cards.types import JSONValue

#: A bracket, a quote right before one, or a call that stands for one: ``array(…)``, ``dict(…)``.
_ISLAND = re.compile(
    r"(?P<quote>\"\"\"|'''|[\"'`])(?=\s{0,99}\\{0,9}[{\[])|(?P<call>(?<![\w$>])(?:array|dict)\s{0,9}\()"
    r"|(?P<regex>(?<=[(,=:!&|?])[ \t]{0,9}/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n]){1,200}\]|[^/\\\[\n]){1,200}/)|[{\[]"
)
#: A pattern of JavaScript: what is in it are no quotes and no brackets.
_REGEX = re.compile(r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n]){1,200}\]|[^/\\\[\n]){1,200}/[a-z]{0,8}")
_BEFORE_REGEX = frozenset({"(", ",", "=", ":", "[", "!", "&&", "||", "&", "|", "?", "{", "}", ";", "return", "=>"})
_IN_TEMPLATE = re.compile(r"\\.|`|\$\{|[{}]", re.DOTALL)
_QUOTED_DATA = re.compile(r"(?:\"\"\"|'''|[\"'`])\s{0,99}\\{0,9}[{\[]")
#: How many tokens are looked at; the largest card has fewer.
_MOST_TOKENS = 100_000


class CodeReader:
    """One pass over ``source``; ``literals`` and ``broken`` are what it found, in the order of the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.variables = Variables()
        self._frames = Frames(source, self.variables)
        self._texts = TextReader(source, self.variables)
        self.literals = self._frames.literals
        self.broken = self._frames.broken
        #: Where reading ended because there was too much to read.
        self.gave_up: int | None = None
        self._left = _MOST_TOKENS
        self._nested = True
        #: The token before the one that is looked at.
        self._before = ""
        self._run()

    @property
    def steering(self) -> int | None:
        """Where a template language steers what would have to be data."""
        return self._frames.steering

    @property
    def stringified(self) -> dict[int, Stringified]:
        """Texts that are calls on a literal of the program, by ``id``."""
        return self._frames.stringified

    def duplicates(self, value: JSONValue) -> list[str]:
        """Pointers of the keys in ``value`` that were given twice."""
        return self._frames.duplicates(value)

    def _run(self) -> None:
        at = 0
        while (opening := _ISLAND.search(self.source, at)) is not None:
            if self._left <= 0:
                self.gave_up = opening.start()
                return
            if opening["quote"]:
                quoted = self._texts.read(token_at(self.source, opening.start()))
                if quoted is not None:
                    self.literals.append(quoted[0])
                at = quoted[1] if quoted is not None else opening.end()
            elif opening["regex"]:
                at = opening.end()
            elif opening["call"]:
                self._frames.called = opening.start()
                at = self._island(opening.end() - 1)
            else:
                at = self._island(opening.start())

    def _island(self, at: int) -> int:
        """From one opening bracket to the one that closes it; the place behind."""
        self._frames.items.seen = set()
        while at < len(self.source) and self._left > 0:
            self._left -= 1
            token = self._token(at)
            if token.kind == "comment":
                self._frames.items.seen.add("had-comments")
            if token.kind in ("space", "comment"):
                at = token.end
                continue
            at = self._take(token)
            self._before = token.text
            if not self._frames:
                return at
        self._frames.abandon(at)
        return at

    def _take(self, token: Token) -> int:
        if token.kind == "text" and self._frames.wants_texts() and _QUOTED_DATA.match(token.text):
            quoted = self._texts.read(token)
            if quoted is not None:
                self._frames.add_loose(quoted[0])
        return self._frames.take(token)

    def _token(self, at: int) -> Token:
        """The token at a place; a template reaches over the templates in its expressions."""
        token = token_at(self.source, at)
        if token.text == "/" and self._before in _BEFORE_REGEX:
            pattern = _REGEX.match(self.source, at)
            return Token("word", at, pattern.end(), pattern[0]) if pattern is not None else token
        if token.text[:1] != "`" or not self._nested or "${" not in token.text:
            return token
        depths: list[int] = []  # of braces, in each of the templates around
        for sign in _IN_TEMPLATE.finditer(self.source, at + 1):
            if sign[0] == "`" and (not depths or depths[-1] >= 0):
                if not depths:
                    return Token("text", at, sign.end(), self.source[at : sign.end()])
                depths.append(-1)
            elif sign[0] == "`":
                depths.pop()
            elif sign[0] == "${" and (not depths or depths[-1] < 0):
                depths.append(0)
            elif sign[0] in ("{", "${") and depths and depths[-1] >= 0:
                depths[-1] += 1
            elif sign[0] == "}" and depths and depths[-1] == 0:
                depths.pop()
            elif sign[0] == "}" and depths and depths[-1] > 0:
                depths[-1] -= 1
        self._nested = False  # one that is never closed is looked for once
        return token
