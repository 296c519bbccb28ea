"""Who may do what, and what is kept secret."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from cardstudio.accounts import services
from cardstudio.accounts.models import ApiToken, FeishuApp, Identity, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import ACTIONS, Actor, require, visible
from cardstudio.api.errors import ApiError
from tests.conftest import People

pytestmark = pytest.mark.django_db

ALLOWED = {
    Role.OWNER: {"view", "read_draft", "edit", "share", "publish", "manage"},
    Role.PUBLISHER: {"view", "read_draft", "edit", "share", "publish"},
    Role.EDITOR: {"view", "read_draft", "edit", "share"},
    Role.VIEWER: {"view"},
}
SCOPED = {
    Scope.CONTENT: (),
    Scope.LIBRARY_READ: ("read_draft",),
    Scope.LIBRARY_WRITE: ("edit",),
    Scope.SHARE: ("share",),
    Scope.RELEASE: ("publish",),
    Scope.MANAGE: ("manage",),
}


@pytest.mark.parametrize("role", Role)
def test_each_role_allows_what_it_should(people: People, role: Role):
    Membership.objects.filter(team=people.team, user=people.bob).update(role=role)
    actor = Actor(people.bob)

    assert {action for action in ACTIONS if actor.may(action, people.team.pk)} == ALLOWED[role]


def test_a_member_is_refused_and_a_stranger_sees_nothing(people: People):
    require(Actor(people.vera), "view", people.team)
    with pytest.raises(PermissionDenied):
        require(Actor(people.vera), "edit", people.team)
    with pytest.raises(Http404):
        require(Actor(people.charlie), "view", people.team)
    assert people.team not in visible(Actor(people.charlie), Team.objects.all(), "pk")


@pytest.mark.parametrize("scope", Scope)
def test_each_scope_allows_one_thing(people: People, scope: Scope):
    token = ApiToken(team=people.team, scopes=[scope.value], created_by=people.alice)
    actor = Actor(people.alice, token)

    assert {action for action in ACTIONS if actor.may(action, people.team.pk)} == {"view", *SCOPED[scope]}
    assert not any(actor.may(action, people.bob.own_team.pk) for action in ACTIONS)


def test_a_token_is_told_which_scope_it_lacks(people: People):
    actor = Actor(people.alice, ApiToken(team=people.team, scopes=["share"], created_by=people.alice))

    with pytest.raises(ApiError) as told:
        require(actor, "publish", people.team)
    assert (told.value.code, told.value.extra) == ("scope", {"scope": "release"})
    with pytest.raises(Http404):
        require(actor, "share", people.bob.own_team)


def test_an_app_secret_is_not_readable_in_the_database():
    app = FeishuApp.objects.create(brand="feishu", app_id="cli_1", secret="very secret")
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret FROM accounts_feishuapp")
        (stored,) = cursor.fetchone()

    assert "very secret" not in stored
    assert FeishuApp.objects.get(pk=app.pk).secret == "very secret"


def test_a_person_who_arrives_twice_at_once_is_one_user(monkeypatch):
    """The second request looks, finds nobody, and only then the first one finishes."""
    app = FeishuApp.objects.create(brand="feishu", app_id="cli_1", secret="s")
    who = {"app": app, "tenant_key": "t", "open_id": "ou_1", "union_id": "", "name": "Ann", "avatar_url": ""}
    first = services.user_sign_in(**who)
    look = services._user_refresh
    answers = iter([lambda *_: None, look])
    monkeypatch.setattr(services, "_user_refresh", lambda *given: next(answers)(*given))

    assert services.user_sign_in(**who) == first
    assert (User.objects.count(), Identity.objects.count()) == (1, 1)
