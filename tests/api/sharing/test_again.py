""" "Send again": the values and the chats of somebody's last sending."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Template
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.send.private_links import private_link_get
from tests.conftest import People
from tests.sharing_fixtures import CARD, CLIENT_AGENT

Post = Callable[..., Any]
NOTICE: dict[str, Any] = {
    "card": {**CARD, "body": {"elements": [{"tag": "markdown", "content": "${month}: ${text}"}]}},
    "variables": [{"name": "month", "type": "text"}, {"name": "text", "type": "markdown"}],
}


@pytest.fixture
def notice(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Notice", document=NOTICE)


@pytest.fixture
def sent(people: People, alice: Client, notice: Template, post: Post) -> ShareLink:
    """The notice as Alice sent it last month, to two chats."""
    link = private_link_get(actor=Actor(people.alice), template=notice, values={"text": "**closed**"}).link
    deliveries = [{"open_chat_id": chat, "status": status} for chat, status in (("oc_1", 0), ("oc_2", 1))]
    report = {"attempt": str(uuid4()), "batch": 0, "state": "partial", "deliveries": deliveries}
    assert post(link, "attempts", {**report, "values": {"month": "October"}}, client=alice).status_code == 201
    return link


def again(client: Client, template: Template, **body: Any) -> Any:
    path = f"/api/v1/templates/{template.pk}/send/"
    return client.post(path, {"again": True, **body}, content_type="application/json")


def page(client: Client, url: str) -> tuple[dict[str, Any], str]:
    """What the share page is told, and its HTML."""
    parts = urlsplit(url)
    text = client.get(f"{parts.path}?{parts.query}", headers={"User-Agent": CLIENT_AGENT}).content.decode()
    found = re.search(r'id="share-data"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert found, text
    return json.loads(html.unescape(found[1])), text


def test_it_works(alice: Client, notice: Template, sent: ShareLink) -> None:
    answer = again(alice, notice).json()
    link = ShareLink.objects.get(pk=answer["link"]["id"])
    assert (link.private, link.values, link.open_variables) == (
        True,
        {"text": "**closed**", "month": "October"},
        ["month"],
    )
    assert parse_qs(urlsplit(answer["url"]).query) == {"again": [str(Attempt.objects.get().pk)]}
    assert answer["summary"] == "to the 2 chats of the last time"
    data, text = page(alice, answer["url"])
    assert data["targets"] == {"mode": "chats", "ids": ["oc_1", "oc_2"], "names": {}}
    assert 'value="October"' in text or ">October</textarea>" in text
    assert "choose others" in text
    # The same again is the same link.
    assert again(alice, notice).json()["url"] == answer["url"]


def test_the_chats_are_shown_to_nobody_else(
    alice: Client, bob: Client, charlie: Client, notice: Template, sent: ShareLink
) -> None:
    url = again(alice, notice).json()["url"]
    for somebody in (bob, charlie, Client()):
        data, text = page(somebody, url)
        assert (data["targets"]["mode"], "oc_1" in text) == ("choose", False)


def test_who_never_sent_it_is_told_so(bob: Client, charlie: Client, notice: Template, sent: ShareLink) -> None:
    answer = again(bob, notice)
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "not_sent")
    assert again(charlie, notice).status_code == 404


def test_it_names_no_version(alice: Client, notice: Template, sent: ShareLink) -> None:
    answer = again(alice, notice, version=1)
    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, ["again"])


def test_values_the_card_no_longer_takes_are_left_out(
    people: People, alice: Client, notice: Template, sent: ShareLink
) -> None:
    today = {
        "card": NOTICE["card"],
        "variables": [{"name": "month", "type": "date", "default": "2026-11-30"}, NOTICE["variables"][1]],
    }
    revision = Draft.objects.get(template=notice).revision
    library.draft_save(actor=Actor(people.alice), template=notice, document=today, if_match=revision, save_id="s2")
    link = ShareLink.objects.get(pk=again(alice, notice).json()["link"]["id"])
    assert link.values == {"text": "**closed**"}


def test_where_the_client_named_no_chat_it_is_asked_for_one(
    people: People, alice: Client, template: Template, link: ShareLink, post: Post
) -> None:
    post(link, "attempts", {"attempt": str(uuid4()), "batch": 0, "state": "sent"}, client=alice)
    answer = again(alice, template).json()
    assert urlsplit(answer["url"]).query == ""
    assert page(alice, answer["url"])[0]["targets"]["mode"] == "choose"


def test_on_the_phone_it_is_one_tap_away_from_the_page_that_sends(
    alice: Client, bob: Client, notice: Template, sent: ShareLink
) -> None:
    assert f'name="again" value="{notice.pk}"' in alice.get("/send/").content.decode()
    assert 'name="again"' not in bob.get("/send/").content.decode()
    answer = alice.post("/send/", {"again": notice.pk})
    assert answer.status_code == 302
    query = parse_qs(urlsplit(answer["Location"]).query)
    assert query == {"again": [str(Attempt.objects.get().pk)], "back": ["/send/"]}
    assert bob.post("/send/", {"again": notice.pk}).status_code == 409
    for card in ("x", uuid4()):
        assert alice.post("/send/", {"again": card}).status_code == 404
