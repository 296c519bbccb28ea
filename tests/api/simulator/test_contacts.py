"""People, members of chats and the bot itself (platform-api §4, §5)."""

from __future__ import annotations

from typing import Any

from tests.api.simulator.conftest import Simulator

PAYMENTS, CUSTOMERS = "oc_5ad11d72b830411d", "oc_70be5f1c8d9a4e26"
LIN, KOFI = "ou_71d0e3b58c", "ou_c8e4410b9d"
USERS = "/open-apis/contact/v3/users"


def call(simulator: Simulator, path: str, body: Any = None, **params: Any) -> Any:
    headers = {"Authorization": f"Bearer {simulator.token()}"}
    method = "GET" if body is None else "POST"
    return simulator.request(method, path, json=body, params=params, headers=headers).json()


def test_a_chats_people_come_in_pages_by_the_id_asked_for(simulator: Simulator) -> None:
    path = f"/open-apis/im/v1/chats/{PAYMENTS}/members"
    first = call(simulator, path, page_size=2)["data"]
    rest = call(simulator, path, page_size=2, page_token=first["page_token"], member_id_type="union_id")["data"]
    assert (first["member_total"], first["has_more"], rest["has_more"]) == (4, True, False)
    assert first["items"][0] == {
        "member_id_type": "open_id",
        "member_id": "ou_84aa6f7c1d",
        "name": "陈若溪",
        "tenant_key": "tenant_harbour",
    }
    assert all(item["member_id"].startswith("on_") for item in rest["items"])
    assert call(simulator, path, member_id_type="app_id")["code"] == 99992402
    assert call(simulator, f"/open-apis/im/v1/chats/{CUSTOMERS}/members")["code"] == 232011


def test_the_bot_asks_whether_it_is_in_a_chat(simulator: Simulator) -> None:
    def inside(chat: str) -> Any:
        return call(simulator, f"/open-apis/im/v1/chats/{chat}/members/is_in_chat")

    assert [inside(chat)["data"]["is_in_chat"] for chat in (PAYMENTS, CUSTOMERS)] == [True, False]
    assert inside("oc_nobody")["code"] == 232006


def test_a_person_is_told_with_the_fields_the_scopes_allow(simulator: Simulator) -> None:
    person = call(simulator, f"{USERS}/{LIN}")["data"]["user"]
    assert (person["name"], person["en_name"], person["email"]) == ("林小满", "Lin Xiaoman", "lin@harbour.example")
    assert call(simulator, f"{USERS}/on_71d0e3b58c", user_id_type="union_id")["data"]["user"] == person
    assert call(simulator, f"{USERS}/71d0e3b58c", user_id_type="user_id")["data"]["user"] == person
    simulator.control(app={"scopes": ["contact:contact.base:readonly"]})
    person = call(simulator, f"{USERS}/{LIN}")["data"]["user"]
    assert person["open_id"] == LIN
    assert not person.keys() & {"name", "email", "mobile"}
    simulator.control(app={"scopes": []})
    assert call(simulator, f"{USERS}/{LIN}")["code"] == 99991672


def test_people_out_of_sight_are_refused_alone_and_left_out_among_others(simulator: Simulator) -> None:
    for unknown in (KOFI, "ou_nobody"):
        assert call(simulator, f"{USERS}/{unknown}")["code"] == 41050
    items = call(simulator, f"{USERS}/batch", user_ids=[KOFI, LIN, "ou_nobody"])["data"]["items"]
    assert [item["open_id"] for item in items] == [LIN]
    assert call(simulator, f"{USERS}/batch")["code"] == 99992402
    assert call(simulator, f"{USERS}/batch", user_ids=[LIN] * 51)["code"] == 99992402


def test_ids_are_found_by_address(simulator: Simulator) -> None:
    body = {
        "emails": ["lin@harbour.example", "kofi@kiln.example", "nobody@harbour.example"],
        "mobiles": ["13800000003", "+8613800000003"],
    }
    found = call(simulator, f"{USERS}/batch_get_id", body)["data"]["user_list"]
    assert [row.get("user_id") for row in found] == [LIN, None, None, LIN, LIN]
    assert found[1] == {"email": "kofi@kiln.example"}
    found = call(simulator, f"{USERS}/batch_get_id", {"emails": ["lin@harbour.example"]}, user_id_type="union_id")
    assert found["data"]["user_list"][0]["user_id"] == "on_71d0e3b58c"
    assert call(simulator, f"{USERS}/batch_get_id", {"emails": ["x"] * 51})["code"] == 99992402


def test_the_bot_knows_itself(simulator: Simulator) -> None:
    answer = call(simulator, "/open-apis/bot/v3/info")
    assert (answer["code"], answer["bot"]["activate_status"], answer["bot"]["app_name"]) == (0, 2, "Card Studio")
