"""Blanks: filled for good when the link is made, or left to the visitor, who never writes markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.links import services
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import Attempt, ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CLIENT_AGENT

Post = Callable[..., Any]
TEXT = "Hi ${name}, ${count} open on ${day}: ${news}"
DOCUMENT: dict[str, Any] = {
    "card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": TEXT}]}},
    "variables": [
        {"name": "name", "type": "text", "description": "Who is addressed"},
        {"name": "count", "type": "integer", "default": 3},
        {"name": "day", "type": "date"},
        {"name": "news", "type": "markdown", "default": "**none**"},
    ],
}


@pytest.fixture
def blank_template(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Blanks", document=DOCUMENT)


@pytest.fixture
def open_link(people: People, blank_template: Template) -> ShareLink:
    return services.share_link_create(
        actor=Actor(people.alice),
        template=blank_template,
        options=LinkOptions(values={"day": "2024-06-01"}, open_variables=["name", "count"]),
    ).link


def sent_text(answer: Any) -> str:
    assert answer.status_code == 200, answer.content
    return str(answer.json()["card_content"]["card"]["body"]["elements"][0]["content"])


def test_it_fills_fixed_values_defaults_and_what_the_visitor_types(open_link: ShareLink, post: Post):
    text = sent_text(post(open_link, "content", {"values": {"name": "Ann"}}))
    assert text == "Hi Ann, 3 open on 2024-06-01: **none**"


def test_a_visitor_never_writes_markup(open_link: ShareLink, post: Post):
    text = sent_text(post(open_link, "content", {"values": {"name": "<at id=all></at> [x](https://evil.example)"}}))
    assert "<at" not in text
    assert "](https" not in text


def test_locked_and_unknown_values_are_refused(open_link: ShareLink, post: Post):
    for name in ("day", "news", "nobody"):
        answer = post(open_link, "content", {"values": {"name": "Ann", name: "x"}})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "locked")
        assert post(open_link, "content", {"values": {name: "x"}, "preview": True}).status_code == 400


@pytest.mark.parametrize(("values", "field"), [({}, "values.name"), ({"name": "Ann", "count": "many"}, "values.count")])
def test_a_card_with_a_gap_is_not_given_out(open_link: ShareLink, post: Post, values: dict[str, Any], field: str):
    answer = post(open_link, "content", {"values": values})
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]


def test_a_preview_says_what_is_wrong_and_refuses_nothing(open_link: ShareLink, post: Post):
    answer = post(open_link, "content", {"values": {"count": "many"}, "preview": True}).json()
    assert list(answer["fields"]) == ["count"]
    assert "3 open" in answer["card_content"]["card"]["body"]["elements"][0]["content"]
    assert 0 < answer["bytes"] < answer["limit_bytes"] == 20_000
    long = post(open_link, "content", {"values": {"name": "长" * 9_000}, "preview": True}).json()
    assert long["bytes"] > 20_000
    assert long["errors"]


def test_what_is_not_filled_in_yet_is_shown_and_said_in_words(people: People, post: Post):
    text = {"tag": "plain_text", "content": "Plan of ${name}"}
    button = {"tag": "button", "text": text, "behaviors": [{"type": "open_url", "default_url": "${plan}"}]}
    document: dict[str, Any] = {
        "card": {"schema": "2.0", "body": {"elements": [button]}},
        "variables": [
            {"name": "name", "label": "Who", "example": "Bo"},
            {"name": "plan", "type": "url", "label": "Address of the plan"},
        ],
    }
    actor = Actor(people.alice)
    template = library.template_create(actor=actor, team=people.team, name="Plan", document=document)
    options = LinkOptions(open_variables=["name", "plan"])
    link = services.share_link_create(actor=actor, template=template, options=options).link
    for agent in (CLIENT_AGENT, "Mozilla/5.0"):
        page = Client().get(f"/s/{link.token}/", headers={"User-Agent": agent}).content.decode()
        assert "〔Who〕" in page
        assert "${" not in page
    answer = post(link, "content", {"values": {}, "preview": True}).json()
    assert answer["errors"] == []
    assert "Plan of 〔Who〕" in str(answer["card_content"])
    assert "${" not in str(answer["card_content"])
    filled = post(link, "content", {"values": {"name": "Ann"}, "preview": True}).json()
    assert "Plan of Ann" in str(filled["card_content"])


def test_the_attempt_keeps_exactly_what_was_sent(open_link: ShareLink, post: Post):
    body = {"attempt": "8c3d3c3e-8f1c-4f0e-9f0b-0d4c2f9a1b11", "batch": 0, "state": "sent", "values": {"name": "Ann"}}
    assert post(open_link, "attempts", body).status_code == 201
    content = Attempt.objects.get().card_content
    assert content["card"]["body"]["elements"][0]["content"].startswith("Hi Ann, 3 open")


def test_the_page_has_a_control_for_each_open_blank(open_link: ShareLink):
    page = Client().get(f"/s/{open_link.token}/", headers={"User-Agent": CLIENT_AGENT}).content.decode()
    assert 'data-blank="name"' in page
    assert "Who is addressed" in page
    assert 'data-blank="day"' not in page
    assert "css/blanks.css" in page


def test_a_page_without_blanks_loads_nothing_for_them(link: ShareLink):
    page = Client().get(f"/s/{link.token}/", headers={"User-Agent": CLIENT_AGENT}).content.decode()
    assert "blanks" not in page.replace('"hasBlanks":false', "")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"values": {"nobody": "x"}}, "values.nobody"),
        ({"values": {"day": "tomorrow"}}, "values.day"),
        ({"open_variables": ["news"]}, "open_variables.news"),
        ({"open_variables": ["nobody"]}, "open_variables.nobody"),
    ],
)
def test_what_does_not_fit_is_refused(alice: Client, blank_template: Template, given: dict[str, Any], field: str):
    body = {"template": str(blank_template.pk), **given}
    answer = alice.post("/api/v1/share-links/", body, content_type="application/json")
    assert answer.status_code == 400
    assert field in answer.json()["error"]["fields"]


def test_the_form_warns_and_takes_values(alice: Client, blank_template: Template):
    address = f"/templates/{blank_template.pk}/share/"
    html = alice.get(address).content.decode()
    assert "2 blanks have no default" in html
    assert "open:name" in html
    assert "open:news" not in html
    form = {
        "mode": "choose",
        "audience": "anyone",
        "selectType": "0",
        "life": "7",
        "value:day": "2024-06-01",
        "value:count": "5",
        "open:name": "on",
    }
    page = alice.post(address, form, follow=True).content.decode()
    link = ShareLink.objects.get()
    assert link.values == {"day": "2024-06-01", "count": "5"}
    assert link.open_variables == ["name"]
    assert "filled in by the sender" in page
    assert "as it is written" not in page


def test_the_form_says_what_is_wrong_beside_the_blank(alice: Client, blank_template: Template):
    address = f"/templates/{blank_template.pk}/share/"
    html = alice.post(
        address, {"mode": "choose", "audience": "anyone", "selectType": "0", "life": "7", "value:count": "many"}
    ).content.decode()
    assert 'id="value:count-says"' in html
    assert 'aria-invalid="true"' in html
    assert not ShareLink.objects.exists()


def test_a_link_is_not_made_with_a_blank_nobody_fills(alice: Client, blank_template: Template):
    page = alice.post(
        f"/templates/{blank_template.pk}/share/",
        {"mode": "choose", "audience": "anyone", "selectType": "0", "life": "7"},
        follow=True,
    )
    assert page.status_code == 422
    assert "Something the card needs is not filled in." in page.content.decode()
    assert 'id="value:day-says"' in page.content.decode()
    body = {"template": str(blank_template.pk), "open_variables": []}
    answer = alice.post("/api/v1/share-links/", body, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")
    assert answer.json()["error"]["fields"] == {
        "values.name": ["The card needs “Who is addressed”."],
        "values.day": ["The card needs “day”."],
    }
    assert answer.json()["report"]["ok"] is False
    assert not ShareLink.objects.filter(template=blank_template).exists()


def test_a_link_of_before_with_a_gap_says_so_and_sends_nothing(alice: Client, open_link: ShareLink, post: Post):
    ShareLink.objects.filter(pk=open_link.pk).update(open_variables=[], values={})
    page = alice.get(f"/share-links/{open_link.pk}/").content.decode()
    assert "2 blanks have no value, and nobody is asked for them" in page
    assert "Who is addressed, day" in page
    answer = post(open_link, "content", {"values": {}})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "missing_value")


def test_an_overlong_blank_never_goes_out_as_its_name(open_link: ShareLink, post: Post):
    answer = post(open_link, "content", {"values": {"name": "x" * 300_000}})
    assert answer.status_code == 422
    assert answer.json()["report"]["ok"] is False


def test_a_choice_is_one_of_its_words_and_may_be_left_out_where_it_need_not_be(people: People, post: Post):
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "It is ${color}."}]}}
    variable = {"name": "color", "label": "Colour", "type": "choice", "options": ["red", "green"], "required": False}
    template = library.template_create(
        actor=Actor(people.alice), team=people.team, name="C", document={"card": card, "variables": [variable]}
    )
    link = services.share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(open_variables=["color"])
    ).link
    assert sent_text(post(link, "content", {"values": {"color": "red"}})) == "It is red."
    assert sent_text(post(link, "content", {"values": {}})) == "It is ."
    assert post(link, "content", {"values": {"color": "blue"}}).status_code == 400
    page = Client().get(f"/s/{link.token}/", headers={"user-agent": CLIENT_AGENT}).content.decode()
    assert "<option>red</option>" in page
    assert "Colour" in page
