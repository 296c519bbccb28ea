"""What may be searched for: every word costs the database a look at each card."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError

MOST_WORDS = 10
MOST_CHARACTERS = 200


def words_of(text: str) -> list[str]:
    """The words of a search, each once.

    Raises:
        ApiError: 400 `search_too_long`, naming `q`.
    """
    words = text.replace("\0", " ").split()
    if len(text) > MOST_CHARACTERS or len(words) > MOST_WORDS:
        limits = {"words": MOST_WORDS, "characters": MOST_CHARACTERS}
        message = _("Search for at most %(words)d words and %(characters)d characters.") % limits
        raise ApiError("search_too_long", message, fields={"q": [message]})
    return list(dict.fromkeys(words))


def holding(text: str) -> Q:
    """Templates that hold every word of a search somewhere; raises like `words_of`."""
    found = Q()
    for word in words_of(text):
        found &= (
            Q(name__icontains=word)
            | Q(title__icontains=word)
            | Q(description__icontains=word)
            | Q(text__icontains=word)
        )
    return found
