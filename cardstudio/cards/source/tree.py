"""Where each value of a literal stands: a tree that still knows its commas, brackets and places.

    tree = read("{ tag: 'hr', // a line\n  color: 'red' }")
    tree.members[1].key, tree.members[1].node.start   # "color", the place of 'red'

Built in one pass without recursion. What is no plain literal (a call, a variable, a function) is one scalar, whatever
is in it: it can stay, move and go, but not be changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cardstudio.cards.json import MAX_DEPTH
from cardstudio.cards.literals.strings import string_value
from cardstudio.cards.literals.tokens import Token, telling
from cardstudio.cards.types import JSONValue

Kind = Literal["object", "array", "scalar"]
_CLOSING = {"{": "}", "[": "]", "(": ")"}
#: Words that stand for a value of JSON in one language or another.
WORDS = frozenset({"true", "false", "null", "True", "False", "None", "nil", "undefined"})


class NoLiteral(ValueError):
    """What stands here is not a literal that this module understands."""


class InTheWay(ValueError):
    """The tree cannot take a change; ``reason`` names a sentence of the messages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True, eq=False)
class Node:
    """A value. ``start`` is -1 for one that no text has yet; then ``value`` is what a scalar is to be.

    ``start`` and ``end`` take in what belongs to it: the type of a Go literal, the call of ``JSON.stringify({…})``.
    ``inner`` and ``close`` are the places behind the opening and before the closing bracket; ``was`` holds the members
    as they were read, ``members`` as they are to be. ``plain``: a scalar that means what JSON would mean by it;
    ``runs``: one that is a function, a call or an expression.
    """

    kind: Kind
    start: int = -1
    end: int = -1
    inner: int = -1
    close: int = -1
    members: list[Member] = field(default_factory=list)
    was: tuple[Member, ...] = ()
    plain: bool = True
    runs: bool = False
    spreads: bool = False
    value: JSONValue = None

    @property
    def entries(self) -> list[Member]:
        """The members that are values; ``...rest`` is none."""
        return [member for member in self.members if not member.spread] if self.spreads else self.members


@dataclass(slots=True, eq=False)
class Member:
    """One value of a container, from its key to its end; ``comma`` is the place of the comma that follows.

    ``was`` is the node as it was read, ``node`` as it is to be.
    """

    node: Node
    key: str | None = None
    start: int = -1
    end: int = -1
    key_end: int = -1
    comma: int = -1
    was: Node | None = None
    spread: bool = False


@dataclass(slots=True)
class _Item:
    """What was seen of a member so far."""

    first: int = -1
    last: int = -1
    key: Token | None = None
    value_start: int = -1
    tokens: list[Token] = field(default_factory=list)
    node: Node | None = None
    opaque: bool = False


@dataclass(slots=True)
class _Frame:
    node: Node
    bracket: str
    item: _Item = field(default_factory=_Item)


def read(text: str, start: int = 0, end: int | None = None) -> Member:
    """The literal in a slice of ``text``, as the only member of nothing; raises :class:`NoLiteral`."""
    return _Reader(text, start, end).run()


class _Reader:
    def __init__(self, text: str, start: int, end: int | None) -> None:
        self.text = text
        self.stream = telling(text, start, end)
        self.frames = [_Frame(Node("array"), "")]

    def run(self) -> Member:
        for token in self.stream:
            if token.kind == "mark":
                self._mark(token)
            else:
                self._plain(token)
        if len(self.frames) != 1:
            raise NoLiteral("open")
        self._finish(-1)
        members = self.frames[0].node.members
        if len(members) != 1:
            raise NoLiteral("several")
        return members[0]

    def _plain(self, token: Token) -> None:
        item = self.frames[-1].item
        self._extend(item, token)
        item.tokens.append(token)
        if item.node is not None:
            item.opaque = item.opaque or token.kind in ("text", "number")

    def _extend(self, item: _Item, token: Token) -> None:
        if item.first < 0:
            item.first = token.start
        if item.value_start < 0:
            item.value_start = token.start
        item.last = token.end

    def _mark(self, token: Token) -> None:
        frame = self.frames[-1]
        sign = token.text
        if sign in "{[(":
            self._open(token)
        elif sign in "}])":
            if _CLOSING.get(frame.bracket) != sign:
                raise NoLiteral("bracket")
            self._finish(-1)
            self._close(token)
        elif sign == ",":
            self._finish(token.start)
        elif self._begins_value(frame, sign):
            item = frame.item
            item.key, item.value_start, item.tokens = item.tokens[0], -1, []
        else:
            self._plain(token)

    def _begins_value(self, frame: _Frame, sign: str) -> bool:
        """Whether what was read of this item was its key."""
        item = frame.item
        if frame.bracket not in ("{", "[", "(") or item.key is not None or len(item.tokens) != 1 or item.node:
            return False
        if sign == ":":
            return frame.bracket == "{" and item.tokens[0].kind in ("text", "word", "number")
        return item.tokens[0].kind in ("text", "number")  # 'key' => value; a => b is a function

    def _open(self, token: Token) -> None:
        frame = self.frames[-1]
        item = frame.item
        self._extend(item, token)
        words = item.tokens
        code = any(one.text in ("=>", ")", "]", "(") for one in words)
        wrapped = token.text == "(" and bool(words) and (words[-1].kind == "word" or words[-1].text == "!")  # json!(…)
        if item.node is not None or code or (token.text == "(" and not wrapped) or (token.text == "[" and words):
            self._skip(token, item)
            return
        if len(self.frames) > MAX_DEPTH * 2:
            raise NoLiteral("deep")
        node = Node("array", inner=token.end)
        if token.text == "{" and not (words and words[-1].kind == "type" and words[-1].text.lstrip("*&")[0] == "["):
            node.kind = "object"
        self.frames.append(_Frame(node, token.text))

    def _skip(self, opening: Token, item: _Item) -> None:
        """Over brackets of code up to the one that closes them."""
        depth = 1
        for token in self.stream:
            if token.kind != "mark":
                continue
            depth += (token.text in ("{", "[", "(")) - (token.text in ("}", "]", ")"))
            if depth == 0:
                item.last = token.end
                item.tokens.append(Token("mark", token.start, token.end, ")"))
                item.opaque = True
                return
        raise NoLiteral("open")

    def _close(self, token: Token) -> None:
        frame = self.frames.pop()
        node = frame.node
        node.close = token.start
        item = self.frames[-1].item
        item.last = token.end
        keyed = any(member.key is not None for member in node.members)
        if frame.bracket != "{" and keyed:
            node.kind = "object"
        node.was = tuple(node.members)
        name = item.tokens[-1].text.lower() if item.tokens else ""
        if frame.bracket == "(" and name != "array":
            # A call on a container, JSON.stringify({…}, null, 2), is that container; on anything else it is code.
            inner = node.members[0].node if node.members and not keyed else None
            if inner is None or inner.kind == "scalar" or any(one.node.members for one in node.members[1:]):
                item.opaque = True
                item.tokens.append(token)
                return
            node = inner
        item.node = node
        item.tokens.append(token)

    def _finish(self, comma: int) -> None:
        frame = self.frames[-1]
        item, frame.item = frame.item, _Item()
        if item.first < 0:
            if comma >= 0:
                raise NoLiteral("comma")
            return
        begin = item.value_start if item.value_start >= 0 else item.first
        node = item.node
        if node is None or item.opaque:
            node = Node("scalar", plain=_is_plain(item), runs=item.opaque)
        node.start, node.end = begin, item.last
        key = item.key
        if key is None and frame.node.kind == "object" and item.tokens:
            key, node.plain = item.tokens[0], False  # a method, or a variable that is called like its key
        spread = item.key is None and bool(item.tokens) and item.tokens[0].text in (".", "*")  # ...rest, *rest, **rest
        name = _key(key) if key is not None and not spread else None
        key_end = key.end if key is not None else item.first
        frame.node.spreads = frame.node.spreads or spread
        frame.node.members.append(Member(node, name, item.first, item.last, key_end, comma, node, spread))


def _is_plain(item: _Item) -> bool:
    if item.opaque or len(item.tokens) != 1:
        return False
    token = item.tokens[0]
    if token.kind == "text":
        prefix = token.text[: min(token.text.find(quote) for quote in "\"'`" if quote in token.text)].lower()
        return "f" not in prefix and not (token.text.startswith("`") and "${" in token.text)
    return token.kind == "number" or token.text in WORDS


def _key(token: Token) -> str:
    return string_value(token.text) if token.kind == "text" else token.text
