"""The language of an answer."""

from __future__ import annotations

from django.utils.translation import get_language


def card_locale() -> str:
    """The request's language as `cardstudio.cards` names it: "zh" or "en"."""
    return "zh" if (get_language() or "").startswith("zh") else "en"
