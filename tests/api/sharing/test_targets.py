"""Where links send: chosen chats, a chat list, people; nothing is accepted that would have no effect."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.selectors import site_app
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.models import Template
from cardstudio.sharing.attempts.recount import attempts_recount
from cardstudio.sharing.models import Attempt, ShareLink
from tests.conftest import People

URL = "/api/v1/share-links/"


def create(client: Client, template: Template, **fields: Any) -> Any:
    return client.post(URL, {"template": str(template.pk), **fields}, content_type="application/json")


def wrong(answer: Any) -> list[str]:
    assert answer.status_code == 400, answer.content
    return sorted(answer.json()["error"]["fields"])


@pytest.fixture
def chats(people: People) -> ChatList:
    made = ChatList.objects.create(team=people.team, app=site_app(), name="Release groups")
    Chat.objects.create(list=made, open_chat_id="oc_1", name="Gateway")
    return made


@pytest.fixture
def friends(people: People) -> ChatList:
    made = ChatList.objects.create(team=people.team, app=site_app(), name="On duty", kind="people")
    Chat.objects.create(list=made, open_id="ou_1", name="Zhou")
    return made


def test_a_chat_list(alice: Client, template: Template, chats: ChatList):
    body = create(alice, template, mode="list", chat_list=str(chats.pk)).json()
    assert (body["mode"], body["chat_list"], body["choose_chat_params"]) == ("list", str(chats.pk), {})


def test_people_by_name(alice: Client, template: Template):
    people = [{"open_id": "ou_1", "name": "Zhou"}, {"open_id": "ou_2"}, {"open_id": "ou_1"}]
    body = create(alice, template, mode="people", people=people).json()
    assert body["people"] == [{"open_id": "ou_1", "name": ""}, {"open_id": "ou_2", "name": ""}]


def test_a_list_of_people_is_copied(alice: Client, template: Template, friends: ChatList):
    body = create(alice, template, mode="people", chat_list=str(friends.pk)).json()
    assert (body["people"], body["chat_list"]) == ([{"open_id": "ou_1", "name": "Zhou"}], None)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"mode": "list"}, ["chat_list"]),
        ({"mode": "list", "chat_list": "00000000-0000-4000-8000-000000000000"}, ["chat_list"]),
        ({"mode": "list", "choose_chat_params": {"multiSelect": True}}, ["chat_list", "choose_chat_params"]),
        ({"mode": "people"}, ["people"]),
        ({"mode": "people", "people": [{"open_id": "oc_1"}]}, ["people"]),
        ({"mode": "people", "people": [{"open_id": f"ou_{number}"} for number in range(11)]}, ["people"]),
        ({"mode": "choose", "people": [{"open_id": "ou_1"}]}, ["people"]),
        ({"mode": "trigger"}, ["mode"]),
        ({"mode": "people", "people": [{"open_id": "ou_1"}], "use_limit": 3}, ["use_limit"]),
        ({"use_limit": 0}, ["use_limit"]),
        ({"audience": "everyone"}, ["audience"]),
        ({"choose_chat_params": {"selectType": 2, "allowCreateGroup": True}}, ["choose_chat_params.allowCreateGroup"]),
    ],
)
def test_what_can_not_be_is_refused(alice: Client, template: Template, fields: dict[str, Any], named: list[str]):
    assert wrong(create(alice, template, **fields)) == named
    assert not ShareLink.objects.exists()


def test_lists_have_their_modes(alice: Client, template: Template, chats: ChatList, friends: ChatList):
    assert wrong(create(alice, template, mode="list", chat_list=str(friends.pk))) == ["chat_list"]
    assert wrong(create(alice, template, mode="people", chat_list=str(chats.pk))) == ["chat_list"]
    assert wrong(create(alice, template, chat_list=str(chats.pk))) == ["chat_list"]


def test_an_empty_list_is_refused(alice: Client, template: Template, chats: ChatList):
    chats.chats.all().delete()
    assert wrong(create(alice, template, mode="list", chat_list=str(chats.pk))) == ["chat_list"]


def test_another_teams_list_does_not_exist(people: People, charlie: Client, alice: Client, template: Template):
    theirs = ChatList.objects.create(team=people.charlie.own_team, app=site_app(), name="Theirs")
    Chat.objects.create(list=theirs, open_chat_id="oc_1")
    assert wrong(create(alice, template, mode="list", chat_list=str(theirs.pk))) == ["chat_list"]


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "list"},
        {"mode": "people"},
        {"mode": "choose", "people": [{"open_id": "ou_1"}]},
        {"mode": "people", "people": [{"open_id": "ou_1"}], "choose_chat_params": {"multiSelect": True}},
        {"use_limit": 0},
    ],
)
def test_the_database_holds_modes_to_their_fields(link: ShareLink, fields: dict[str, Any]):
    fields = {"choose_chat_params": {}, **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareLink.objects.filter(pk=link.pk).update(**fields)


def test_who_may_see_the_list_is_led_to_it_by_codes_that_mark_its_chats(
    request: pytest.FixtureRequest, alice: Client, template: Template, chats: ChatList
):
    made = create(alice, template, mode="list", chat_list=str(chats.pk), audience="anyone").json()
    errors = f"/s/{made['url'].rstrip('/').rsplit('/', 1)[1]}/errors?mode=chats"

    def led(who: str) -> Any:
        words = request.getfixturevalue(who).get(errors).json()
        assert "list_url" not in words["-4"], "that is about the card"
        return words["-8"].get("list_url")

    assert [led(who) for who in ("alice", "bob", "charlie")] == [f"/chats/{chats.pk}/", f"/chats/{chats.pk}/", None]
    assert "list_url" not in Client().get(errors).json()["-8"]
    ChatList.objects.filter(pk=chats.pk).update(deleted_at=timezone.now())
    assert led("alice") is None


def test_a_code_is_said_later_as_it_was_said_to_the_sender(alice: Client, template: Template, chats: ChatList):
    """Nobody is told to choose by hand, or of a picker, where a list is sent to."""
    made = create(alice, template, mode="list", chat_list=str(chats.pk), audience="anyone").json()
    link = ShareLink.objects.get(pk=made["id"])
    attempt = Attempt.objects.create(
        link=link, team=link.team, attempt=uuid4(), version=link.version, state="failed", err_code=-8
    )
    attempts_recount()
    page = alice.get(f"/attempts/{attempt.pk}/").content.decode()
    assert "One of the list&#39;s chats is none of yours." in page
    assert "by hand" not in page
    Attempt.objects.update(err_code=-10)
    for address in ("/attempts/", f"/share-links/{link.pk}/", f"/templates/{template.pk}/shares/"):
        rows = alice.get(address).content.decode().partition('class="att')[2]
        assert "The card was not sent" in rows
        assert "The chat picker did not open" not in rows
    [row] = alice.get(f"{URL}{link.pk}/attempts/").json()["results"]
    assert row["explanation"] == "The card was not sent"
