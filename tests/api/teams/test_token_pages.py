"""The tokens of a team on its settings."""

from __future__ import annotations

import json
import re
import shlex
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Role, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.library.models import KeptFor
from cardstudio.library.releases import release_move
from cardstudio.library.services import template_create
from cardstudio.library.versions import version_keep
from tests.conftest import People
from tests.tokens import key_of

KEY = re.compile(r'data-key value="(cs_[\w-]+)"')


@pytest.fixture
def page(people: People) -> str:
    return f"/teams/{people.team.pk}/tokens/"


def works(key: str) -> bool:
    return Client().get("/api/v1/me/", headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_a_token_is_made_and_its_key_shown_once(alice: Client, page: str):
    assert "No tokens yet" in alice.get(page).content.decode()

    answer = alice.post(page, {"name": "oa-cron", "scopes": ["content", "share"], "life": "90"})

    (key,) = KEY.findall(answer.content.decode())
    assert works(key)
    assert "no-store" in answer["Cache-Control"]
    token = ApiToken.objects.get()
    assert (token.scopes, token.key_end) == (["content", "share"], key[-4:])
    assert token.expires_at is not None
    assert timedelta(days=89) < token.expires_at - timezone.now() <= timedelta(days=90)
    again = alice.get(page).content.decode()
    assert key not in again
    assert f"made by Alice, ends in {key[-4:]}" in again


def test_what_is_wrong_is_said_and_kept(alice: Client, page: str):
    answer = alice.post(page, {"name": "oa-cron", "life": "90"})

    assert answer.status_code == 400
    assert 'value="oa-cron"' in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_rotating_leaves_the_old_key_a_day(people: People, alice: Client):
    first = key_of(people.alice, people.team)
    token = ApiToken.objects.get()

    (second,) = KEY.findall(alice.post(f"/tokens/{token.pk}/rotate/").content.decode())
    assert works(first)
    assert works(second)
    third = alice.post(f"/api/v1/tokens/{token.pk}/rotate/", content_type="application/json").json()["key"]
    assert (works(first), works(second), works(third)) == (False, True, True)
    ApiToken.objects.update(old_key_until=timezone.now() - timedelta(seconds=1))
    assert (works(second), works(third)) == (False, True)
    assert AuditEntry.objects.filter(action="token.rotated", target=str(token.pk)).count() == 2


def test_a_token_that_has_ended_is_not_rotated(people: People, alice: Client, page: str):
    key_of(people.alice, people.team)
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(days=1))
    token = ApiToken.objects.get()

    assert "Expired" in alice.get(page).content.decode()
    assert alice.post(f"/tokens/{token.pk}/rotate/").status_code == 400
    assert alice.post(f"/api/v1/tokens/{token.pk}/rotate/", content_type="application/json").status_code == 400


def test_revoking_ends_both_keys(people: People, alice: Client, page: str):
    first = key_of(people.alice, people.team)
    token = ApiToken.objects.get()
    second = alice.post(f"/api/v1/tokens/{token.pk}/rotate/", content_type="application/json").json()["key"]

    assert alice.post(f"/tokens/{token.pk}/revoke/")["Location"] == page

    assert not works(first)
    assert not works(second)


def test_the_maker_who_left_is_said(people: People, alice: Client, page: str):
    membership = Membership.objects.create(team=people.team, user=people.charlie, role=Role.OWNER)
    key_of(people.charlie, people.team, Scope.CONTENT)
    membership.delete()

    assert "made by Charlie, who left" in alice.get(page).content.decode()
    (row,) = alice.get("/api/v1/tokens/", {"team": str(people.team.pk)}).json()["results"]
    assert (row["left"], row["calls"], row["created_by"]) == (True, 0, "Charlie")


def test_the_first_call_fills_all_blanks_of_a_card_and_runs(people: People, alice: Client, page: str):
    document = {
        "card": {"elements": [{"tag": "markdown", "content": "${name}: ${days}, ${paid}, ${way}"}]},
        "variables": [
            {"name": "name", "type": "text", "example": "O'Neil"},
            {"name": "days", "type": "integer"},
            {"name": "paid", "type": "boolean"},
            {"name": "way", "type": "choice", "options": ["by post", "by hand"]},
        ],
    }
    template = template_create(actor=Actor(people.alice), team=people.team, name="Leave", document=document)
    kept = version_keep(actor=Actor(people.alice), template=template, kept_for=KeptFor.API)
    release_move(actor=Actor(people.alice), version=kept.version)

    html = unescape(alice.post(page, {"name": "oa-cron", "scopes": ["content"], "life": "90"}).content.decode())

    (call,) = re.findall(r"<pre[^>]*>(curl [^<]+)</pre>", html)
    _curl, address, *rest = shlex.split(call.replace("\\\n", ""))
    values = json.loads(rest[-1])
    assert values == {"values": {"name": "O'Neil", "days": 1, "paid": True, "way": "by post"}}
    (key,) = KEY.findall(html)
    answer = Client().post(
        urlsplit(address).path, values, "application/json", headers={"authorization": f"Bearer {key}"}
    )
    assert answer.status_code == 200
    assert "json={'values': {'name': \"O'Neil\", 'days': 1, 'paid': True" in html


def test_others_are_told_why_not(people: People, bob: Client, charlie: Client, page: str):
    key_of(people.alice, people.team)
    token = ApiToken.objects.get()

    answer = bob.get(page)
    assert answer.status_code == 403
    assert ": ask Alice." in answer.content.decode()
    assert charlie.get(page).status_code == 404
    for way in ("rotate", "revoke"):
        assert bob.post(f"/tokens/{token.pk}/{way}/").status_code == 403
        assert charlie.post(f"/tokens/{token.pk}/{way}/").status_code == 404
