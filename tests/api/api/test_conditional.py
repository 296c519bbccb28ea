"""`ETag` and `If-None-Match`: what a program knows already is not sent to it again."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from cardstudio.designer import catalog
from tests.api.api.examples import CALLS, World, build
from tests.conftest import People, client_of
from tests.sharing_fixtures import platform

__all__ = ["platform"]


@pytest.fixture
def world(people: People, platform: object) -> World:
    cache.clear()
    return build(people)


def test_every_read_is_answered_once(world: World):
    alice = client_of(world.people.alice)
    # A library leaves as a file, which is not hashed.
    calls = [made(world) for name, made in CALLS.items() if name != "export_library"]
    reads = [call.path for call in calls if call.method == "GET"] + [f"catalog/{catalog.in_language('en').hash}/"]
    assert len(reads) > 25
    for path in reads:
        first = alice.get(f"/api/v1/{path}")
        again = alice.get(f"/api/v1/{path}", headers={"If-None-Match": f'"nothing", W/{first["ETag"]}'})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"]), path
        assert again["Cache-Control"] == first["Cache-Control"], path
        assert alice.get(f"/api/v1/{path}", headers={"If-None-Match": '"nothing"'}).content == first.content, path


def test_what_changed_is_sent(alice: Client, world: World):
    address = f"/api/v1/templates/{world.template.pk}/"
    known = alice.get(address)["ETag"]
    alice.patch(address, {"name": "Deploys"}, content_type="application/json")
    answer = alice.get(address, headers={"If-None-Match": known})
    assert (answer.status_code, answer.json()["name"]) == (200, "Deploys")
    assert answer["ETag"] != known


def test_the_etag_of_a_draft_is_its_revision(alice: Client, world: World):
    address = f"/api/v1/templates/{world.template.pk}/draft/"
    assert alice.get(address, headers={"If-None-Match": '"1"'}).status_code == 304
    assert alice.get(address, headers={"If-None-Match": '"0"'}).status_code == 200


def test_who_may_not_see_it_learns_nothing_by_an_etag(alice: Client, charlie: Client, world: World):
    address = f"/api/v1/templates/{world.template.pk}/"
    for known in (alice.get(address)["ETag"], "*"):
        assert charlie.get(address, headers={"If-None-Match": known}).status_code == 404


def test_languages_have_etags_of_their_own(client: Client, db: None):
    known = client.get("/api/v1/catalog/")["ETag"]
    answer = client.get("/api/v1/catalog/", headers={"If-None-Match": known, "Accept-Language": "zh-CN"})
    assert answer.status_code == 200
