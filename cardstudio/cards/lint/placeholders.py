"""Placeholders of templates: they fit any type, but must be gone from a card that is sent (contracts §lint-report)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardstudio.cards.types import JSONValue, Path

if TYPE_CHECKING:
    from cardstudio.cards.lint.context import Context

#: ``${name}`` of the card tool and of documents, ``{{name}}`` of other template engines.
_PLACEHOLDER = re.compile(r"(?<!\$)\$\{[^{}]{0,200}\}|\{\{[^{}]{0,200}\}\}")


def is_placeholder(value: JSONValue) -> bool:
    """Whether a placeholder stands in the string, so that nobody knows yet what will be there."""
    return isinstance(value, str) and find(value) is not None


def find(text: str) -> str | None:
    """The first placeholder of a text."""
    if "${" not in text and "{{" not in text:
        return None
    match = _PLACEHOLDER.search(text)
    return match[0] if match else None


#: Keys under which words for people stand; a placeholder left there is ugly, anywhere else it breaks the card.
_WORDS = frozenset({"content", "i18n_content", "i18n", "default_value", "i18n_default_value", "display_name"})


def check_left(context: Context) -> None:
    """Placeholders in a card that goes out as it is."""
    stack: list[tuple[JSONValue, Path, bool]] = [(context.root, None, False)]
    while stack:
        value, path, in_words = stack.pop()
        if isinstance(value, dict):
            stack.extend((held, (path, key), in_words or key in _WORDS) for key, held in value.items())
        elif isinstance(value, list):
            stack.extend((held, (path, index), in_words) for index, held in enumerate(value))
        elif isinstance(value, str):
            found = find(value)
            if found is not None:
                params = {"value": found, "property": path[1] if path else ""}
                context.say(
                    "placeholder-left", "warning" if in_words else "error", path, params, source="card-format §6.2"
                )
