"""`starting-points/`: cards of the team that its people begin new ones from."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry
from cardstudio.cards.starting_words import still_there, with_marks
from cardstudio.cards.types import JSONObject
from cardstudio.library import services
from cardstudio.library.models import Template
from tests.api.library.conftest import put_draft, release
from tests.conftest import People

TEMPLATES = "/api/v1/templates/"


@pytest.fixture
def listed(people: People) -> str:
    return f"/api/v1/teams/{people.team.pk}/starting-points/"


def begin(client: Client, template: JSONObject, **more: Any) -> Any:
    body = {"begin_with": template["id"], "team": template["team"], **more}
    return client.post(TEMPLATES, body, content_type="application/json")


def draft(client: Client, made: Any) -> Any:
    return client.get(f"{TEMPLATES}{made.json()['id']}/draft/").json()["document"]


def test_a_card_becomes_one_and_a_teammate_begins_from_it(
    alice: Client, bob: Client, template: JSONObject, document: JSONObject, listed: str
) -> None:
    assert alice.get(listed).json()["results"] == []
    at = f"{TEMPLATES}{template['id']}/starting-point/"
    assert alice.put(at).json()["starting_point"] is True
    assert alice.put(at).status_code == 200

    [row] = bob.get(listed).json()["results"]
    assert set(row) == {"id", "name", "description", "release", "updated_at", "preview"}
    assert (row["id"], row["name"], row["release"]) == (template["id"], "Release 3.2", None)
    assert row["preview"]["card"] == document["card"]
    made = begin(bob, template)
    assert (made.status_code, made.json()["name"], made.json()["starting_point"]) == (201, "Release 3.2", False)
    assert draft(bob, made) == with_marks(document)
    assert still_there(draft(bob, made))
    assert begin(bob, template, name="Release 3.3").json()["name"] == "Release 3.3"

    assert bob.delete(at).json()["starting_point"] is False
    assert alice.get(listed).json()["results"] == []
    assert begin(bob, template).status_code == 404
    actions = AuditEntry.objects.filter(target=template["id"], action__contains="starting_point")
    assert sorted(actions.values_list("action", flat=True)) == ["template.no_starting_point", "template.starting_point"]


def test_it_gives_the_release_where_there_is_one_else_the_draft(
    alice: Client, template: JSONObject, document: JSONObject, listed: str
) -> None:
    alice.put(f"{TEMPLATES}{template['id']}/starting-point/")
    release(alice, template)
    assert put_draft(alice, template, {"document": {"card": {"elements": [{"tag": "hr"}]}}}).status_code == 200

    [row] = alice.get(listed).json()["results"]
    assert (row["release"], row["preview"]["card"]) == (1, document["card"])
    assert draft(alice, begin(alice, template)) == with_marks(document)


def test_what_is_archived_or_deleted_is_none(alice: Client, template: JSONObject, listed: str) -> None:
    path = f"{TEMPLATES}{template['id']}/"
    alice.put(f"{path}starting-point/")
    alice.put(f"{path}archive/")
    assert alice.get(listed).json()["results"] == []
    assert begin(alice, template).status_code == 404
    alice.delete(f"{path}archive/")
    assert len(alice.get(listed).json()["results"]) == 1
    alice.delete(path)
    assert alice.get(listed).json()["results"] == []


def test_in_another_team_it_is_none(alice: Client, bob: Client, people: People, template: JSONObject) -> None:
    alice.put(f"{TEMPLATES}{template['id']}/starting-point/")
    assert begin(bob, template, team=str(people.bob.own_team.pk)).status_code == 404
    services.template_rehome(template=Template.objects.get(pk=template["id"]), team=people.charlie.own_team)
    assert Template.objects.get(pk=template["id"]).starting_point_since is None


def test_strangers_find_nothing(charlie: Client, client: Client, template: JSONObject, listed: str) -> None:
    at = f"{TEMPLATES}{template['id']}/starting-point/"
    for caller, expected in ((charlie, 404), (client, 401)):
        assert caller.get(listed).status_code == expected
        assert caller.put(at).status_code == expected
        assert caller.delete(at).status_code == expected
    assert begin(charlie, template).status_code == 404


def test_the_page_knows_whose_they_are(alice: Client, people: People) -> None:
    assert f'team-id="{people.team.pk}"' in alice.get(f"/templates/new/?team={people.team.pk}").content.decode()
