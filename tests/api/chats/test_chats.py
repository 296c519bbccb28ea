"""`chat-lists/` and the pages beside it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.chats.services import NewChat, chats_in
from tests.conftest import People

Json = dict[str, Any]
URL = "/api/v1/chat-lists/"


def post(client: Client, path: str = "", **body: Any) -> Any:
    return client.post(f"{URL}{path}", body, content_type="application/json")


@pytest.fixture
def made(alice: Client) -> Json:
    answer = post(alice, name="On call")
    assert answer.status_code == 201
    found: Json = answer.json()
    return found


def test_it_works(alice: Client, people: People, made: Json) -> None:
    assert (made["name"], made["team"], made["size"]) == ("On call", str(people.team.pk), 0)
    chats = [{"open_chat_id": "oc_1", "name": "Ops"}, {"open_chat_id": "oc_2"}, {"open_chat_id": "ou_3"}]
    answer = post(alice, f"{made['id']}/chats/", chats=[*chats, {"open_chat_id": "oc_1"}])
    assert answer.json() == {"added": ["oc_1", "oc_2"], "known": ["oc_1"], "refused": ["ou_3"]}
    again = post(alice, f"{made['id']}/chats/", chats=[{"open_chat_id": "oc_2"}])
    assert again.json()["known"] == ["oc_2"]
    rows = alice.get(f"{URL}{made['id']}/chats/").json()["results"]
    assert [(row["open_chat_id"], row["name"]) for row in rows] == [("oc_1", "Ops"), ("oc_2", "")]
    assert alice.delete(f"{URL}{made['id']}/chats/oc_1/").status_code == 204
    assert alice.delete(f"{URL}{made['id']}/chats/oc_1/").status_code == 404
    assert alice.get(URL).json()["results"][0]["size"] == 1
    renamed = alice.patch(f"{URL}{made['id']}/", {"name": "Night"}, content_type="application/json")
    assert renamed.json()["name"] == "Night"
    assert alice.delete(f"{URL}{made['id']}/").status_code == 204


def test_names_are_unique_in_a_team(alice: Client, made: Json) -> None:
    assert post(alice, name=" On call ").status_code == 400
    assert post(alice, name=" ").status_code == 400


@pytest.mark.parametrize("chats", [None, [], "oc_1", [{}], [{"open_chat_id": 3}], ["oc_1"]])
def test_wrong_bodies_are_refused(alice: Client, made: Json, chats: Any) -> None:
    assert post(alice, f"{made['id']}/chats/", chats=chats).status_code == 400


def test_too_many_are_refused_whole(alice: Client, made: Json) -> None:
    many = [{"open_chat_id": f"oc_{number}"} for number in range(500)]
    assert post(alice, f"{made['id']}/chats/", chats=many).status_code == 200
    assert post(alice, f"{made['id']}/chats/", chats=[{"open_chat_id": "oc_x"}]).status_code == 400


def test_strangers_find_nothing_and_viewers_change_nothing(
    bob: Client, vera: Client, charlie: Client, made: Json
) -> None:
    path = f"{made['id']}/"
    assert charlie.get(URL).json()["results"] == []
    for answer in (
        charlie.get(f"{URL}{path}"),
        charlie.delete(f"{URL}{path}"),
        charlie.get(f"{URL}{path}chats/"),
        post(charlie, f"{path}chats/", chats=[{"open_chat_id": "oc_1"}]),
        post(charlie, name="x", team=made["team"]),
        charlie.get(f"/chats/{path}"),
    ):
        assert answer.status_code == 404
    assert vera.get(f"{URL}{path}").status_code == 200
    assert post(vera, f"{path}chats/", chats=[{"open_chat_id": "oc_1"}]).status_code == 403
    assert vera.delete(f"{URL}{path}").status_code == 403
    assert post(bob, f"{path}chats/", chats=[{"open_chat_id": "oc_1"}]).status_code == 200


def test_a_pasted_text_is_read_line_by_line() -> None:
    text = "oc_1 Ops room\noc_2\n\noc_3, oc_4；oc_5\n nonsense"
    assert chats_in(text) == [
        NewChat("oc_1", "Ops room"),
        NewChat("oc_2"),
        NewChat("oc_3"),
        NewChat("oc_4"),
        NewChat("oc_5"),
        NewChat("nonsense"),
    ]


def test_the_pages_make_fill_and_delete_a_list(alice: Client) -> None:
    made = alice.post("/chats/", {"name": "Night"})
    assert made.status_code == 302
    page = alice.post(made["Location"], {"chats": "oc_1 <b>Ops</b>\noc_1\nou_2"}, follow=True).content.decode()
    assert "&lt;b&gt;Ops&lt;/b&gt;" in page
    assert "1 chat added." in page
    assert "ou_2" in page
    assert alice.post(f"{made['Location']}remove/", {"open_chat_id": "oc_1"}).status_code == 302
    assert "Night" in alice.post(f"{made['Location']}delete/", follow=True).content.decode()
    assert "No chat lists yet" in alice.get("/chats/").content.decode()
