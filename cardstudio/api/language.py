"""The language of an answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from cardstudio.cards.messages import LOCALES, language_of


def card_locale() -> str:
    """The request's language as `cardstudio.cards` and the front end name it: "zh" for "zh-hans"."""
    return language_of(get_language() or "")


def asked_language(request: HttpRequest) -> str:
    """The language a page's script asks for in `?lang=zh`; empty where it does not say."""
    asked = request.GET.get("lang", "")
    return code_of(asked) if asked in LOCALES else ""


def code_of(locale: str) -> str:
    """The language a locale is read in, as Django names it: "zh-hans" for "zh_CN"."""
    codes = (code for code, _name in settings.LANGUAGES)
    return next((code for code in codes if language_of(code) == language_of(locale)), settings.LANGUAGE_CODE)
