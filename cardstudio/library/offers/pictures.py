"""The pictures of a card by their words: whether another team may use them depends on the app it sends with."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cardstudio.cards.types import JSONObject, JSONValue

_KEYS = ("img_key", "icon_key", "image_key")


def picture_names(card: JSONObject) -> list[str]:
    """What each uploaded picture is called in the card, in its order; each picture once."""
    named: dict[str, str] = {}
    for key, words in _pictures(card):
        if not named.get(key):
            named[key] = words
    return [words or _("picture %(number)d") % {"number": at} for at, words in enumerate(named.values(), 1)]


def _pictures(value: JSONValue) -> Iterator[tuple[str, str]]:
    stack: list[JSONValue] = [value]
    while stack:
        held = stack.pop()
        if isinstance(held, list):
            stack.extend(reversed(held))
        elif isinstance(held, dict):
            for name in _KEYS:
                key = held.get(name)
                if isinstance(key, str) and key and "${" not in key:
                    yield key, _words(held)
            stack.extend(reversed(list(held.values())))


def _words(element: JSONObject) -> str:
    """The title of a picture, or what is said of it for those who can't see it."""
    for name in ("title", "alt"):
        part = element.get(name)
        content = part.get("content") if isinstance(part, dict) else None
        if isinstance(content, str) and content.strip():
            return f"“{content.strip()}”"
    return ""
