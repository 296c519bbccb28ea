"""Numbers kept beside attempts: whatever happens, they are what counting anew finds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.attempts.recount import attempts_recount
from cardstudio.sharing.attempts.reports import read_report
from cardstudio.sharing.attempts.services import attempt_report
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.log.day_counts import day_counts
from cardstudio.sharing.log.filters import Filters
from cardstudio.sharing.models import Attempt, AttemptSum, Delivery, ShareLink
from cardstudio.teams.moves import template_move
from cardstudio.teams.trash import gone_remove, template_delete_for_good
from tests.conftest import People
from tests.sharing_fixtures import CARD

SEED = UUID("0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a00")
REPORTS = st.tuples(
    st.just("report"),
    st.integers(0, 3),  # which link
    st.integers(0, 3),  # which use of it
    st.integers(0, 1),  # which call of the use
    st.sampled_from(["started", "sent", "partial", "cancelled", "failed", "unknown"]),
    st.sampled_from([None, -5, 0, 2**31 - 1, -(2**31) + 1]),
)
MOVES = st.tuples(st.just("move"), st.integers(0, 1))
DELETIONS = st.tuples(st.just("delete"), st.integers(0, 1))


def report(link: ShareLink, use: int, batch: int, state: str, code: int | None, by: Any = None) -> None:
    said = {
        "attempt": str(uuid5(SEED, f"{link.pk} {use}")),
        "batch": batch,
        "state": state,
        "err_code": code,
        "deliveries": [{"open_chat_id": "oc_a", "open_message_id": "om", "status": 0}],
    }
    attempt_report(link=ShareLink.objects.get(pk=link.pk), report=read_report(said), sender=by)


def links_of(people: People) -> list[ShareLink]:
    """Two of each of two cards."""
    actor = Actor(people.alice)
    cards = [
        library.template_create(actor=actor, team=people.team, name=name, document={"card": CARD}) for name in "AB"
    ]
    return [share_link_create(actor=actor, template=card).link for card in cards for _ in range(2)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations=st.lists(st.one_of(REPORTS, REPORTS, REPORTS, MOVES, DELETIONS), max_size=14))
def test_they_are_what_counting_anew_finds(people: People, operations: list[tuple[Any, ...]]) -> None:
    with transaction.atomic():
        links = links_of(people)
        teams = [people.team, people.bob.own_team]
        actor = Actor(people.alice)
        # Alice may take cards to Bob's team and back.
        teams[1].memberships.create(user=people.alice, role="owner")
        for kind, which, *rest in operations:
            if kind == "report" and ShareLink.objects.filter(pk=links[which].pk).exists():
                report(links[which], *rest, by=people.alice if which % 2 else None)
                continue
            card = Template.objects.filter(pk=links[2 * (which % 2)].template_id).select_related("team").first()
            if kind == "move" and card is not None:
                template_move(actor=actor, template=card, team=teams[card.team_id == teams[0].pk])
            elif kind == "delete" and card is not None:
                library.template_delete(actor=actor, template=card)
                template_delete_for_good(actor=actor, template=card)
                gone_remove()
        assert attempts_recount() == 0
        transaction.set_rollback(True)


def test_recount_mends_what_an_earlier_program_left(people: People) -> None:
    link = links_of(people)[0]
    report(link, 0, 0, "sent", None)
    AttemptSum.objects.update(number=7)
    ShareLink.objects.update(attempt_count=9, uses=0, last_attempt_at=None)
    Attempt.objects.update(template=None)
    Delivery.objects.update(team=None, at=None)

    said = StringIO()
    call_command("recount", stdout=said)

    assert "attempts: " in said.getvalue()
    assert "attempts: 0" not in said.getvalue()
    link.refresh_from_db()
    attempt, delivery = Attempt.objects.get(), Delivery.objects.get()
    assert (link.attempt_count, link.uses, link.last_attempt_at) == (1, 1, attempt.started_at)
    assert (attempt.template_id, delivery.team_id, delivery.at) == (link.template_id, link.team_id, attempt.started_at)
    assert set(AttemptSum.objects.values_list("subject", "number")) == {
        (link.team_id, 1),
        (link.template_id, 1),
        (link.pk, 1),
    }
    assert attempts_recount() == 0


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Asia/Shanghai", datetime(2026, 3, 28, 15, 59, tzinfo=UTC), date(2026, 3, 28)),
        ("Asia/Shanghai", datetime(2026, 3, 28, 16, 0, tzinfo=UTC), date(2026, 3, 29)),
        # The clock goes on by an hour on the 29th, and back on the 25th of October.
        ("Europe/Berlin", datetime(2026, 3, 29, 21, 59, tzinfo=UTC), date(2026, 3, 29)),
        ("Europe/Berlin", datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        ("Europe/Berlin", datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
        ("Europe/Berlin", datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
        ("Asia/Kathmandu", datetime(2026, 10, 31, 18, 14, tzinfo=UTC), date(2026, 10, 31)),
        ("Asia/Kathmandu", datetime(2026, 10, 31, 18, 15, tzinfo=UTC), date(2026, 11, 1)),
    ],
)
def test_days_of_every_zone_are_made_of_the_same_sums(people: People, zone: str, moment: datetime, day: date) -> None:
    link = links_of(people)[0]
    # Something on either side, so that the clock is changed in between.
    for use, at in enumerate((moment - timedelta(days=90), moment, moment + timedelta(days=90))):
        report(link, use, 0, "failed", -5)
        Attempt.objects.filter(state="failed", attempt=uuid5(SEED, f"{link.pk} {use}")).update(started_at=at)
    attempts_recount()

    with timezone.override(zone):
        counted = day_counts(team=people.team, filters=Filters(), found=Attempt.objects.all())
        alone = day_counts(team=people.team, filters=Filters(since=day, until=day), found=Attempt.objects.all())

    assert [tuple(row) for row in sorted(counted.rows)][1] == (day, "failed", -5, 1)
    assert [tuple(row) for row in alone.rows] == [(day, "failed", -5, 1)]


def test_the_picture_of_a_chat_says_when_it_shows_the_newest_alone(alice: Client, people: People, monkeypatch) -> None:
    monkeypatch.setattr("cardstudio.sharing.log.day_counts.MOST_COUNTED", 2)
    link = links_of(people)[0]
    for use in range(3):
        report(link, use, 0, "sent", None)

    assert "the newest 2" in alice.get("/attempts/?chat=oc_a").content.decode()
    assert "the newest 2" not in alice.get("/attempts/").content.decode()
