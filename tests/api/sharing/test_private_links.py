"""The link behind the button "Send"."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import Identity, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.library import services as library
from cardstudio.library.models import Draft, Template
from cardstudio.library.releases import release_move
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.send.private_links import private_link_get
from tests.conftest import People
from tests.sharing_fixtures import CARD, CLIENT_AGENT

BLANKS = [
    {"name": "who", "type": "text"},
    {"name": "when", "type": "date", "default": "2026-11-22"},
    {"name": "text", "type": "markdown", "default": "**all**"},
]


def get(people: People, template: Template) -> ShareLink:
    return private_link_get(actor=Actor(people.alice), template=template).link


def save(people: People, template: Template, document: dict[str, object]) -> None:
    revision = Draft.objects.get(template=template).revision
    library.draft_save(
        actor=Actor(people.alice), template=template, document=document, if_match=revision, save_id=str(uuid4())
    )


def test_it_works(people: People, template: Template):
    link = get(people, template)
    assert (link.private, link.mode, link.audience, link.version.number) == (True, "choose", "anyone", 1)
    assert link.choose_chat_params["externalChat"] is False
    assert link.with_additional_message


def test_it_is_the_same_while_nothing_changes(people: People, template: Template):
    assert get(people, template).pk == get(people, template).pk
    assert ShareLink.objects.count() == 1


def test_a_changed_draft_gets_a_new_one_and_the_old_one_stays(people: People, template: Template):
    first = get(people, template)
    save(people, template, {"card": {**CARD, "body": {"elements": []}}})
    second = get(people, template)
    assert (first.version.number, second.version.number) == (1, 2)
    first.refresh_from_db()
    assert (first.version.number, first.revoked_at) == (1, None)


def test_all_plain_blanks_are_left_open(people: People, template: Template):
    save(people, template, {"card": CARD, "variables": BLANKS})
    assert get(people, template).open_variables == ["who", "when"]


@pytest.mark.parametrize("end", [{"revoked_at": timedelta(0)}, {"expires_at": timedelta(hours=23)}])
def test_one_that_ends_is_not_handed_out_again(people: People, template: Template, end: dict[str, timedelta]):
    first = get(people, template)
    ShareLink.objects.filter(pk=first.pk).update(**{name: timezone.now() + left for name, left in end.items()})
    assert get(people, template).pk != first.pk


@pytest.mark.parametrize(
    "before",
    [
        {"audience": "anyone"},
        {"audience": "team"},
        {"choose_chat_params": {"multiSelect": True, "externalChat": True}},
        {"with_additional_message": False},
        {"open_variables": ["who"]},
        {"values": {"who": "Ann"}},
    ],
)
def test_one_of_before_that_does_not_do_what_links_do_today_is_not_handed_out(
    people: People, template: Template, before: dict[str, Any]
):
    Identity.objects.create(user=people.alice, app=site_app(), tenant_key="tenant-1", open_id="ou_a")
    first = get(people, template)
    assert first.audience == "tenant"
    assert get(people, template).pk == first.pk
    ShareLink.objects.filter(pk=first.pk).update(**before)
    second = get(people, template)
    assert second.pk != first.pk
    assert (second.audience, second.choose_chat_params["externalChat"]) == ("tenant", False)


def test_everybody_has_their_own_and_lists_show_no_others(
    people: People, alice: Client, bob: Client, template: Template
):
    mine = get(people, template)
    other = private_link_get(actor=Actor(people.bob), template=template).link
    assert mine.pk != other.pk
    listed = alice.get(f"/api/v1/share-links/?template={template.pk}").json()["results"]
    assert [row["id"] for row in listed] == [str(mine.pk)]
    assert alice.get(f"/share-links/{other.pk}/").status_code == 200


def test_strangers_get_none(people: People, template: Template):
    with pytest.raises(Http404):
        private_link_get(actor=Actor(people.charlie), template=template)


def send(client: Client, template: Template, *, agent: str = "", **body: Any) -> Any:
    path = f"/api/v1/templates/{template.pk}/send/"
    return client.post(path, body, content_type="application/json", headers={"User-Agent": agent})


def test_send_says_where_to_go(alice: Client, template: Template):
    answer = send(alice, template)
    assert answer.status_code == 201, answer.content
    body = answer.json()
    assert body["url"] == body["link"]["url"]
    assert parse_qs(urlsplit(body["applink"]).query) == {"mode": ["window"], "url": [body["url"]]}
    assert body["qr"]["path"].startswith("M")
    assert body["in_client"] is False
    again = send(alice, template)
    assert (again.status_code, again.json()["link"]["id"]) == (200, body["link"]["id"])


def test_send_on_the_host_of_the_apps_home_opens_the_app(alice: Client, template: Template, settings):
    settings.FEISHU_HOME_URL = "http://testserver/library/"
    body = send(alice, template).json()
    assert body["applink"].startswith("https://applink.feishu.cn/client/web_app/open?")
    wanted = {"appId": ["cli_test"], "mode": ["window"], "lk_target_url": [body["url"]], "min_lk_ver": ["5.12.0"]}
    assert parse_qs(urlsplit(body["applink"]).query) == wanted


def test_send_knows_when_it_is_inside_the_client(alice: Client, template: Template):
    assert send(alice, template, agent=CLIENT_AGENT).json()["in_client"] is True


def test_strangers_send_nothing(charlie: Client, template: Template):
    assert send(charlie, template).status_code == 404


def test_a_viewer_sends_the_release_and_nothing_else(people: People, vera: Client, template: Template):
    refused = send(vera, template)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "no_release")
    assert "Ask Alice" in refused.json()["error"]["message"]
    alice = Actor(people.alice)
    release_move(actor=alice, version=library.version_keep(actor=alice, template=template).version)
    save(people, template, {"card": {**CARD, "body": {"elements": []}}})
    assert send(vera, template).json()["link"]["version"] == 1
    assert send(vera, template, version="draft").status_code == 403
    Team.objects.filter(pk=people.team.pk).update(viewers_send=False)
    assert send(vera, template).status_code == 403


def test_the_release_is_sent_unless_the_draft_is_asked_for(people: People, alice: Client, template: Template):
    actor = Actor(people.alice)
    release_move(actor=actor, version=library.version_keep(actor=actor, template=template).version)
    save(people, template, {"card": {**CARD, "body": {"elements": []}}})
    assert send(alice, template).json()["link"]["version"] == 1
    assert send(alice, template, version="draft").json()["link"]["version"] == 2
    assert send(alice, template, version=1).json()["link"]["version"] == 1
    template.refresh_from_db()
    assert (template.latest_version, template.release) == (2, 1)


def test_send_of_a_card_feishu_would_refuse_says_why(people: People, alice: Client, template: Template):
    save(people, template, {"card": {"schema": "2.0", "body": {"elements": [{"tag": "no_such_tag"}]}}})
    answer = send(alice, template)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "card_refused")
    assert answer.json()["report"]["findings"]


def test_a_card_in_the_trash_is_not_sent(people: People, alice: Client, template: Template):
    library.template_delete(actor=Actor(people.alice), template=template)
    assert send(alice, template).status_code in {404, 410}
    assert not ShareLink.objects.exists()
