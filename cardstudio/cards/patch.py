"""JSON Patch (RFC 6902) on immutable terms: the input is never changed, only the containers on the way are copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.pointers import NotThere, index_of, resolve, step, tokens
from cardstudio.cards.types import JSONValue


class Undo:
    """What takes a patch back, the latest first."""

    def __init__(self) -> None:
        self.steps: list[Callable[[], None]] = []
        self._ordered: set[int] = set()

    def order_of(self, holder: dict[str, JSONValue]) -> list[str]:
        """An object's keys before its first one goes. The first one comes back last, and with it their order."""
        if id(holder) in self._ordered:
            return []
        self._ordered.add(id(holder))
        return list(holder)


class Conflict(ValueError):
    """The patch does not fit: a ``test`` failed or a place is gone. Nothing was changed."""


def apply(value: JSONValue, patch: list[dict[str, Any]]) -> JSONValue:
    """``value`` with all operations of ``patch`` applied, or :class:`Conflict`."""
    patched = Patched(value)
    patched.apply(patch)
    return patched.value


class Patched:
    """A value and any number of patches: each container on the way is copied once, however many patches go through it.

    A patch that does not fit changes nothing.
    """

    def __init__(self, value: JSONValue) -> None:
        self.value = value
        # Containers that are ours to change; held, so that no other object gets their id.
        self._own: dict[int, JSONValue] = {}

    def apply(self, patch: list[dict[str, Any]]) -> None:
        """All operations, or :class:`Conflict`."""
        undo = Undo()
        try:
            for position, operation in enumerate(patch):
                # After the last one nothing can fail any more; a move is two.
                is_last = position == len(patch) - 1 and operation["op"] != "move"
                self._apply_one(operation, None if is_last else undo)
        except (NotThere, KeyError, IndexError) as error:
            self._take_back(undo)
            raise Conflict(str(error)) from None
        except Conflict:
            self._take_back(undo)
            raise

    def _take_back(self, undo: Undo) -> None:
        for step_back in reversed(undo.steps):
            step_back()

    def _apply_one(self, operation: dict[str, Any], undo: Undo | None) -> None:
        op = operation["op"]
        if op == "test":
            if not same(resolve(self.value, operation["path"]), operation["value"]):
                raise Conflict(operation["path"])
        elif op in ("add", "replace", "remove"):
            self._change(tokens(operation["path"]), op, operation.get("value"), undo)
        elif op in ("move", "copy"):
            held = resolve(self.value, operation["from"])
            if op == "move":
                self._change(tokens(operation["from"]), "remove", None, undo)
            else:
                # What stands in two places may be changed in one of them.
                self._disown(held)
            self._change(tokens(operation["path"]), "add", held, undo)
        else:
            raise Conflict(op)

    def _change(self, keys: list[str], op: str, new: JSONValue, undo: Undo | None) -> None:
        if not keys:
            before = self.value
            if undo is not None:
                undo.steps.append(lambda: setattr(self, "value", before))
            self.value = new
            return
        # Looked for first: a way that ends nowhere copies nothing.
        holder = self.value
        for key in keys[:-1]:
            holder = step(holder, key, key)
        if not isinstance(holder, dict | list):
            raise Conflict(keys[-1])
        holder = self.value = self._owned(self.value)
        for key in keys[:-1]:
            place = key if isinstance(holder, dict) else int(key)
            holder[place] = self._owned(holder[place])
            holder = holder[place]
        order = undo.order_of(holder) if undo is not None and op == "remove" and isinstance(holder, dict) else []
        take_back = _edit(holder, keys[-1], op, new, order)
        if undo is not None:
            undo.steps.append(take_back)

    def _owned(self, value: JSONValue) -> Any:
        if id(value) in self._own:
            return value
        copy: Any = dict(value) if isinstance(value, dict) else list(value)
        self._own[id(copy)] = copy
        return copy

    def _disown(self, value: JSONValue) -> None:
        """Leave a value, and all of ours in it, as it is from now on."""
        stack = [value]
        while stack:
            item = stack.pop()
            if self._own.pop(id(item), None) is not None:
                stack.extend(item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())


def same(one: JSONValue, other: JSONValue) -> bool:
    """Equality as JSON means it: ``True`` is not ``1``."""
    stack = [(one, other)]
    while stack:
        left, right = stack.pop()
        if isinstance(left, bool) != isinstance(right, bool):
            return False
        if isinstance(left, dict) and isinstance(right, dict):
            if left.keys() != right.keys():
                return False
            stack.extend((left[key], right[key]) for key in left)
        elif isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                return False
            stack.extend(zip(left, right, strict=True))
        elif isinstance(left, dict | list) or isinstance(right, dict | list) or left != right:
            return False
    return True


def _edit(holder: Any, key: str, op: str, new: JSONValue, order: list[str]) -> Callable[[], None]:
    """Change one container in place; what takes it back. ``order``: an object's keys, where one is removed."""
    if isinstance(holder, dict):
        return _edit_object(holder, key, op, new, order)
    # Behind the last one there is nothing to replace or remove.
    index = len(holder) if key == "-" else index_of(key)
    if index is None or index >= len(holder) + (op == "add"):
        raise Conflict(key)
    if op == "add":
        holder.insert(index, new)
        return lambda: holder.pop(index)
    before = holder[index]
    if op == "remove":
        del holder[index]
        return lambda: holder.insert(index, before)
    holder[index] = new
    return lambda: holder.__setitem__(index, before)


def _edit_object(
    holder: dict[str, JSONValue], key: str, op: str, new: JSONValue, order: list[str]
) -> Callable[[], None]:
    there = key in holder
    if op != "add" and not there:
        raise Conflict(key)
    before = holder.get(key)
    if op == "remove":
        del holder[key]
        return lambda: _put_back(holder, key, before, order)
    holder[key] = new
    return (lambda: holder.__setitem__(key, before)) if there else (lambda: holder.__delitem__(key))


def _put_back(holder: dict[str, JSONValue], key: str, value: JSONValue, order: list[str]) -> None:
    """A key at the place it had, if an order is known."""
    if not order:
        holder[key] = value
        return
    held = {**holder, key: value}
    holder.clear()
    holder.update((name, held[name]) for name in order)
