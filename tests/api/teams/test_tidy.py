"""`manage.py tidy`: each kind of thing goes after its days and not before; what a team made or sent stays."""

from __future__ import annotations

import contextlib
import random
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, AuditEntry, Role, Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create, token_revoke
from cardstudio.chats.models import ChatList
from cardstudio.chats.services import chat_list_create, chat_list_delete
from cardstudio.db import tidying
from cardstudio.library import services as library
from cardstudio.library.models import ContentUse, Template, TokenDay
from cardstudio.sharing.models import Attempt, AttemptReport, SentContent, ShareLink
from cardstudio.teams import purge
from cardstudio.teams.models import AccessRequest, Invite, JoinRequest, Notice, RequestState
from tests.api.teams.test_purge import all_rows, fresh, hang_on
from tests.api.teams.test_teams import post
from tests.api.teams.world import card, fill, link_of, sent
from tests.conftest import People
from tests.killed import Killed, killed_at


def tidy(*args: str) -> dict[str, int]:
    """What it says of each kind."""
    out = StringIO()
    call_command("tidy", *args, stdout=out)
    lines = [line.rpartition(": ") for line in out.getvalue().splitlines() if not line.startswith("team ")]
    return {name: int(count) for name, _colon, count in lines}


def ago(days: float) -> Any:
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def alice_herself(people: People) -> Actor:
    return Actor(people.alice)


@pytest.fixture
def trashed(team: Team, alice_herself: Actor) -> Template:
    """A card that went out, and is in the trash."""
    template = card(alice_herself, team)
    sent(link_of(alice_herself, template, audience="anyone"))
    library.template_delete(actor=alice_herself, template=template)
    return template


@pytest.mark.django_db
def test_a_card_goes_with_all_that_hangs_on_it_and_nothing_else(
    people: People, team: Team, alice_herself: Actor, settings
):
    from cardstudio.accounts.selectors import site_app

    site_app()
    fill(alice_herself, people.team, people.charlie)
    before = all_rows()
    fill(alice_herself, team, people.charlie)
    made = fresh(before, all_rows())
    mine = Template.objects.filter(team=team)
    for template in mine:
        library.template_delete(actor=alice_herself, template=template)
    mine.update(deleted_at=ago(31))

    assert tidy("--dry-run")["trash"] == 3
    said = tidy()

    assert (said["trash"], said["cards deleted for good"], said["contents no attempt has"]) == (3, 3, 3)
    left = fresh(before, all_rows())
    hanging = {*hang_on(Template), Template, SentContent} - {
        model for model in hang_on(Template) if model is AuditEntry
    }
    assert {model.__name__ for model in hanging & left.keys()} == set()
    assert {model.__name__ for model in hanging} <= {model.__name__ for model in made} | {"Template"}
    assert fresh(all_rows(), before) == {}
    assert AuditEntry.objects.filter(action="template.expired", actor=None).count() == 3


@pytest.mark.django_db
def test_a_card_in_the_trash_stays_for_its_days(trashed: Template, settings, bob: Client):
    Template.objects.filter(pk=trashed.pk).update(deleted_at=ago(29.9))
    assert (tidy("--dry-run")["trash"], tidy()["trash"]) == (0, 0)
    Template.objects.filter(pk=trashed.pk).update(deleted_at=ago(400))
    settings.TRASH_KEPT_DAYS = 0

    assert tidy()["trash"] == 0

    assert post(bob, f"/api/v1/templates/{trashed.pk}/restore/").status_code == 200
    assert Attempt.objects.filter(link__template=trashed).count() == 1


@pytest.mark.django_db
def test_what_is_at_work_stays(people: People, team: Team, alice_herself: Actor):
    """A team with one of everything, all of it in use or within its days: not a row goes."""
    fill(alice_herself, team, people.charlie)
    rows = all_rows()

    assert set(tidy("--dry-run").values()) == set(tidy().values()) == {0}
    assert all_rows() == rows


@pytest.mark.slow
@pytest.mark.django_db
def test_killed_at_any_statement_it_goes_on(trashed: Template, monkeypatch):
    Template.objects.filter(pk=trashed.pk).update(deleted_at=ago(31))
    monkeypatch.setattr(tidying, "BATCH", 2)
    monkeypatch.setattr(purge, "BATCH", 2)
    with transaction.atomic(), CaptureQueriesContext(connection) as made:
        tidy()
        transaction.set_rollback(True)
    for number in [*random.sample(range(len(made)), 12), 0, len(made) - 1]:
        with transaction.atomic():
            with contextlib.suppress(Killed), killed_at(number):
                tidy()
            tidy()
            assert not Template.objects.filter(pk=trashed.pk).exists(), number
            assert (Attempt.objects.count(), SentContent.objects.count()) == (0, 0), number
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_private_links_go_when_nobody_sent_from_them(team: Team, alice_herself: Actor):
    template = card(alice_herself, team)
    unused, used, living, shared = (link_of(alice_herself, template, audience="anyone") for _ in range(4))
    sent(used)
    private = ShareLink.objects.filter(pk__in=[unused.pk, used.pk, living.pk])
    private.update(private=True, expires_at=ago(31))
    ShareLink.objects.filter(pk=living.pk).update(expires_at=ago(29))
    ShareLink.objects.filter(pk=shared.pk).update(expires_at=ago(31))

    assert (tidy("--dry-run")["unused private links"], tidy()["unused private links"]) == (1, 1)

    assert set(ShareLink.objects.values_list("pk", flat=True)) == {used.pk, living.pk, shared.pk}


@pytest.mark.django_db
def test_reports_go_and_what_they_said_stays(team: Team, alice_herself: Actor):
    sent(link_of(alice_herself, card(alice_herself, team), audience="anyone"))
    AttemptReport.objects.update(at=ago(179))
    assert tidy()["reports of attempts"] == 0
    AttemptReport.objects.update(at=ago(181))

    assert tidy()["reports of attempts"] == 1

    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.deliveries.count(), attempt.card_content is not None) == ("sent", 1, True)


@pytest.mark.django_db
def test_sessions_that_are_over_go(people: People, alice: Client, bob: Client):
    over = alice.session.session_key
    Session.objects.filter(pk=over).update(expire_date=ago(0.01))
    with_bob = Session.objects.exclude(pk=over).count()

    assert tidy()["sessions"] == 1

    assert Session.objects.count() == with_bob
    assert bob.get("/library/").status_code == 200


@pytest.mark.django_db
def test_ways_in_and_keys_go_long_after_they_ended(people: People, team: Team, alice_herself: Actor):
    given = {"team": team, "created_by": people.alice, "role": Role.EDITOR, "token": "s"}
    ended, endless = (Invite.objects.create(**given, token_hash=str(number)) for number in (1, 2))
    Invite.objects.filter(pk=ended.pk).update(expires_at=ago(181))
    asked = [
        JoinRequest.objects.create(team=team, user=user, state=state)
        for user, state in ((people.charlie, RequestState.DECLINED), (people.bob, RequestState.PENDING))
    ]
    JoinRequest.objects.update(created_at=ago(400))
    JoinRequest.objects.filter(pk=asked[0].pk).update(decided_at=ago(181))
    for user, done in ((people.alice, ago(181)), (people.bob, None)):
        Notice.objects.create(user=user, team=team, kind="join_request", subject="x", done_at=done)
    AccessRequest.objects.create(user=people.bob, address="/x/", role=Role.VIEWER)
    AccessRequest.objects.update(created_at=ago(2))
    tokens = [token_create(actor=alice_herself, team=team, name=str(n), scopes=[Scope.CONTENT])[0] for n in range(2)]
    token_revoke(actor=alice_herself, token=tokens[0])
    ApiToken.objects.filter(pk=tokens[0].pk).update(revoked_at=ago(181))
    ApiToken.objects.filter(pk=tokens[1].pk).update(old_key_hash="h", old_key_until=ago(0.01))
    listed = [chat_list_create(actor=alice_herself, team=team, app=_app(), name=name) for name in ("Old", "New")]
    for one in listed:
        chat_list_delete(actor=alice_herself, chat_list=one)
    ChatList.objects.filter(pk=listed[0].pk).update(deleted_at=ago(31))

    said = tidy()

    went = ("ended invitations", "decided requests to join", "dealt-with notices", "requests nobody looked up")
    went = (*went, "revoked tokens", "keys before a rotation", "deleted chat lists")
    assert {name: said[name] for name in went} == dict.fromkeys(went, 1)
    assert Invite.objects.get() == endless
    assert JoinRequest.objects.get().state == RequestState.PENDING
    assert Notice.objects.get().user == people.bob
    assert ApiToken.objects.get().old_key_hash == ""
    assert ChatList.objects.get() == listed[1]
    assert all(not count for count in tidy().values())


@pytest.mark.django_db
def test_calls_of_programs_are_remembered_for_their_days(team: Team, alice_herself: Actor):
    template = card(alice_herself, team)
    token, _key = token_create(actor=alice_herself, team=team, name="CI", scopes=[Scope.CONTENT])
    for number, last in enumerate((ago(181), ago(1))):
        ContentUse.objects.create(
            template=template, token=token, values_hash=str(number), first_at=ago(300), last_at=last
        )

    for days in (30, 29):
        TokenDay.objects.create(token=token, day=ago(days).date(), cards=1)

    tidied = tidy()
    assert (tidied["calls of programs"], tidied["days of tokens"]) == (1, 1)
    assert ContentUse.objects.get().values_hash == "1"


def _app() -> Any:
    from cardstudio.accounts.selectors import site_app

    return site_app()


@pytest.mark.django_db
def test_publishers_delete_for_good_what_is_in_the_trash(
    trashed: Template, team: Team, alice: Client, bob: Client, paula: Client, charlie: Client, alice_herself: Actor
):
    url = f"/api/v1/templates/{trashed.pk}"
    kept = card(alice_herself, team, "Kept")

    assert [post(who, f"{url}/purge/").status_code for who in (charlie, bob)] == [404, 403]
    answer = post(paula, f"/api/v1/templates/{kept.pk}/purge/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_in_trash")
    assert post(paula, f"{url}/purge/").status_code == 204

    assert post(alice, f"{url}/restore/").status_code == 404
    assert post(paula, f"{url}/purge/").status_code == 404
    assert "Notice" not in alice.get(f"/library/?team={team.pk}&place=trash").content.decode()
    entry = AuditEntry.objects.get(action="template.purged")
    assert (entry.actor.name, entry.detail["name"]) == ("Paula", "Notice")
    # What programs called it is free again.
    assert card(alice_herself, team).slug == "notice"
    assert tidy()["cards deleted for good"] == 1


@pytest.mark.django_db
def test_emptying_the_trash_takes_what_was_seen_in_it(
    trashed: Template, team: Team, bob: Client, paula: Client, charlie: Client, alice_herself: Actor
):
    url, seen = f"/api/v1/teams/{team.pk}/trash/empty/", {"before": timezone.now().isoformat()}
    later = card(alice_herself, team, "Later")
    library.template_delete(actor=alice_herself, template=later)
    elsewhere = card(alice_herself, alice_herself.user.own_team, "Elsewhere")
    library.template_delete(actor=alice_herself, template=elsewhere)
    Template.objects.filter(pk=elsewhere.pk).update(deleted_at=ago(1))

    assert [post(who, url, seen).status_code for who in (charlie, bob)] == [404, 403]
    assert post(paula, url, {}).status_code == 400
    assert post(paula, url, seen).json() == {"removed": 1}

    assert set(Template.objects.filter(gone_at=None)) == {later, elsewhere}
    assert AuditEntry.objects.get(action="trash.emptied").detail["number"] == 1
