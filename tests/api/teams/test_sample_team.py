"""The shared team of the sample data: with the first sign-in, once, with colleagues of the simulator."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from cardstudio.accounts.models import Identity, Membership, Role, Team, User
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_sign_in
from cardstudio.library.models import Template
from cardstudio.library.sample_cards import SHARED
from cardstudio.simulator.sample import KOFI, MIRA, NOOR, PEOPLE, ZHOU
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
PERSONAS = {person.open_id: person for person in PEOPLE}


@pytest.fixture(autouse=True)
def with_samples(settings: Any) -> None:
    settings.SAMPLE_DATA, settings.SIMULATOR_ORIGIN = True, "http://127.0.0.1:8001"


def signed_in(open_id: str) -> tuple[User, Client]:
    person = PERSONAS[open_id]
    user = user_sign_in(
        app=site_app(),
        tenant_key=person.tenant[0],
        open_id=open_id,
        union_id="",
        name=person.name if translation.get_language() == "zh-hans" else person.name_en,
        avatar_url="",
    )
    return user, client_of(user)


def people(team: Team) -> dict[str, str]:
    return dict(Membership.objects.filter(team=team).order_by("pk").values_list("user__name", "role"))


def test_who_signs_in_first_has_a_team_with_two_colleagues_beside_the_own_one():
    zhou, _client = signed_in(ZHOU)

    team = Team.objects.get(personal_of=None)
    assert people(team) == {"Zhou Yu’an": "owner", "Mira Chen": "publisher", "Lin Xiaoman": "editor"}
    assert Template.objects.filter(team=team).count() == len(SHARED)
    assert Template.objects.filter(team=zhou.own_team).exists()


def test_people_and_tags_are_named_in_the_language_of_the_page():
    with translation.override("zh-hans"):
        _mira, client = signed_in(MIRA)

    team = Team.objects.get(personal_of=None)
    assert team.name == "支付平台"
    assert set(people(team)) == {"陈若溪", "周予安", "林小满"}
    assert "发布" in client.get("/library/", {"team": team.pk}).content.decode()


def test_a_second_sign_in_makes_nothing_anew():
    signed_in(MIRA)
    before = (Team.objects.count(), User.objects.count(), Template.objects.count())
    signed_in(MIRA)

    assert (Team.objects.count(), User.objects.count(), Template.objects.count()) == before


def test_a_colleague_who_signs_in_later_is_in_it_and_keeps_their_role():
    signed_in(MIRA)
    zhou, _client = signed_in(ZHOU)

    team = Team.objects.get(personal_of=None)
    assert Membership.objects.get(team=team, user=zhou).role == Role.PUBLISHER
    assert Identity.objects.filter(open_id=ZHOU).count() == 1
    # Their own cards come with their own first sign-in.
    assert Template.objects.filter(team=zhou.own_team).exists()


@pytest.mark.parametrize("open_id", [NOOR, KOFI])
def test_others_get_none(open_id: str):
    signed_in(open_id)

    assert not Team.objects.filter(personal_of=None).exists()


def test_nobody_gets_one_where_the_platform_is_real(settings: Any):
    settings.SIMULATOR_ORIGIN = ""
    signed_in(MIRA)

    assert not Team.objects.filter(personal_of=None).exists()
