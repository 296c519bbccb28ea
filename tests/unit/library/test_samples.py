"""The sample cards: clean, given once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.signals import user_logged_in
from django.core.management import call_command
from django.test import Client

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.cards import lint, unwrap
from cardstudio.library import services
from cardstudio.library.models import Template
from cardstudio.library.sample_cards import DIRECTORY, SAMPLES
from tests.conftest import People


@pytest.mark.parametrize("path", sorted(DIRECTORY.glob("*.json")), ids=lambda path: path.stem)
def test_each_is_clean_for_the_js_sdk(path: object) -> None:
    card = unwrap((DIRECTORY / str(path)).read_text()).card
    told = [finding.to_dict() for finding in lint(card, channel="jsapi").findings]
    assert [one for one in told if one["rule"] != "placeholder-link"] == []  # their links lead to example.com


def test_both_formats_and_all_files_are_there() -> None:
    files = {name for name, *_ in SAMPLES}
    assert files == {path.stem for path in DIRECTORY.glob("*.json")}
    assert {unwrap((DIRECTORY / f"{name}.json").read_text()).card.get("schema") for name in files} == {None, "2.0"}  # type: ignore[union-attr]


@pytest.mark.django_db
def test_the_command_makes_the_team_once() -> None:
    call_command("sample_data")
    call_command("sample_data")
    assert Template.objects.filter(team=Team.objects.get(name="Samples")).count() == len(SAMPLES)


def test_a_new_person_gets_copies_once(people: People, settings: Any) -> None:
    client = Client()
    client.force_login(people.bob)
    assert Template.objects.count() == 0  # only where the setting is on
    settings.SAMPLE_DATA = True
    client.force_login(people.bob)
    own = Template.objects.filter(team=people.bob.own_team)
    assert own.order_by("-updated_at").values_list("name", flat=True).first() == SAMPLES[-1][1]
    for template in own:
        services.template_delete(actor=Actor(people.bob), template=template)
    user_logged_in.send(sender=type(people.bob), user=people.bob, request=None)
    assert own.count() == len(SAMPLES)
