"""JSON Schema 2020-12 of a document: its card, the variables it declares and the samples it is tried with."""

from __future__ import annotations

from functools import lru_cache

from cardstudio.cards.catalog.model import Format
from cardstudio.cards.fill.value_types import TYPES
from cardstudio.cards.fill.variables import FILLERS
from cardstudio.cards.messages import document_help
from cardstudio.cards.schema import schema
from cardstudio.cards.types import JSONObject

#: Loops and conditions may stand on any object of a document's card.
_DIRECTIVES: JSONObject = {"^\\$each$": {"type": "string"}, "^\\$if$": {"type": ["string", "boolean"]}}

_SAMPLE: JSONObject = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "values": {"type": "object"}},
    "required": ["values"],
}


@lru_cache(maxsize=4)
def document_schema(format: Format, locale: str = "en") -> JSONObject:
    """The JSON Schema of a document whose card has this format. It is shared between callers, not to be changed."""
    card = dict(schema(format, locale))
    definitions: JSONObject = {name: _with_directives(held) for name, held in card.pop("$defs").items()}
    dialect = card.pop("$schema")
    definitions["card"] = _with_directives(card)
    definitions["variable"] = _variable(locale)
    properties: JSONObject = {
        "card": {"$ref": "#/$defs/card"},
        "variables": _list_of({"$ref": "#/$defs/variable"}),
        "samples": _list_of(_SAMPLE),
        "update_multi": {"type": "boolean"},
        "editor": {"type": "object"},
    }
    return {
        "$schema": dialect,
        "title": f"Card Studio document, card {format}",
        "type": "object",
        "properties": _described(properties, locale),
        "required": ["card"],
        "$defs": definitions,
    }


def _with_directives(definition: JSONObject) -> JSONObject:
    if definition.get("type") != "object":
        return definition
    return {**definition, "patternProperties": {**definition.get("patternProperties", {}), **_DIRECTIVES}}


def _variable(locale: str) -> JSONObject:
    text = {"type": "string"}
    properties: JSONObject = {
        "name": text,
        # Other spellings are understood, so these are only offered.
        "type": {"anyOf": [{"enum": list(TYPES)}, text]},
        "label": text,
        "description": text,
        "default": {},
        "example": {},
        "required": {"type": "boolean", "default": True},
        "filled_by": {"enum": list(FILLERS)},
        "options": {**_list_of(text), "minItems": 1},
        "fields": _list_of({"$ref": "#/$defs/variable"}),
    }
    return {
        "type": "object",
        "properties": _described(properties, locale),
        "required": ["name"],
        "additionalProperties": False,
    }


def _list_of(item: JSONObject) -> JSONObject:
    return {"type": "array", "items": item}


def _described(properties: JSONObject, locale: str) -> JSONObject:
    return {name: {**held, "description": document_help(name, locale)} for name, held in properties.items()}
