"""The catalog as it is served."""

from __future__ import annotations

import functools
import hashlib

from cardstudio.api.static_json import Served
from cardstudio.cards import catalog_help, catalog_json, json
from cardstudio.cards.messages import LOCALES
from cardstudio.cards.types import JSONValue


@functools.cache
def in_language(locale: str) -> Served:
    """The catalog in one of `LOCALES`."""
    value = catalog_json(locale)
    return Served.of(value, str(value["hash"]))


@functools.cache
def for_designer(locale: str) -> Served:
    """The catalog without what no first look needs, a third of it: icon tokens, and where each fact comes from."""
    value = {name: _lighter(held) for name, held in catalog_json(locale).items() if name not in ("hash", "icons")}
    return Served.of({"hash": hashlib.sha256(json.encode(value)).hexdigest(), **value})


def _lighter(value: JSONValue) -> JSONValue:
    if isinstance(value, dict):
        return {key: _lighter(held) for key, held in value.items() if key not in ("source", "confidence")}
    return value


@functools.cache
def help_in_language(locale: str) -> Served:
    """What there is to know about properties, in one of `LOCALES`; forms ask for it when they are first shown."""
    return Served.of(catalog_help(locale))


def by_hash(name: str) -> Served | None:
    """The edition of the catalog with this hash, if it is one of this release's."""
    editions = (edition(locale) for edition in (in_language, for_designer) for locale in LOCALES)
    return next((served for served in editions if served.hash == name), None)
