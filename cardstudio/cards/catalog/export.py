"""The catalog as JSON, in one language: what the designer and the renderer read."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from cardstudio.cards import json
from cardstudio.cards.catalog import CATALOG, NESTING
from cardstudio.cards.catalog.artwork import icons
from cardstudio.cards.catalog.colors import TAG_COLORS, TEMPLATES
from cardstudio.cards.catalog.model import FORMATS, SECTIONS, Component, Field, Format
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
from cardstudio.cards.types import JSONObject


def catalog_json(locale: str = "en") -> JSONObject:
    """The whole catalog in English or Chinese. ``hash`` names the content: same hash, same catalog.

    The value is shared between callers and must not be changed.
    """
    return _catalog(language_of(locale))


def catalog_help(locale: str = "en") -> JSONObject:
    """What people have to know about properties, by component and name; apart from the catalog, so that it can wait."""
    found: JSONObject = {}
    for name, component in CATALOG.items():
        told = {field.name: field_help(name, field.name, locale) for field in component.fields}
        found[name] = {field: text for field, text in told.items() if text}
    return found


@cache
def _catalog(locale: str) -> JSONObject:
    content = {
        "locale": locale,
        "formats": list(FORMATS),
        "groups": _groups(locale),
        "components": {name: _component(component, locale) for name, component in CATALOG.items()},
        "nesting": NESTING,
        "sections": _sections(),
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


def _groups(locale: str) -> list[JSONObject]:
    """The palette: groups in order, each with the components it offers."""
    groups: dict[str, list[str]] = {}
    for component in CATALOG.values():
        if component.snippets:
            groups.setdefault(component.group, []).append(component.name)
    return [{"name": name, "label": group_label(name, locale), "components": held} for name, held in groups.items()]


def _sections() -> JSONObject:
    """The names of properties by section. A form shows the others as content."""
    fields = [field for component in CATALOG.values() for field in component.fields]
    return {
        section: sorted({field.name for field in fields if field.section == section})
        for section in SECTIONS
        if section != "content"
    }


def _icons() -> JSONObject:
    """Icon tokens by style; grouped, they take half the bytes."""
    styles: dict[str, list[str]] = {}
    for icon in ICONS.values():
        styles.setdefault(icon.style, []).append(icon.token)
    return dict(styles)


def _component(component: Component, locale: str) -> JSONObject:
    return {
        "label": component_label(component.name, locale),
        "help": component_help(component.name, locale),
        "group": component.group,
        "icon": icons().get(component.name),
        "tagged": component.tagged,
        "placeable": component.tagged and component.placeable,
        "interactive": component.interactive,
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


def _fields(component: Component, format: Format, locale: str) -> JSONObject:
    return {name: _field(component, field, locale) for name, field in component.fields_in(format).items()}


def _field(component: Component, field: Field, locale: str) -> JSONObject:
    described: JSONObject = {
        "label": field_label(component.name, field.name, locale),
        "type": field.type.describe(),
        "source": page(field.source or component.source),
        "confidence": field.confidence or component.confidence,
    }
    for name in ("required", "tolerated", "deprecated"):
        if getattr(field, name):
            described[name] = True
    if field.default is not None:
        described["default"] = field.default
    if field.min_client:
        described["min_client"] = field.min_client
    return described
