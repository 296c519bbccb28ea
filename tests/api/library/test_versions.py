"""`templates/{id}/versions/`: keeping, history, going back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.cards.types import JSONObject
from tests.api.library.conftest import put_draft


def keep(client: Client, template: JSONObject, **body: Any) -> Any:
    return client.post(f"/api/v1/templates/{template['id']}/versions/", body, content_type="application/json")


def test_it_works(alice: Client, template: JSONObject, document: JSONObject) -> None:
    answer = keep(alice, template, note="First", revision=1)
    assert answer.status_code == 201
    version = answer.json()
    assert (version["number"], version["note"], version["author"]["name"]) == (1, "First", "Alice")
    path = f"/api/v1/templates/{template['id']}/versions/"
    assert alice.get(path).json() == {"results": [version], "next": None}
    assert alice.get(f"{path}1/").json() == {**version, "document": document}
    assert alice.get(f"{path}2/").status_code == 404
    assert alice.get(f"{path}{10**30}/").status_code == 404
    assert alice.get(f"/api/v1/templates/{template['id']}/").json()["latest_version"] == 1


def test_the_same_is_kept_once(alice: Client, template: JSONObject, document: JSONObject) -> None:
    keep(alice, template)
    again = keep(alice, template, note="Again")
    assert (again.status_code, again.json()["number"], again.json()["note"]) == (200, 1, "Again")
    put_draft(alice, template, {"document": {**document, "editor": {"nodes": [{"id": "x"}]}}})
    assert keep(alice, template).json()["number"] == 1  # what the designer notes is never sent
    put_draft(alice, template, {"document": {**document, "variables": [{"name": "x"}]}}, revision=2, save_id="s2")
    assert keep(alice, template).json()["number"] == 2
    put_draft(alice, template, {"document": document}, revision=3, save_id="s3")
    back = keep(alice, template, note="As before")
    assert (back.status_code, back.json()["number"], back.json()["note"]) == (200, 1, "Again\nAs before")


def test_a_version_never_changes(alice: Client, template: JSONObject, document: JSONObject) -> None:
    keep(alice, template)
    put_draft(alice, template, {"document": {**document, "card": {}}})
    path = f"/api/v1/templates/{template['id']}/versions/1/"
    assert alice.get(path).json()["document"] == document
    assert alice.delete(path).status_code == 405


def test_keeping_what_somebody_changed_meanwhile_is_refused(
    alice: Client, template: JSONObject, document: JSONObject
) -> None:
    put_draft(alice, template, {"document": {**document, "card": {}}})
    answer = keep(alice, template, revision=1)
    assert answer.status_code == 412
    assert answer.json()["current"]["revision"] == 2
    assert alice.get(f"/api/v1/templates/{template['id']}/versions/").json()["results"] == []


def test_restoring_makes_a_new_revision(alice: Client, template: JSONObject, document: JSONObject) -> None:
    keep(alice, template)
    put_draft(alice, template, {"document": {**document, "card": {}}})
    path = f"/api/v1/templates/{template['id']}/versions/1/restore/"
    assert alice.post(path, {"revision": 1}, content_type="application/json").status_code == 412
    answer = alice.post(path, {"revision": 2}, content_type="application/json")
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"3"')
    assert answer.json() == {"document": document}
    assert keep(alice, template).json()["number"] == 1


@pytest.mark.parametrize("body", [{"revision": "x"}, {"revision": 0}, {"note": "x" * 401}, {"note": []}])
def test_wrong_bodies_are_refused(alice: Client, template: JSONObject, body: JSONObject) -> None:
    assert keep(alice, template, **body).status_code == 400


def test_keeping_takes_an_editor_and_releases_nothing(bob: Client, vera: Client, template: JSONObject) -> None:
    assert keep(vera, template).status_code == 403
    assert (keep(bob, template).status_code, keep(bob, template).json()["kept_for"]) == (201, "api")
    found = bob.get(f"/api/v1/templates/{template['id']}/").json()
    assert (found["latest_version"], found["release"]) == (1, None)
