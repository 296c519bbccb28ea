"""The catalog as JSON, in one language: what the designer and the renderer read."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, Literal, NotRequired, TypedDict, cast

from cardstudio.cards import json
from cardstudio.cards.catalog import CATALOG, NESTING
from cardstudio.cards.catalog.artwork import icons
from cardstudio.cards.catalog.colors import TAG_COLORS, TEMPLATES
from cardstudio.cards.catalog.model import FORMATS, SECTIONS, Component, Field, Format, When
from cardstudio.cards.catalog.shared import LOCALES, TEXT_SIZES
from cardstudio.cards.catalog.tables import ICONS, SHADES
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.messages import (
    component_help,
    component_label,
    field_help,
    field_label,
    group_label,
    language_of,
    snippet_text,
    word_labels,
)
from cardstudio.cards.sources import page
from cardstudio.cards.types import JSONObject, JSONValue


class ComponentJson(TypedDict):
    """A component, or a shape that stands inside one. `fields` are by format and name, as are `snippets`, what it
    begins as; `min_client` is the oldest client that draws it. `is_level`: it counts as a level of nesting."""

    label: str
    help: str
    group: str
    icon: list[JSONValue] | None
    tagged: bool
    placeable: bool
    interactive: bool
    form_only: bool
    is_level: bool
    undocumented: bool
    formats: list[Format]
    min_client: str | None
    source: NotRequired[str]
    confidence: NotRequired[str]
    snippets: dict[str, JSONObject]
    fields: dict[str, dict[str, FieldJson]]


class FieldTypeJson(TypedDict):
    """What a property takes; which members are there hangs on `kind`."""

    kind: str
    values: NotRequired[list[str | int]]
    tags: NotRequired[list[str]]
    item: NotRequired[FieldTypeJson]
    shape: NotRequired[str]
    palette: NotRequired[bool]
    pattern: NotRequired[str]
    spelling: NotRequired[Literal["date", "time", "datetime"]]
    max_length: NotRequired[int]
    max_items: NotRequired[int]
    min: NotRequired[float]
    max: NotRequired[float]
    words: NotRequired[list[str]]
    px: NotRequired[list[int | None]]
    percent: NotRequired[list[int]]
    parts: NotRequired[list[int]]
    types: NotRequired[list[str]]


class WhenJson(TypedDict):
    """That the property `key` beside it has one of these values, or with `isnt` none of them; null is not said."""

    key: str
    values: list[str | bool | None]
    isnt: NotRequired[bool]


class FieldJson(TypedDict):
    """A property of a component. `type.kind` names what it takes. It does something only where all of `when` holds,
    with `in_form` only inside a form."""

    label: str
    type: FieldTypeJson
    source: NotRequired[str]
    confidence: NotRequired[str]
    required: NotRequired[bool]
    tolerated: NotRequired[bool]
    deprecated: NotRequired[bool]
    default: NotRequired[JSONValue]
    min_client: NotRequired[str]
    when: NotRequired[list[WhenJson]]
    in_form: NotRequired[bool]


class GroupJson(TypedDict):
    """A group of the palette, and the components it offers."""

    name: str
    label: str
    components: list[str]


class ShadeJson(TypedDict):
    """A color in both themes."""

    light: str
    dark: str


class LimitJson(TypedDict):
    """What one channel takes."""

    limit_bytes: int


class SectionsJson(TypedDict):
    """The names of properties by section; a form shows the others as content."""

    style: list[str]
    interaction: list[str]


class CatalogContentJson(TypedDict):
    """What an edition of the catalog holds."""

    locale: str
    formats: list[Format]
    groups: list[GroupJson]
    components: dict[str, ComponentJson]
    nesting: dict[Format, dict[str, dict[str, str]]]
    sections: SectionsJson
    words: dict[str, str]
    colors: dict[str, ShadeJson]
    templates: list[str]
    tag_colors: list[str]
    text_sizes: list[str]
    locales: list[str]
    icons: NotRequired[dict[str, list[str]]]
    channels: dict[str, LimitJson]


class CatalogJson(CatalogContentJson):
    """What cards are made of. `hash` names this edition; `components` are by tag or shape name, `nesting` has by
    format and parent the rules of what does not simply belong there. The designer's edition has no `icons`, `source`
    and `confidence`."""

    hash: str


def catalog_json(locale: str = "en") -> CatalogJson:
    """The whole catalog in one language. ``hash`` names the content: same hash, same catalog.

    The value is shared between callers and must not be changed.
    """
    return _catalog(language_of(locale))


def catalog_help(locale: str = "en") -> dict[str, dict[str, str]]:
    """What people have to know about properties, by component and name; apart from the catalog, so that it can wait."""
    found: dict[str, dict[str, str]] = {}
    for name, component in CATALOG.items():
        told = {field.name: field_help(name, field.name, locale) for field in component.fields}
        found[name] = {field: text for field, text in told.items() if text}
    return found


@cache
def _catalog(locale: str) -> CatalogJson:
    content: CatalogContentJson = {
        "locale": locale,
        "formats": list(FORMATS),
        "groups": _groups(locale),
        "components": {name: _component(component, locale) for name, component in CATALOG.items()},
        "nesting": NESTING,
        "sections": cast(SectionsJson, _sections()),
        "words": word_labels(locale),
        "colors": {word: {"light": shade.light, "dark": shade.dark} for word, shade in SHADES.items()},
        "templates": list(TEMPLATES),
        "tag_colors": list(TAG_COLORS),
        "text_sizes": list(TEXT_SIZES),
        "locales": list(LOCALES),
        "icons": _icons(),
        "channels": {name: {"limit_bytes": channel.limit_bytes} for name, channel in CHANNELS.items()},
    }
    return {"hash": hashlib.sha256(json.encode(content)).hexdigest(), **content}


def _groups(locale: str) -> list[GroupJson]:
    """The palette: groups in order, each with the components it offers."""
    groups: dict[str, list[str]] = {}
    for component in CATALOG.values():
        if component.snippets:
            groups.setdefault(component.group, []).append(component.name)
    return [{"name": name, "label": group_label(name, locale), "components": held} for name, held in groups.items()]


def _sections() -> dict[str, list[str]]:
    """The names of properties by section. A form shows the others as content."""
    fields = [field for component in CATALOG.values() for field in component.fields]
    return {
        section: sorted({field.name for field in fields if field.section == section})
        for section in SECTIONS
        if section != "content"
    }


def _icons() -> dict[str, list[str]]:
    """Icon tokens by style; grouped, they take half the bytes."""
    styles: dict[str, list[str]] = {}
    for icon in ICONS.values():
        styles.setdefault(icon.style, []).append(icon.token)
    return styles


def _component(component: Component, locale: str) -> ComponentJson:
    return {
        "label": component_label(component.name, locale),
        "help": component_help(component.name, locale),
        "group": component.group,
        "icon": icons().get(component.name),
        "tagged": component.tagged,
        "placeable": component.tagged and component.placeable,
        "interactive": component.interactive,
        "form_only": component.form_only,
        "is_level": component.is_level,
        "undocumented": component.undocumented is not None,
        "formats": list(component.formats),
        "min_client": component.min_client,
        "source": page(component.source),
        "confidence": component.confidence,
        "snippets": {format: _spoken(snippet, locale) for format, snippet in component.snippets.items()},
        "fields": {format: _fields(component, format, locale) for format in component.formats},
    }


def _spoken(value: Any, locale: str) -> Any:
    """A snippet with its texts in the language."""
    if isinstance(value, dict):
        return {key: _spoken(held, locale) for key, held in value.items()}
    if isinstance(value, list):
        return [_spoken(item, locale) for item in value]
    return snippet_text(value, locale) if isinstance(value, str) else value


def _fields(component: Component, format: Format, locale: str) -> dict[str, FieldJson]:
    return {name: _field(component, field, locale) for name, field in component.fields_in(format).items()}


def _field(component: Component, field: Field, locale: str) -> FieldJson:
    described: FieldJson = {
        "label": field_label(component.name, field.name, locale),
        "type": cast(FieldTypeJson, field.type.describe()),
        "source": page(field.source or component.source),
        "confidence": field.confidence or component.confidence,
    }
    if field.required:
        described["required"] = True
    if field.tolerated:
        described["tolerated"] = True
    if field.deprecated:
        described["deprecated"] = True
    if field.default is not None:
        described["default"] = field.default
    if field.min_client:
        described["min_client"] = field.min_client
    if field.when:
        described["when"] = [_when(one) for one in field.when]
    if field.in_form:
        described["in_form"] = True
    return described


def _when(when: When) -> WhenJson:
    told: WhenJson = {"key": when.key, "values": list(when.values)}
    return {**told, "isnt": True} if when.isnt else told
