"""JSON Patch (RFC 6902) on the tree of a literal: what stays keeps its characters, wherever it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cardstudio.cards import json
from cardstudio.cards.patch import apply, same
from cardstudio.cards.pointers import NotThere, resolve, tokens
from cardstudio.cards.source.resolve import child, member_at
from cardstudio.cards.source.tree import InTheWay, Member, Node
from cardstudio.cards.types import JSONObject, JSONValue

_PLACEHOLDER = re.compile(r"\$\{[^{}]{1,200}\}")


class Changes:
    """A literal that is being changed: ``card`` is the member of its tree, ``value`` what it is by now."""

    def __init__(self, card: Member, value: JSONValue) -> None:
        self.card = card
        self.value = value
        self._code = _check(card.node, value)
        self._pool = _Pool()

    def apply(self, patch: list[dict[str, Any]]) -> None:
        """One patch; raises ``Conflict`` or :class:`InTheWay`, and then the tree is no good any more."""
        self._pool = _Pool()
        for operation in patch:
            before, self.value = self.value, apply(self.value, [operation])
            if operation["op"] != "test":
                try:
                    self._one(operation, before)
                except NotThere:
                    raise InTheWay("code-in-the-way") from None
        if self._pool.lost():
            raise InTheWay("code-in-the-way")  # a function or a call would be gone

    def _one(self, operation: dict[str, Any], before: JSONValue) -> None:
        op, path = operation["op"], operation["path"]
        if op == "remove":
            self._pool.add(self._taken(path).node, resolve(before, path))
        elif op == "move":
            moved = self._taken(operation["from"])
            self._put(path, moved.node, None)
        elif op == "copy":
            self._put(path, _copied(self._at(operation["from"]).node), None)
        elif op == "add":
            node = None if self._is_there(path, before) else self._made(operation["value"])
            self._put(path, node, operation["value"], before)
        else:
            self._put(path, None, operation["value"], before)

    def _at(self, path: str) -> Member:
        return member_at(self.card, tokens(path))

    def _is_there(self, path: str, before: JSONValue) -> bool:
        """Whether adding here replaces: an object that has this key, or the root."""
        holder = resolve(before, path.rpartition("/")[0]) if path else None
        return not path or (isinstance(holder, dict) and tokens(path)[-1] in holder)

    def _taken(self, path: str) -> Member:
        keys = tokens(path)
        holder = member_at(self.card, keys[:-1]).node
        member = child(holder, keys[-1])
        holder.members.remove(member)
        return member

    def _put(self, path: str, node: Node | None, value: JSONValue, before: JSONValue = None) -> None:
        """``node``, or where there is none ``value`` in place of what is there."""
        keys = tokens(path)
        if node is None:
            member = member_at(self.card, keys)
            member.node = self._become(member.node, resolve(before, path), value)
            return
        if not keys:
            self.card.node = node
            return
        holder = member_at(self.card, keys[:-1]).node
        if holder.kind == "object":
            there = [member for member in holder.members if member.key == keys[-1]]
            if there:
                there[-1].node = node
            else:
                holder.members.append(Member(node, keys[-1]))
        elif holder.kind == "array":
            entries = holder.entries
            at = len(entries) if keys[-1] == "-" else int(keys[-1])
            place = len(holder.members) if at == len(entries) else holder.members.index(entries[at])
            holder.members.insert(place, Member(node))
        else:
            raise NotThere(path)

    def _become(self, node: Node, old: JSONValue, new: JSONValue) -> Node:
        """The node of ``old`` changed into one of ``new``: in place where they are alike."""
        if same(old, new):
            return node
        if node.kind == "object" and isinstance(old, dict) and isinstance(new, dict) and _alike(old, new):
            for key in old:
                member = child(node, key)
                if key in new:
                    member.node = self._become(member.node, old[key], new[key])
                else:
                    node.members.remove(member)
                    self._pool.add(member.node, old[key])
            node.members += [Member(self._made(held), key) for key, held in new.items() if key not in old]
            return node
        if node.kind == "array" and isinstance(old, list) and isinstance(new, list):
            self._become_list(node, old, new)
            return node
        if node.kind == "scalar" and not node.plain:
            raise InTheWay("code-in-the-way")
        self._pool.add(node, old)
        return self._made(new)

    def _become_list(self, node: Node, old: list[JSONValue], new: list[JSONValue]) -> None:
        least = min(len(old), len(new))
        front = next((at for at in range(least) if not same(old[at], new[at])), least)
        back = next((at for at in range(least - front) if not same(old[-1 - at], new[-1 - at])), least - front)
        middle = node.entries[front : len(old) - back]
        if len(old) == len(new):
            for at, member in enumerate(middle, front):
                member.node = self._become(member.node, old[at], new[at])
            return
        for at, member in enumerate(middle, front):
            self._pool.add(member.node, old[at])
        made = [Member(self._made(value)) for value in new[front : len(new) - back]]
        entries = node.entries
        place = len(node.members) if front == len(entries) else node.members.index(entries[front])
        node.members[place:place] = made
        for member in middle:
            node.members.remove(member)

    def _made(self, value: JSONValue) -> Node:
        """A node for a new value; what was taken out by the same patch is used again, comments and all."""
        taken = self._pool.take(value)
        if taken is not None:
            return taken
        if isinstance(value, dict):
            return Node("object", members=[Member(self._made(held), key) for key, held in value.items()])
        if isinstance(value, list):
            return Node("array", members=[Member(self._made(held)) for held in value])
        if isinstance(value, str) and not self._code.isdisjoint(_PLACEHOLDER.findall(value)):
            raise InTheWay("code-in-the-way")  # it would turn a variable of the program into the text ${name}
        return Node("scalar", value=value)


class _Pool:
    """Nodes that a patch took out, by their value."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._running: set[int] = set()

    def add(self, node: Node, value: JSONValue) -> None:
        for inner, held in _everything(node, value):
            if inner.runs:
                self._running.add(inner.start)
            if inner.start >= 0 and isinstance(held, str | dict | list):
                self._nodes.setdefault(json.dump(held), inner)

    def take(self, value: JSONValue) -> Node | None:
        """A node of this value that can be changed by itself."""
        node = self._nodes.get(json.dump(value)) if self._nodes else None
        if node is None:
            return None
        made = _copied(node)
        if self._running:
            self._running -= {inner.start for inner, _ in _everything(made, value)}
        return made

    def lost(self) -> bool:
        """Whether code was taken out and not used again."""
        return bool(self._running)


def _everything(node: Node, value: JSONValue) -> Iterator[tuple[Node, JSONValue]]:
    stack = [(node, value)]
    while stack:
        node, value = stack.pop()
        yield node, value
        stack += _pairs(node, value)


def _pairs(node: Node, value: JSONValue) -> list[tuple[Node, JSONValue]]:
    """The nodes and values that are directly inside."""
    if isinstance(value, dict) and node.kind == "object":
        return [(member.node, value[member.key]) for member in node.members if member.key in value]
    if isinstance(value, list) and node.kind == "array":
        return [(member.node, held) for member, held in zip(node.entries, value, strict=True)]
    return []


def _alike(old: JSONObject, new: JSONObject) -> bool:
    return old.get("tag") == new.get("tag") and 2 * len(old.keys() & new.keys()) >= len(old)


def _copied(node: Node) -> Node:
    """A node of the same characters that can be changed by itself."""
    made = replace(node, members=[])
    members: dict[int, Member] = {}
    for member in node.members:
        inner = _copied(member.node)
        members[id(member)] = replace(member, node=inner, was=inner if member.node is member.was else member.was)
        made.members.append(members[id(member)])
    made.was = tuple([members.get(id(member), member) for member in node.was])
    return made


def _check(node: Node, value: JSONValue) -> set[str]:
    """Refuse a tree that is not one of ``value``; the placeholders that stand for code in it."""
    code: set[str] = set()
    for inner, held in _everything(node, value):
        if not inner.plain and isinstance(held, str):
            code.update(_PLACEHOLDER.findall(held))
        fits = inner.kind == "scalar" if not isinstance(held, dict | list) else not inner.plain
        if inner.kind == "object" and isinstance(held, dict):
            keys = [member.key for member in inner.members if member.key is not None]
            if len(set(keys)) != len(keys):
                raise InTheWay("duplicate-keys")
            fits = held.keys() <= set(keys)
        elif inner.kind == "array" and isinstance(held, list):
            fits = len(held) == len(inner.entries)
        if not fits:
            raise InTheWay("unknown-writing")
    return code
