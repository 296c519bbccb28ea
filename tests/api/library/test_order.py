"""`folders/` and `tags/`."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.conftest import People

URL = "/api/v1/folders/"


def post(client: Client, **body: Any) -> Any:
    return client.post(URL, body, content_type="application/json")


def test_it_works(alice: Client, people: People) -> None:
    outer = post(alice, name="Releases").json()
    inner = post(alice, name="Reviews", parent=outer["id"]).json()
    assert inner == {"id": inner["id"], "team": str(people.team.pk), "parent": outer["id"], "name": "Reviews"}
    assert [row["name"] for row in alice.get(URL).json()["results"]] == ["Releases", "Reviews"]
    renamed = alice.patch(f"{URL}{inner['id']}/", {"name": "Approvals"}, content_type="application/json")
    assert renamed.json()["name"] == "Approvals"


def test_names_are_unique_in_their_parent(alice: Client) -> None:
    post(alice, name="Releases")
    assert post(alice, name=" Releases ").status_code == 400
    other = post(alice, name="Other").json()
    assert post(alice, name="Releases", parent=other["id"]).status_code == 201
    answer = alice.patch(f"{URL}{other['id']}/", {"name": "Releases"}, content_type="application/json")
    assert answer.status_code == 400


def test_deleting_keeps_the_templates(alice: Client) -> None:
    folder = post(alice, name="Releases").json()
    body = {"document": {"card": {}}, "folder": folder["id"]}
    template = alice.post("/api/v1/templates/", body, content_type="application/json").json()
    assert template["folder"] == folder["id"]
    assert alice.delete(f"{URL}{folder['id']}/").status_code == 204
    assert alice.get(f"/api/v1/templates/{template['id']}/").json()["folder"] is None


def test_strangers_find_nothing_and_viewers_change_nothing(alice: Client, vera: Client, charlie: Client) -> None:
    folder = post(alice, name="Releases").json()
    assert charlie.get(URL).json()["results"] == []
    assert charlie.delete(f"{URL}{folder['id']}/").status_code == 404
    assert post(charlie, name="x", parent=folder["id"]).status_code == 404
    assert post(charlie, name="x", team=folder["team"]).status_code == 404
    assert len(vera.get(URL).json()["results"]) == 1
    assert vera.delete(f"{URL}{folder['id']}/").status_code == 403


def test_a_folder_shows_what_is_in_the_folders_inside(alice: Client) -> None:
    outer = post(alice, name="Releases").json()["id"]
    inner = post(alice, name="Reviews", parent=outer).json()["id"]
    beside = post(alice, name="Other").json()["id"]
    for name, folder in (("in outer", outer), ("in inner", inner), ("beside", beside), ("nowhere", None)):
        body = {"document": {"card": {}}, "name": name, "folder": folder}
        assert alice.post("/api/v1/templates/", body, content_type="application/json").status_code == 201

    def names(folder: str) -> list[str]:
        return sorted(row["name"] for row in alice.get(f"/api/v1/templates/?folder={folder}").json()["results"])

    assert names(outer) == ["in inner", "in outer"]
    assert names(inner) == ["in inner"]
    html = alice.get(f"/library/?folder={outer}").content.decode()
    rows = re.findall(r'data-folder="([^"]+)" data-depth="(\d)".*?<span class="count">(\d)</span>', html, re.DOTALL)
    assert rows == [(beside, "0", "1"), (outer, "0", "2"), (inner, "1", "1")]


def test_the_tree_asks_as_much_for_many_folders_as_for_one(alice: Client) -> None:
    parent = post(alice, name="0").json()["id"]
    with CaptureQueriesContext(connection) as few:
        alice.get("/library/")
    for number in range(1, 5):
        parent = post(alice, name=str(number), parent=parent).json()["id"]
    with CaptureQueriesContext(connection) as many:
        alice.get("/library/")
    assert len(few) == len(many)
