"""Lists of the rows of several teams are one list: page by page as if they were sorted in one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, Membership, Role, Team
from cardstudio.accounts.selectors import site_app
from cardstudio.api.pagination import OfTeams
from cardstudio.chats.models import ChatList
from cardstudio.library.models import Draft, Template
from tests.conftest import People

EACH = 7


@pytest.fixture(params=[2, OfTeams.MOST + 1])
def teams(request: pytest.FixtureRequest, people: People) -> list[Team]:
    """Alice's: her own and others, as few as are read one by one, and more."""
    others = [Team.objects.create(name=f"Quay {number}") for number in range(request.param - 1)]
    for team in others:
        Membership.objects.create(team=team, user=people.alice, role=Role.OWNER)
    return [people.team, *others]


def walked(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        page = client.get(following).json()
        found += page["results"]
        following = page["next"]
    return found


@pytest.mark.parametrize("sort", ["updated", "name", "created", "sent"])
def test_cards(sort: str, people: People, alice: Client, teams: list[Team]) -> None:
    now = timezone.now()
    cards = Template.objects.bulk_create(
        Template(
            team=team,
            name=f"Card {(number * 5 + at) % 11}",
            slug=f"card-{number}",
            created_by=people.alice,
            updated_by=people.alice,
            updated_at=now - timedelta(minutes=number * 3 + at * 2),
            sent_at=now - timedelta(hours=at) if number % 2 else None,
        )
        for at, team in enumerate(teams)
        for number in range(EACH)
    )
    Draft.objects.bulk_create(Draft(template=card, document={}, saved_by=people.alice, saved_at=now) for card in cards)
    everything = walked(alice, f"/api/v1/templates/?sort={sort}&page_size=200")
    assert len(everything) == len(cards)
    assert walked(alice, f"/api/v1/templates/?sort={sort}&page_size=3") == everything
    if sort == "name":
        assert [row["name"] for row in everything] == sorted(card.name for card in cards)


def test_chat_lists(alice: Client, teams: list[Team]) -> None:
    lists = [
        ChatList(team=team, app=site_app(), name=f"{at}-{n}") for at, team in enumerate(teams) for n in range(EACH)
    ]
    ChatList.objects.bulk_create(lists)
    found = [row["name"] for row in walked(alice, "/api/v1/chat-lists/?page_size=4")]
    assert found == sorted(one.name for one in lists)


def test_tokens(people: People, alice: Client, teams: list[Team]) -> None:
    for number in range(EACH):
        for team in teams:
            ApiToken.objects.create(
                team=team, name=f"CI {number}", key_hash=f"{team.pk.hex}{number}", created_by=people.alice
            )
    found = walked(alice, "/api/v1/tokens/?page_size=4")
    assert len(found) == EACH * len(teams)
    assert [row["created_at"] for row in found] == sorted((row["created_at"] for row in found), reverse=True)
