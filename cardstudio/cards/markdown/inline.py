"""The inline tokens of one block's text, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from cardstudio.cards.markdown.characters import WHITE_SPACE, decode_entities, entity_at, is_escapable
from cardstudio.cards.markdown.dialects import STANDALONE_TAGS, Dialect
from cardstudio.cards.markdown.emoji import emoji_at
from cardstudio.cards.markdown.emphasis import Piece, delimiter_at, emphasise
from cardstudio.cards.markdown.links import destination_at
from cardstudio.cards.markdown.tags import TagSource, tag_at
from cardstudio.cards.markdown.tokens import Token

_PLAIN = re.compile(r"[^\\`*_~\[\]!<&:\n ]+")
_SPACES = re.compile(r" +")
_RUN = re.compile(r"\*+|_+|~+")
_AUTOLINK = re.compile(rf"<((?:https?|mailto|tel):[^{WHITE_SPACE}<>]{{1,2000}})>")
#: The text and closing tag that may follow a tag which is complete without them.
_ENCLOSED = re.compile(rf"([^<]{{0,100}})</([a-zA-Z_]+)[{WHITE_SPACE}]*>")
_BACKTICKS = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class _Open:
    """A bracket or tag that waits for its other half.

    `at` is the index of its own piece (a bracket stands there as text until it is a link), or of the first one inside
    a tag; `start` is where in the source its content begins.
    """

    kind: Literal["[", "![", "tag"]
    name: str
    attributes: dict[str, str]
    at: int
    start: int


class _Scanner:
    def __init__(self, source: str, dialect: Dialect, carried: list[Token]) -> None:
        self.source = source
        self.dialect = dialect
        self.carried = carried
        self.pieces: list[Piece] = []
        self.open: list[_Open] = []
        self.names: Counter[str] = Counter()
        self.unclosed_ticks: set[int] = set()
        self.index = 0
        for tag in carried:
            self._push(_Open("tag", tag["name"], tag["attributes"], 0, 0))

    def run(self) -> list[Token]:
        while self.index < len(self.source):
            self._step()
        waiting = [one for one in self.open if one.kind == "tag" and one.name == "font"]
        self.carried[:] = [{"name": one.name, "attributes": one.attributes} for one in waiting]
        while self.open:
            self._abandon()
        return emphasise(self.pieces)

    def _push(self, opener: _Open) -> None:
        self.open.append(opener)
        self.names[opener.name] += 1

    def _pop(self) -> _Open:
        opener = self.open.pop()
        self.names[opener.name] -= 1
        return opener

    def _step(self) -> None:
        plain = _PLAIN.match(self.source, self.index)
        if plain is not None:
            self._text(plain[0], len(plain[0]))
            return
        character = self.source[self.index]
        if not self._special(character):
            self._text(character, 1)

    def _special(self, character: str) -> bool:
        """Tries the rule that begins with `character`; False when it is plain text here."""
        rule = _RULES.get(character)
        return rule is not None and rule(self)

    def _text(self, text: str, length: int) -> None:
        self.pieces.append({"type": "text", "text": text})
        self.index += length

    def _delimiter(self) -> bool:
        run = _RUN.match(self.source, self.index)
        length = len(run[0]) if run else 1
        if self.source[self.index] == "~" and length != 2:
            self.pieces.append({"type": "text", "text": "~" * length})
        else:
            self.pieces.append(delimiter_at(self.source, self.index, length))
        self.index += length
        return True

    def _bracket(self) -> bool:
        self._push(_Open("[", "", {}, len(self.pieces), self.index + 1))
        self._text("[", 1)
        return True

    def _image(self) -> bool:
        if not self.dialect.images or self.source[self.index + 1 : self.index + 2] != "[":
            return False
        self._push(_Open("![", "", {}, len(self.pieces), self.index + 2))
        self._text("![", 2)
        return True

    def _close_bracket(self) -> bool:
        # Neither half of a link may stand inside a tag whose other half stands outside.
        if not self.open or self.open[-1].kind == "tag":
            return False
        opener = self._pop()
        follows = self.source[self.index + 1 : self.index + 2] == "("
        target = destination_at(self.source, self.index + 1) if follows else None
        if target is None:
            return False
        inside = self.pieces[opener.at + 1 :]
        del self.pieces[opener.at :]
        href = decode_entities(target.href)
        if opener.kind == "![":
            alt = decode_entities(self.source[opener.start : self.index])
            self.pieces.append({"type": "image", "key": href, "alt": alt})
        else:
            self.pieces.append({"type": "link", "href": href, "children": emphasise(inside)})
            # No links within links: brackets still waiting outside stay text.
            while self.open and self.open[-1].kind == "[":
                self._pop()
        self.index = target.end
        return True

    def _abandon(self) -> None:
        """A waiting bracket stays text; a waiting tag takes everything after it."""
        opener = self._pop()
        if opener.kind != "tag":
            return
        children = emphasise(self.pieces[opener.at :])
        del self.pieces[opener.at :]
        self.pieces.append({"type": "tag", "name": opener.name, "attributes": opener.attributes, "children": children})

    def _angle(self) -> bool:
        return self._autolink() or self._tag()

    def _autolink(self) -> bool:
        match = _AUTOLINK.match(self.source, self.index) if self.dialect.autolinks else None
        if match is None:
            return False
        self.pieces.append({"type": "link", "href": match[1], "children": [{"type": "text", "text": match[1]}]})
        self.index = match.end()
        return True

    def _tag(self) -> bool:
        tag = tag_at(self.source, self.index)
        if tag is None or tag.name not in self.dialect.tags:
            return False
        self.index = tag.end
        if tag.closing:
            self._close_tag(tag.name)
        elif tag.name == "raw":
            self._raw(tag.end)
        elif tag.name in STANDALONE_TAGS:
            self._standalone(tag)
        else:
            self._push(_Open("tag", tag.name, _decoded(tag.attributes), len(self.pieces), tag.end))
        return True

    def _standalone(self, tag: TagSource) -> None:
        if tag.name == "br":
            self.pieces.append({"type": "break"})
            return
        enclosed = _ENCLOSED.match(self.source, self.index)
        named = enclosed if enclosed and enclosed[2].lower() == tag.name else None
        children: list[Token] = []
        if named and named[1]:
            children = [{"type": "text", "text": decode_entities(named[1])}]
        attributes = _decoded(tag.attributes)
        self.pieces.append({"type": "tag", "name": tag.name, "attributes": attributes, "children": children})
        if named:
            self.index = named.end()

    def _close_tag(self, name: str) -> None:
        """Closes the nearest open tag of that name, and what was left open inside it; a stray closing tag vanishes."""
        while self.names[name] > 0:
            closes = self.open[-1].name == name
            self._abandon()
            if closes:
                return

    def _raw(self, start: int) -> None:
        end = self.source.find("</raw>", start)
        text = self.source[start:] if end < 0 else self.source[start:end]
        for number, line in enumerate(text.split("\n")):
            self.pieces += [{"type": "break"}] if number > 0 else []
            self.pieces.append({"type": "text", "text": line})
        self.index = len(self.source) if end < 0 else end + len("</raw>")

    def _entity(self) -> bool:
        entity = entity_at(self.source, self.index)
        if entity is None:
            return False
        self._text(*entity)
        return True

    def _escape(self) -> bool:
        following = self.source[self.index + 1 : self.index + 2]
        if not self.dialect.escapes:
            return False
        if following == "\n":
            self.pieces.append({"type": "break"})
        elif is_escapable(following):
            self.pieces.append({"type": "text", "text": following})
        else:
            return False
        self.index += 2
        return True

    def _code_span(self) -> bool:
        if not self.dialect.code_spans:
            return False
        fence = _BACKTICKS.match(self.source, self.index)
        length = len(fence[0]) if fence else 1
        start = self.index + length
        end = -1 if length in self.unclosed_ticks else _closing_ticks(self.source, start, length)
        if end < 0:
            self.unclosed_ticks.add(length)
            self._text("`" * length, length)
            return True
        inside = self.source[start:end].replace("\n", " ")
        is_padded = len(inside) > 1 and inside[0] == inside[-1] == " " and inside.strip(WHITE_SPACE) != ""
        self.pieces.append({"type": "code", "text": inside[1:-1] if is_padded else inside})
        self.index = end + length
        return True

    def _emoji(self) -> bool:
        key = emoji_at(self.source, self.index)
        if key is None:
            return False
        self.pieces.append({"type": "emoji", "key": key})
        self.index += len(key) + 2
        return True

    def _line_end(self) -> bool:
        self.pieces.append({"type": "break" if self.dialect.newline == "break" else "softbreak"})
        self.index += 1
        return True

    def _spaces(self) -> bool:
        spaces = _SPACES.match(self.source, self.index)
        length = len(spaces[0]) if spaces else 1
        self._text(" " * length, length)
        if length >= 2 and self.source[self.index : self.index + 1] == "\n":
            self.pieces[-1] = {"type": "break"}
            self.index += 1
        return True


_RULES = {
    "*": _Scanner._delimiter,
    "_": _Scanner._delimiter,
    "~": _Scanner._delimiter,
    "[": _Scanner._bracket,
    "!": _Scanner._image,
    "]": _Scanner._close_bracket,
    "<": _Scanner._angle,
    "&": _Scanner._entity,
    "\\": _Scanner._escape,
    "`": _Scanner._code_span,
    ":": _Scanner._emoji,
    "\n": _Scanner._line_end,
    " ": _Scanner._spaces,
}


def _closing_ticks(source: str, start: int, length: int) -> int:
    for run in _BACKTICKS.finditer(source, start):
        if len(run[0]) == length:
            return run.start()
    return -1


def _decoded(attributes: dict[str, str]) -> dict[str, str]:
    return {name: decode_entities(value) for name, value in attributes.items()}


def parse_inline(source: str, dialect: Dialect, carried: list[Token] | None = None) -> list[Token]:
    """The inline tokens of one block's text.

    `carried` holds the font tags still open from the block before, and afterwards those this block leaves open.
    """
    return _Scanner(source, dialect, [] if carried is None else carried).run()
