"""The catalog as JSON Schema 2020-12, one per format: for completion and checking in other editors.

A schema knows shapes, types, words and ranges. It is as strict as the platform, not as the pages: what only warns in
the linter is described or offered, but not enforced. Rules across elements stay with the linter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cardstudio.cards.catalog import CATALOG, TAGS
from cardstudio.cards.catalog.model import (
    ByLocale,
    ByName,
    Color,
    Component,
    Each,
    Elements,
    Enum,
    Fallback,
    Field,
    Flag,
    Format,
    Integer,
    Number,
    Object,
    Opaque,
    Size,
    Tagged,
    Text,
    Type,
)
from cardstudio.cards.catalog.shared import LOCALES
from cardstudio.cards.catalog.tables import PALETTE
from cardstudio.cards.messages import component_help, component_label, field_help, field_label, limit_text
from cardstudio.cards.types import JSONObject

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: Any value may be a placeholder of a template (contracts §lint-report).
_PLACEHOLDER: JSONObject = {"type": "string", "pattern": r"\$\{|\{\{"}
_NAMES: dict[Any, str] = {dict: "object", str: "string", list: "array"}


@lru_cache(maxsize=4)
def schema(format: Format, locale: str = "en") -> JSONObject:
    """The JSON Schema of a card. The value is shared between callers and must not be changed."""
    definitions = {
        name: _object(component, format, locale) for name, component in CATALOG.items() if format in component.formats
    }
    root = definitions.pop("root")
    if format == "2.0":
        root["properties"]["schema"] = {"const": "2.0"}
        root["required"] = ["schema"]
    else:
        root["properties"]["schema"] = {"const": "1.0"}
    definitions["element"] = _element(format)
    return {"$schema": _DIALECT, "title": f"Feishu card {format}", **root, "$defs": definitions}


def _object(component: Component, format: Format, locale: str) -> JSONObject:
    fields = component.fields_in(format)
    properties = {name: _described(component, field, format, locale) for name, field in fields.items()}
    made: JSONObject = {
        "type": "object",
        "title": component_label(component.name, locale),
        "description": component_help(component.name, locale),
        "properties": properties,
    }
    if component.tagged:
        made["properties"] = {"tag": {"const": component.name}, **properties}
        made["required"] = ["tag"]
    if format == "2.0":
        made["additionalProperties"] = False  # 1.0 ignores what it does not know
    return made


def _described(component: Component, field: Field, format: Format, locale: str) -> JSONObject:
    made: JSONObject = {"title": field_label(component.name, field.name, locale)}
    sentences = [field_help(component.name, field.name, locale), *_limits(field, locale)]
    if any(sentences):
        made["description"] = " ".join(filter(None, sentences))
    made.update(_typed(field.type, format))
    if field.default is not None:
        made["default"] = field.default
    if field.deprecated or field.tolerated:
        made["deprecated"] = True
    return made


def _limits(field: Field, locale: str) -> Iterator[str]:
    """The limits of a property as sentences; a schema that enforced them would be stricter than the platform."""
    type = field.type
    if isinstance(type, Integer | Number) and type.least is not None:
        rule = "at_least" if type.most is None else "range"
        yield limit_text(rule, {"least": type.least, "most": type.most}, locale)
    elif isinstance(type, Text) and type.most is not None:
        yield limit_text("characters", {"most": type.most}, locale)
    elif isinstance(type, Each) and type.most is not None:
        yield limit_text("entries", {"most": type.most}, locale)
    elif isinstance(type, Size):
        yield limit_text("size", {"spelling": type.spelled}, locale)
    if field.min_client:
        yield limit_text("client", {"version": field.min_client}, locale)
    if field.deprecated or field.tolerated:
        yield limit_text("deprecated" if field.deprecated else "tolerated", {}, locale)


def _typed(type: Type, format: Format) -> JSONObject:
    """One type; everything but strings also takes a placeholder."""
    exact = _exact(type, format)
    takes_text = exact.get("type") == "string" or "anyOf" in exact
    return exact if takes_text else {"anyOf": [exact, _PLACEHOLDER]}


def _exact(type: Type, format: Format) -> JSONObject:
    if isinstance(type, Object):
        return _reference(type.shape)
    if isinstance(type, Tagged):
        return _by_tag(tuple(tag for tag in (*type.tags, *type.tolerated) if tag in TAGS))
    if isinstance(type, Elements):
        return {"type": "array", "items": _reference("element")}
    if isinstance(type, Each):
        return {"type": "array", "items": _typed(type.item, format)}
    if isinstance(type, ByLocale):
        item = _typed(type.item, format)
        return {"type": "object", "properties": dict.fromkeys(LOCALES, item), "additionalProperties": item}
    if isinstance(type, ByName):
        return {"type": "object", "additionalProperties": _typed(type.item, format)}
    if isinstance(type, Opaque):
        return {"type": [_NAMES[given] for given in type.types]}
    if isinstance(type, Fallback):
        return {"anyOf": [{"const": "drop"}, {"type": "object"}]}
    return _scalar(type)


def _scalar(type: Type) -> JSONObject:
    if isinstance(type, Flag):
        return {"type": "boolean"}
    if isinstance(type, Integer):
        return _integer(type)
    if isinstance(type, Number):
        return {"type": "number"}
    if isinstance(type, Enum):
        return _one_of(type.values) if type.refused is None else {"anyOf": [{"enum": list(type.values)}, _PLACEHOLDER]}
    if isinstance(type, Color):
        return _one_of((*type.words, *(sorted(PALETTE) if type.palette else ())))
    if isinstance(type, Size):
        return _one_of((*type.words, *(("8px",) if type.px else ())))
    return {"type": "string"}


def _one_of(words: tuple[str, ...]) -> JSONObject:
    """Words an editor offers; the platform takes others as well, so they are not wrong."""
    return {"anyOf": [{"enum": list(words)}, {"type": "string"}]} if words else {"type": "string"}


def _by_tag(tags: tuple[str, ...]) -> JSONObject:
    """An object of one of several tags: the tag decides which definition counts, so that messages stay short."""
    choices = [
        {"if": {"properties": {"tag": {"const": tag}}, "required": ["tag"]}, "then": _reference(tag)} for tag in tags
    ]
    return {"type": "object", "properties": {"tag": _tag_of(tags)}, "allOf": choices}


def _tag_of(tags: tuple[str, ...]) -> JSONObject:
    return {"anyOf": [{"enum": list(tags)}, _PLACEHOLDER]}


def _element(format: Format) -> JSONObject:
    placeable = (name for name, component in TAGS.items() if component.placeable and format in component.formats)
    return {**_by_tag(tuple(placeable)), "required": ["tag"]}


def _reference(name: str) -> JSONObject:
    return {"$ref": f"#/$defs/{name}"}


def _integer(type: Integer) -> JSONObject:
    made: JSONObject = {"type": ["integer", "string"]} if type.or_length else {"type": "integer"}
    return {**made, "examples": list(type.allowed)} if type.allowed else made
