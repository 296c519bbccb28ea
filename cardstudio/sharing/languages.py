"""The language of the linter's sentences for the person the request is from."""

from __future__ import annotations

from django.utils.translation import get_language


def card_locale() -> str:
    """`zh` or `en`, as `cards` calls them."""
    return "zh" if (get_language() or "").startswith("zh") else "en"
