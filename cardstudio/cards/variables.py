"""Variables of a document: their types, what values they take, and what is said about wrong ones (card-format §6.2).

``document["variables"]`` is a list of ``{name, type, description?, default?, fields?}``; ``fields`` describes the
members of an ``object`` or of the items of an ``object_array`` in the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from cardstudio.cards.expressions import MISSING, Binding, Kind, is_name
from cardstudio.cards.problems import Problems
from cardstudio.cards.types import JSONObject, JSONValue
from cardstudio.cards.values import is_number, text_of

#: The platform's codes for a value of another type and for one in another spelling than the variable asks for.
WRONG_TYPE = 200732
WRONG_FORMAT = 200737
#: Fields of fields of fields: deeper declarations are not read.
_DEEPEST = 4
#: Items of a list whose members are compared with the declared fields.
_MOST_CHECKED = 1000
_MOST_DIGITS = 15
_INTEGER = re.compile(r"-?[0-9]{1,40}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?\Z")
_URL = re.compile(r"(?:https?://[^ \t\r\n]|lark://msgcard/unsupported_action\Z|\Z)", re.IGNORECASE)


class Type(NamedTuple):
    """One type of variable: which JSON values it takes, and the spelling its texts must have, with the word for it."""

    takes: Callable[[JSONValue], bool]
    spelling: re.Pattern[str] | None = None
    spelled: str = ""


def _is_text(value: JSONValue) -> bool:
    return isinstance(value, str)


def _is_integer(value: JSONValue) -> bool:
    return (is_number(value) and value == value // 1) or (isinstance(value, str) and _INTEGER.match(value) is not None)


def _is_number(value: JSONValue) -> bool:
    return is_number(value) or (isinstance(value, str) and _NUMBER.match(value) is not None)


def _is_flag(value: JSONValue) -> bool:
    return isinstance(value, bool)


def _text_or(key: str) -> Callable[[JSONValue], bool]:
    """A bare string or an object that holds one under ``key``: both forms of the platform's templates."""
    return lambda value: isinstance(value, str) or (isinstance(value, dict) and isinstance(value.get(key), str))


def _is_link(value: JSONValue) -> bool:
    if isinstance(value, dict):
        return all(held is None or isinstance(held, str) for held in value.values())
    return isinstance(value, str)


def _is_object(value: JSONValue) -> bool:
    return isinstance(value, dict)


def _list_of(takes: Callable[[JSONValue], bool]) -> Callable[[JSONValue], bool]:
    return lambda value: isinstance(value, list) and all(map(takes, value))


def _is_scalar(value: JSONValue) -> bool:
    return not isinstance(value, dict | list)


TYPES: dict[str, Type] = {
    "text": Type(_is_text),
    "markdown": Type(_is_text),
    "integer": Type(_is_integer),
    "number": Type(_is_number),
    "boolean": Type(_is_flag),
    "date": Type(_is_text, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), "yyyy-MM-dd"),
    "time": Type(_is_text, re.compile(r"[0-9]{2}:[0-9]{2}\Z"), "HH:mm"),
    "datetime": Type(_is_text, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}\Z"), "yyyy-MM-dd HH:mm"),
    "url": Type(_is_link, _URL, "https://…"),
    "image": Type(_text_or("img_key")),
    "image_array": Type(_list_of(_text_or("img_key"))),
    "person": Type(_text_or("id")),
    "person_array": Type(_list_of(_text_or("id"))),
    "option_array": Type(_list_of(_is_object)),
    "button_array": Type(_list_of(_is_object)),
    "text_array": Type(_list_of(_is_scalar)),
    "object": Type(_is_object),
    "object_array": Type(_list_of(_is_object)),
    "table_rows": Type(_list_of(_is_object)),
    "chart": Type(_is_object),
}
#: Other words for them: of the card tool and of people.
_ALIASES = {
    "string": "text",
    "richtext": "markdown",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "link": "url",
    "img": "image",
    "list": "text_array",
    "array": "object_array",
    "tablerowarray": "table_rows",
    **{name.replace("_", ""): name for name in TYPES},
}
_LINK_KEYS = ("url", "pc_url", "ios_url", "android_url")


@dataclass(frozen=True, slots=True)
class Variable:
    """One declaration. ``type`` is a key of :data:`TYPES`, ``""`` for a word nobody knows, which takes anything."""

    name: str
    type: str = "text"
    default: JSONValue | Any = MISSING
    fields: tuple[Variable, ...] = ()

    def kind(self, *, escaped: bool = False) -> Kind:
        """What expressions need to know; ``escaped`` takes nothing for markup, whatever is declared."""
        fields = {one.name: one.kind(escaped=escaped) for one in self.fields}
        return Kind(self.type == "markdown" and not escaped, fields)


def type_named(word: JSONValue) -> str | None:
    """The type a word means (``"imageArray"`` is ``image_array``); ``None`` for an unknown one."""
    if not isinstance(word, str) or len(word) > 40:
        return None
    return _ALIASES.get(re.sub(r"[^a-z]", "", word.lower()))


def declared(document: JSONObject, problems: Problems | None = None) -> dict[str, Variable]:
    """The variables of a document by name; what is wrong with the declarations goes to ``problems``."""
    return {one.name: one for one in _declared(document.get("variables"), problems or Problems(), 0)}


def _declared(listed: JSONValue, problems: Problems, depth: int) -> tuple[Variable, ...]:
    found: dict[str, Variable] = {}
    for name, entry in _entries(listed):
        if not isinstance(name, str) or not is_name(name):
            problems.add("bad-variable-name", None, {"name": text_of(name) or ""})
        elif name in found:
            problems.add("duplicate-variable", None, {"name": name})
        else:
            found[name] = _variable(name, entry, problems, depth)
    return tuple(found.values())


def _entries(listed: JSONValue) -> Iterator[tuple[JSONValue, JSONObject]]:
    """Declarations as name and entry. A map from name to entry or type word is read as well: people write both."""
    if isinstance(listed, list):
        for entry in listed:
            yield (entry.get("name"), entry) if isinstance(entry, dict) else (entry, {})
    elif isinstance(listed, dict):
        for name, entry in listed.items():
            yield name, entry if isinstance(entry, dict) else {"type": entry}


def _variable(name: str, entry: JSONObject, problems: Problems, depth: int) -> Variable:
    type = type_named(entry.get("type", "text"))
    if type is None:
        problems.add("unknown-variable-type", None, {"name": name, "type": text_of(entry.get("type")) or ""})
    fields = _declared(entry.get("fields"), problems, depth + 1) if depth < _DEEPEST else ()
    variable = Variable(name, type or "", fields=fields)
    if "default" not in entry:
        return variable
    default = checked(variable, entry["default"], problems)
    return Variable(name, type or "", default, fields)


def checked(variable: Variable, value: JSONValue, problems: Problems, name: str = "") -> Any:
    """``value`` as the variable takes it: numbers out of numeric texts, and :data:`MISSING` for another type."""
    name = name or variable.name
    type = TYPES.get(variable.type)
    if type is None or value is None:
        return value
    if variable.type in ("text", "markdown") and _is_scalar(value) and not isinstance(value, str):
        # The platform refuses it, but what is meant is plain.
        problems.add("value-not-text", None, {"name": name}, code=WRONG_TYPE)
        return text_of(value)
    if not type.takes(value):
        problems.add("wrong-value-type", None, {"name": name, "type": variable.type}, code=WRONG_TYPE)
        return MISSING
    if type.spelling and not all(type.spelling.match(text) for text in _spelled(value)):
        problems.add("wrong-value-format", None, {"name": name, "expected": type.spelled}, code=WRONG_FORMAT)
    if variable.fields:
        _check_members(variable, value, problems, name)
    return _as_number(value) if variable.type in ("integer", "number") else value


def _spelled(value: JSONValue) -> list[str]:
    if isinstance(value, dict):
        return [value[key] for key in _LINK_KEYS if value.get(key)]
    return [value]


def _as_number(value: JSONValue) -> JSONValue:
    """A numeric text as a number, unless it has more digits than every program keeps."""
    if not isinstance(value, str) or len(value) > _MOST_DIGITS:
        return value
    return float(value) if "." in value else int(value)


def _check_members(variable: Variable, value: JSONValue, problems: Problems, name: str) -> None:
    items = value[:_MOST_CHECKED] if isinstance(value, list) else [value]
    for index, item in enumerate(items):
        for member in variable.fields:
            if isinstance(item, dict) and item.get(member.name) is not None:
                place = f"{name}.{index}" if isinstance(value, list) else name
                checked(member, item[member.name], problems, f"{place}.{member.name}")


def bindings(
    variables: Mapping[str, Variable], values: JSONValue, problems: Problems, visitor: Collection[str] = ()
) -> dict[str, Binding]:
    """What every declared name stands for: its value, else its default, else :data:`MISSING`.

    Values of the names in ``visitor`` were typed by a stranger: they are never taken for markup.
    """
    given: Mapping[Any, JSONValue] = values if isinstance(values, dict) else {}
    if values is not None and not isinstance(values, dict):
        problems.add("values-not-object", None, {})
    for name in given:
        if name not in variables:
            problems.add("undeclared-value", None, {"name": str(name)})
    bound = {}
    for name, variable in variables.items():
        value = given.get(name, MISSING)
        if value is not MISSING and value is not None:
            value = checked(variable, value, problems)
        if value is MISSING or (value is None and variable.default is not MISSING):
            value = variable.default
        bound[name] = Binding(value, variable.kind(escaped=name in visitor))
    return bound
