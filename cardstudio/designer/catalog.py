"""The catalog as it is served: encoded and compressed once a process."""

from __future__ import annotations

import functools
import gzip
import hashlib
from dataclasses import dataclass

from cardstudio.cards import catalog_help, catalog_json
from cardstudio.cards import json as card_json

LOCALES = ("en", "zh")


@dataclass(frozen=True)
class ServedCatalog:
    """One language. `hash` names the content, so equal hashes mean equal bytes."""

    hash: str
    plain: bytes
    gzipped: bytes


@functools.cache
def in_language(locale: str) -> ServedCatalog:
    """The catalog in "en" or "zh"."""
    value = catalog_json(locale)
    return _packed(str(value["hash"]), card_json.encode(value))


@functools.cache
def help_in_language(locale: str) -> ServedCatalog:
    """What there is to know about properties, in "en" or "zh"; forms ask for it when they are first shown."""
    plain = card_json.encode(catalog_help(locale))
    return _packed(hashlib.sha256(plain).hexdigest(), plain)


def _packed(name: str, plain: bytes) -> ServedCatalog:
    return ServedCatalog(name, plain, gzip.compress(plain, 9, mtime=0))


def by_hash(name: str) -> ServedCatalog | None:
    """The catalog with this hash, if it is one of this release's."""
    return next((served for served in map(in_language, LOCALES) if served.hash == name), None)
