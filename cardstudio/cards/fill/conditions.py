"""Conditions (``$if``): ``== != < <= > >= in and or not ()`` over literals, lists of them, and paths.

Read by recursive descent of bounded depth into a small tree; nothing here raises. What a name means is decided by the
:class:`~cardstudio.cards.fill.expressions.Scope`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from cardstudio.cards.fill.expressions import (
    BLANK,
    EMPTY,
    LITERAL,
    MISSING,
    PATH,
    RESERVED,
    UNKNOWN,
    Scope,
    literal,
)
from cardstudio.cards.fill.values import equal, is_number, less, truthy

_TOKEN = re.compile(rf"{BLANK}({LITERAL}|{PATH}|[=!<>]=|[<>()\[\],])")
_LITERAL = re.compile(LITERAL)
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
#: Longest condition, in characters, and how deep its parentheses and ``not`` may go.
_LONGEST = 1000
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a condition: ``op`` with its operands, ``literal``, ``list`` or ``path`` with what it holds."""

    op: str
    operands: tuple[Node, ...] = ()
    held: Any = None


class _Unreadable(Exception):
    """The text is no condition."""


@lru_cache(maxsize=512)
def parse_condition(text: str) -> Node | None:
    """The tree of an ``$if``; ``None`` when it cannot be read."""
    try:
        reader = _Reader(_tokens(text))
        node = reader.either()
        return node if reader.peek() == "" else None
    except _Unreadable:
        return None


def _tokens(text: str) -> list[str]:
    if len(text) > _LONGEST:
        raise _Unreadable
    tokens: list[str] = []
    end = 0
    text = text.rstrip(" \t\r\n")
    while end < len(text):
        found = _TOKEN.match(text, end)
        if not found:
            raise _Unreadable
        tokens.append(found[1])
        end = found.end()
    return tokens


@dataclass(slots=True)
class _Reader:
    """Recursive descent; ``depth`` bounds the only two rules that can nest."""

    tokens: list[str]
    at: int = 0
    depth: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, token: str) -> bool:
        if self.peek() != token:
            return False
        self.at += 1
        return True

    def either(self) -> Node:
        nodes = [self.all()]
        while self.take("or"):
            nodes.append(self.all())
        return nodes[0] if len(nodes) == 1 else Node("or", tuple(nodes))

    def all(self) -> Node:
        nodes = [self.negation()]
        while self.take("and"):
            nodes.append(self.negation())
        return nodes[0] if len(nodes) == 1 else Node("and", tuple(nodes))

    def negation(self) -> Node:
        if not self.take("not"):
            return self.comparison()
        self.enter()
        node = Node("not", (self.negation(),))
        self.depth -= 1
        return node

    def comparison(self) -> Node:
        left = self.operand()
        op = self.peek()
        if op in _COMPARISONS:
            self.at += 1
            return Node(op, (left, self.operand()))
        if op == "not" and self.tokens[self.at + 1 : self.at + 2] == ["in"]:
            self.at += 2
            return Node("not", (Node("in", (left, self.operand())),))
        return left

    def operand(self) -> Node:
        if self.take("("):
            self.enter()
            node = self.either()
            self.depth -= 1
            self.expect(")")
            return node
        if self.take("["):
            return self.list()
        token = self.peek()
        self.at += 1
        if _LITERAL.fullmatch(token):
            return Node("literal", held=literal(token))
        if not token or not token[0].isalpha() or token in RESERVED - {"loop"}:
            raise _Unreadable
        return Node("path", held=tuple(token.split(".")))

    def list(self) -> Node:
        held: list[Any] = []
        while not self.take("]"):
            token = self.peek()
            if not _LITERAL.fullmatch(token):
                raise _Unreadable
            self.at += 1
            held.append(literal(token))
            if not self.take(",") and self.peek() != "]":
                raise _Unreadable
        return Node("list", held=held)

    def expect(self, token: str) -> None:
        if not self.take(token):
            raise _Unreadable

    def enter(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Unreadable


def paths_of(condition: Node) -> list[tuple[str, ...]]:
    """Every path a condition reads."""
    if condition.op == "path":
        return [condition.held]
    return [path for operand in condition.operands for path in paths_of(operand)]


class Verdict(NamedTuple):
    """Whether a condition holds or may, the names in it that nobody declared, and those that were given no value."""

    holds: bool
    undeclared: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def holds(condition: Node, scope: Scope) -> Verdict:
    """Whether a condition holds; what has no value counts as ``null``, and one that is not decided yet may hold."""
    undeclared: list[str] = []
    missing: list[str] = []
    value = _value(condition, scope, undeclared, missing)
    return Verdict(value is UNKNOWN or truthy(value), tuple(undeclared), tuple(missing))


def _value(node: Node, scope: Scope, undeclared: list[str], missing: list[str]) -> Any:
    if node.op in ("literal", "list"):
        return node.held
    if node.op == "path":
        found = scope.lookup(node.held)
        if found is None or found.value is MISSING:
            (undeclared if found is None else missing).append(node.held[0])
            return None
        return found.value
    # Every operand is read, so that a name nobody declared is always told of.
    values = [_value(operand, scope, undeclared, missing) for operand in node.operands]
    if any(value is UNKNOWN for value in values):
        return _undecided(node.op, values)
    if node.op in ("and", "or", "not"):
        truths = [truthy(value) for value in values]
        return {"and": all(truths), "or": any(truths), "not": not truths[0]}[node.op]
    if node.op == "in" and isinstance(values[1], list):
        return _is_in(values[0], values[1], scope.outermost.memo)
    return _compare(node.op, values[0], values[1])


def _undecided(op: str, values: list[Any]) -> Any:
    """What a node comes to of whose operands some are not known yet: what the known ones decide alone, or nothing."""
    known = [truthy(value) for value in values if value is not UNKNOWN]
    if op == "and" and not all(known):
        return False
    return True if op == "or" and any(known) else UNKNOWN


def _compare(op: str, left: Any, right: Any) -> bool:
    if op == "in":
        return isinstance(left, str) and isinstance(right, str) and left in right
    if op in ("==", "!="):
        return _same(left, right) == (op == "==")
    if op[0] == ">":
        left, right = right, left
    return less(left, right) or (
        len(op) == 2 and equal(left, right) and left is not None and not isinstance(left, bool)
    )


def _is_in(left: Any, items: list[Any], memo: dict[Any, Any]) -> bool:
    """Whether a list holds a value. Each list is gone through once: many conditions may ask the same one."""
    known = memo.get(("in", id(items)))
    if known is None:
        # The list is held beside what is known of it, so that no other gets its id.
        known = memo["in", id(items)] = items, frozenset(map(_key, items))
    if left is EMPTY:
        return not known[1].isdisjoint((_key(None), _key(False), _key("")))
    return not isinstance(left, list | dict) and _key(left) in known[1]


def _key(value: Any) -> Any:
    """Equal for scalars that are `equal`, and for nothing else; no list or object is equal to anything."""
    if isinstance(value, list | dict):
        return ()
    return ("number" if is_number(value) else type(value).__name__, value)


def _same(left: Any, right: Any) -> bool:
    """Equality, in which what was left empty is as good as ``null``, ``false`` and the empty text."""
    if left is not EMPTY and right is not EMPTY:
        return equal(left, right)
    other = right if left is EMPTY else left
    return other is EMPTY or other is None or other is False or (isinstance(other, str) and not other)
