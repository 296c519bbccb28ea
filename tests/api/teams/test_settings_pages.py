"""The team's settings in HTML: what they show to whom. What is done there goes through the API."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.services import user_create
from cardstudio.teams.models import JoinRequest
from tests.conftest import People


@pytest.fixture
def members(team: Team) -> str:
    return f"/teams/{team.pk}/members/"


@pytest.fixture
def general(team: Team) -> str:
    return f"/teams/{team.pk}/settings/"


def rows(html: str) -> dict[str, str]:
    """The row of each member, by name."""
    return dict(re.findall(r'<tr data-user="[^"]*" data-name="([^"]*)"(.*?)</tr>', html, flags=re.S))


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_owners_change_roles_and_remove(alice: Client, members: str) -> None:
    page = text(alice, members)

    shown = rows(page)
    assert list(shown) == ["Alice", "Paula", "Bob", "Vera"]
    assert all("data-set-role" in row for row in shown.values())
    assert "data-remove" in shown["Bob"]
    assert "data-transfer" in shown["Bob"]
    assert "data-remove" not in shown["Alice"]
    assert "data-leave" in shown["Alice"]
    assert "data-invite" in page


def test_everybody_else_reads_and_is_told_whom_to_ask(bob: Client, members: str) -> None:
    page = text(bob, members)

    shown = rows(page)
    assert "data-set-role" not in page
    assert "data-remove" not in page
    assert [name for name, row in shown.items() if "data-leave" in row] == ["Bob"]
    assert "Only owners of the team may change this: ask Alice." in page
    assert "data-invite" not in page


def test_strangers_find_nothing(charlie: Client, members: str, general: str) -> None:
    assert charlie.get(members).status_code == 404
    assert charlie.get(general).status_code == 404


def test_the_roles_are_explained(vera: Client, members: str) -> None:
    page = text(vera, members)

    for line in (
        "Looks after people and tokens; may do everything the others may",
        "Decides which version is the release",
        "Makes and changes cards, makes links, sends to chats of their choice",
        "Looks at cards, and sends released ones in their own name",
    ):
        assert line in page


def test_somebody_is_found_by_name(alice: Client, members: str) -> None:
    assert list(rows(text(alice, f"{members}?q=paul"))) == ["Paula"]
    assert "Nobody here is called “Zoe”." in text(alice, f"{members}?q=Zoe")


def test_long_lists_come_in_pages_and_ask_the_database_no_more(alice: Client, members: str, team: Team) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            text(alice, members)
        return len(captured)

    queries()
    few = queries()
    for number in range(60):
        Membership.objects.create(team=team, user=user_create(username=f"m{number}", name=f"M{number}"), role="editor")
    assert queries() == few
    page = text(alice, members)
    assert len(rows(page)) == 50
    assert "?page=2" in page
    assert len(rows(text(alice, f"{members}?page=2"))) == 14


def test_requests_stand_on_top_for_owners_alone(
    alice: Client, bob: Client, members: str, team: Team, people: People
) -> None:
    JoinRequest.objects.create(team=team, user=people.charlie, message="I plan <rosters>.")

    page = text(alice, members)
    assert page.index("I plan &lt;rosters&gt;.") < page.index('id="members-title"')
    assert 'data-decide="accepted"' in page
    assert '<span class="bdg bdg-a">1</span>' in page
    theirs = text(bob, members)
    assert "rosters" not in theirs
    assert "bdg-a" not in theirs


def test_the_last_owner_is_told_to_hand_over_first(
    alice: Client, general: str, team: Team, paula_herself: User
) -> None:
    page = text(alice, general)
    assert "You are its only owner: hand that over first." in page
    assert "data-leave" not in page
    Membership.objects.filter(team=team, user=paula_herself).update(role=Role.OWNER)
    assert "data-leave" in text(alice, general)


def test_who_may_not_change_the_settings_reads_them(bob: Client, general: str) -> None:
    page = text(bob, general)

    assert "readonly" in page
    assert page.count("disabled>") >= 3  # the doors
    assert "ask Alice" in page
    assert "data-delete-team" not in page
    assert "data-leave" in page


def test_ones_own_team_is_nobody_elses(alice: Client, people: People) -> None:
    settings = text(alice, f"/teams/{people.team.pk}/settings/")
    assert "data-delete-team" not in settings
    assert "data-leave" not in settings
    assert 'name="door"' not in settings
    # Bob and Vera are in it from before teams had pages: they can be removed.
    shown = rows(text(alice, f"/teams/{people.team.pk}/members/"))
    assert "data-remove" in shown["Bob"]
    assert "data-transfer" not in shown["Bob"]
    assert "data-set-role" not in shown["Alice"]


def test_the_switcher_lists_shared_teams_first_with_their_keys(alice: Client, team: Team, people: People) -> None:
    page = text(alice, "/library/")

    entries = re.findall(r'href="([^"]*)" data-team-key="(\d)"', page)
    assert entries == [(f"/library/?team={team.pk}", "1"), ("/library/", "2")]
    assert f'href="/teams/{people.team.pk}/settings/"' in page


def test_making_a_team_offers_to_bring_cards_along(alice: Client, charlie: Client) -> None:
    assert 'name="move"' not in text(alice, "/teams/new/")
    card = {"name": "A", "document": {"card": {"elements": []}}}
    alice.post("/api/v1/templates/", card, content_type="application/json")
    alice.post("/api/v1/chat-lists/", {"name": "Ops"}, content_type="application/json")
    page = text(alice, "/teams/new/")
    assert "Move 1 card and 1 chat list" in page
    assert "from “Alice&#39;s cards”" in page
    assert 'name="move"' not in text(charlie, "/teams/new/")


def test_pages_want_somebody(client: Client, members: str, general: str) -> None:
    for address in (members, general, "/teams/new/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/signin/")
