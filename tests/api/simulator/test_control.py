"""Controls for tests and demos: `POST /control/`, `GET /control/state/`."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.api.simulator.conftest import MAIN_ORIGIN, Simulator

PAYMENTS = "oc_5ad11d72b830411d"


def test_it_works(simulator: Simulator) -> None:
    state = simulator.control(
        profile={"platform": "ios", "version": "5.25.0"}, faults={"no_callback": True}, persona="ou_71d0e3b58c"
    )
    assert "iPhone" in state["profile"]["user_agent"]
    assert state["faults"]["no_callback"] is True
    assert state["persona"]["name"] == "Lin Xiaoman"
    assert simulator.control(profile={"brand": "lark"})["profile"]["platform"] == "ios", "the other fields stay"


def test_reset_brings_the_first_day_back(simulator: Simulator) -> None:
    before = simulator.state()
    simulator.control(persona={"open_id": "ou_new", "name": "New"}, faults={"slow_ms": 5}, clock={"offset_s": 9})
    simulator.post("/control/messages/", json={"chat": PAYMENTS, "text": "hello"})
    after = simulator.control(reset=True)
    assert after["generation"] > before["generation"]
    for part in ("persona", "personas", "profile", "faults", "app", "counts", "chats", "offset_ms"):
        assert after[part] == before[part], part
    assert [message["text"] for message in after["messages"]] == [message["text"] for message in before["messages"]]


def test_the_clock_is_set_by_offset_or_moment(simulator: Simulator) -> None:
    assert simulator.control(clock={"offset_s": 90})["offset_ms"] == 90_000
    moment = 1_900_000_000_000
    assert abs(simulator.control(clock={"at_ms": moment})["now_ms"] - moment) < 5_000
    assert abs(simulator.control(clock={"offset_s": 0})["now_ms"] - time.time() * 1000) < 5_000


def test_people_are_made_and_chosen(simulator: Simulator) -> None:
    state = simulator.control(persona={"open_id": "ou_ann", "name": "安小雨", "name_en": "Ann", "available": False})
    assert (state["persona"]["open_id"], state["persona"]["name"]) == ("ou_ann", "Ann")
    assert PAYMENTS in [chat["open_chat_id"] for chat in state["chats"]], "a newcomer is in the common groups"
    state = simulator.control(persona={"open_id": "ou_ben", "name": "Ben", "select": False})
    assert state["persona"]["open_id"] == "ou_ann"
    assert "ou_ben" in [persona["open_id"] for persona in state["personas"]]
    stranger = simulator.control(persona={"open_id": "ou_far", "name": "Far", "tenant_key": "elsewhere"})
    assert stranger["chats"] == []


def test_only_what_is_new_is_asked_for(simulator: Simulator) -> None:
    last = simulator.state()["messages"][-1]["seq"]
    simulator.post("/control/messages/", json={"chat": PAYMENTS, "text": " hello "})
    fresh = simulator.get("/control/state/", params={"after_message": last}).json()["messages"]
    assert [(message["text"], message["sender"]["name"]) for message in fresh] == [("hello", "Mira Chen")]


def test_names_follow_the_clients_language(simulator: Simulator) -> None:
    simulator.control(profile={"language": "zh_CN"})
    state = simulator.state()
    assert state["persona"]["name"] == "陈若溪"
    assert state["chats"][0]["name"] == "支付平台"
    assert "LarkLocale/zh_CN" in state["profile"]["user_agent"]


@pytest.mark.parametrize(
    "body",
    [
        {"gremlins": 1},
        {"faults": {"gremlins": True}},
        {"faults": []},
        {"profile": {"platform": "amiga"}},
        {"app": {"trusted_domains": "x"}},
        {"app": {"secret": "x"}},
        {"faults": {"apis": {"gremlins": 1}}},
        {"faults": {"apis": {"chooseChat": "loud"}}},
        {"faults": {"note_fails": "oc_a"}},
        {"faults": {"raw_result": "text"}},
        {"faults": {"raw_result": {"callback": "shout", "result": 1}}},
        {"faults": {"raw_result": {"callback": "fail"}}},
        {"faults": {"raw_result": {"callback": "none", "result": 1}}},
        {"faults": {"raw_result": {"callback": "fail", "result": 1, "after": "lunch"}}},
        {"faults": {"raw_result": {"callback": "fail", "result": 1, "about": 7}}},
        {"faults": {"raw_result": {"callback": "fail", "result": 1, "gremlins": 1}}},
        {"faults": {"raw_result": {"callback": "fail", "result": "x" * 21_000}}},
        {"faults": {"raw_result": [{"callback": "none"}] * 101}},
        {"clock": 5},
        {"clock": {"offset_s": "5"}},
        {"persona": {"name": "no id"}},
        {"persona": {"open_id": "x"}},
        {"persona": {"open_id": "ou_x", "gremlins": 1}},
    ],
)
def test_what_is_not_known_is_refused_and_changes_nothing(simulator: Simulator, body: Any) -> None:
    before = simulator.state()
    answer = simulator.post("/control/", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid"
    assert simulator.state()["faults"] == before["faults"]


def test_unknown_people_chats_and_empty_texts(simulator: Simulator) -> None:
    assert simulator.post("/control/", json={"persona": "ou_nobody"}).status_code == 404
    assert simulator.post("/control/", json={"trigger": "oc_nobody"}).status_code == 404
    assert simulator.post("/control/messages/", json={"chat": "oc_nobody", "text": "x"}).status_code == 404
    assert simulator.post("/control/messages/", json={"chat": PAYMENTS, "text": "  "}).status_code == 400
    assert simulator.get("/control/messages/om_nothing/").status_code == 404


def test_other_sites_cannot_reach_the_controls(simulator: Simulator) -> None:
    """A browser sends text/plain across origins without asking, JSON only after asking; nothing says yes."""
    plain = simulator.post("/control/", content='{"reset": true}', headers={"Content-Type": "text/plain"})
    assert plain.status_code == 400
    asking = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = simulator.options("/control/", headers=asking)
    assert "access-control-allow-origin" not in answer.headers


def test_the_registration_starts_at_the_main_server(simulator: Simulator) -> None:
    app = simulator.state()["app"]
    assert app["trusted_domains"][0] == MAIN_ORIGIN.removeprefix("http://")
    assert app["redirect_urls"] == [f"{MAIN_ORIGIN}/signin/callback/", f"{MAIN_ORIGIN}/signin/client/"]
