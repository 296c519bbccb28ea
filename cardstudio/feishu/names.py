"""What somebody is called, of the two names a company keeps of each."""

from __future__ import annotations

from django.utils.translation import get_language


def name_of(own: str, english: str) -> str:
    """The one that goes with the language of the page; the other where there is but one."""
    first, second = (own, english) if (get_language() or "").startswith("zh") else (english, own)
    return first or second
