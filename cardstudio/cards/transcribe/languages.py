"""Whole-card translations of 1.0 (``i18n_elements``, ``i18n_header``) made translations of texts (card-format §1.5)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog.shared import LOCALES
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.types import JSONObject, JSONValue

#: Property and where its translations stand, for everything that can be translated in place.
_TRANSLATED = {"content": "i18n_content", "img_key": "i18n_img_key", "default_value": "i18n_default_value"}
_LOCALES = frozenset(LOCALES)
_FIRST = ("zh_cn", "en_us")


def merge_languages(card: JSONObject, changes: Changes) -> JSONObject:
    """``card`` with one list of elements and one header; languages built differently are left out and listed."""
    made = {key: held for key, held in card.items() if key not in ("i18n_elements", "i18n_header")}
    for key, base in (("i18n_elements", "elements"), ("i18n_header", "header")):
        localised = card.get(key)
        if isinstance(localised, dict) and localised:
            for name in (name for name in localised if name not in _LOCALES):
                changes.dropped_property((None, key), name, "root")
            shown = {name: held for name, held in localised.items() if name in _LOCALES}
            if shown:
                made[base] = _merged(shown, key, changes)
        elif key in card and localised:
            changes.dropped_property(None, key, "root")
    return made


def _merged(localised: dict[str, JSONValue], key: str, changes: Changes) -> JSONValue:
    main = next((locale for locale in _FIRST if locale in localised), next(iter(localised)))
    base = localised[main]
    for locale, other in localised.items():
        if locale == main:
            continue
        if not _alike(base, other):
            changes.add("language-dropped", "dropped", ((None, key), locale), {"locale": locale})
            continue
        base = _with_translation(base, other, main, locale)
    return base


def _alike(one: JSONValue, other: JSONValue) -> bool:
    """Whether two languages differ in nothing but what can be translated in place."""
    if isinstance(one, dict) and isinstance(other, dict):
        return (one.keys() - _TRANSLATED.values()) == (other.keys() - _TRANSLATED.values()) and all(
            (key in _TRANSLATED and isinstance(one[key], str) and isinstance(other[key], str))
            or _alike(one[key], other[key])
            for key in one.keys() & other.keys()
            if key not in _TRANSLATED.values()
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_alike(left, right) for left, right in zip(one, other, strict=True))
    return bool(one == other)


def _with_translation(base: JSONValue, other: JSONValue, main: str, locale: str) -> JSONValue:
    if isinstance(base, list):
        return [_with_translation(left, right, main, locale) for left, right in zip(base, other, strict=True)]
    if not isinstance(base, dict):
        return base
    made: dict[str, Any] = {}
    for key, held in base.items():
        made[key] = held if key in _TRANSLATED.values() else _with_translation(held, other.get(key), main, locale)
    for key, translations in _TRANSLATED.items():
        if isinstance(base.get(key), str) and isinstance(other.get(key), str) and base[key] != other[key]:
            known = made.get(translations)
            made[translations] = {**(known if isinstance(known, dict) else {main: base[key]}), locale: other[key]}
    return made
