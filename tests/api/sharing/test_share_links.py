"""`/api/v1/share-links/`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry
from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Template, Version
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CARD

URL = "/api/v1/share-links/"


def create(client: Client, template: Template, **fields: Any) -> Any:
    body = {"template": str(template.pk), **fields}
    return client.post(URL, body, content_type="application/json")


def test_it_works(alice: Client, template: Template):
    answer = create(alice, template)
    assert answer.status_code == 201, answer.content
    body = answer.json()
    assert body["froze_version"] == 1
    assert body["version"] == 1
    assert body["mode"] == "choose"
    assert body["url"].startswith("http://testserver/s/")
    assert body["open_url"].startswith("https://applink.feishu.cn/client/web_url/open?mode=window&url=http%3A%2F%2F")
    assert AuditEntry.objects.filter(action="share_link.created", target=body["id"]).exists()


def test_it_writes_out_every_picker_option(alice: Client, template: Template):
    assert create(alice, template).json()["choose_chat_params"] == {
        "multiSelect": True,
        "selectType": 0,
        "externalChat": False,
        "allowCreateGroup": False,
        "ignoreSelf": False,
        "ignoreBot": False,
        "showMessageInput": False,
    }


def test_it_keeps_given_options(alice: Client, template: Template):
    given = {"multiSelect": False, "selectType": 1, "confirmTitle": "Send it?"}
    kept = create(alice, template, choose_chat_params=given, with_additional_message=True).json()
    assert kept["choose_chat_params"].items() >= given.items()
    assert kept["with_additional_message"] is True


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"multiSelect": "yes"}, "multiSelect"),
        ({"selectType": 3}, "selectType"),
        ({"selectType": True}, "selectType"),
        ({"confirmTitle": "x" * 61}, "confirmTitle"),
        ({"confirmTitle": 5}, "confirmTitle"),
        ({"limit": 5}, "limit"),
    ],
)
def test_it_refuses_wrong_options(alice: Client, template: Template, params: dict[str, Any], field: str):
    answer = create(alice, template, choose_chat_params=params)
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [f"choose_chat_params.{field}"]
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("fields", [{"mode": "trigger"}, {"template": "x"}, {"template": None}, {"expires_at": "soon"}])
def test_it_refuses_wrong_fields(alice: Client, template: Template, fields: dict[str, Any]):
    body = {"template": str(template.pk), **fields}
    answer = alice.post(URL, body, content_type="application/json")
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == list(fields)


def test_it_refuses_an_expiry_in_the_past(alice: Client, template: Template):
    answer = create(alice, template, expires_at=(timezone.now() - timedelta(minutes=1)).isoformat())
    assert answer.status_code == 400
    assert "expires_at" in answer.json()["error"]["fields"]


def test_an_unchanged_draft_is_not_frozen_again(alice: Client, template: Template):
    create(alice, template)
    second = create(alice, template).json()
    assert second["froze_version"] is None
    assert second["version"] == 1
    assert Version.objects.count() == 1


def test_a_changed_draft_is_frozen_and_said_so(alice: Client, people: People, template: Template):
    create(alice, template)
    changed = {**CARD, "header": {"title": {"tag": "plain_text", "content": "Second"}}}
    library.draft_save(
        actor=Actor(people.alice), template=template, document={"card": changed}, if_match=1, save_id="s-2"
    )
    second = create(alice, template).json()
    assert second["froze_version"] == 2
    assert Version.objects.get(number=1).document["card"] == CARD


def test_a_card_feishu_would_refuse_is_not_shared(alice: Client, people: People):
    broken = library.template_create(
        actor=Actor(people.alice),
        team=people.team,
        name="Broken",
        document={"card": {"schema": "2.0", "body": {"elements": [{"tag": "no_such_tag"}]}}},
    )
    answer = create(alice, broken)
    assert answer.status_code == 422, answer.content
    body = answer.json()
    assert body["error"]["code"] == "card_refused"
    assert body["report"]["ok"] is False
    assert not Version.objects.exists()


def test_bob_may_share_and_vera_may_not(bob: Client, vera: Client, template: Template):
    assert create(bob, template).status_code == 201
    assert create(vera, template).status_code == 403


def test_charlie_sees_nothing(charlie: Client, template: Template, link: ShareLink):
    assert create(charlie, template).status_code == 404
    assert charlie.get(URL).json() == {"results": [], "next": None}
    assert charlie.get(f"{URL}?template={template.pk}").status_code == 404
    for path in ("", "attempts/"):
        assert charlie.get(f"{URL}{link.pk}/{path}").status_code == 404
    assert charlie.post(f"{URL}{link.pk}/revoke/", content_type="application/json").status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_nobody_shares_without_signing_in(template: Template):
    assert create(Client(), template).status_code == 401


def test_it_lists_links(bob: Client, template: Template, link: ShareLink):
    listed = bob.get(f"{URL}?template={template.pk}").json()["results"]
    assert [row["id"] for row in listed] == [str(link.pk)]
    assert bob.get(f"{URL}?team={template.team_id}").json()["results"] == listed
    assert bob.get(f"{URL}{link.pk}/").json() == listed[0]


@pytest.mark.parametrize("query", ["team=x", "template=%00", "template=1"])
def test_wrong_filters_find_nothing(alice: Client, link: ShareLink, query: str):
    assert alice.get(f"{URL}?{query}").status_code == 404


def test_bob_revokes(bob: Client, link: ShareLink):
    answer = bob.post(f"{URL}{link.pk}/revoke/", content_type="application/json")
    assert answer.status_code == 200
    assert answer.json()["revoked_at"]
    assert Client().get(f"/s/{link.token}/").status_code == 410
