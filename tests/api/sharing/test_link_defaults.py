"""Where every new link starts: "Send", the form and programs, and the line that says what it will do."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.models import Identity, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.tokens import token_create
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Template
from cardstudio.sharing.models import ShareLink
from tests.conftest import People

DOCUMENT: dict[str, Any] = {
    "card": {
        "schema": "2.0",
        "body": {"elements": [{"tag": "markdown", "content": "${who} ${day} ${build}"}]},
    },
    "variables": [
        {"name": "who", "type": "text", "label": "Who is addressed"},
        {"name": "day", "type": "date", "default": "2026-11-22"},
        {"name": "build", "type": "text", "label": "Build", "filled_by": "program", "default": "3.2"},
    ],
}
NEWS: dict[str, Any] = {
    "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "${news}"}]}},
    "variables": [{"name": "news", "type": "markdown", "label": "The news"}],
}


@pytest.fixture
def asking(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Asks", document=DOCUMENT)


@pytest.fixture
def news(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="News", document=NEWS)


@pytest.fixture
def known_tenant(people: People) -> None:
    Identity.objects.create(user=people.alice, app=site_app(), tenant_key="tenant-1", open_id="ou_a")


def program_of(people: People) -> Client:
    """A program with a token of Alice's."""
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="CI", scopes=[Scope.SHARE])
    return Client(headers={"Authorization": f"Bearer {key}"})


def create(client: Client, template: Template, **more: object) -> Any:
    body = {"template": str(template.pk), **more}
    return client.post("/api/v1/share-links/", body, content_type="application/json")


def send(client: Client, template: Template, **headers: str) -> Any:
    return client.post(f"/api/v1/templates/{template.pk}/send/", content_type="application/json", headers=headers)


@pytest.mark.usefixtures("known_tenant")
def test_all_three_start_the_same(alice: Client, asking: Template):
    made = create(alice, asking).json()
    sent = send(alice, asking).json()["link"]
    page = alice.get(f"/templates/{asking.pk}/share/").content.decode()
    assert made["audience"] == sent["audience"] == "tenant"
    assert made["open_variables"] == sent["open_variables"] == ["who", "day"]
    assert 'value="tenant" checked' in page
    assert 'name="open:who" checked' in page
    assert 'name="open:day" checked' in page
    assert 'name="open:build" checked' not in page


@pytest.mark.usefixtures("known_tenant")
def test_a_programs_links_are_for_the_organisation_unless_it_says_otherwise(people: People, asking: Template):
    program = program_of(people)
    assert create(program, asking).json()["audience"] == "tenant"
    assert create(program, asking, audience=None).json()["audience"] == "tenant"
    for audience in ("anyone", "team"):
        assert create(program, asking, audience=audience).json()["audience"] == audience


def test_where_no_organisation_is_known_it_is_whoever_has_the_address(people: People, alice: Client, asking: Template):
    assert create(program_of(people), asking).json()["audience"] == "anyone"
    assert send(alice, asking).json()["link"]["audience"] == "anyone"


def test_a_value_that_was_given_stays(alice: Client, asking: Template):
    made = create(alice, asking, values={"who": "Ann"}).json()
    assert made["open_variables"] == ["day"]
    assert create(alice, asking, values={"who": "Ann"}, open_variables=["who"]).json()["open_variables"] == ["who"]


def test_null_is_no_value(alice: Client, asking: Template):
    answer = create(alice, asking, values={"who": None}, open_variables=[])
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")
    assert not ShareLink.objects.exists()


def test_a_blank_no_sender_can_fill_in_is_named_by_its_label_everywhere(alice: Client, news: Template):
    named = {"values.news": ["The card needs “The news”."]}
    for answer in (create(alice, news), send(alice, news)):
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")
        assert answer.json()["error"]["fields"] == named
    page = alice.post("/send/", {"card": news.pk}, follow=True).content.decode()
    assert "action" not in page.split('id="fill-in"')[1].split(">")[0]
    assert "The news" in page
    assert not ShareLink.objects.exists()
    assert create(alice, news, values={"news": "**All** is well"}).status_code == 201


def test_a_link_is_not_updated_to_a_gap_and_goes_on_as_it_is(people: People, alice: Client, template: Template):
    link = ShareLink.objects.get(pk=create(alice, template).json()["id"])
    revision = Draft.objects.get(template=template).revision
    library.draft_save(
        actor=Actor(people.alice), template=template, document=NEWS, if_match=revision, save_id=str(uuid4())
    )
    answer = alice.post(f"/api/v1/share-links/{link.pk}/update/", content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")
    assert list(answer.json()["error"]["fields"]) == ["values.news"]
    link.refresh_from_db()
    assert link.version.number == 1


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "several chats · no external · note on"), ("zh-CN", "可选多个会话 · 不含外部 · 可附言")],
)
def test_the_line_says_what_send_will_do(alice: Client, asking: Template, language: str, line: str):
    assert send(alice, asking, **{"Accept-Language": language}).json()["summary"] == line
