"""What share buttons on other people's pages ask, and that only pages of allowed origins are answered."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts import embed_origins
from cardstudio.accounts.policy import Actor
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.page import embed
from tests.conftest import People
from tests.sharing_fixtures import CARD

OA = "https://oa.example.com"
Post = Callable[..., Any]


@pytest.fixture
def allowed(people: People) -> str:
    embed_origins.embed_origins_set(actor=Actor(people.alice), team=people.team, origins=[OA])
    return OA


def report(**more: Any) -> dict[str, Any]:
    return {"attempt": str(uuid.uuid4()), "batch": 0, "state": "started", "deliveries": [], **more}


def get(link: ShareLink, what: str, origin: str, **query: str) -> Any:
    return Client().get(f"/s/{link.token}/{what}", query, headers={"Origin": origin})


def test_it_works(link: ShareLink, post: Post, allowed: str):
    known = get(link, "embed", allowed)
    content = post(link, "content", {"values": {}}, origin=allowed)
    told = post(link, "attempts", report(), origin=allowed)

    assert known.json()["targets"]["mode"] == "choose"
    assert "card" not in known.json()
    assert content.json()["card_content"]["card"] == CARD
    assert told.status_code == 201
    assert Attempt.objects.get().link == link
    for answer in (known, content, told):
        assert answer["Access-Control-Allow-Origin"] == allowed
        assert "Origin" in answer["Vary"]
        assert answer["Cache-Control"] == "private, no-store"
        assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://oa.example.com.evil.example", "null", f"{OA}:8443"]
)
def test_other_origins_read_nothing(link: ShareLink, post: Post, allowed: str, origin: str):
    for what, body in (("content", {"values": {}}), ("attempts", report())):
        answer = post(link, what, body, origin=origin)
        assert answer.status_code == 403
        assert "Access-Control-Allow-Origin" not in answer
    for what in ("embed", "errors"):
        assert "Access-Control-Allow-Origin" not in get(link, what, origin)


def test_taken_off_the_list_an_origin_is_a_stranger_at_once(link: ShareLink, post: Post, allowed: str, people: People):
    assert post(link, "content", {"values": {}}, origin=allowed).status_code == 200
    embed_origins.embed_origins_set(actor=Actor(people.alice), team=people.team, origins=[])
    assert post(link, "content", {"values": {}}, origin=allowed).status_code == 403


def test_another_teams_origin_does_not_count(link: ShareLink, post: Post, people: People):
    embed_origins.embed_origins_set(actor=Actor(people.charlie), team=people.charlie.own_team, origins=[OA])
    assert post(link, "content", {"values": {}}, origin=OA).status_code == 403


def test_foreign_pages_are_never_signed(link: ShareLink, post: Post, allowed: str):
    page = f"http://testserver/s/{link.token}/"
    answer = post(link, "jsapi-config", {"url": page}, origin=allowed)
    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("what", ["content", "attempts"])
def test_browsers_may_ask_first(link: ShareLink, allowed: str, what: str):
    def preflight(origin: str) -> Any:
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        return Client().options(f"/s/{link.token}/{what}", headers=headers)

    yes = preflight(allowed)
    assert yes.status_code == 204
    assert yes["Access-Control-Allow-Origin"] == allowed
    assert "POST" in yes["Access-Control-Allow-Methods"]
    assert yes["Access-Control-Allow-Headers"] == "Content-Type"
    assert "Access-Control-Allow-Origin" not in preflight("https://evil.example")


def test_refusals_can_be_read_by_the_page(link: ShareLink, post: Post, allowed: str):
    locked = post(link, "content", {"values": {"nobody": 1}}, origin=allowed)
    link.revoked_at = timezone.now()
    link.save()
    gone = [post(link, "content", {"values": {}}, origin=allowed), get(link, "embed", allowed)]

    assert (locked.status_code, [answer.status_code for answer in gone]) == (400, [410, 410])
    for answer in (locked, *gone):
        assert answer["Access-Control-Allow-Origin"] == allowed
        assert answer.json()["error"]["message"]


def test_words_come_in_the_language_of_the_page(link: ShareLink, allowed: str):
    assert get(link, "errors", allowed, lang="zh").json()["-6"]["title"] == "没有发送"
    assert get(link, "errors", allowed, lang="en").json()["-6"]["title"] == "Nothing was sent"


def test_open_leads_into_the_client(link: ShareLink):
    leads = Client().get(f"/s/{link.token}/open")
    assert leads.status_code == 302
    assert leads["Location"].startswith("https://applink.feishu.cn/client/")
    assert leads["Referrer-Policy"] == "no-referrer"
    link.revoked_at = timezone.now()
    link.save()
    assert Client().get(f"/s/{link.token}/open")["Location"].endswith(f"/s/{link.token}/")
    assert Client().get(f"/s/{'a' * 32}/open").status_code == 404


def test_the_script_may_be_loaded_by_any_page(client: Client):
    if not embed.SCRIPT.is_file():
        pytest.skip("static/dist is not built: run `make build`")
    answer = client.get("/embed/share-button.js")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"].startswith("text/javascript")
    assert "max-age=300" in answer["Cache-Control"]
    assert b"share-to-chat" in answer.content
    again = client.get("/embed/share-button.js", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again["Access-Control-Allow-Origin"]) == (304, "*")
