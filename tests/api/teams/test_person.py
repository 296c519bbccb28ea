"""`manage.py person delete`: nothing says any more who somebody was, and what they made for others stays."""

from __future__ import annotations

import contextlib
import random
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client

from cardstudio.accounts.models import AuditEntry, Identity, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app, token_by_key
from cardstudio.accounts.services import user_sign_in
from cardstudio.accounts.tokens import token_create
from cardstudio.library.models import Star, Template, Version
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.teams import members
from cardstudio.teams.people import person_delete
from cardstudio.teams.requests.services import request_create
from cardstudio.teams.services import team_create
from tests.api.teams.test_purge import Killed, killed_at
from tests.api.teams.world import card, fill, link_of, sent
from tests.conftest import People, client_of

NAME, OPEN_ID = "Dorothea Quist", "ou_dorothea"


@pytest.fixture
def dora(people: People, team: Team) -> User:
    """An owner of the team beside Alice, with one of everything in her own."""
    who = {"app": site_app(), "tenant_key": "harbour", "open_id": OPEN_ID, "union_id": "on_dorothea"}
    dora = user_sign_in(**who, name=NAME, avatar_url="https://example.com/dorothea.png")
    fill(Actor(dora), dora.own_team, people.charlie)
    members.member_add(actor=Actor(people.alice), team=team, user=dora, role=Role.OWNER, way="invite")
    quay = team_create(actor=Actor(people.charlie), name="Quay")
    request_create(actor=Actor(dora), team=quay, message="It is me")
    return dora


@pytest.fixture
def made(dora: User, team: Team) -> Template:
    """Her card in the team, which she shared and sent."""
    made = card(Actor(dora), team)
    link = link_of(Actor(dora), made, audience="anyone")
    sent(link, sender=dora)
    return made


def run(*args: str) -> str:
    out = StringIO()
    call_command("person", "delete", *args, stdout=out)
    return out.getvalue()


def stored() -> str:
    """Every row of every table but sessions, as text."""
    texts = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "django_session":
                continue
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            # Ids in the log that lead to nothing: what was done stays one story.
            kept = [f'"{name}"' for name in columns if (table, name) != ("accounts_auditentry", "target")]
            cursor.execute(f'SELECT {", ".join(kept)} FROM "{table}"')
            texts += [str(row) for row in cursor.fetchall()]
    return "\n".join(texts)


def forgotten(user: User) -> bool:
    text = stored()
    return not any(word in text for word in (NAME, OPEN_ID, "dorothea", str(user.pk), user.pk.hex))


def test_nothing_says_who_it_was_and_what_they_made_stays(dora: User, made: Template, team: Team, alice: Client):
    _token, key = token_create(actor=Actor(dora), team=team, name="CI", scopes=[Scope.CONTENT])
    assert NAME in stored()
    own = dora.own_team.pk

    assert run(NAME, "--yes") == "Deleted.\n"

    assert forgotten(User(pk=dora.pk))
    assert not Team.objects.filter(pk=own).exists()
    left = Template.objects.get(pk=made.pk)
    assert left.created_by.name == left.updated_by.name == "Somebody who left"
    assert not left.created_by.is_active
    assert {Version.objects.get(template=made).author, Attempt.objects.get(link__template=made).sender} == {
        left.created_by
    }
    assert alice.get(f"/api/v1/templates/{made.pk}/").status_code == 200
    kept = token_by_key(key)
    assert kept is not None
    assert kept.created_by == left.created_by
    assert not Membership.objects.filter(team=team, user__name__startswith="Somebody").exists()
    ended = AuditEntry.objects.get(team=team, action="member.removed")
    assert (ended.target, ended.detail["name"], ended.actor) == (str(dora.pk), "", None)
    assert AuditEntry.objects.filter(team=None, action="user.deleted", target=str(dora.pk)).exists()


def test_they_are_signed_out_and_may_come_anew(dora: User, made: Template):
    client = client_of(dora)

    run(str(dora.pk), "--yes")

    assert client.get("/api/v1/me/").status_code == 401
    again = user_sign_in(app=site_app(), tenant_key="harbour", open_id=OPEN_ID, union_id="", name=NAME, avatar_url="")
    assert again.pk != dora.pk
    assert list(again.own_team.templates.all()) == []


def test_one_tombstone_stands_for_everybody(dora: User, made: Template, people: People, team: Team):
    other = card(Actor(people.bob), team, "Bob's")

    run(OPEN_ID, "--yes")
    run("Bob", "--yes")

    assert User.objects.filter(username="deleted").count() == 1
    assert Template.objects.get(pk=other.pk).created_by == Template.objects.get(pk=made.pk).created_by
    with pytest.raises(CommandError, match="stands in for"):
        run("deleted", "--yes")


def test_it_is_said_first_what_would_go(dora: User, made: Template):
    before = stored()

    said = run(NAME)

    assert f"{NAME} ({dora.pk}) and 3 cards of their own team would go." in said
    assert "They would leave Operations." in said
    assert stored() == before


def test_a_teams_last_owner_gives_it_to_somebody_first(people: People, team: Team):
    assert "its last owner" in run("Alice")
    with pytest.raises(CommandError, match="needs an owner"):
        run("Alice", "--yes")
    assert User.objects.get(pk=people.alice.pk).is_active

    call_command("team", "give", "Operations", "Bob", stdout=StringIO())
    run("Alice", "--yes")

    assert not User.objects.filter(name="Alice").exists()
    assert Membership.objects.get(team=team, role=Role.OWNER).user == people.bob


@pytest.mark.parametrize(("name", "said"), [("Nobody", "Nothing is called"), ("Twin", "Several are called")])
def test_who_is_meant(people: People, name: str, said: str):
    for number in range(2):
        User.objects.create(username=f"twin{number}", name="Twin")

    with pytest.raises(CommandError, match=said):
        run(name, "--yes")


@pytest.mark.slow
def test_killed_at_any_statement_it_goes_on(dora: User, made: Template):
    for number in [*random.sample(range(200), 8), 0, 1]:
        with transaction.atomic():
            with contextlib.suppress(Killed), killed_at(number):
                person_delete(user=User.objects.get(pk=dora.pk))
            found = User.objects.filter(pk=dora.pk).first()
            if found is not None:
                person_delete(user=found)
            assert forgotten(dora), number
            assert Template.objects.filter(pk=made.pk).exists(), number
            transaction.set_rollback(True)


def test_what_is_theirs_alone_goes(dora: User, made: Template):
    person_delete(user=dora)

    assert not Star.objects.filter(template=made).exists()
    assert not Identity.objects.filter(open_id=OPEN_ID).exists()
    assert ShareLink.objects.filter(template=made, revoked_at=None).exists()
