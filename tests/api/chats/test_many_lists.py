"""More lists than a page shows."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cardstudio.accounts.selectors import site_app
from cardstudio.chats import pages
from cardstudio.chats.models import Chat, ChatList
from tests.conftest import People


@pytest.fixture
def many(people: People) -> list[str]:
    """Names in their order."""
    names = [f"Crew {number:03}" for number in range(2 * pages.LISTS + 1)]
    lists = ChatList.objects.bulk_create(ChatList(team=people.team, app=site_app(), name=name) for name in names)
    Chat.objects.bulk_create(Chat(list=lists[-1], open_chat_id=f"oc_{number}") for number in range(3))
    return names


def shown(client: Client, address: str) -> tuple[list[str], str | None]:
    page = client.get(address).content.decode()
    follows = re.search(r'rel="next" href="([^"]+)"', page)
    return re.findall(r"Crew \d+", page), follows.group(1).replace("&amp;", "&") if follows else None


def test_each_is_on_one_of_the_pages(alice: Client, many: list[str]) -> None:
    found: list[str] = []
    address: str | None = "/chats/"
    while address is not None:
        names, query = shown(alice, address)
        found += names
        address = query and f"/chats/{query}"
    assert found == many
    last = alice.get("/chats/?page=3").content.decode()
    assert "3 chats" in last
    assert "page=2" in last
    assert shown(alice, "/chats/?page=99") == shown(alice, "/chats/?page=x") == shown(alice, "/chats/")


def test_a_copy_gets_the_first_number_that_is_free(people: People, alice: Client, many: list[str]) -> None:
    kept = ChatList.objects.get(name=many[0])
    body = {"team": str(people.team.pk)}
    copies = [
        alice.post(f"/api/v1/chat-lists/{kept.pk}/copy/", body, "application/json").json()["name"] for _ in range(2)
    ]
    assert copies == [f"{many[0]} (2)", f"{many[0]} (3)"]
