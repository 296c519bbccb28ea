"""`templates/`: making, reading, changing, deleting."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from cardstudio.cards.types import JSONObject
from tests.conftest import People

URL = "/api/v1/templates/"
FIELDS = {
    "id", "team", "folder", "name", "slug", "description", "tags", "starred", "starting_point",
    "archived_at", "revision", "latest_version", "release", "updated_at",
}  # fmt: skip


def post(client: Client, body: Any, path: str = "") -> Any:
    return client.post(f"{URL}{path}", body, content_type="application/json")


def test_it_works(alice: Client, people: People, document: JSONObject) -> None:
    answer = post(alice, {"document": document, "name": " Release ", "tags": ["release", "prod"]})
    assert answer.status_code == 201
    made = answer.json()
    assert set(made) == FIELDS
    assert (made["name"], made["team"], made["revision"]) == ("Release", str(people.team.pk), 1)
    assert (made["tags"], made["latest_version"], made["starred"]) == (["prod", "release"], 0, False)
    assert (made["slug"], made["release"]) == ("release", None)
    assert alice.get(f"{URL}{made['id']}/").json() == made
    assert alice.get(URL).json() == {"results": [made], "next": None}
    assert AuditEntry.objects.filter(action="template.created", target=made["id"]).count() == 1


def test_a_name_is_taken_from_the_card(alice: Client, document: JSONObject) -> None:
    assert post(alice, {"document": document}).json()["name"] == "Release 3.2"
    assert post(alice, {"document": {"card": {}}}).json()["name"] == "Untitled card"


def test_a_pasted_text_is_unwrapped_on_the_way_in(alice: Client, card: JSONObject) -> None:
    text = json.dumps({"msg_type": "interactive", "update_multi": False, "card": {**card, "n": 12345678901234567890}})
    made = post(alice, {"text": text}).json()
    draft = json.loads(alice.get(f"{URL}{made['id']}/draft/").content)["document"]
    assert draft["card"]["n"] == 12345678901234567890
    assert draft["update_multi"] is False
    assert set(draft) == {"card", "variables", "samples", "update_multi", "editor"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "document"),
        ({"document": []}, "document"),
        ({"document": {}}, "document.card"),
        ({"document": {"card": [], "variables": {}}}, "document.card"),
        ({"document": {"card": {}, "samples": "x"}}, "document.samples"),
        ({"document": {"card": {}}, "name": "x" * 121}, "name"),
        ({"document": {"card": {}}, "team": "nonsense"}, "team"),
        ({"document": {"card": {}}, "tags": "x"}, "tags"),
        ({"document": {"card": {}}, "name": 7.5, "folder": "x"}, "folder"),
    ],
)
def test_wrong_bodies_say_what_is_wrong(alice: Client, body: JSONObject, field: str) -> None:
    answer = post(alice, body)
    assert answer.status_code == 400
    assert field in answer.json()["error"]["fields"]


def test_broken_text_says_where(alice: Client) -> None:
    answer = post(alice, {"text": '{\n  "header": \n}'})
    assert answer.status_code == 400
    assert (answer.json()["error"]["code"], answer.json()["line"]) == ("unreadable", 3)


def test_a_reference_holds_no_card(alice: Client) -> None:
    answer = post(alice, {"text": '{"type": "template", "data": {"template_id": "AAq1"}}'})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "no_card")


def test_change_delete_restore(alice: Client, template: JSONObject) -> None:
    path = f"{URL}{template['id']}/"
    folder = alice.post("/api/v1/folders/", {"name": "Releases"}, content_type="application/json").json()
    change = {"name": "Renamed", "tags": ["a"], "folder": folder["id"]}
    changed = alice.patch(path, change, content_type="application/json").json()
    assert (changed["name"], changed["tags"], changed["folder"]) == ("Renamed", ["a"], folder["id"])
    assert alice.patch(path, {"name": "  "}, content_type="application/json").status_code == 400

    assert alice.delete(path).status_code == 204
    assert alice.get(path).status_code == 404
    assert alice.get(URL).json()["results"] == []
    assert [row["id"] for row in alice.get(f"{URL}?place=trash").json()["results"]] == [template["id"]]
    assert post(alice, {}, f"{template['id']}/restore/").json()["name"] == "Renamed"
    assert alice.get(path).status_code == 200


def test_archive_star_duplicate(alice: Client, bob: Client, template: JSONObject) -> None:
    path = f"{URL}{template['id']}/"
    assert alice.put(f"{path}archive/").json()["archived_at"]
    assert alice.get(URL).json()["results"] == []
    assert len(alice.get(f"{URL}?place=archived").json()["results"]) == 1
    assert alice.delete(f"{path}archive/").json()["archived_at"] is None

    assert alice.put(f"{path}star/").status_code == 204
    assert alice.put(f"{path}star/").status_code == 204
    assert alice.get(path).json()["starred"] is True
    assert bob.get(path).json()["starred"] is False
    assert len(alice.get(f"{URL}?place=starred").json()["results"]) == 1
    assert alice.delete(f"{path}star/").status_code == 204
    assert alice.get(path).json()["starred"] is False

    copy = post(alice, {}, f"{template['id']}/duplicate/")
    assert copy.status_code == 201
    assert (copy.json()["name"], copy.json()["latest_version"]) == ("Release 3.2 (copy)", 0)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", ""), ("patch", ""), ("delete", ""), ("get", "draft/"), ("put", "draft/"), ("post", "duplicate/"),
        ("post", "restore/"), ("put", "archive/"), ("put", "star/"), ("get", "versions/"), ("post", "versions/"),
        ("get", "versions/1/"), ("post", "versions/1/restore/"),
    ],
)  # fmt: skip
def test_strangers_find_nothing(charlie: Client, client: Client, template: JSONObject, method: str, path: str) -> None:
    data = '{"document": {"card": {}}}' if path == "draft/" else "{}"
    body = {} if method == "get" else {"data": data, "content_type": "application/json"}
    headers = {"If-Match": '"1"', "Save-Id": "x"}
    for caller, expected in ((charlie, 404), (client, 401)):
        answer = getattr(caller, method)(f"{URL}{template['id']}/{path}", headers=headers, **body)
        assert answer.status_code == expected
    assert charlie.get(URL).json()["results"] == []


def test_strangers_cannot_put_a_template_into_the_team(charlie: Client, people: People, document: JSONObject) -> None:
    answer = post(charlie, {"document": document, "team": str(people.team.pk)})
    assert answer.status_code == 404


def test_a_viewer_looks_but_does_not_change(
    vera: Client, people: People, template: JSONObject, document: JSONObject
) -> None:
    path = f"{URL}{template['id']}/"
    assert vera.get(path).status_code == 200
    assert vera.put(f"{path}star/").status_code == 204
    assert vera.patch(path, {"name": "x"}, content_type="application/json").status_code == 403
    assert vera.delete(path).status_code == 403
    assert post(vera, {}, f"{template['id']}/duplicate/").status_code == 403
    assert post(vera, {"document": document, "team": str(people.team.pk)}).status_code == 403


def test_an_editor_of_the_team_changes(bob: Client, people: People, template: JSONObject, document: JSONObject) -> None:
    assert bob.patch(f"{URL}{template['id']}/", {"name": "Bob's"}, content_type="application/json").status_code == 200
    assert post(bob, {"document": document, "team": str(people.team.pk)}).status_code == 201


def test_a_token_reaches_one_team(client: Client, people: People, template: JSONObject, document: JSONObject) -> None:
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="CI", scopes=Scope)
    headers = {"Authorization": f"Bearer {key}"}
    answer = client.post(URL, {"document": document}, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["team"]) == (201, str(people.team.pk))
    _token, foreign = token_create(actor=Actor(people.charlie), team=people.charlie.own_team, name="CI", scopes=Scope)
    headers = {"Authorization": f"Bearer {foreign}"}
    assert client.get(f"{URL}{template['id']}/", headers=headers).status_code == 404


def test_a_folder_of_another_team_is_refused(alice: Client, charlie: Client, template: JSONObject) -> None:
    foreign = charlie.post("/api/v1/folders/", {"name": "Mine"}, content_type="application/json").json()
    path = f"{URL}{template['id']}/"
    assert alice.patch(path, {"folder": foreign["id"]}, content_type="application/json").status_code == 404
    assert alice.patch(path, {"folder": str(uuid4())}, content_type="application/json").status_code == 404
