"""Whom a link lets in, on every address that bears its token."""

from __future__ import annotations

import re
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.models import Identity, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.library.models import Template
from cardstudio.sharing import urls
from cardstudio.sharing.links import selectors, services
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import Attempt, ShareLink
from tests.conftest import People, client_of
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN

# From the URLconf, so that a new address is under test from its first day.
ADDRESSES = sorted(
    {
        re.sub(r"^\^|/?\??\$$|\(.*?\)", "", str(found.pattern)).strip("/")[1:].strip("/")
        for found in urls.urlpatterns
        if str(found.pattern).startswith(urls.TOKEN)
    }
)
# What only leads on to the client, and says nothing of what is there.
LEADS = {"open"}
SECRETS = ("Release review", "Gateway", "Alice")


def tell(user: User, tenant: str) -> None:
    Identity.objects.create(user=user, app=site_app(), tenant_key=tenant, open_id=f"ou_{user.username}")


@pytest.fixture
def link(people: People, template: Template) -> ShareLink:
    return services.share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(audience="team")
    ).link


@pytest.fixture
def tenant_link(people: People, template: Template) -> ShareLink:
    tell(people.alice, "tenant-1")
    tell(people.charlie, "tenant-1")
    tell(people.bob, "tenant-2")
    return services.share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(audience="tenant")
    ).link


def body_of(link: ShareLink, name: str) -> dict[str, object]:
    return {
        "url": f"{ORIGIN}/s/{link.token}/",
        "values": {},
        "attempt": str(uuid4()),
        "batch": 0,
        "state": "started",
    }


def ask(client: Client, link: ShareLink, name: str, *, inside: bool = True) -> list[tuple[int, str]]:
    """Status and text of every way to ask an address."""
    path = f"/s/{link.token}/{name}"
    headers = {"Origin": ORIGIN, **({"User-Agent": CLIENT_AGENT} if inside else {})}
    got = client.get(path, headers=headers)
    posted = client.post(path, body_of(link, name), content_type="application/json", headers=headers)
    return [(answer.status_code, answer.content.decode() + str(answer.headers)) for answer in (got, posted)]


def test_the_addresses_are_known():
    assert {"", "attempts", "content", "errors", "jsapi-config"} <= set(ADDRESSES)


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_team_link_shows_nothing_to_strangers(charlie: Client, link: ShareLink, name: str, inside: bool):
    for client in (charlie, Client()):
        for status, text in ask(client, link, name, inside=inside):
            assert not [word for word in (*SECRETS, link.team.name) if word in text]
            assert status in {401, 404, 405} or name in {"", *LEADS}
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("name", [name for name in ADDRESSES if name not in LEADS])
def test_its_members_are_let_in(bob: Client, link: ShareLink, platform: object, name: str):
    assert any(status in {200, 201} for status, _text in ask(bob, link, name))


def test_inside_the_client_the_sign_in_stands_instead(link: ShareLink):
    answer = Client().get(f"/s/{link.token}/?from=plus_menu_group", headers={"User-Agent": CLIENT_AGENT})
    text = answer.content.decode()
    assert 'id="signin-data"' in text
    assert f"/s/{link.token}/?from=plus_menu_group" in text
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_somebody_else_is_told_so_in_a_sentence(charlie: Client, link: ShareLink):
    answer = charlie.get(f"/s/{link.token}/", headers={"User-Agent": CLIENT_AGENT})
    assert answer.status_code == 404
    text = answer.content.decode()
    assert "for the members of a team" in text
    assert f'href="/signin/client/?next=%2Fs%2F{link.token}%2F"' in text
    (ask,) = re.findall(r'href="(/[^"]*address=[^"]*)"', text)
    form = charlie.get(unescape(ask)).content.decode()
    assert f'name="address" value="/s/{link.token}/"' in form


def test_the_simulators_client_stays_who_it_is(charlie: Client, link: ShareLink, settings):
    settings.SIMULATOR_ORIGIN = "http://127.0.0.1:8001"
    text = charlie.get(f"/s/{link.token}/", {"simulated_ua": CLIENT_AGENT}).content.decode()
    assert "&amp;simulated_ua=Mozilla" in text


def test_outside_members_see_the_card_and_strangers_the_way_in(bob: Client, charlie: Client, link: ShareLink):
    assert "Gateway 3.2" in bob.get(f"/s/{link.token}/").content.decode()
    text = charlie.get(f"/s/{link.token}/").content.decode()
    assert "client/web_url/open" in text
    assert "message-card" not in text


def test_who_left_the_team_is_out_at_once(people: People, bob: Client, link: ShareLink):
    people.team.memberships.filter(user=people.bob).delete()
    assert bob.get(f"/s/{link.token}/errors").status_code == 404


def test_a_tenant_link_is_for_the_people_of_its_makers_organisation(
    charlie: Client, bob: Client, tenant_link: ShareLink
):
    page = f"/s/{tenant_link.token}/"
    assert "Gateway 3.2" in charlie.get(page, headers={"User-Agent": CLIENT_AGENT}).content.decode()
    answer = bob.get(page, headers={"User-Agent": CLIENT_AGENT})
    assert (answer.status_code, "another organisation" in answer.content.decode()) == (404, True)
    assert charlie.get(f"{page}errors").status_code == 200
    assert bob.get(f"{page}errors").status_code == 404


def test_who_reports_is_written_down(people: People, bob: Client, link: ShareLink, post):
    body = {"attempt": str(uuid4()), "batch": 0, "state": "started"}
    assert post(link, "attempts", body, client=bob).status_code == 201
    assert Attempt.objects.get().sender == people.bob


def test_a_switched_off_account_is_out(people: People, link: ShareLink):
    client = client_of(people.bob)
    User.objects.filter(pk=people.bob.pk).update(is_active=False)
    assert client.get(f"/s/{link.token}/errors").status_code == 401


def test_a_tenant_link_needs_a_known_tenant(people: People, alice: Client, template: Template):
    body = {"template": str(template.pk), "audience": "tenant"}
    answer = alice.post("/api/v1/share-links/", body, content_type="application/json")
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == ["audience"]


@pytest.mark.parametrize("tenants", [{}, {"charlie": ""}, {"alice": "", "charlie": ""}])
def test_two_whose_organisation_nobody_knows_are_not_of_one(
    people: People, charlie: Client, tenant_link: ShareLink, tenants: dict[str, str]
):
    """Alice has unlinked her account, or the platform no longer tells: then the link is for nobody."""
    Identity.objects.all().delete()
    for name, tenant in tenants.items():
        tell(getattr(people, name), tenant)
    assert charlie.get(f"/s/{tenant_link.token}/errors").status_code == 404


def test_the_batches_of_one_attempt_are_one_use(people: People, template: Template, post):
    alice = Actor(people.alice)
    link = services.share_link_create(actor=alice, template=template, options=LinkOptions(use_limit=2)).link

    def seen() -> tuple[int, str]:
        listed = selectors.state_of(selectors.link_get(actor=alice, pk=link.pk))
        return Client().get(f"/s/{link.token}/").status_code, listed

    one = {"attempt": str(uuid4()), "state": "sent"}
    for batch in range(3):
        assert post(link, "attempts", {**one, "batch": batch}).status_code == 201
    assert seen() == (200, "active")
    assert post(link, "attempts", {**one, "attempt": str(uuid4()), "batch": 0}).status_code == 201
    assert seen() == (410, "used")


def test_a_link_ends_when_it_was_used_often_enough(people: People, template: Template, platform: object, post):
    link = services.share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(use_limit=1)
    ).link
    report = {"attempt": str(uuid4()), "batch": 0, "state": "started"}
    assert post(link, "attempts", report).status_code == 201
    # Somebody is at it: that counts when it arrived.
    config = {"url": f"{ORIGIN}/s/{link.token}/"}
    assert post(link, "jsapi-config", config).status_code == 200
    assert post(link, "attempts", {**report, "state": "sent"}).status_code == 201
    assert Client().get(f"/s/{link.token}/").status_code == 410
    assert post(link, "jsapi-config", config).status_code == 410
    # Whoever has the page open may finish, and is heard.
    assert post(link, "content", {"values": {}}).status_code == 200
    assert post(link, "attempts", {"attempt": str(uuid4()), "batch": 0, "state": "started"}).status_code == 201
