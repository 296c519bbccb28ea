"""Which cards hold the words of a search: first those that hold all of them in their name, then the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.library.models import Template
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


class Part(NamedTuple):
    """Some of what a search finds: those that `where` holds. `few`: it names them one by one."""

    where: Q
    few: bool = False

    def of(self, found: QuerySet[Template]) -> QuerySet[Template]:
        """Those of a list."""
        return by_keys(found, self.where) if self.few else found.filter(self.where)


def by_keys(found: QuerySet[Template], named: Q) -> QuerySet[Template]:
    """Those of a list that are named by their keys: whether each is in the list is asked about it alone.

    In one condition, SQLite would go through a team's cards for them: it does not know how many there are.
    """
    return Template.objects.filter(Exists(found.filter(pk=OuterRef("pk"))), named)


def holding(text: str, *, teams: Iterable[UUID]) -> tuple[Part, ...]:
    """The parts of what is found in some teams, in their order: templates that hold all words in their name, and those
    that hold them elsewhere. Without a word all are found, in one part. Raises like `words_of`."""
    words = words_of(text)
    if not words:
        return (Part(Q()),)
    whose = [team.hex for team in teams]
    named, anywhere = (_holding(words, whose, named=which) for which in (True, False))
    return named, anywhere._replace(where=anywhere.where & ~named.where)


def _holding(words: Sequence[Word], teams: Sequence[str], *, named: bool) -> Part:
    keys = engine.keys(words, teams=teams, named=named, most=MOST_SORTED + 1)
    few = len(keys) <= MOST_SORTED
    found = Q(pk__in=keys) if few else engine.held(words, named=named)
    for word in words:
        if word.exact:
            found &= _exactly(word.text, named=named)
    return Part(found, few)


def _exactly(word: str, *, named: bool) -> Q:
    name = Q(search__name__contains=word)
    return name if named else name | Q(search__about__contains=word) | Q(search__body__contains=word)
