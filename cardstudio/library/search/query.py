"""Which cards hold the words of a search: first those that hold all of them in their name, then the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.library.search import engine
from cardstudio.library.search.tokens import Word, normal, word_of

MOST_WORDS = 10
MOST_CHARACTERS = 200
#: So many that are found are put in order. Beyond it cards are gone through in their order until a page is full, which
#: takes few where many are found.
MOST_SORTED = 1_000


def words_of(text: str) -> list[Word]:
    """The words of a search, each once.

    Raises:
        ApiError: 400 `search_too_long`, naming `q`.
    """
    words = normal(text).split()
    if len(text) > MOST_CHARACTERS or len(words) > MOST_WORDS:
        limits = {"words": MOST_WORDS, "characters": MOST_CHARACTERS}
        message = _("Search for at most %(words)d words and %(characters)d characters.") % limits
        raise ApiError("search_too_long", message, fields={"q": [message]})
    return [word_of(word) for word in dict.fromkeys(words)]


def holding(text: str, *, teams: Iterable[UUID]) -> tuple[Q, ...]:
    """The parts of what is found in some teams, in their order: templates that hold all words in their name, and those
    that hold them elsewhere. Without a word all are found, in one part. Raises like `words_of`."""
    words = words_of(text)
    if not words:
        return (Q(),)
    whose = [team.hex for team in teams]
    named = _holding(words, whose, named=True)
    return named, _holding(words, whose, named=False) & ~named


def _holding(words: Sequence[Word], teams: Sequence[str], *, named: bool) -> Q:
    keys = engine.keys(words, teams=teams, named=named, most=MOST_SORTED + 1)
    found = Q(search__in=keys) if len(keys) <= MOST_SORTED else engine.held(words, named=named)
    for word in words:
        if word.exact:
            found &= _exactly(word.text, named=named)
    return found


def _exactly(word: str, *, named: bool) -> Q:
    name = Q(search__name__contains=word)
    return name if named else name | Q(search__about__contains=word) | Q(search__body__contains=word)
