"""The types of variables: which JSON values each takes, how it is spelled, what people call it (card-format §6.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cardstudio.cards.fill.values import is_number
from cardstudio.cards.types import JSONValue

_INTEGER = re.compile(r"-?[0-9]{1,40}\Z")
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_URL = re.compile(r"(?:https?://[^ \t\r\n]|lark://msgcard/unsupported_action\Z|\Z)", re.IGNORECASE)


class Type(NamedTuple):
    """One type of variable: which JSON values it takes, and the spelling its texts must have, with the word for it.

    ``parts`` are the members of an object that are spelled so.
    """

    takes: Callable[[JSONValue], bool]
    spelling: re.Pattern[str] | None = None
    spelled: str = ""
    parts: tuple[str, ...] = ()

    def texts(self, value: JSONValue) -> list[JSONValue]:
        """What in a value the spelling is about."""
        return [value[key] for key in self.parts if value.get(key) is not None] if isinstance(value, dict) else [value]


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


def _is_range(value: JSONValue) -> bool:
    return isinstance(value, dict) and isinstance(value.get("from"), str) and isinstance(value.get("to"), str)


def _is_object(value: JSONValue) -> bool:
    return isinstance(value, dict)


def _list_of(takes: Callable[[JSONValue], bool]) -> Callable[[JSONValue], bool]:
    return lambda value: isinstance(value, list) and all(map(takes, value))


def is_scalar(value: JSONValue) -> bool:
    """Whether this is neither an object nor a list."""
    return not isinstance(value, dict | list)


TYPES: dict[str, Type] = {
    "text": Type(_is_text),
    "markdown": Type(_is_text),
    "integer": Type(_is_integer),
    "number": Type(_is_number),
    "boolean": Type(_is_flag),
    "date": Type(_is_text, _DATE, "yyyy-MM-dd"),
    "time": Type(_is_text, re.compile(r"[0-9]{2}:[0-9]{2}\Z"), "HH:mm"),
    "datetime": Type(_is_text, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}\Z"), "yyyy-MM-dd HH:mm"),
    "date_range": Type(_is_range, _DATE, "yyyy-MM-dd", ("from", "to")),
    "choice": Type(_is_text),
    "url": Type(_is_link, _URL, "https://…", ("url", "pc_url", "ios_url", "android_url")),
    "image": Type(_text_or("img_key")),
    "image_array": Type(_list_of(_text_or("img_key"))),
    "person": Type(_text_or("id")),
    "person_array": Type(_list_of(_text_or("id"))),
    "option_array": Type(_list_of(_is_object)),
    "button_array": Type(_list_of(_is_object)),
    "text_array": Type(_list_of(is_scalar)),
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
    "enum": "choice",
    "tablerowarray": "table_rows",
    **{name.replace("_", ""): name for name in TYPES},
}


def type_named(word: JSONValue) -> str | None:
    """The type a word means (``"imageArray"`` is ``image_array``); ``None`` for an unknown one."""
    if not isinstance(word, str) or len(word) > 40:
        return None
    return _ALIASES.get(re.sub(r"[^a-z]", "", word.lower()))
