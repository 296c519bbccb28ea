"""The JSON types of fields and values, as keys of the ``TYPES`` tables of :mod:`cardstudio.cards.messages`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from cardstudio.cards.catalog.types import Flag, Integer, Number, Text, Type
from cardstudio.cards.types import JSONValue

_CONTAINERS: dict[Any, str] = {dict: "object", list: "array"}


def expected_type(type: Type) -> str:
    """The JSON type a field takes."""
    if isinstance(type, Integer):
        return "integer"
    if isinstance(type, Number):
        return "number"
    if isinstance(type, Flag):
        return "boolean"
    if isinstance(type, Text):
        return "string"
    return _CONTAINERS.get(type.python, "string")


def found_type(held: JSONValue) -> str:
    """The JSON type of a value."""
    if held is None:
        return "null"
    if isinstance(held, bool):
        return "boolean"
    if isinstance(held, int | float | Decimal):
        return "number"
    if isinstance(held, str):
        return "string"
    return _CONTAINERS.get(type(held), "object")
