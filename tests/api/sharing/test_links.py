"""What becomes of a link: updated to the card as it is now, revoked, its attempts as a table."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Template
from cardstudio.sharing.links import services
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CARD

Post = Callable[..., Any]


def change_draft(people: People, template: Template, document: dict[str, Any]) -> None:
    revision = Draft.objects.get(template=template).revision
    library.draft_save(
        actor=Actor(people.alice), template=template, document=document, if_match=revision, save_id=str(uuid4())
    )


def changed(title: str) -> dict[str, Any]:
    return {"card": {**CARD, "header": {"title": {"tag": "plain_text", "content": title}}}}


def title_of(answer: Any) -> str:
    return str(answer.json()["card_content"]["card"]["header"]["title"]["content"])


def test_a_link_is_brought_up_to_date(alice: Client, people: People, template: Template, link: ShareLink, post: Post):
    page = f"/share-links/{link.pk}/"
    assert "Update the link" not in alice.get(page).content.decode()
    change_draft(people, template, changed("Second"))
    assert "Update the link" in alice.get(page).content.decode()
    assert title_of(post(link, "content", {})) == "Release review"
    answer = alice.post(f"{page}update/", follow=True).content.decode()
    assert "now sends version 2" in answer
    assert "Update the link" not in answer
    assert title_of(post(link, "content", {})) == "Second"


def test_programs_update_links_too(bob: Client, people: People, template: Template, link: ShareLink):
    change_draft(people, template, changed("Second"))
    answer = bob.post(f"/api/v1/share-links/{link.pk}/update/", content_type="application/json")
    assert (answer.status_code, answer.json()["version"]) == (200, 2)


@pytest.mark.parametrize(("who", "status"), [("charlie", 404), ("vera", 403)])
def test_only_those_who_share_update(request: pytest.FixtureRequest, link: ShareLink, who: str, status: int):
    client = request.getfixturevalue(who)
    assert client.post(f"/api/v1/share-links/{link.pk}/update/", content_type="application/json").status_code == status


def test_an_ended_link_stays_as_it_was(alice: Client, people: People, template: Template, link: ShareLink):
    services.share_link_revoke(actor=Actor(people.alice), link=link)
    change_draft(people, template, changed("Second"))
    assert alice.post(f"/api/v1/share-links/{link.pk}/update/", content_type="application/json").status_code == 410
    assert alice.post(f"/share-links/{link.pk}/update/").status_code == 410


def test_a_card_that_would_be_refused_leaves_the_link_alone(
    alice: Client, people: People, template: Template, link: ShareLink
):
    change_draft(people, template, {"card": {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}})
    answer = alice.post(f"/share-links/{link.pk}/update/")
    assert answer.status_code == 422
    assert "note-bad" in answer.content.decode()
    link.refresh_from_db()
    assert link.version.number == 1


def test_revoking_asks_once_more(alice: Client, link: ShareLink):
    page = alice.get(f"/share-links/{link.pk}/").content.decode()
    assert "<details" in page
    assert "for everybody who has it" in page
    assert "ends on" not in page
    assert "until it is revoked" in page


def test_attempts_as_a_table_hold_no_formula(alice: Client, link: ShareLink, post: Post):
    deliveries = [{"open_chat_id": "=HYPERLINK(1)", "open_message_id": "@om", "status": 0}, {"status": 1}]
    body = {"attempt": str(uuid4()), "batch": 0, "state": "partial", "err_code": -5, "deliveries": deliveries}
    assert post(link, "attempts", body).status_code == 201
    assert post(link, "attempts", {"attempt": str(uuid4()), "batch": 0, "state": "started"}).status_code == 201
    answer = alice.get(f"/share-links/{link.pk}/attempts.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    header, *rows = list(csv.reader(StringIO(text)))
    assert len(rows) == 3
    partial = [dict(zip(header, row, strict=True)) for row in rows if row[2] == "partial"]
    assert [row["Chat"] for row in partial] == ["'=HYPERLINK(1)", ""]
    assert (partial[0]["Message"], partial[0]["Code"]) == ("'@om", "-5")


def test_strangers_get_no_table(charlie: Client, link: ShareLink):
    assert charlie.get(f"/share-links/{link.pk}/attempts.csv").status_code == 404


def test_a_refusal_lists_what_only_the_platform_can_judge(people: People, link: ShareLink):
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "<at id=all></at>"}]}}
    risky = library.template_create(actor=Actor(people.alice), team=people.team, name="Risky", document={"card": card})
    risky_link = services.share_link_create(actor=Actor(people.alice), template=risky).link
    words = Client().get(f"/s/{risky_link.token}/errors").json()
    assert any("everyone" in cause["message"] for cause in words["-5"]["causes"])
    assert "causes" not in words["-6"]
    assert Client().get(f"/s/{link.token}/errors").json()["-4"]["causes"] == []


def test_words_speak_of_the_links_brand(link: ShareLink):
    link.app.brand = "lark"
    link.app.save()
    words = Client().get(f"/s/{link.token}/errors").content.decode()
    assert "Lark" in words
    assert "Feishu" not in words
