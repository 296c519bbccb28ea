"""What is missing and what is not for somebody look the same, and asking for either tells nothing; but where there is
something in the person's own company, its owners hear of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.library.services import template_create
from cardstudio.teams.missing.addresses import IN_QUERY, thing_of
from cardstudio.teams.missing.services import access_requests_look_up
from cardstudio.teams.models import AccessRequest, JoinRequest, Notice
from tests.api.endpoints import SAMPLES, addresses
from tests.api.security.rows import ROWS
from tests.api.security.world import ADDRESSES, World, secret_card
from tests.api.teams.colleagues import ELSEWHERE, HARBOUR, of_company

PACKAGE = Path(__file__).resolve().parents[3] / "cardstudio"
NOWHERE = SAMPLES["UUIDConverter"]
#: Addresses with a place in them that name nothing of a team's, and what they name.
OF_NO_TEAM = {
    "accounts:sign-out-device": "a device of the person",
    "api:catalog-by-hash": "an edition of the catalog",
    "api:invite-accept": "an invitation, whose own page says what became of it",
    "api:offer": "a link for other teams, whose own page says what became of it",
    "api:offer-copy": "a link for other teams, whose own page says what became of it",
    "library:offer": "a link for other teams, whose own page says what became of it",
    "api:own-request": "what the person asked for",
    "api:own-request-remind": "what the person asked for",
    "teams:join": "an invitation, whose own page says what became of it",
    "teams:request-change": "what the person asked for",
    "teams:waiting": "what the person asked for",
}
#: Pages that say in words of their own whom they do not let in.
OWN_WORDS = {"sharing:page", "sharing:errors", "sharing:embed", "sharing:open", "teams:join", "library:offer"}
#: Where a list goes on; what the list is of is named beside it.
PLACES_IN_LISTS = {"after"}
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def world(world: World) -> World:
    """Charlie and Alice are colleagues."""
    of_company(HARBOUR, world.people.alice, world.people.charlie)
    Team.objects.filter(pk=world.team.pk).update(tenant_key=HARBOUR)
    return world


def named(world: World) -> dict[str, str]:
    """The path of each address that names something, by its name."""
    return {one.name: world.path(one.name) for one in addresses() if one.holds and one.name not in OF_NO_TEAM}


def test_every_address_that_names_something_leads_to_its_team(world: World):
    lost = {name: path for name, path in named(world).items() if getattr(thing_of(path), "team", None) != world.team.pk}
    assert lost == {}, "teach `teams/missing/addresses.py` what these name, or say in OF_NO_TEAM that it is no team's"
    assert set(OF_NO_TEAM) <= set(ADDRESSES)


def test_every_parameter_that_names_something_leads_to_its_team(world: World):
    sources = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    read = set(re.findall(r'uuid_or_none\(\w[\w.]*\.get\("(\w+)"', sources)) | {"team"}
    things = {"team": world.team, "folder": world.folder, "template": world.template, "link": world.link}

    assert read - PLACES_IN_LISTS <= set(IN_QUERY) == set(things)
    for name, thing in things.items():
        found = thing_of(f"/library/?q=private&{name}={thing.pk}")
        assert found is not None
        assert (found.team, found.address) == (world.team.pk, f"/library/?{name}={thing.pk}")


@pytest.mark.parametrize(
    "address",
    ["", "/", "/nowhere/", "/library/", "https://elsewhere.example/templates/x/", "//[", f"/templates/{NOWHERE}/",
     f"/templates/{NOWHERE}/no/such/page/", "/library/?team=nonsense", f"/library/?team={NOWHERE}", "\0", "?" * 2000],
)  # fmt: skip
def test_other_addresses_name_nothing(world: World, address: str):
    assert thing_of(address) is None


def test_a_whole_address_is_as_good_as_its_path(world: World):
    assert thing_of(world.address("designer:template")) == thing_of(world.path("designer:template"))


def pages() -> list[str]:
    """Pages one can look at that name something in their path."""
    return sorted(
        one.name
        for one in addresses()
        if f"GET {one.name}" in ROWS
        and not one.name.startswith("api:")
        and one.name not in OWN_WORDS | set(OF_NO_TEAM)
        and {"pk", "team_id"} & set(one.holds)
    )


def seen(client: Client, path: str, *shown: str) -> tuple[int, str, int]:
    """Status, text and number of queries, but for the address that was typed and the form's secret."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    text = CSRF.sub("", answer.content.decode())
    for one in shown:
        text = text.replace(one, "…")
    return answer.status_code, text, len(asked)


def test_missing_and_forbidden_are_one_page(world: World):
    """The same bytes and the same number of queries, whatever there is, of a colleague, of a stranger, or nothing."""
    client = world.client("charlie")
    differing = []
    for name in pages():
        path, pk = world.path(name), str(world.values(name).get("pk", world.team.pk))
        looks = {seen(client, path.replace(pk, NOWHERE), NOWHERE)}
        for tenant in (HARBOUR, ELSEWHERE):
            Team.objects.filter(pk=world.team.pk).update(tenant_key=tenant)
            looks.add(seen(client, path, pk))
        if len(looks) != 1 or next(iter(looks))[0] != 404:
            differing.append((name, [(status, len(text), queries) for status, text, queries in looks]))
    assert differing == []


@pytest.mark.parametrize(
    ("path", "parameter"),
    [("/library/", "team"), ("/library/", "folder"), ("/templates/new/", "team"), ("/chats/", "team"),
     ("/attempts/", "team"), ("/attempts/", "link"), ("/attempts/", "template"), ("/library/paste/", "team")],
)  # fmt: skip
def test_so_they_are_by_parameter(world: World, path: str, parameter: str):
    things = {"team": world.team, "folder": world.folder, "template": world.template, "link": world.link}
    client = world.client("charlie")

    foreign, missing = (seen(client, f"{path}?{parameter}={pk}", str(pk)) for pk in (things[parameter].pk, NOWHERE))
    assert foreign == missing
    assert foreign[0] == 404


def test_the_page_offers_to_ask(world: World):
    answer = world.client("charlie").get(world.path("designer:template"))

    assert "You cannot open this yet" in answer.content.decode()
    assert f'value="{world.path("designer:template")}"' in answer.content.decode()
    # Whoever has not signed in is asked to do that first.
    assert world.client("anonymous").get(world.path("designer:template")).status_code == 302


class TestAsking:
    def ask(self, client: Client, address: str, **body: Any) -> Any:
        body = {"address": address, "message": "I do hiring", **body}
        return client.post("/api/v1/access-requests/", body, "application/json")

    def test_the_answer_is_always_the_same(self, world: World):
        charlie = world.client("charlie")
        looks = set()
        for address in (world.path("designer:template"), "/templates/x/", f"/templates/{NOWHERE}/", "x" * 1500):
            with CaptureQueriesContext(connection) as asked:
                answer = self.ask(charlie, address)
            looks.add((answer.status_code, answer.content, len(asked)))
        Team.objects.update(tenant_key=ELSEWHERE)
        with CaptureQueriesContext(connection) as asked:
            answer = self.ask(charlie, world.path("designer:template"))
        looks.add((answer.status_code, answer.content, len(asked)))

        assert [status for status, _content, _queries in looks] == [202]
        assert AccessRequest.objects.count() == 5

    def test_owners_hear_of_what_is_in_their_company(self, world: World):
        self.ask(world.client("charlie"), world.address("designer:template") + "?q=private#part", role="editor")
        access_requests_look_up()

        asked = JoinRequest.objects.get(user=world.people.charlie)
        assert (asked.team, asked.role, asked.message) == (world.team, "editor", "I do hiring")
        assert (asked.address, asked.about) == (world.path("designer:template"), world.template.name)
        assert Notice.objects.get().user == world.people.alice
        assert not AccessRequest.objects.exists()

    def test_nobody_hears_of_anything_else(self, world: World):
        charlie, bob = world.client("charlie"), world.client("bob")
        self.ask(charlie, f"/templates/{NOWHERE}/")
        self.ask(bob, world.path("designer:template"))  # is in already
        access_requests_look_up()
        Team.objects.filter(pk=world.team.pk).update(tenant_key=ELSEWHERE, personal_of=None)
        self.ask(charlie, world.path("designer:template"))
        access_requests_look_up()

        assert not Notice.objects.exists()
        assert not AccessRequest.objects.exists()

    def test_who_asked_learns_nothing_until_they_are_in(self, world: World):
        charlie, alice = world.client("charlie"), world.client("alice")
        Team.objects.filter(pk=world.team.pk).update(personal_of=None)
        self.ask(charlie, world.path("designer:template"))
        access_requests_look_up()
        asked = JoinRequest.objects.get(user=world.people.charlie)

        assert charlie.get("/api/v1/join-requests/").json()["results"] == []
        assert charlie.get(f"/api/v1/join-requests/{asked.pk}/").status_code == 404
        assert charlie.get(f"/requests/{asked.pk}/").status_code == 404
        at = f"/api/v1/teams/{world.team.pk}/join-requests/{asked.pk}/"
        assert alice.patch(at, {"state": "declined"}, "application/json").status_code == 200
        assert not Notice.objects.filter(user=world.people.charlie).exists()
        # And asks again, a minute later: the owners have just said no.
        self.ask(charlie, world.path("designer:template"))
        access_requests_look_up()
        assert JoinRequest.objects.filter(user=world.people.charlie).count() == 1

    def test_what_a_process_left_behind_is_brought_by_the_next(self, world: World):
        AccessRequest.objects.create(
            user=world.people.charlie, address=world.path("designer:template"), role="viewer", message=""
        )
        self.ask(world.client("charlie"), "/nowhere/")
        access_requests_look_up()

        assert JoinRequest.objects.filter(user=world.people.charlie).count() == 1

    def test_somebodys_own_library_lets_nobody_in(self, world: World):
        """Its owner hears of it, and may move the card to a team they share."""
        hers = world.people.alice.own_team
        card = template_create(
            actor=Actor(world.people.alice), team=hers, name="Hers", document={"card": secret_card()}
        )
        self.ask(world.client("charlie"), reverse("designer:template", args=[card.pk]))
        access_requests_look_up()
        asked, alice = JoinRequest.objects.get(user=world.people.charlie), world.client("alice")

        assert "stays yours alone" in alice.get("/inbox/").content.decode()
        at = f"/api/v1/teams/{hers.pk}/join-requests/{asked.pk}/"
        assert alice.patch(at, {"state": "accepted"}, "application/json").status_code == 409
        assert alice.patch(at, {"state": "declined"}, "application/json").status_code == 200

    def test_the_form_does_the_same(self, world: World):
        answer = world.client("charlie").post("/ask/", {"address": world.path("designer:template"), "message": "Hi"})

        assert answer.status_code == 302
        assert answer["Location"] == "/asked/?" + urlencode({"address": world.path("designer:template")})
        assert AccessRequest.objects.get().message == "Hi"

    def test_it_is_throttled(self, world: World, monkeypatch: pytest.MonkeyPatch):
        from cardstudio.teams.missing.throttles import AccessThrottle, MissingThrottle

        rates = {**AccessThrottle.THROTTLE_RATES, "access": "2/hour", "missing": "3/min"}
        for throttle in (AccessThrottle, MissingThrottle):
            monkeypatch.setattr(throttle, "THROTTLE_RATES", rates)
        charlie = world.client("charlie")

        assert [self.ask(charlie, path).status_code for path in ("/a/", "/b/", "/c/")] == [202, 202, 429]
        assert charlie.post("/ask/", {"address": "/d/"}).status_code == 429
        assert [charlie.get(f"/no/{number}/").status_code for number in range(4)] == [404, 404, 404, 429]


@override_settings(DEBUG=True, MIDDLEWARE=None)
def test_with_debug_it_is_the_same_page(world: World, settings: Any):
    """Django's own page would list every address of the site."""
    from cardstudio.settings.base import MIDDLEWARE

    settings.MIDDLEWARE = [*MIDDLEWARE, "cardstudio.teams.missing.debugging.OurOwn404Middleware"]
    charlie = world.client("charlie")

    for path in ("/nowhere/", world.path("designer:template")):
        answer = charlie.get(path)
        assert answer.status_code == 404
        assert "You cannot open this yet" in answer.content.decode()
    assert "There is nothing here" in Client().get("/nowhere/").content.decode()
