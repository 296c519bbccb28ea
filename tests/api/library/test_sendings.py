"""What the library says of sending: when a card last went out, to whom, and by whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats import services as chats
from cardstudio.chats.parsing import NewChat
from cardstudio.library import services as library
from cardstudio.library.models import LastSent, Template
from cardstudio.library.releases import release_move
from cardstudio.library.versions import version_keep
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CARD, link, post, template

__all__ = ["link", "post", "template"]  # fixtures
BROKEN: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}
Post = Callable[..., Any]


@pytest.fixture(autouse=True)
def _app(settings: Any) -> None:
    settings.FEISHU_APP_ID = settings.FEISHU_APP_ID or "cli_test"


def report(state: str = "sent", *delivered: str, **more: Any) -> dict[str, Any]:
    deliveries = [{"open_chat_id": chat, "status": 0} for chat in delivered]
    return {"attempt": str(uuid4()), "batch": 0, "state": state, "deliveries": deliveries, **more}


def shown(client: Client, query: str = "") -> list[str]:
    html = client.get(f"/library/{query}").content.decode()
    return re.findall(r'data-name="([^"]+)" data-in', html)


def line(client: Client) -> str:
    html = client.get("/library/").content.decode()
    found = re.search(r'class="tile-sent[^>]*>(.*?)</span>', html, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def pills(client: Client, query: str = "") -> dict[str, str]:
    html = client.get(f"/library/{query}").content.decode()
    return dict(re.findall(r"</svg>([\w ]+) <span class=\"count\">(\d+)", html))


def test_it_works(people: People, alice: Client, link: ShareLink, post: Post) -> None:
    assert line(alice) == "Never sent"
    post(link, "attempts", report("sent", "oc_1", "oc_2"), client=alice)
    assert line(alice).endswith("2 chats")
    own = LastSent.objects.get(user=people.alice)
    assert (own.template_id, LastSent.objects.count()) == (link.template_id, 1)


def test_chats_the_team_knows_are_named(people: People, alice: Client, link: ShareLink, post: Post) -> None:
    actor = Actor(people.alice)
    known = chats.chat_list_create(actor=actor, team=people.team, app=site_app(), name="On call")
    chats.chats_add(actor=actor, chat_list=known, chats=[NewChat("oc_ops", "Operations", None)])
    post(link, "attempts", report("sent", "oc_ops"))
    assert line(alice).endswith("Operations")
    post(link, "attempts", report("sent", "oc_ops", "oc_b", "oc_c"))
    assert line(alice).endswith("Operations and 2 more")


def test_what_reached_nobody_is_no_sending(alice: Client, link: ShareLink, post: Post) -> None:
    for state in ("started", "cancelled", "failed", "unknown"):
        post(link, "attempts", report(state), client=alice)
    assert line(alice) == "Never sent"
    assert shown(alice, "?only=sent") == []
    post(link, "attempts", report("partial", "oc_1"), client=alice)
    assert line(alice).endswith("1 chat")


def test_several_calls_are_one_sending(alice: Client, link: ShareLink, post: Post) -> None:
    first = report("sent", "oc_1", "oc_2")
    second = report("sent", "oc_3", attempt=first["attempt"], batch=1)
    failed = {"open_chat_id": "oc_4", "status": 1}
    for one in (first, {**second, "state": "partial", "deliveries": [*second["deliveries"], failed]}):
        assert post(link, "attempts", one, client=alice).status_code == 201
    assert line(alice).endswith("3 chats")


def test_an_earlier_sending_that_is_told_late_changes_nothing(alice: Client, link: ShareLink, post: Post) -> None:
    early = report("started")
    post(link, "attempts", early, client=alice)
    post(link, "attempts", report("sent", "oc_1", "oc_2"), client=alice)
    post(link, "attempts", {**report("sent", "oc_9"), "attempt": early["attempt"]}, client=alice)
    assert line(alice).endswith("2 chats")


def test_marks_narrow_the_list_down_and_count(
    people: People,
    alice: Client,
    bob: Client,
    vera: Client,
    charlie: Client,
    template: Template,
    link: ShareLink,
    post: Post,
) -> None:
    bobs = library.template_create(actor=Actor(people.bob), team=people.team, name="Stock", document={"card": BROKEN})
    release_move(actor=Actor(people.alice), version=version_keep(actor=Actor(people.alice), template=template).version)
    post(link, "attempts", report("sent", "oc_1"), client=alice)
    assert shown(alice, "?only=mine") == shown(alice, "?only=sent") == ["Release review"]
    ours = f"?team={people.team.pk}"
    assert shown(bob, f"{ours}&only=mine") == [bobs.name]
    assert shown(alice, "?only=faulty") == shown(alice, "?only=unreleased") == [bobs.name]
    assert shown(bob, f"{ours}&only=sent") == shown(alice, "?only=changed") == shown(alice, "?only=mine,faulty") == []
    assert pills(alice) == {"Mine": "1", "Sent by me": "1", "Never released": "1", "With findings": "1"}
    # Another card than the one that is released.
    Template.objects.filter(pk=template.pk).update(draft_hash="0")
    assert shown(alice, "?only=changed") == ["Release review"]
    assert len(shown(vera, f"{ours}&only=nonsense")) == 2
    assert charlie.get(f"/library/{ours}&only=mine").status_code == 404


def test_what_was_sent_last_can_come_first(people: People, alice: Client, link: ShareLink, post: Post) -> None:
    library.template_create(actor=Actor(people.alice), team=people.team, name="Stock", document={"card": CARD})
    assert shown(alice) == ["Stock", "Release review"]
    post(link, "attempts", report("sent", "oc_1"))
    assert shown(alice, "?sort=sent") == ["Release review", "Stock"]


def test_ten_and_a_hundred_cards_ask_as_much(people: People, alice: Client, template: Template) -> None:
    def fill(count: int) -> None:
        made = Template.objects.count()
        for number in range(made, count):
            card = library.template_create(
                actor=Actor(people.alice), team=people.team, name=f"Card {number}", document={"card": CARD}
            )
            LastSent.objects.create(user=people.alice, template=card, attempt=uuid4(), at=card.created_at)

    def asked(query: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert alice.get(f"/library/{query}").status_code == 200
        return len(captured)

    queries = ("", "?sort=sent", "?only=sent,mine", "?place=trash")
    fill(10)
    asked("")  # the first visit writes down that it was one
    few = [asked(query) for query in queries]
    fill(100)
    assert [asked(query) for query in queries] == few
