"""`templates/{id}/draft/`: nothing is lost, nothing is overwritten."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry
from cardstudio.cards.types import JSONObject
from cardstudio.library.drafts import faults_recount
from cardstudio.library.models import Draft, Template
from tests.api.library.conftest import put_draft


def draft(client: Client, template: JSONObject) -> Any:
    return client.get(f"/api/v1/templates/{template['id']}/draft/")


def test_it_works(alice: Client, template: JSONObject, document: JSONObject) -> None:
    answer = draft(alice, template)
    assert (answer.json(), answer.headers["ETag"]) == ({"document": document}, '"1"')
    changed = {**document, "card": {**document["card"], "header": {"title": {"tag": "plain_text", "content": "New"}}}}
    saved = put_draft(alice, template, {"document": changed})
    assert (saved.status_code, saved.headers["ETag"], saved.json()) == (200, '"2"', {"document": changed})
    assert draft(alice, template).json() == {"document": changed}
    assert alice.get(f"/api/v1/templates/{template['id']}/").json()["revision"] == 2


def test_what_lists_know_is_written_with_it(alice: Client, template: JSONObject) -> None:
    card = {"header": {"title": {"content": "甲\0乙"}}, "elements": [{"tag": "nonsense"}] + [{"tag": "hr"}] * 30}
    put_draft(alice, template, {"document": {"card": card}})
    row = Template.objects.get()
    assert (row.format, row.title) == ("1.0", "甲乙")
    assert row.errors + row.warnings > 0
    assert len(Draft.objects.get().preview["card"]["elements"]) == 12


@pytest.mark.parametrize(
    "card",
    [
        {"elements": [{"tag": "markdown", "content": "x"}]},
        {},
        {
            "schema": "2.0",
            "body": {"elements": [{"tag": "nonsense"}, {"tag": "button", "text": {"tag": "plain_text"}}]},
        },
        {"elements": [{"tag": "markdown", "content": "[x](https://example.com) ${who}"}]},
    ],
)
@pytest.mark.parametrize("more", [{}, {"variables": []}, {"msg_type": "interactive", "content": "{}"}])
def test_the_badge_counts_what_the_designer_lists(
    alice: Client, template: JSONObject, card: JSONObject, more: JSONObject
) -> None:
    document = {"card": card, **more}
    put_draft(alice, template, {"document": document})
    answer = alice.post("/api/v1/cards/lint/", {"document": document}, content_type="application/json")
    listed = [finding["severity"] for finding in answer.json()["findings"]]
    row = Template.objects.get()
    assert (row.errors, row.warnings) == (listed.count("error"), listed.count("warning"))
    assert "extra-wrapper" not in [finding["rule"] for finding in answer.json()["findings"]]


def test_opening_a_card_counts_again_what_older_checks_counted(
    alice: Client, vera: Client, charlie: Client, template: JSONObject
) -> None:
    row = Template.objects.get()
    counted, changed = (row.errors, row.warnings), row.updated_at
    for reader, found in ((charlie, (7, 9)), (vera, counted)):
        Template.objects.update(errors=7, warnings=9)
        reader.get(f"/templates/{template['id']}/")
        row.refresh_from_db()
        assert (row.errors, row.warnings) == found
    assert row.updated_at == changed


def test_a_draft_saved_meanwhile_keeps_its_own_numbers(alice: Client, template: JSONObject) -> None:
    opened, row = Draft.objects.get(), Template.objects.get()
    put_draft(alice, template, {"document": {"card": {"elements": [{"tag": "nonsense"}]}}})
    saved = Template.objects.get()
    row.errors = 99
    faults_recount(template=row, draft=opened)
    now = Template.objects.get()
    assert (now.errors, now.warnings) == (saved.errors, saved.warnings)
    assert saved.errors > 0


LOSSLESS = (
    '{"document":{"z":1,"card":{"b":12345678901234567890123,"a":0.1234567890123456789012,"tag":"unknown",'
    '"elements":[{"tag":"from-the-future","x":[null,true,""]}],"text":"\\u0000 \U0001f600 \\"","e":{}},'
    '"editor":{"nodes":[]},"samples":[]}}'
)


def test_it_is_lossless(alice: Client, template: JSONObject) -> None:
    assert put_draft(alice, template, LOSSLESS).content.decode() == LOSSLESS
    assert draft(alice, template).content.decode() == LOSSLESS
    copy = alice.post(f"/api/v1/templates/{template['id']}/duplicate/", {}, content_type="application/json").json()
    assert draft(alice, copy).content.decode() == LOSSLESS


def test_a_stale_save_overwrites_nothing_and_shows_the_current_draft(
    alice: Client, bob: Client, template: JSONObject, document: JSONObject
) -> None:
    theirs = {**document, "by": "bob"}
    put_draft(bob, template, {"document": theirs}, save_id="bob")
    answer = put_draft(alice, template, {"document": {**document, "by": "alice"}}, save_id="alice")
    assert answer.status_code == 412
    body = answer.json()
    assert body["error"]["code"] == "stale"
    assert (body["current"]["revision"], body["current"]["document"]) == (2, theirs)
    assert body["current"]["author"]["name"] == "Bob"
    assert body["current"]["at"]
    assert draft(alice, template).json()["document"] == theirs


def test_a_repeated_save_succeeds_once(alice: Client, template: JSONObject, document: JSONObject) -> None:
    first = put_draft(alice, template, {"document": document}, save_id="same")
    again = put_draft(alice, template, {"document": document}, save_id="same")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.headers["ETag"] == '"2"'
    assert put_draft(alice, template, {"document": document}, save_id="other").status_code == 412


def test_a_save_id_that_saved_another_document_is_said_to_have(
    alice: Client, template: JSONObject, document: JSONObject
) -> None:
    """It would be taken for saved, and lost."""
    put_draft(alice, template, {"document": document}, save_id="same")
    other = {**document, "editor": {"zoom": 2}}
    for revision in (1, 2):
        answer = put_draft(alice, template, {"document": other}, revision=revision, save_id="same")
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "save_id_used")
    assert draft(alice, template).json() == {"document": document}


def test_a_save_sent_again_on_top_of_itself_is_still_the_same(
    alice: Client, template: JSONObject, document: JSONObject
) -> None:
    """Whoever lost the answer but learned the new revision meanwhile makes no second one of the same save."""
    put_draft(alice, template, {"document": document}, save_id="same")
    again = put_draft(alice, template, {"document": document}, revision=2, save_id="same")
    assert (again.status_code, again.headers["ETag"]) == (200, '"2"')
    assert put_draft(alice, template, {"document": document}, revision=2, save_id="next").headers["ETag"] == '"3"'


def test_a_save_says_what_it_was_made_from(alice: Client, template: JSONObject, document: JSONObject) -> None:
    path = f"/api/v1/templates/{template['id']}/draft/"
    body = json.dumps({"document": document})
    missing = alice.put(path, body, content_type="application/json", headers={"Save-Id": "x"})
    assert (missing.status_code, missing.json()["error"]["code"]) == (428, "if_match_required")
    nameless = alice.put(path, body, content_type="application/json", headers={"If-Match": '"1"'})
    assert (nameless.status_code, nameless.json()["error"]["code"]) == (400, "save_id_required")
    assert put_draft(alice, template, body, revision="x").status_code == 400
    assert put_draft(alice, template, body, save_id="x" * 65).status_code == 400


@pytest.mark.parametrize(
    "body", ["{}", '{"document": 3}', '{"document": {"card": null}}', "[]", "{", '{"document": 1e999}']
)
def test_wrong_documents_are_refused(alice: Client, template: JSONObject, body: str) -> None:
    answer = put_draft(alice, template, body)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
    assert draft(alice, template).headers["ETag"] == '"1"'


def test_one_sitting_is_one_audit_entry(alice: Client, bob: Client, template: JSONObject, document: JSONObject) -> None:
    for revision in (1, 2, 3):
        put_draft(alice, template, {"document": document}, revision=revision, save_id=f"a{revision}")
    assert AuditEntry.objects.filter(action="draft.saved").count() == 0  # she made it a moment ago
    put_draft(bob, template, {"document": document}, revision=4, save_id="b")
    put_draft(bob, template, {"document": document}, revision=5, save_id="c")
    assert AuditEntry.objects.filter(action="draft.saved").count() == 1


def test_a_viewer_cannot_save(vera: Client, template: JSONObject, document: JSONObject) -> None:
    assert draft(vera, template).status_code == 200
    assert put_draft(vera, template, {"document": document}).status_code == 403


def test_people_on_one_card_see_each_other_and_who_saved_last(
    alice: Client, bob: Client, charlie: Client, template: JSONObject
) -> None:
    def seen(client: Client) -> Any:
        path = f"/api/v1/templates/{template['id']}/editors/"
        return client.put(path, {"tab": str(uuid4())}, content_type="application/json")

    first = seen(alice).json()
    assert first["editors"] == []
    assert (first["revision"], first["saved_by"]["name"]) == (template["revision"], "Alice")
    assert [editor["name"] for editor in seen(bob).json()["editors"]] == ["Alice"]
    assert [editor["name"] for editor in seen(alice).json()["editors"]] == ["Bob"]
    assert seen(charlie).status_code == 404


def test_a_draft_too_large_to_be_looked_at_is_saved_and_counts_as_an_error(alice: Client, template: JSONObject) -> None:
    document = {"card": {"elements": [{"tag": "markdown", "content": "x" * 300_000}]}, "variables": [], "samples": []}
    assert put_draft(alice, template, {"document": document}).status_code == 200
    assert alice.get(f"/api/v1/templates/{template['id']}/draft/").json()["document"] == document
    kept = Template.objects.get(pk=template["id"])
    assert (kept.errors, kept.warnings) == (1, 0)
    path = f"/api/v1/templates/{template['id']}/content/"
    answer = alice.post(path, {"version": "draft"}, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "card_too_large")
