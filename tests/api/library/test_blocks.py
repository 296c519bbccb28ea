"""Parts of cards that a team keeps under names."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry
from tests.conftest import People

ELEMENTS = [{"tag": "markdown", "content": "Asked by ${asker}", "n": 12345678901234567890}]
VARIABLES = [{"name": "asker", "type": "text", "label": "Asked by", "example": "Rosalind"}]
BODY = {"name": "Foot", "format": "2.0", "elements": ELEMENTS, "variables": VARIABLES}


@pytest.fixture
def url(people: People) -> str:
    return f"/api/v1/teams/{people.team.pk}/blocks/"


def post(client: Client, url: str, **more: Any) -> Any:
    return client.post(url, {**BODY, **more}, "application/json")


def test_it_is_kept_listed_changed_and_deleted(alice: Client, bob: Client, vera: Client, url: str) -> None:
    made = post(alice, url)
    assert made.status_code == 201, made.content
    at = f"{url}{made.json()['id']}/"
    kept = json.loads(vera.get(at).content)
    assert (kept["elements"], kept["variables"], kept["format"]) == (ELEMENTS, VARIABLES, "2.0")
    [row] = vera.get(url).json()["results"]
    assert set(row) == {"id", "name", "format", "errors", "warnings", "updated_at", "preview"}
    assert row["preview"]["card"]["body"]["elements"][0]["content"] == "Asked by Rosalind"

    changed = bob.patch(at, {"name": "End", "elements": [{"tag": "hr"}]}, "application/json").json()
    assert (changed["name"], changed["elements"], changed["variables"]) == ("End", [{"tag": "hr"}], [])
    assert bob.delete(at).status_code == 204
    assert alice.get(url).json()["results"] == []
    logged = AuditEntry.objects.filter(action__startswith="block.").order_by("pk")
    assert list(logged.values_list("action", flat=True)) == [
        "block.created", "block.renamed", "block.updated", "block.deleted",
    ]  # fmt: skip


def test_a_name_is_given_once(alice: Client, url: str) -> None:
    first = post(alice, url).json()["id"]
    taken = post(alice, url)
    assert (taken.status_code, taken.json()["error"]["code"], taken.json()["id"]) == (409, "name_taken", first)
    second = post(alice, url, name="Head").json()["id"]
    assert alice.patch(f"{url}{second}/", {"name": "Foot"}, "application/json").status_code == 409
    assert alice.patch(f"{url}{second}/", {"name": "Head"}, "application/json").status_code == 200


def test_what_is_wrong_with_it_is_told_and_what_is_none_refused(alice: Client, url: str) -> None:
    faulty = post(alice, url, elements=[{"tag": "img", "img_key": "https://elsewhere.example/a.png"}]).json()
    assert faulty["errors"] > 0
    for elements in ([], [{}], [{"tag": 7}], [{"tag": "hr"}] * 51, "x"):
        assert post(alice, url, name="Other", elements=elements).status_code == 400
    long = [{"tag": "markdown", "content": "x" * 61_000}]
    assert post(alice, url, name="Other", elements=long).status_code == 413


def test_who_may(vera: Client, charlie: Client, client: Client, alice: Client, url: str) -> None:
    at = f"{url}{post(alice, url).json()['id']}/"
    assert [post(one, url).status_code for one in (vera, charlie, client)] == [403, 404, 401]
    for caller, expected in ((vera, 403), (charlie, 404), (client, 401)):
        assert caller.patch(at, {"name": "x"}, "application/json").status_code == expected
        assert caller.delete(at).status_code == expected
    assert [one.get(url).status_code for one in (vera, charlie, client)] == [200, 404, 401]
    assert [one.get(at).status_code for one in (vera, charlie, client)] == [200, 404, 401]
