"""The catalog as it is served."""

from __future__ import annotations

import functools

from cardstudio.api.served import Served
from cardstudio.cards import catalog_help, catalog_json

LOCALES = ("en", "zh")


@functools.cache
def in_language(locale: str) -> Served:
    """The catalog in "en" or "zh"."""
    value = catalog_json(locale)
    return Served.of(value, str(value["hash"]))


@functools.cache
def help_in_language(locale: str) -> Served:
    """What there is to know about properties, in "en" or "zh"; forms ask for it when they are first shown."""
    return Served.of(catalog_help(locale))


def by_hash(name: str) -> Served | None:
    """The catalog with this hash, if it is one of this release's."""
    return next((served for served in map(in_language, LOCALES) if served.hash == name), None)
