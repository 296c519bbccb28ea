"""Who may do what, and what is kept secret."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from cardstudio.accounts import services
from cardstudio.accounts.models import FeishuApp, Identity, Role, Team, User
from cardstudio.accounts.policy import ACTIONS, Actor, at_most, require, visible, weaker
from tests.conftest import People

pytestmark = pytest.mark.django_db

ALLOWED = {
    Role.OWNER: {"view", "edit", "share", "publish", "manage"},
    Role.PUBLISHER: {"view", "edit", "share", "publish"},
    Role.EDITOR: {"view", "edit", "share"},
    Role.VIEWER: {"view"},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_allows_what_it_should(people: People, role: Role):
    services.member_add(actor=Actor(people.alice), team=people.team, user=people.bob, role=role)
    actor = Actor(people.bob)

    assert {action for action in ACTIONS if actor.may(action, people.team.pk)} == ALLOWED[role]


def test_a_member_is_refused_and_a_stranger_sees_nothing(people: People):
    require(Actor(people.vera), "view", people.team)
    with pytest.raises(PermissionDenied):
        require(Actor(people.vera), "edit", people.team)
    with pytest.raises(Http404):
        require(Actor(people.charlie), "view", people.team)
    assert people.team not in visible(Actor(people.charlie), Team.objects.all(), "pk")


def test_the_weaker_of_two_roles():
    assert at_most(Role.VIEWER, Role.VIEWER)
    assert not at_most(Role.OWNER, Role.PUBLISHER)
    assert weaker(Role.OWNER, Role.EDITOR) == weaker(Role.EDITOR, Role.OWNER) == Role.EDITOR


def test_nobody_makes_a_token_stronger_than_themselves(people: People):
    services.member_add(actor=Actor(people.alice), team=people.team, user=people.bob, role=Role.PUBLISHER)

    with pytest.raises(PermissionDenied):
        services.token_create(actor=Actor(people.bob), team=people.team, name="t", role=Role.OWNER)


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
