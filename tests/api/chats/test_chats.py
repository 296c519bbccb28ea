"""`chat-lists/` over REST."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import Chat
from tests.conftest import People

URL = "/api/v1/chat-lists/"


def post(client: Client, path: str = "", **body: Any) -> Any:
    return client.post(f"{URL}{path}", body, content_type="application/json")


def make(client: Client, **body: Any) -> str:
    answer = post(client, **{"name": "On call", **body})
    assert answer.status_code == 201, answer.content
    return f"{answer.json()['id']}/"


def rows(client: Client, path: str) -> list[JSONObject]:
    found: list[JSONObject] = client.get(f"{URL}{path}chats/").json()["results"]
    return found


@pytest.fixture
def made(alice: Client) -> str:
    return make(alice)


def test_it_works(alice: Client, people: People, made: str) -> None:
    found = alice.get(f"{URL}{made}").json()
    assert (found["name"], found["team"], found["kind"]) == ("On call", str(people.team.pk), "chats")
    chats = [{"open_chat_id": "oc_1", "name": "Ops", "external": True}, {"open_chat_id": "oc_2"}]
    answer = post(alice, f"{made}chats/", chats=[*chats, {"open_chat_id": "ou_3"}, {"open_chat_id": "oc_1"}]).json()
    assert (answer["added"], answer["known"], answer["refused"]) == (["oc_1", "oc_2"], ["oc_1"], ["ou_3"])
    assert "person" in answer["reasons"]["ou_3"]
    assert [(row["open_chat_id"], row["name"], row["external"]) for row in rows(alice, made)] == [
        ("oc_1", "Ops", True),
        ("oc_2", "", False),
    ]
    assert alice.delete(f"{URL}{made}chats/oc_1/").status_code == 204
    assert alice.delete(f"{URL}{made}chats/oc_1/").status_code == 404
    assert alice.get(URL).json()["results"][0]["size"] == 1
    renamed = alice.patch(f"{URL}{made}", {"name": "Night"}, content_type="application/json")
    assert renamed.json()["name"] == "Night"


def test_a_known_chat_takes_what_is_newly_said(alice: Client, made: str) -> None:
    post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1", "name": "Ops"}])
    answer = post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1", "name": "Ops 2"}]).json()
    assert (answer["changed"], answer["known"]) == (["oc_1"], [])
    assert post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1"}]).json()["known"] == ["oc_1"]
    changed = alice.patch(f"{URL}{made}chats/oc_1/", {"external": True}, content_type="application/json").json()
    assert (changed["name"], changed["external"]) == ("Ops 2", True)
    assert alice.patch(f"{URL}{made}chats/oc_9/", {"name": "x"}, content_type="application/json").status_code == 404


def test_a_list_of_people_takes_ten_people_and_no_chats(alice: Client) -> None:
    path = make(alice, kind="people")
    ten = [{"open_id": f"ou_{number}"} for number in range(10)]
    answer = post(alice, f"{path}chats/", chats=[*ten, {"open_chat_id": "oc_1"}]).json()
    assert (len(answer["added"]), answer["refused"]) == (10, ["oc_1"])
    assert post(alice, f"{path}chats/", chats=[{"open_id": "ou_x"}]).status_code == 400
    assert rows(alice, path)[0]["open_id"] == "ou_0"
    assert post(alice, name="x", kind="rooms").status_code == 400
    assert [row["kind"] for row in alice.get(URL, {"kind": "chats"}).json()["results"]] == []


def test_what_was_removed_comes_back_as_it_was(alice: Client, people: People, made: str) -> None:
    post(alice, f"{made}chats/", chats=[{"open_chat_id": f"oc_{number}", "name": "N"} for number in range(3)])
    Chat.objects.filter(open_chat_id="oc_0").update(stale_since="2026-11-01T00:00Z")
    before = rows(alice, made)
    removed = post(alice, f"{made}chats/remove/", ids=["oc_0", "oc_1", "oc_9"]).json()
    assert removed["removed"] == 2
    assert len(rows(alice, made)) == 1
    post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1", "name": "Again"}])
    assert post(alice, f"{made}chats/restore/", undo=removed["undo"]).json()["changed"] == 1
    assert rows(alice, made)[0] == before[0]
    assert {row["name"] for row in rows(alice, made)} == {"N", "Again"}, "one that is on it again stays"
    actions = set(AuditEntry.objects.filter(team=people.team).values_list("action", flat=True))
    assert {"chats.added", "chats.removed", "chats.restored"} <= actions


def test_undo_is_for_its_own_list_and_cannot_be_made_up(alice: Client, made: str) -> None:
    post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1"}])
    undo = post(alice, f"{made}chats/remove/", ids=["oc_1"]).json()["undo"]
    other = make(alice, name="Other")
    for path, token in ((other, undo), (made, f"{undo}x"), (made, "nothing")):
        assert post(alice, f"{path}chats/restore/", undo=token).json()["error"]["code"] == "no_undo"
    assert post(alice, f"{made}chats/remove/", ids=["oc_9"]).status_code == 404


def test_a_deleted_list_is_gone_and_can_come_back(alice: Client, made: str) -> None:
    post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1"}])
    assert post(alice, f"{made}restore/").status_code == 404, "it was not deleted"
    assert alice.delete(f"{URL}{made}").status_code == 204
    assert alice.get(f"{URL}{made}").status_code == 404
    assert alice.get(URL).json()["results"] == []
    assert post(alice, f"{made}restore/").json()["size"] == 1
    alice.delete(f"{URL}{made}")
    make(alice)
    assert post(alice, f"{made}restore/").json()["error"]["code"] == "name_taken"


def test_names_are_unique_in_a_team(alice: Client, made: str) -> None:
    assert post(alice, name=" On call ").status_code == 400
    assert post(alice, name=" ").status_code == 400
    other = make(alice, name="Night")
    taken = alice.patch(f"{URL}{other}", {"name": "On call"}, content_type="application/json")
    assert taken.status_code == 400


@pytest.mark.parametrize(
    "chats",
    [
        None,
        [],
        "oc_1",
        [{}],
        [{"open_chat_id": 3}],
        ["oc_1"],
        [{"open_chat_id": "oc_1", "open_id": "ou_1"}],
        [{"open_chat_id": "oc_1", "external": "perhaps"}],
    ],
)
def test_wrong_bodies_are_refused(alice: Client, made: str, chats: Any) -> None:
    assert post(alice, f"{made}chats/", chats=chats).status_code == 400


@pytest.mark.parametrize("ref", ["oc_", "oc_ä", "oc_1 2", f"oc_{'x' * 62}", "oc", "https://x/oc_1"])
def test_what_is_no_id_is_refused(alice: Client, made: str, ref: str) -> None:
    answer = post(alice, f"{made}chats/", chats=[{"open_chat_id": ref}]).json()
    assert (answer["added"], answer["refused"]) == ([], [ref])


def test_too_many_are_refused_whole(alice: Client, made: str) -> None:
    many = [{"open_chat_id": f"oc_{number}"} for number in range(500)]
    assert post(alice, f"{made}chats/", chats=many).status_code == 200
    assert post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_x"}]).status_code == 400


def test_strangers_find_nothing_and_viewers_change_nothing(
    alice: Client, bob: Client, vera: Client, charlie: Client, made: str
) -> None:
    post(alice, f"{made}chats/", chats=[{"open_chat_id": "oc_1"}])
    undo = post(alice, f"{made}chats/remove/", ids=["oc_1"]).json()["undo"]
    writes: list[tuple[str, JSONObject]] = [
        ("chats/", {"chats": [{"open_chat_id": "oc_1"}]}),
        ("chats/remove/", {"ids": ["oc_1"]}),
        ("chats/restore/", {"undo": undo}),
        ("names/", {}),
    ]
    assert charlie.get(URL).json()["results"] == []
    for client, status in ((charlie, 404), (vera, 403)):
        for path, body in writes:
            assert post(client, f"{made}{path}", **body).status_code == status, path
        for path in ("", "chats/oc_1/"):
            answer = client.patch(f"{URL}{made}{path}", {"name": "x"}, content_type="application/json")
            assert answer.status_code == status
            assert client.delete(f"{URL}{made}{path}").status_code == status
    assert charlie.get(f"{URL}{made}").status_code == 404
    assert charlie.get(f"{URL}{made}chats/").status_code == 404
    assert post(charlie, name="x", team=alice.get(f"{URL}{made}").json()["team"]).status_code == 404
    assert vera.get(f"{URL}{made}").status_code == 200
    assert post(bob, f"{made}chats/restore/", undo=undo).status_code == 200
    alice.delete(f"{URL}{made}")
    assert post(charlie, f"{made}restore/").status_code == 404
    assert post(vera, f"{made}restore/").status_code == 403
