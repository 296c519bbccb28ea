"""What would be drawn with nothing to see: a card without content."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context
from cardstudio.cards.types import JSONObject


def check_card(context: Context) -> None:
    """A card with neither a header nor an element is an empty frame."""
    if not _has_content(context.root):
        context.warn("empty-card", None, source="card-format §1.1")


def _has_content(card: JSONObject) -> bool:
    body = card.get("body")
    held = [card.get("header"), card.get("elements"), body.get("elements") if isinstance(body, dict) else body]
    localised = card.get("i18n_elements")
    held += localised.values() if isinstance(localised, dict) else [localised]
    return any(held)
