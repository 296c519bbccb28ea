"""Where a team's share buttons may stand: `/api/v1/teams/{id}/embed-origins/`."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.embed_origins import origin_of
from cardstudio.accounts.models import AuditEntry
from tests.conftest import People


def put(client: Client, people: People, origins: Any) -> Any:
    path = f"/api/v1/teams/{people.team.pk}/embed-origins/"
    return client.put(path, {"origins": origins}, content_type="application/json")


def test_it_works(people: People, alice: Client, bob: Client):
    kept = put(alice, people, ["https://OA.example.com/cards?x=1", "https://oa.example.com", "http://127.0.0.1:8001/"])

    assert kept.json() == {"origins": ["https://oa.example.com", "http://127.0.0.1:8001"]}
    assert bob.get(f"/api/v1/teams/{people.team.pk}/embed-origins/").json() == kept.json()
    entry = AuditEntry.objects.get(action="team.embed_origins")
    assert entry.detail["origins"] == kept.json()["origins"]


def test_only_owners_change_it_and_strangers_do_not_see_it(people: People, bob: Client, charlie: Client):
    assert put(bob, people, ["https://oa.example.com"]).status_code == 403
    assert put(charlie, people, ["https://oa.example.com"]).status_code == 404
    assert charlie.get(f"/api/v1/teams/{people.team.pk}/embed-origins/").status_code == 404


def test_what_is_no_origin_is_named(people: People, alice: Client):
    answer = put(alice, people, ["https://oa.example.com", "*", "ftp://files.example.com"])

    assert answer.status_code == 400
    assert set(answer.json()["error"]["fields"]) == {"origins.1", "origins.2"}
    many = [f"https://h{number}.example.com" for number in range(21)]
    assert "origins" in put(alice, people, many).json()["error"]["fields"]


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://a.example:443/x#y", "https://a.example"),
        ("http://a.example:80", "http://a.example"),
        ("http://[::1]:8001/host/", "http://[::1]:8001"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://*.example.com", None),
        ("https://user:pass@example.com", None),
        ("https://example.com:99999", None),
        ("javascript://example.com/%0aalert(1)", None),
        ("null", None),
        ("", None),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(address: str, origin: str | None):
    assert origin_of(address) == origin
