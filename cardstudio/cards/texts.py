"""Text objects, as the card has them."""

from __future__ import annotations

from cardstudio.cards.types import JSONObject


def is_blank(text: JSONObject) -> bool:
    """Whether a text says nothing in any language."""
    said = [text.get("content")]
    for key in ("i18n_content", "i18n"):
        localised = text.get(key)
        if isinstance(localised, dict):
            said += localised.values()
    return not any(isinstance(one, str) and one.strip() for one in said)
