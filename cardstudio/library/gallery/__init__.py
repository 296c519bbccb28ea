"""Starting points: well-made cards of everyday life, each in both languages and both formats.

One file an entry (`entries/<slug>.json`), written in format 1.0. `{"en": …, "zh": …}` is a value by language, `$name`
what an element is called in the outline. Blanks have examples, which never go out, and no defaults; a sample only says
what differs from the examples. What is begun from an entry knows its words (`starting_words`). The 2.0 card is made by
`convert`, so that nothing is kept twice. Further languages are files of their own: `words/<language>.json`, what each
English text is in it.
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.utils.translation import gettext_noop as _

from cardstudio.cards import convert
from cardstudio.cards import json as card_json
from cardstudio.cards.measure import OPAQUE
from cardstudio.cards.starting_words import with_marks
from cardstudio.cards.typed_dicts import DocumentJson
from cardstudio.cards.types import JSONObject

DIRECTORY = Path(__file__).parent / "entries"
WORDS = Path(__file__).parent / "words"
#: What entries are ordered by, and how that is called.
CATEGORIES = {
    "engineering": _("Engineering"),
    "teamwork": _("Teamwork"),
    "people": _("People"),
    "events": _("Events"),
    "customers": _("Customers"),
}
#: In the order they are shown.
SLUGS = (
    "release-review", "weekly-report", "event-invitation", "incident-alert", "leave-request", "daily-figures",
    "meeting-minutes", "onboarding", "customer-ticket", "survey", "deploy-result", "holiday-notice", "expense-request",
    "reading-list", "order-status", "kudos", "maintenance-notice",
)  # fmt: skip
#: Those the entries are written in.
_LANGUAGES = frozenset({"en", "zh"})
_NAME = "$name"
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A starting point in one language and format; `document` is shared by all who ask and must not be changed."""

    slug: str
    category: str
    name: str
    description: str
    document: DocumentJson


@functools.cache
def entries(locale: str, format: str) -> tuple[Entry, ...]:
    """All entries in one of `LOCALES`, as cards of format "1.0" or "2.0"."""
    return tuple(_entry(slug, locale, format) for slug in SLUGS)


def blank(format: str) -> DocumentJson:
    """A document to begin from nothing."""
    return _document({"elements": []}, format, [], [], "blank")


def _entry(slug: str, locale: str, format: str) -> Entry:
    source = _in_language(card_json.load((DIRECTORY / f"{slug}.json").read_bytes()), locale)
    assert isinstance(source, dict)
    document = _document(source["card"], format, source["variables"], source["samples"], slug)
    return Entry(slug, source["category"], source["name"], source["description"], document)


def _in_language(value: Any, locale: str) -> Any:
    """A value with every choice by language made."""
    if isinstance(value, list):
        return [_in_language(item, locale) for item in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == _LANGUAGES:
        return _in_language(value[locale] if locale in value else _translated(value["en"], locale), locale)
    return {key: _in_language(held, locale) for key, held in value.items()}


def _translated(value: Any, locale: str) -> Any:
    """The English of a choice in a language with a file of its own; as it is where that has no word for it."""
    return _words(locale).get(value, value) if isinstance(value, str) else value


@functools.cache
def _words(locale: str) -> dict[str, str]:
    path = WORDS / f"{locale}.json"
    held: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return held


def _document(card: JSONObject, format: str, variables: list[Any], samples: list[Any], slug: str) -> DocumentJson:
    nodes: list[JSONObject] = []
    card = _noted(convert(card, format, template=True).card, nodes, slug)
    document: JSONObject = {
        "card": card,
        "variables": variables,
        "samples": samples,
        "update_multi": True,
        "editor": {"nodes": nodes},
    }
    return cast(DocumentJson, with_marks(document))


def _noted(value: Any, nodes: list[JSONObject], slug: str) -> Any:
    """The value without its names, which go to `nodes`: one for each element, in document order (contracts §store)."""
    if isinstance(value, list):
        return [_noted(item, nodes, slug) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("tag"), str):
        # Random for an element, yet the same whenever the gallery is asked for.
        node = {"id": hashlib.sha256(f"{slug} {len(nodes)}".encode()).hexdigest()[:_ID_LENGTH]}
        nodes.append({**node, "name": value[_NAME]} if _NAME in value else node)
    kept = {key: held for key, held in value.items() if key != _NAME}
    return {key: held if key in OPAQUE else _noted(held, nodes, slug) for key, held in kept.items()}
