"""Loops and conditions of other tools, in the words of this one.

- the card tool's loop container: ``{"tag": "repeat", "variable": "tasks", "elements": […]}``, whose texts say
  ``${tasks.title}`` for a member of the item
- its predecessor's ``"_varloop": "${tasks}"`` on an element, whose texts say ``${title}`` (card-format §6.2)
- Adaptive Cards' ``"$data": "${tasks}"`` and ``"$when": "${done}"``, with ``${title}`` too
- the tool's behaviour ``template_open_url``, whose link is one variable (card-format §6.3)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cardstudio.cards.conditions import parse_condition
from cardstudio.cards.expressions import Placeholder, parse_text
from cardstudio.cards.fill.slots import OPAQUE
from cardstudio.cards.json import MAX_DEPTH
from cardstudio.cards.types import JSONObject, JSONValue

_LOOP_KEYS = ("_varloop", "$data")
_LINKS = ("default_url", "pc_url", "ios_url", "android_url")
#: The name an item gets where the other tool gives it none.
_ITEM = "item"
_NAMES = re.compile(r"'[^']*'|\"[^\"]*\"|(?<![\w.])[A-Za-z]\w*(?:\.\w+)*")
_WORDS = frozenset({"and", "or", "not", "in", "true", "false", "null"})


def with_own_loops(card: JSONObject, declared: Iterable[str]) -> JSONObject:
    """``card`` with ``$each`` and ``$if``; the same object where nothing had to change.

    ``declared`` are the document's variables: inside a loop every other name is a member of its item.
    """
    translated = _object(card, _Place(frozenset(declared)), 0)
    return translated if isinstance(translated, dict) else card


class _Place:
    """The names of variables, and the name of the nearest item whose members are written without it."""

    def __init__(self, declared: frozenset[str], item: str = "", depth: int = 0) -> None:
        self.declared = declared
        self.item = item
        self.loops = depth

    def inside(self) -> _Place:
        """Inside one more loop; items of inner loops get names of their own."""
        name = _ITEM if not self.loops else f"{_ITEM}{self.loops + 1}"
        while name in self.declared:
            name += "_"
        return _Place(self.declared, name, self.loops + 1)

    def path(self, path: str) -> str:
        """A path as it reads here."""
        head = path.split(".", 1)[0]
        return path if not self.item or head in self.declared or head == "loop" else f"{self.item}.{path}"


def _value(value: JSONValue, place: _Place, depth: int) -> JSONValue:
    if isinstance(value, str):
        return _text(value, place)
    if depth > MAX_DEPTH or not isinstance(value, dict | list):
        return value
    return _object(value, place, depth) if isinstance(value, dict) else _list(value, place, depth)


def _list(value: list[Any], place: _Place, depth: int) -> list[Any]:
    out: list[Any] = []
    for item in value:
        variable = item.get("variable") if isinstance(item, dict) and item.get("tag") == "repeat" else None
        if isinstance(variable, str) and isinstance(item.get("elements"), list):
            out.extend(_repeated(variable.strip("${} "), item["elements"], place, depth))
        else:
            out.append(_value(item, place, depth + 1))
    return value if len(out) == len(value) and all(map(_is, out, value)) else out


def _is(new: JSONValue, old: JSONValue) -> bool:
    return new is old


def _repeated(variable: str, elements: list[Any], place: _Place, depth: int) -> list[Any]:
    """What a loop container holds, repeated: several elements together in a column, so that they stay together."""
    inner = _Place(place.declared | {variable}, place.item, place.loops)
    held = _list(elements, inner, depth + 2)
    each = f"{variable} in {place.path(variable)}"
    if len(held) == 1 and isinstance(held[0], dict) and "$each" not in held[0]:
        return [{**held[0], "$each": each}]
    column = {"tag": "column", "width": "weighted", "weight": 1, "elements": held}
    return [{"tag": "column_set", "columns": [column], "$each": each}] if held else []


def _object(value: JSONObject, place: _Place, depth: int) -> JSONObject:
    if value.get("type") == "template_open_url" and isinstance(value.get("multi_url"), str):
        link = _text(value["multi_url"], place)
        return {"type": "open_url", **dict.fromkeys(_LINKS, link)}
    loop = next((key for key in _LOOP_KEYS if _variable(value.get(key))), "")
    inner = place.inside() if loop else place
    out: JSONObject = {}
    for key, held in value.items():
        if key == loop:
            out["$each"] = f"{inner.item} in {place.path(_variable(held))}"
        elif key == "$when" and (condition := _condition(held, inner)):
            out["$if"] = condition
        elif key in OPAQUE and isinstance(held, dict | list):
            out[key] = held
        else:
            out[key] = _value(held, inner, depth + 1)
    unchanged = out.keys() == value.keys() and all(out[key] is value[key] for key in out)
    return value if unchanged else out


def _variable(text: JSONValue) -> str:
    """The path of a text that is one whole placeholder without filters, else ``""``."""
    whole = parse_text(text).whole if isinstance(text, str) else None
    return ".".join(whole.path) if whole and not whole.filters else ""


def _condition(text: JSONValue, place: _Place) -> str:
    """An Adaptive Cards condition (``${a == 1 && b}``) as one of ours, ``""`` when it says more than ours can."""
    if isinstance(text, bool):
        return "true" if text else "false"
    if not isinstance(text, str) or not (text.startswith("${") and text.endswith("}")):
        return ""
    ours = text[2:-1].replace("&&", " and ").replace("||", " or ")
    ours = _NAMES.sub(lambda found: _renamed(found[0], place), ours)
    return ours if parse_condition(ours) else ""


def _renamed(word: str, place: _Place) -> str:
    return word if word[0] in "'\"" or word in _WORDS else place.path(word)


def _text(value: str, place: _Place) -> str:
    if not place.item or "${" not in value:
        return value
    pieces = [
        _placeholder(piece, place) if isinstance(piece, Placeholder) else piece.replace("${", "$${")
        for piece in parse_text(value).pieces
    ]
    return "".join(pieces)


def _placeholder(placeholder: Placeholder, place: _Place) -> str:
    path = ".".join(placeholder.path)
    return placeholder.source.replace(path, place.path(path), 1)
