"""The language of an answer."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_language

# What a page's script may say of the language its page was written in.
ASKED = {"zh": "zh-hans", "en": "en"}


def card_locale() -> str:
    """The request's language as `cardstudio.cards` names it: "zh" or "en"."""
    return "zh" if (get_language() or "").startswith("zh") else "en"


def asked_language(request: HttpRequest) -> str:
    """The language a page's script asks for in `?lang=zh|en`; empty where it does not say."""
    return ASKED.get(request.GET.get("lang", ""), "")
