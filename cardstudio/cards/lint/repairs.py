"""The one right repair of a fault, where there is one: what :mod:`structure` and others offer as a fix."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.catalog.model import Flag, Integer, Tagged, Text, Type
from cardstudio.cards.lint.context import Context, dropping, move, operation, test
from cardstudio.cards.pointers import keys_of
from cardstudio.cards.transcribe.rules import replacements
from cardstudio.cards.types import JSONObject, JSONValue, Path

Patch = list[dict[str, Any]]

#: Properties that can be dropped without a trace: the platform accepts them and does nothing.
WITHOUT_EFFECT = frozenset({"wide_screen_mode", "i18n_header", "img_list_length"})

_TEXTS = frozenset({"plain_text", "lark_md"})

#: Stands where somebody has to fill in an address; designers' exports use such blanks, too (card-format §9.4).
BLANK_LINK = "about:blank#link"


def same_object(value: JSONObject, path: Path) -> Patch:
    """Tests that the object at ``path`` still is the one that was judged, without quoting all of it."""
    scalars = [(key, held) for key, held in value.items() if not isinstance(held, dict | list)]
    if scalars:
        return [test((path, key), held) for key, held in scalars[:3]]
    return [test(path, value)]


def of_type(type: Type, held: JSONValue) -> JSONValue:
    """The value in the right type where its meaning is plain, else ``None``."""
    if isinstance(type, Tagged) and "plain_text" in type.tags and isinstance(held, str):
        return {"tag": "plain_text", "content": held}
    if isinstance(type, Flag) and held in ("true", "false"):
        return held == "true"
    if isinstance(type, Integer) and isinstance(held, str) and held.isascii() and held.isdigit() and len(held) < 10:
        return int(held)
    if isinstance(type, Text) and isinstance(held, int) and not isinstance(held, bool):
        return str(held)
    return None


def of_unknown_property(value: JSONObject, holder: str, path: Path, key: str) -> Patch | None:
    """Drop it, unless there are components in it; root elements of a 2.0 card go into the body instead."""
    held = value[key]
    if holder == "root" and key == "elements" and isinstance(held, list):
        if "body" not in value:
            return [
                test((path, key), held),
                operation("remove", (path, key)),
                operation("add", (path, "body"), {"elements": held}),
            ]
        body = value["body"]
        if isinstance(body, dict) and "elements" not in body:
            return [test((path, key), held), move((path, key), ((path, "body"), "elements"))]
    return of_ignored_property(value, path, key)


def of_ignored_property(value: JSONObject, path: Path, key: str) -> Patch | None:
    """Drop it. Components where none can be were meant for another place: only their author can say which."""
    held = value[key]
    return None if _holds_component(held) else dropping((path, key), held)


def _holds_component(value: JSONValue) -> bool:
    stack = [value]
    while stack:
        held = stack.pop()
        if isinstance(held, dict):
            tag = held.get("tag")
            if isinstance(tag, str) and tag in TAGS and tag not in _TEXTS:
                return True
            stack.extend(held.values())
        elif isinstance(held, list):
            stack.extend(held)
    return False


def of_unsupported(item: JSONObject, path: Path, *, sparing: bool) -> Patch | None:
    """What 2.0 has in place of a tag it dropped."""
    replace = replacements().get(item["tag"])
    replacement = replace(item, sparing=sparing) if replace is not None else None
    return [test(path, item), operation("replace", path, replacement)] if replacement is not None else None


def of_form_action(root: JSONObject, path: Path) -> Patch | None:
    """A behavior ``form_action`` of a button, as the property that means it; ``path`` leads to the behavior's type."""
    keys = keys_of(path)
    if len(keys) < 4 or keys[-3] != "behaviors":
        return None
    holder: JSONValue = root
    button: Path = None
    for key in keys[:-3]:
        holder, button = holder[key], (button, key)
    behavior = holder["behaviors"][keys[-2]]
    action = behavior.get("behavior")
    if holder.get("tag") != "button" or action not in ("submit", "reset") or "form_action_type" in holder:
        return None
    at = ((button, "behaviors"), keys[-2])
    return [test(at, behavior), operation("remove", at), operation("add", (button, "form_action_type"), action)]


def of_place(context: Context, rule: str, item: JSONObject, path: Path) -> Patch | None:
    """Put a misplaced element where it belongs, when there is only one such place."""
    assert path is not None
    if rule == "needs-action":
        return [test(path, item), operation("replace", path, {"tag": "action", "actions": [item]})]
    if rule == "action-in-column":
        actions = item.get("actions")
        if not isinstance(actions, list) or not all(isinstance(held, dict) for held in actions):
            return None
        inserts = [operation("add", path, held) for held in reversed(actions)]
        return [test(path, item), operation("remove", path), *inserts]
    if rule == "root-only":
        return _to_the_top(context, item, path)
    return None


def _to_the_top(context: Context, item: JSONObject, path: Path) -> Patch | None:
    """Behind the root element the misplaced one is in; only where it is not alone in a column that would stay empty."""
    keys = keys_of(path)
    top = 3 if context.format == "2.0" and keys[:1] == ["body"] else 2
    if not isinstance(keys[top - 1], int):
        return None
    target: Path = None
    for key in keys[: top - 1]:
        target = (target, key)
    index = keys[top - 1]
    assert isinstance(index, int)
    return [test(path, item), operation("remove", path), operation("add", (target, index + 1), item)]
