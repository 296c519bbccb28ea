"""`/send/`: what somebody may send, theirs first; a tap leads to the page that sends, with the launch's query."""

from __future__ import annotations

import json
import uuid
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Template
from cardstudio.library.releases import release_move
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CARD, CLIENT_AGENT, ORIGIN
from tests.unit.feishu.platform_stub import PlatformStub

LAUNCH = {"bdp_launch_query": json.dumps({"__trigger_id__": "trg_1"}), "from": "plus_menu_group"}


@pytest.fixture
def second(people: People) -> Template:
    return library.template_create(
        actor=Actor(people.alice), team=people.team, name="Stock count", document={"card": CARD}
    )


def names(page: str) -> list[str]:
    return [part.split("</b>")[0] for part in page.split('<b class="cut">')[1:]]


def test_it_works(alice: Client, template: Template) -> None:
    answer = alice.post("/send/", {"card": template.pk})
    link = ShareLink.objects.get(private=True)
    assert answer.status_code == 302
    assert answer["Location"] == f"{ORIGIN}/s/{link.token}/?back=%2Fsend%2F"
    again = alice.post("/send/", {"card": template.pk})
    assert again["Location"] == answer["Location"]


def test_its_form_may_be_sent(alice: Client, template: Template) -> None:
    """A page without a referrer posts its forms from origin `null`, which the CSRF check refuses."""
    answer = alice.get("/send/")
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"
    assert "frame-blue" in answer.content.decode()


def test_what_the_client_appended_goes_along_and_nothing_else(alice: Client, template: Template) -> None:
    here = f"/send/?{urlencode({**LAUNCH, 'q': 'x', 'evil': '1'})}"
    answer = alice.post(here, {"card": template.pk})
    link = ShareLink.objects.get(private=True)
    assert answer["Location"] == f"{ORIGIN}/s/{link.token}/?{urlencode({**LAUNCH, 'back': here})}"


def test_what_was_sent_last_comes_first(
    alice: Client, bob: Client, template: Template, second: Template, link: ShareLink, post
) -> None:
    assert names(alice.get("/send/").content.decode()) == ["Stock count", "Release review"]
    post(link, "attempts", {"attempt": str(uuid.uuid4()), "batch": 0, "state": "sent"}, client=alice)
    assert names(alice.get("/send/").content.decode()) == ["Release review", "Stock count"]
    assert names(bob.get("/send/").content.decode()) == ["Stock count", "Release review"], "alice's sends are hers"


def test_only_what_one_may_send_is_listed(vera: Client, charlie: Client, template: Template) -> None:
    for who in (vera, charlie):
        assert names(who.get("/send/").content.decode()) == []
    assert vera.post("/send/", {"card": template.pk}).status_code == 409  # nothing is released
    for card in (template.pk, "x", ""):
        assert charlie.post("/send/", {"card": card}).status_code == 404


def test_search_looks_at_names_and_texts(alice: Client, template: Template, second: Template) -> None:
    assert names(alice.get("/send/?q=stock").content.decode()) == ["Stock count"]
    assert names(alice.get("/send/?q=gateway").content.decode()) == ["Stock count", "Release review"]
    assert names(alice.get("/send/?q=nothing").content.decode()) == []


def test_a_card_feishu_would_refuse_is_said(people: People, alice: Client) -> None:
    broken = {"card": {"schema": "2.0", "body": {"elements": [{"tag": "nonsense"}]}}}
    template = library.template_create(actor=Actor(people.alice), team=people.team, name="Broken", document=broken)
    answer = alice.post("/send/", {"card": template.pk})
    assert answer.status_code == 422
    assert "“Broken” can" in answer.content.decode()
    assert not ShareLink.objects.exists()


def test_who_is_not_signed_in_is_led_there_and_back(db: None) -> None:
    where = f"/send/?{urlencode(LAUNCH)}"
    outside = Client().get(where)
    assert outside.status_code == 302
    assert outside["Location"] == f"/signin/?{urlencode({'next': where}, safe='/')}"
    inside = Client().get(where, headers={"User-Agent": CLIENT_AGENT}).content.decode()
    assert "signin-data" in inside
    assert "plus_menu_group" in inside


def test_it_is_home_on_phones_in_the_client(db: None) -> None:
    def lands(system: str, query: str = "") -> str:
        agent = f"Mozilla/5.0 ({system}) Lark/7.12.7 LarkLocale/en_US ChannelName/Feishu"
        return Client().get(f"/{query}", headers={"User-Agent": agent})["Location"]

    assert lands("iPhone") == "/send/"
    assert lands("Android 14", f"?{urlencode(LAUNCH)}") == f"/send/?{urlencode(LAUNCH)}"
    assert lands("Windows NT 10.0") == "/signin/"
    assert Client().get("/", headers={"User-Agent": "Mozilla/5.0 (iPhone) Safari/604.1"})["Location"] == "/signin/"


def test_it_signs_its_own_address_only(alice: Client, platform: PlatformStub) -> None:
    def ask(client: Client, url: str, **more: object):
        return client.post("/send/jsapi-config", {"url": url, **more}, content_type="application/json")

    here = f"{ORIGIN}/send/"
    assert ask(alice, here).json()["jsApiList"] == ["sendMessageCard"]
    launched = f"{here}?{urlencode(LAUNCH)}"
    assert ask(alice, launched).json()["jsApiList"] == ["sendMessageCard", "getTriggerContext", "getChatInfo"]
    assert ask(alice, launched, after=104).json()["jsApiList"] == ["sendMessageCard"]
    assert ask(alice, f"{ORIGIN}/library/").status_code == 400
    assert ask(Client(), here).status_code == 401


def changed_since_release(people: People, template: Template, document: dict[str, Any]) -> None:
    """A release, and a draft that says something else."""
    alice = Actor(people.alice)
    release_move(actor=alice, version=library.version_keep(actor=alice, template=template).version)
    draft = Draft.objects.get(template=template)
    library.draft_save(actor=alice, template=template, document=document, if_match=draft.revision, save_id="changed")


def test_the_release_goes_out_and_editors_may_use_the_draft(
    people: People, alice: Client, vera: Client, template: Template
) -> None:
    said = "The draft has changed since then."
    assert said not in alice.get("/send/").content.decode()
    changed_since_release(people, template, {"card": {**CARD, "body": {"elements": []}}})
    for who, may in ((alice, True), (vera, False)):
        page = who.get("/send/").content.decode()
        assert ("the release, v1" in page, said in page) == (True, may)
    assert alice.post("/send/", {"card": template.pk}).status_code == 302
    assert ShareLink.objects.get(private=True).version.number == 1
    assert alice.post("/send/", {"draft": template.pk}).status_code == 302
    assert set(ShareLink.objects.values_list("version__number", flat=True)) == {1, 2}
    assert vera.post("/send/", {"draft": template.pk}).status_code == 403
    template.refresh_from_db()
    assert template.release == 1


def test_a_gap_in_the_draft_is_filled_in_in_the_draft(people: People, alice: Client, template: Template) -> None:
    gap = {"name": "rows", "type": "list"}
    body = {"elements": [{"tag": "markdown", "content": "${rows}"}]}
    changed_since_release(people, template, {"card": {"schema": "2.0", "body": body}, "variables": [gap]})
    answer = alice.post("/send/", {"draft": template.pk})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/templates/{template.pk}/send/?version=draft&")
    assert "The draft goes out." in alice.get(answer["Location"]).content.decode()
    released = alice.get(f"/templates/{template.pk}/send/").content.decode()
    assert "The release goes out, v1." in released
    assert "version=draft" in released


def test_send_says_what_goes_out(people: People, alice: Client, vera: Client, template: Template) -> None:
    def said(client: Client, **body: object) -> tuple[int, bool, bool]:
        path = f"/api/v1/templates/{template.pk}/send/"
        answer = client.post(path, body, content_type="application/json").json()
        return answer["link"]["version"], answer["is_release"], answer["may_take_draft"]

    assert said(alice) == (1, False, False)
    changed_since_release(people, template, {"card": {**CARD, "body": {"elements": []}}})
    assert said(alice) == (1, True, True)
    assert said(alice, version="draft") == (2, False, False)
    assert said(vera) == (1, True, False)
