"""What a search costs does not grow with the library: SQLite's steps, which are the same on every machine.

PostgreSQL always has to look words up in its index.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from cardstudio.accounts.models import Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.library.models import Draft, LastSent, SearchText, Template
from cardstudio.library.search import query
from cardstudio.library.search.index import row_of
from cardstudio.library.selectors import Filters, template_page
from cardstudio.sharing.send.sendable import sendable
from tests.api.flat.cost import counted
from tests.conftest import People

SMALL, LARGE = 300, 3_000
# So many are put in order here: fewer than hold a common word even in the small library.
MOST_SORTED = 40
MOST = 1.3
BY_CHANCE = 250
SHOWN = 20
#: On 12 cards, whatever the size.
RARE = "lighthouse 灯塔 公司年会"
SEARCHES = {
    "a rare word": "lighthouse",
    "a rare word of two characters": "灯塔",
    "a rare word of common pairs": "公司年会",
    "a common word": "harbour",
    "a common word of a text": "closed",
    "a rare word and a common one": "灯塔 closed",
    "a beginning": "lightho",
    "nothing": "nobody",
}


def fill(team: Team, user: User, numbers: range) -> None:
    now = timezone.now()
    cards = Template.objects.bulk_create(
        Template(
            team=team,
            name=f"{'Harbour' if n % 3 else 'Quay'} {n}",
            slug=f"card-{n}",
            created_by=user,
            updated_by=user,
            updated_at=now,
        )
        for n in numbers
    )
    Draft.objects.bulk_create(Draft(template=one, document={"card": {}}, saved_by=user, saved_at=now) for one in cards)
    SearchText.objects.bulk_create(
        row_of(one.pk, team=team.pk, name=one.name, about=(), body=text_of(n))
        for n, one in zip(numbers, cards, strict=True)
    )
    LastSent.objects.bulk_create(
        LastSent(user=user, team=team, template=one, attempt=one.pk, at=now)
        for n, one in zip(numbers, cards, strict=True)
        if n < SHOWN
    )


def text_of(number: int) -> str:
    common = "closed" if number % 2 else "公司的上司年底开年会"
    return f"{common} {RARE}" if number < 12 else common


def asked(people: People) -> dict[str, Callable[[], list[Template]]]:
    alice, team = Actor(people.alice), people.team.pk

    def library(q: str) -> list[Template]:
        return template_page(actor=alice, filters=Filters(team=team, q=q), most=SHOWN)

    def send(q: str) -> list[Template]:
        return sendable(alice, q, SHOWN)

    return {
        **{f"library: {name}": lambda q=q: library(q) for name, q in SEARCHES.items()},  # type: ignore[misc]
        **{f"send: {name}": lambda q=q: send(q) for name, q in SEARCHES.items()},  # type: ignore[misc]
        "send": lambda: send(""),
    }


def steps(people: People) -> dict[str, tuple[int, int]]:
    """How many are found, and the steps that took."""
    taken = {}
    for name, ask in asked(people).items():
        with counted() as cost:
            found = len(ask())
        taken[name] = found, cost.steps
    return taken


def test_a_search_of_a_library_ten_times_as_large_takes_the_same_steps(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's steps are counted")
    monkeypatch.setattr(query, "MOST_SORTED", MOST_SORTED)
    fill(people.team, people.alice, range(SMALL))
    before = steps(people)
    fill(people.team, people.alice, range(SMALL, LARGE))
    after = steps(people)
    assert [found for found, _steps in after.values()] == [found for found, _steps in before.values()]
    grown = {
        name: f"{had} steps, then {took}"
        for name, (_found, took) in after.items()
        if took > max(MOST * (had := before[name][1]), had + BY_CHANCE)
    }
    assert not grown


def texts_read() -> int:
    """How many rows of texts this transaction went through, one after the other, on PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq_tup_read FROM pg_stat_xact_user_tables WHERE relname = 'library_searchtext'")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("q", [*SEARCHES.values(), "harbour closed", "lighthouse nobody", "closed 公司", "h"])
def test_postgresql_reads_no_text_to_look_words_up(people: People, q: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's index has no other way")
    fill(people.team, people.alice, range(SMALL))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE library_searchtext")
    before = texts_read()
    query.holding(q, teams=[people.team.pk])
    assert texts_read() == before
