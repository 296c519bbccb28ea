"""`templates/{id}/release/`: what programs and following links get, and what would break them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from cardstudio.cards.types import JSONObject
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Release, Template
from cardstudio.sharing.models import ShareLink
from tests.conftest import People


def save(people: People, template: Template, text: str, *variables: JSONObject) -> int:
    """Save a card that says `text` and keep it; the number of its version."""
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": text}]}}
    draft = Draft.objects.get(template=template)
    actor = Actor(people.alice)
    library.draft_save(
        actor=actor,
        template=template,
        document={"card": card, "variables": list(variables)},
        if_match=draft.revision,
        save_id=f"s{draft.revision}",
    )
    return library.version_keep(actor=actor, template=template).version.number


def put(client: Client, template: Template, version: int, **body: Any) -> Any:
    path = f"/api/v1/templates/{template.pk}/release/"
    return client.put(path, {"version": version, **body}, content_type="application/json")


def get(client: Client, template: Template) -> JSONObject:
    body: JSONObject = client.get(f"/api/v1/templates/{template.pk}/release/").json()
    return body


@pytest.fixture
def program(people: People) -> Client:
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="oa-cron", scopes=[Scope.CONTENT])
    return Client(headers={"Authorization": f"Bearer {key}"})


def content(program: Client, template: Template, **body: Any) -> Any:
    return program.post(f"/api/v1/templates/{template.pk}/content/", body, content_type="application/json")


def said(answer: Any) -> str:
    assert answer.status_code == 200, answer.content
    return str(answer.json()["card_content"]["card"]["body"]["elements"][0]["content"])


def test_it_works(people: People, alice: Client, template: Template) -> None:
    assert get(alice, template)["version"] is None
    first = save(people, template, "one")
    answer = put(alice, template, first, note="For January")
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert (body["version"], body["note"], body["by"]["name"]) == (first, "For January", "Alice")
    assert body == get(alice, template)
    assert body["touched"] == {"links": [], "tokens": [], "pins": []}
    assert put(alice, template, first).json()["note"] == "For January"
    assert Release.objects.count() == 1


def test_only_publishers_release(bob: Client, vera: Client, charlie: Client, people: People, template: Template):
    number = save(people, template, "one")
    assert [put(client, template, number).status_code for client in (bob, vera, charlie)] == [403, 403, 404]
    assert put(bob, template, 99).status_code == 403


def test_an_older_version_rolls_back(people: People, alice: Client, program: Client, template: Template) -> None:
    first, second = save(people, template, "one"), save(people, template, "two")
    put(alice, template, second)
    assert said(content(program, template)) == "two"
    put(alice, template, first)
    assert said(content(program, template)) == "one"
    assert put(alice, template, 9).status_code == 404


def test_nothing_can_be_pinned_before_the_first_release(people: People, alice: Client, template: Template) -> None:
    token, _key = token_create(actor=Actor(people.alice), team=people.team, name="oa-cron", scopes=[Scope.CONTENT])
    refused = put(alice, template, save(people, template, "one"), pin=[str(token.pk)])
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, ["pin"])
    assert get(alice, template)["version"] is None


def test_links_that_follow_move_along(people: People, alice: Client, template: Template) -> None:
    first = save(people, template, "one")
    fields = {"template": str(template.pk), "follow": True}
    refused = alice.post("/api/v1/share-links/", fields, content_type="application/json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "no_release")
    put(alice, template, first)
    follows = alice.post("/api/v1/share-links/", fields, content_type="application/json").json()
    pinned = alice.post("/api/v1/share-links/", {"template": str(template.pk)}, content_type="application/json").json()
    second = save(people, template, "two")
    touched = put(alice, template, second).json()["touched"]
    assert [link["id"] for link in touched["links"]] == [follows["id"]]
    assert ("link", pinned["id"], first) in {(pin["kind"], pin["id"], pin["version"]) for pin in touched["pins"]}
    numbers = dict(ShareLink.objects.values_list("pk", "version__number"))
    assert {str(pk): number for pk, number in numbers.items()} == {follows["id"]: second, pinned["id"]: first}


def test_what_programs_ask_for_is_written_down(people: People, alice: Client, program: Client, template: Template):
    name = {"name": "name", "type": "text", "default": "you"}
    put(alice, template, save(people, template, "Hi ${name}", name))
    for values in ({"name": "Ann"}, {"name": "Bo"}, {}):
        content(program, template, values=values)
    content(program, template, version=1)
    touched = get(alice, template)["touched"]
    assert [(token["name"], token["calls"]) for token in touched["tokens"]] == [("oa-cron", 3)]
    assert [(pin["kind"], pin["name"], pin["version"]) for pin in touched["pins"]] == [("program", "oa-cron", 1)]
    assert "Ann" not in str(touched)


@pytest.mark.parametrize(
    ("text", "variable", "kind", "mend"),
    [
        ("Hi", None, "unknown_value", None),
        ("Hi ${who}", {"name": "who"}, "unknown_value", None),
        ("Hi ${name}${more}", [{"name": "name"}, {"name": "more"}], "missing_value", "default"),
        ("Hi ${name}", {"name": "name", "type": "number"}, "wrong_type", None),
    ],
)
def test_what_would_break_stops_it(
    people: People, alice: Client, program: Client, template: Template, text: str, variable: Any, kind: str, mend: Any
):
    put(alice, template, save(people, template, "Hi ${name}", {"name": "name"}))
    assert said(content(program, template, values={"name": "Ann"})) == "Hi Ann"
    variables = variable if isinstance(variable, list) else [variable] if variable else []
    second = save(people, template, text, *variables)
    answer = put(alice, template, second)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "would_break")
    found = {one["kind"]: one for one in answer.json()["breaks"]}
    assert [program["name"] for program in found[kind]["broken"]] == ["oa-cron"]
    assert found[kind].get("mend") == mend
    assert said(content(program, template, values={"name": "Ann"})) == "Hi Ann"
    seen = alice.get(f"/api/v1/templates/{template.pk}/versions/{second}/breaks/").json()
    assert seen["breaks"] == answer.json()["breaks"]
    assert put(alice, template, second, force=True).status_code == 200


def test_what_the_draft_would_break_is_known_before_it_is_kept(
    people: People, alice: Client, charlie: Client, program: Client, template: Template
):
    put(alice, template, save(people, template, "Hi ${name}", {"name": "name"}))
    content(program, template, values={"name": "Ann"})
    document: JSONObject = {"card": {"schema": "2.0", "body": {"elements": []}}, "variables": []}
    revision = Draft.objects.get(template=template).revision
    library.draft_save(
        actor=Actor(people.alice), template=template, document=document, if_match=revision, save_id="less"
    )
    path = f"/api/v1/templates/{template.pk}/draft/breaks/"
    assert [(one["kind"], one["name"]) for one in alice.get(path).json()["breaks"]] == [("unknown_value", "name")]
    assert charlie.get(path).status_code == 404
    template.refresh_from_db()
    assert template.latest_version == 1


def test_versions_say_when_they_were_the_release(people: People, alice: Client, template: Template) -> None:
    first, second = save(people, template, "one"), save(people, template, "two")
    for number in (first, second, first):
        put(alice, template, number)
    rows = alice.get(f"/api/v1/templates/{template.pk}/versions/").json()["results"]
    assert [row["number"] for row in rows] == [second, first]
    assert [bool(row["released_at"]) for row in rows] == [True, True]
    assert [bool(row["released_until"]) for row in rows] == [True, False]
    assert rows[0]["released_until"] == rows[1]["released_at"]
    save(people, template, "three")
    newest = alice.get(f"/api/v1/templates/{template.pk}/versions/3/").json()
    assert (newest["released_at"], newest["released_until"]) == (None, None)


def test_a_program_can_be_pinned_instead(people: People, alice: Client, program: Client, template: Template):
    put(alice, template, save(people, template, "Hi ${name}", {"name": "name"}))
    content(program, template, values={"name": "Ann"})
    second = save(people, template, "Hello ${who}", {"name": "who"})
    broken = put(alice, template, second).json()["breaks"][0]["broken"][0]
    assert put(alice, template, second, pin=[broken["id"]]).status_code == 200
    assert said(content(program, template, values={"name": "Ann"})) == "Hi Ann"
    assert get(alice, template)["touched"]["pins"] == [{**broken, "version": 1}]
    assert alice.delete(f"/api/v1/templates/{template.pk}/pins/{broken['id']}/").status_code == 204
    assert content(program, template, values={"name": "Ann"}).status_code == 400


def test_a_link_that_could_not_send_any_more_stops_it(people: People, alice: Client, template: Template) -> None:
    put(alice, template, save(people, template, "Hi"))
    alice.post("/api/v1/share-links/", {"template": str(template.pk), "follow": True}, content_type="application/json")
    second = save(people, template, "Hi ${name}", {"name": "name", "filled_by": "program"})
    breaks = put(alice, template, second).json()["breaks"]
    assert [(one["kind"], one["name"], one.get("mend")) for one in breaks] == [("link", "name", "default")]


def trial(client: Client, template: Template, version: int, query: str = "") -> JSONObject:
    answer = client.get(f"/api/v1/templates/{template.pk}/versions/{version}/breaks/{query}")
    assert answer.status_code == 200, answer.content
    body: JSONObject = answer.json()
    return body


def test_it_says_what_it_was_tried_with(people: People, alice: Client, program: Client, template: Template) -> None:
    name = {"name": "name", "type": "text", "default": "you"}
    put(alice, template, save(people, template, "Hi ${name}", name))
    for values in ({"name": "Ann"}, {"name": "Bo"}, {}):
        content(program, template, values=values)
    second = save(people, template, "Hello ${name}", name)
    tried = trial(alice, template, second)["tried"]
    assert (tried["calls"], tried["programs"]) == (3, 1)
    assert [(way["name"], way["calls"], way["values"], way["breaks"]) for way in tried["ways"]] == [
        ("oa-cron", 2, {"name": "string"}, False),
        ("oa-cron", 1, {}, False),
    ]
    third = save(people, template, "Hello")
    ways = trial(alice, template, third)["tried"]["ways"]
    assert [(way["values"], way["breaks"]) for way in ways] == [({"name": "string"}, True), ({}, False)]
    assert put(alice, template, third).json()["tried"]["ways"] == ways


def test_a_pin_is_taken_off_with_a_release(
    people: People, alice: Client, bob: Client, program: Client, template: Template
) -> None:
    name = {"name": "name", "type": "text", "default": "you"}
    put(alice, template, save(people, template, "Hi ${name}", name))
    content(program, template, values={"name": "Ann"})
    [token] = get(alice, template)["touched"]["tokens"]
    assert put(alice, template, save(people, template, "Hi"), pin=[token["id"]]).status_code == 200
    assert get(alice, template)["counts"] == {"links": 0, "tokens": 0, "pins": 1}
    assert said(content(program, template, values={"name": "Ann"})) == "Hi Ann"

    # What it asks for is tried, too, and stops the release that would refuse it.
    third, fourth = save(people, template, "Hey"), save(people, template, "Hello ${name}", name)
    query = f"?unpin={token['id']}"
    assert (trial(alice, template, third)["breaks"], trial(alice, template, third)["tried"]["calls"]) == ([], 0)
    assert [one["kind"] for one in trial(alice, template, third, query)["breaks"]] == ["unknown_value"]
    assert put(alice, template, third, unpin=[token["id"]]).status_code == 409
    assert put(bob, template, fourth, unpin=[token["id"]]).status_code == 403
    assert get(alice, template)["counts"]["pins"] == 1
    assert trial(alice, template, fourth, query)["breaks"] == []
    assert put(alice, template, fourth, unpin=[token["id"]]).status_code == 200
    assert said(content(program, template, values={"name": "Ann"})) == "Hello Ann"
    assert get(alice, template)["counts"] == {"links": 0, "tokens": 1, "pins": 0}
    actions = AuditEntry.objects.filter(action__startswith="token.").order_by("pk").values_list("action", flat=True)
    assert list(actions)[-2:] == ["token.pinned", "token.unpinned"]
    assert alice.get(f"/api/v1/templates/{template.pk}/versions/1/breaks/?unpin=nobody").status_code == 200
