"""How each database keeps tokens and looks them up: the one place that knows which it is.

SQLite has a table of FTS5 beside `SearchText`, which triggers keep in line with it; PostgreSQL has a GIN index. Both
are made by migration 0014. A later migration that makes the table anew on SQLite has to make the triggers anew, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Func, Q, Value
from django.db.models.expressions import F

from cardstudio.library.search.tokens import NAME, TEAM, Term, Word

# CROSS: SQLite is to begin with what it found.
_FTS5 = (
    "SELECT template_id FROM library_search CROSS JOIN library_searchtext AS words ON words.id = library_search.rowid"
    " WHERE library_search MATCH %s LIMIT %s"
)
_VECTOR = "array_to_tsvector(string_to_array(btrim({}), ' '))"
# By the index, always: for words that many hold PostgreSQL would try row after row, and where they stand together
# nowhere it would try all. One message, and so one transaction.
_GIN = (
    "SET LOCAL enable_seqscan = off;"
    f" SELECT template_id FROM library_searchtext WHERE {_VECTOR.format('tokens')} @@ %s::tsquery LIMIT %s;"
    " SET LOCAL enable_seqscan TO DEFAULT"
)


def keys(words: Sequence[Word], *, teams: Iterable[str], named: bool, most: int) -> list[UUID]:
    """Templates of some teams that hold the tokens of all words, no more than `most`."""
    whose = [Term(TEAM + team, begins=False) for team in teams]
    if not whose:
        return []
    sqlite = connection.vendor == "sqlite"
    asked = _query([_any(whose), *_each(words, named=named)])
    with connection.cursor() as cursor:
        cursor.execute(_FTS5 if sqlite else _GIN, [asked, most])
        if not sqlite:
            cursor.nextset()
        return [UUID(key) if sqlite else key for (key,) in cursor.fetchall()]


def held(words: Sequence[Word], *, named: bool) -> Q:
    """The same of a template that is looked at anyway."""
    if connection.vendor == "sqlite":
        found = Q()
        for word in words:
            either = _like(word.terms, NAME)
            found &= either if named else either | _like(word.terms)
        return found
    before, after = _VECTOR.split("{}")
    match = Func(
        F("search__tokens"),
        Value(_query(_each(words, named=named))),
        template=f"{before}%(expressions)s::tsquery",
        arg_joiner=f"{after} @@ ",
        output_field=BooleanField(),
    )
    return Q(match)


def _like(terms: Iterable[Term], mark: str = "") -> Q:
    found = Q()
    for token, begins in terms:
        found &= Q(search__tokens__contains=f" {mark}{token}{'' if begins else ' '}")
    return found


def _each(words: Iterable[Word], *, named: bool) -> list[str]:
    asked = []
    for word in words:
        name = _all(Term(NAME + token, begins) for token, begins in word.terms)
        asked.append(name if named else f"({name}{_or()}{_all(word.terms)})")
    return asked


def _any(terms: Iterable[Term]) -> str:
    return f"({_or().join(map(_term, terms))})"


def _all(terms: Iterable[Term]) -> str:
    return f"({_and().join(map(_term, terms))})"


def _query(parts: Iterable[str]) -> str:
    return _and().join(parts)


def _term(term: Term) -> str:
    """No token holds a quote, nor anything else of ASCII but letters and digits."""
    if connection.vendor == "sqlite":
        return f'"{term.token}"{" *" if term.begins else ""}'
    return f"'{term.token}'{':*' if term.begins else ''}"


def _and() -> str:
    return " AND " if connection.vendor == "sqlite" else " & "


def _or() -> str:
    return " OR " if connection.vendor == "sqlite" else " | "
