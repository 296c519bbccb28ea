"""Deleted teams, for good: what is due goes with all it holds, and nothing else does; killed at any row it goes on."""

from __future__ import annotations

import contextlib
import random
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import ForeignKey, Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Membership, Role, Team
from cardstudio.accounts.policy import Actor
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.teams import purge, services
from tests.api.teams.test_teams import post
from tests.api.teams.world import card, fill, link_of, sent
from tests.conftest import People
from tests.killed import Killed, killed_at

Rows = dict[type[Model], set[Any]]


def all_rows() -> Rows:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "sessions"]
    return {model: set(model._base_manager.values_list("pk", flat=True)) for model in models}


def fresh(before: Rows, after: Rows) -> Rows:
    return {model: pks - before[model] for model, pks in after.items() if pks - before[model]}


def hang_on(model: type[Model]) -> set[type[Model]]:
    """The models whose rows hang on rows of `model`, by however many others in between."""
    found: set[type[Model]] = set()
    open_ = [model]
    while open_:
        target = open_.pop()
        for other in apps.get_models(include_auto_created=True):
            points = any(isinstance(f, ForeignKey) and f.related_model is target for f in other._meta.get_fields())
            if points and other not in found:
                found.add(other)
                open_.append(other)
    return found


def run() -> list[str]:
    """The names of the teams that went."""
    return [team.name for team in purge.teams_purge()]


@pytest.fixture
def before(people: People, db: None, paula_herself: Any) -> Rows:
    """The rows there were without the team."""
    from cardstudio.accounts.selectors import site_app

    site_app()
    fill(Actor(people.alice), people.team, people.charlie)  # her own has one of everything, too
    return all_rows()


@pytest.fixture
def due(before: Rows, people: People, team: Team) -> Team:
    actor = Actor(people.alice)
    fill(actor, team, people.charlie)
    services.team_delete(actor=actor, team=team)
    Team.objects.filter(pk=team.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    return team


def test_the_team_of_these_tests_holds_one_of_everything(before: Rows, people: People, team: Team):
    """A new kind of thing that hangs on a team is forgotten neither here nor by the purge."""
    fill(Actor(people.alice), team, people.charlie)
    made = fresh(before, all_rows())
    # A team's own app at the platform, and who somebody is for it, come later.
    later = {"FeishuApp", "Identity"}

    assert {model.__name__ for model in hang_on(Team) - made.keys()} - later == set()


def test_all_of_it_goes_and_nothing_else(before: Rows, due: Team):
    assert run() == ["Operations"]

    after = all_rows()
    assert fresh(after, before) == {}
    (left,) = fresh(before, after)[AuditEntry]
    assert fresh(before, after).keys() == {AuditEntry}
    entry = AuditEntry.objects.get(pk=left)
    assert (entry.team, entry.action, entry.target, entry.detail) == (
        None,
        "team.purged",
        str(due.pk),
        {"name": "Operations"},
    )
    assert run() == []


def test_a_dry_run_says_what_would_go(due: Team):
    rows = all_rows()

    out = StringIO()
    call_command("tidy", "--dry-run", stdout=out)

    said = out.getvalue()
    assert said.startswith(f"team {due.pk} Operations: 1 accounts_apitoken, ")
    assert "6 sharing_attempt, " in said
    assert "deleted teams: 1" in said
    assert all_rows() == rows


@pytest.mark.parametrize("days", [None, 29])
def test_what_is_not_due_stays(due: Team, days: int | None):
    when = None if days is None else timezone.now() - timedelta(days=days)
    Team.objects.filter(pk=due.pk).update(deleted_at=when)
    rows = all_rows()

    assert run() == []
    assert all_rows() == rows


def statements() -> int:
    """How many a whole purge takes."""
    with transaction.atomic(), CaptureQueriesContext(connection) as made:
        run()
        transaction.set_rollback(True)
    return len(made)


@pytest.mark.slow
def test_killed_at_any_statement_it_goes_on(before: Rows, due: Team, people: People, monkeypatch):
    monkeypatch.setattr(purge, "BATCH", 2)
    # Some of them, other ones each time: all take a minute.
    for number in [*random.sample(range(statements()), 20), 0, 1, 2, 3]:
        with transaction.atomic():
            with contextlib.suppress(Killed), killed_at(number):
                run()
            assert fresh(all_rows(), before) == {}, number
            # Members go first and together, so that nobody takes back what is half gone.
            assert Membership.objects.filter(team=due).count() in {0, 4}, number
            run()
            assert fresh(before, all_rows()).keys() == {AuditEntry}, number
            transaction.set_rollback(True)


def test_whoever_takes_it_back_first_has_it(due: Team, alice: Client, people: People, settings, monkeypatch):
    """The purge has made its list; then an owner takes the team back."""
    listed = purge.teams_due

    def late() -> Any:
        found = list(listed())
        Team.objects.filter(pk=due.pk).update(deleted_at=None)
        monkeypatch.setattr(purge, "teams_due", listed)
        return found

    monkeypatch.setattr(purge, "teams_due", late)

    assert list(purge.teams_purge()) == []
    assert Membership.objects.filter(team=due, role=Role.OWNER).exists()


def test_a_report_that_crossed_with_a_move_is_kept(people: People, team: Team, due: Team):
    actor = Actor(people.alice)
    template = card(actor, people.team, "Elsewhere")
    link = link_of(actor, template, audience="anyone")
    sent(link)
    Attempt.objects.filter(link=link).update(team=due)

    run()

    attempt = Attempt.objects.get(link=link)
    assert (attempt.team, attempt.card_content is not None) == (people.team, True)


def test_links_of_a_deleted_team_have_ended(people: People, team: Team, alice: Client, client: Client, url: str):
    actor = Actor(people.alice)
    link = link_of(actor, card(actor, team), audience="anyone")
    assert client.get(f"/s/{link.token}/").status_code == 200

    alice.delete(url)

    assert client.get(f"/s/{link.token}/").status_code == 410
    post(alice, f"{url}restore/")
    assert client.get(f"/s/{link.token}/").status_code == 200
    assert ShareLink.objects.get(pk=link.pk).revoked_at is None
