"""`/templates/{id}/send/`: what nobody would fill in is filled in before "Send" goes on."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client

from cardstudio.accounts.models import Identity
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN

DOCUMENT: dict[str, Any] = {
    "card": {
        "schema": "2.0",
        "body": {
            "elements": [
                {"tag": "markdown", "content": "${news} ${build} ${who}"},
                {"tag": "markdown", "content": "${row.what}", "$each": "row in rows"},
            ]
        },
    },
    "variables": [
        {"name": "news", "type": "markdown", "label": "The news", "example": "**All** is well"},
        {"name": "build", "type": "text", "label": "Build", "filled_by": "program"},
        {"name": "rows", "type": "object_array", "label": "Duty list"},
        {"name": "who", "type": "text", "label": "Who is addressed"},
    ],
}
TYPED = {"value:news": "**Good**", "value:build": "3.2", "value:rows": '[{"what": "doors"}]'}
VALUES = {"news": "**Good**", "build": "3.2", "rows": [{"what": "doors"}]}


@pytest.fixture
def gaps(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Weekly", document=DOCUMENT)


def post(client: Client, template: Template, query: str = "", **typed: str) -> Any:
    return client.post(f"/templates/{template.pk}/send/{query}", typed)


def test_only_what_nobody_is_asked_for_is_asked_here(alice: Client, gaps: Template) -> None:
    page = alice.get(f"/templates/{gaps.pk}/send/").content.decode()
    assert [name for name in ("news", "build", "rows", "who") if f'name="value:{name}"' in page] == [
        "news",
        "build",
        "rows",
    ]
    assert 'placeholder="**All** is well"' in page
    # Markup and lists never come from a sender.
    assert [name for name in ("news", "build", "rows") if f'name="open:{name}"' in page] == ["build"]
    assert "several chats · no external · note on" in page
    assert not ShareLink.objects.exists()


def test_filled_in_it_goes_on_to_the_share_page(alice: Client, gaps: Template) -> None:
    launch = {"bdp_launch_query": json.dumps({"__trigger_id__": "trg_1"})}
    answer = post(alice, gaps, f"?{urlencode({**launch, 'back': '/send/'})}", **TYPED)
    link = ShareLink.objects.get()
    assert (link.values, link.open_variables, link.private) == (VALUES, ["who"], True)
    assert answer["Location"] == f"{ORIGIN}/s/{link.token}/?{urlencode({**launch, 'back': '/send/'})}"
    # The same once more is the same link, other words are another one.
    assert post(alice, gaps, **TYPED).status_code == 302
    assert ShareLink.objects.count() == 1
    post(alice, gaps, **{**TYPED, "value:build": "3.3"})
    assert ShareLink.objects.count() == 2


def test_a_plain_blank_may_be_left_to_the_share_page(alice: Client, gaps: Template) -> None:
    assert post(alice, gaps, **{**TYPED, "value:build": "", "open:build": "on"}).status_code == 302
    link = ShareLink.objects.get()
    assert link.open_variables == ["build", "who"]
    assert "build" not in link.values


def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(alice: Client, gaps: Template) -> None:
    answer = post(alice, gaps, **{**TYPED, "value:build": "", "value:rows": "[{"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="value:rows-says"' in page
    assert "**Good**</textarea>" in page
    answer = post(alice, gaps, **{**TYPED, "value:build": ""})
    assert "The card needs “Build”." in answer.content.decode()
    assert not ShareLink.objects.exists()


def test_it_begins_with_what_went_out_last(alice: Client, bob: Client, gaps: Template) -> None:
    post(alice, gaps, **TYPED)
    assert "**Good**</textarea>" in alice.get(f"/templates/{gaps.pk}/send/").content.decode()
    assert "**Good**" not in bob.get(f"/templates/{gaps.pk}/send/").content.decode()


def test_the_dialog_is_told_where_to_go(alice: Client, gaps: Template) -> None:
    answer = alice.post(f"/templates/{gaps.pk}/send/", TYPED, headers={"Accept": "application/json"})
    link = ShareLink.objects.get()
    said = answer.json()
    assert said["url"] == f"{ORIGIN}/s/{link.token}/"
    assert (said["link"]["id"], said["in_client"]) == (str(link.pk), False)
    assert said["summary"] == "several chats · no external · note on"


@pytest.mark.parametrize(("who", "status"), [("charlie", 404), ("vera", 409)])  # viewers send what is released
def test_only_those_who_send_fill_in(request: pytest.FixtureRequest, gaps: Template, who: str, status: int) -> None:
    client = request.getfixturevalue(who)
    assert client.get(f"/templates/{gaps.pk}/send/").status_code == status
    assert post(client, gaps, **TYPED).status_code == status


def test_who_is_not_signed_in_is_led_there_and_back(gaps: Template) -> None:
    where = f"/templates/{gaps.pk}/send/"
    assert parse_qs(urlsplit(Client().get(where)["Location"]).query) == {"next": [where]}
    assert "signin-data" in Client().get(where, headers={"User-Agent": CLIENT_AGENT}).content.decode()


def test_the_phones_list_leads_here(alice: Client, gaps: Template) -> None:
    answer = alice.post("/send/", {"card": gaps.pk})
    assert answer["Location"] == f"/templates/{gaps.pk}/send/?back=%2Fsend%2F"


LINE = "several chats · no external · note on"


def share_page(client: Client, link: ShareLink, query: str = "") -> str:
    return client.get(f"/s/{link.token}/{query}", headers={"User-Agent": CLIENT_AGENT}).content.decode()


def test_its_maker_reads_on_the_share_page_what_it_will_do(
    people: People, alice: Client, bob: Client, template: Template
) -> None:
    for user, name in ((people.alice, "a"), (people.bob, "b")):
        Identity.objects.create(user=user, app=site_app(), tenant_key="tenant-1", open_id=f"ou_{name}")
    alice.post("/send/", {"card": template.pk})
    link = ShareLink.objects.get(audience="tenant")
    for client, told in ((bob, False), (alice, True), (bob, False)):
        page = share_page(client, link)
        assert (LINE in page) is told
        assert (f'href="/templates/{template.pk}/share/"' in page) is told


def test_where_anybody_may_come_the_way_back_tells_who_made_it(alice: Client, bob: Client, template: Template) -> None:
    alice.post("/send/", {"card": template.pk})
    link = ShareLink.objects.get(audience="anyone")
    assert LINE in share_page(alice, link, "?back=%2Fsend%2F")
    assert LINE not in share_page(bob, link, "?back=%2Fsend%2F")
    assert LINE not in share_page(Client(), link, "?back=%2Fsend%2F")


def test_the_list_says_it_too(alice: Client, template: Template) -> None:
    assert LINE in alice.get("/send/").content.decode()
