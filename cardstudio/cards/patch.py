"""JSON Patch (RFC 6902) on immutable terms: the input is never changed, only the containers on the way are copied."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.pointers import NotThere, index_of, resolve, step, tokens
from cardstudio.cards.types import JSONValue


class Conflict(ValueError):
    """The patch does not fit: a ``test`` failed or a place is gone. Nothing was changed."""


def apply(value: JSONValue, patch: list[dict[str, Any]]) -> JSONValue:
    """``value`` with all operations of ``patch`` applied, or :class:`Conflict`."""
    try:
        for operation in patch:
            value = _apply_one(value, operation)
    except (NotThere, KeyError, IndexError) as error:
        raise Conflict(str(error)) from None
    return value


def _apply_one(value: JSONValue, operation: dict[str, Any]) -> JSONValue:
    op, keys = operation["op"], tokens(operation["path"])
    if op == "test":
        if not same(resolve(value, operation["path"]), operation["value"]):
            raise Conflict(operation["path"])
        return value
    if op == "add":
        return _changed(value, keys, op, operation["value"])
    if op == "replace":
        return _changed(value, keys, op, operation["value"])
    if op == "remove":
        return _changed(value, keys, op, None)
    if op in ("move", "copy"):
        held = resolve(value, operation["from"])
        if op == "move":
            value = _changed(value, tokens(operation["from"]), "remove", None)
        return _changed(value, keys, "add", held)
    raise Conflict(op)


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


def _changed(value: JSONValue, keys: list[str], op: str, new: JSONValue) -> JSONValue:
    if not keys:
        return new
    trail = [value]
    for key in keys[:-1]:
        trail.append(step(trail[-1], key, key))
    made = _edited(trail[-1], keys[-1], op, new)
    for holder, key in zip(reversed(trail[:-1]), reversed(keys[:-1]), strict=True):
        copy: Any = dict(holder) if isinstance(holder, dict) else list(holder)
        copy[key if isinstance(copy, dict) else int(key)] = made
        made = copy
    return made


def _edited(holder: JSONValue, key: str, op: str, new: JSONValue) -> JSONValue:
    if isinstance(holder, dict):
        copy = dict(holder)
        if op != "add" and key not in copy:
            raise Conflict(key)
        if op == "remove":
            del copy[key]
        else:
            copy[key] = new
        return copy
    if not isinstance(holder, list):
        raise Conflict(key)
    items = list(holder)
    # Behind the last one there is nothing to replace or remove.
    index = len(items) if key == "-" else index_of(key)
    if index is None or index >= len(items) + (op == "add"):
        raise Conflict(key)
    if op == "add":
        items.insert(index, new)
    elif op == "remove":
        del items[index]
    else:
        items[index] = new
    return items
