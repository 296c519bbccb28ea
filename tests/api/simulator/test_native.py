"""What the SDK's dialogs ask of the server: config, checks, chats, sending."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cardstudio.simulator.signature import sign
from tests.api.simulator.conftest import MAIN_ORIGIN, Simulator, nonce

PAYMENTS, RELEASE, VENDORS = "oc_5ad11d72b830411d", "oc_e7b05c9934f24a61", "oc_b24d7730a1c6489e"
LIN, NOOR, KOFI = "ou_71d0e3b58c", "ou_5f93a2c6e0", "ou_c8e4410b9d"
URL = f"{MAIN_ORIGIN}/s/abc/?x=1"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}
CONTENT = {"msg_type": "interactive", "update_multi": False, "card": CARD}


def config(simulator: Simulator, **changes: Any) -> Any:
    ticket = simulator.ticket()["ticket"]
    mark, now = nonce(), int(time.time() * 1000)
    body = {
        "appId": "cli_simulator",
        "timestamp": now,
        "nonceStr": mark,
        "signature": sign(ticket, mark, now, URL),
        "jsApiList": ["sendMessageCard"],
        "url": URL,
    }
    return {**body, **changes}


def verified(simulator: Simulator, body: Any) -> int:
    code: int = simulator.post("/native/config/", json=body).json()["code"]
    return code


def send(simulator: Simulator, *chats: str, **more: Any) -> Any:
    answer = simulator.post("/native/send/", json={"chats": chats, "card_content": CONTENT, "note": "", **more})
    return answer.json()


def messages(simulator: Simulator, chat: str) -> list[Any]:
    return [message for message in simulator.state()["messages"] if message["open_chat_id"] == chat]


def test_it_works(simulator: Simulator) -> None:
    assert verified(simulator, config(simulator)) == 0
    result = send(simulator, PAYMENTS, note="see above")["results"][0]
    assert (result["open_chat_id"], result["status"]) == (PAYMENTS, 0)
    card, note = messages(simulator, PAYMENTS)[-2:]
    assert card["open_message_id"] == result["open_message_id"]
    assert card["card_content"] == CONTENT
    assert card["sender"]["name"] == "Mira Chen", "a card stands under the name of the person who sent it"
    assert card["app_name"] == "Card Studio"
    assert (note["kind"], note["text"]) == ("text", "see above")


def test_a_signature_serves_once(simulator: Simulator) -> None:
    body = config(simulator)
    assert [verified(simulator, body), verified(simulator, body)] == [0, 333443]


def test_faults_people_and_registration_reach_the_check(simulator: Simulator) -> None:
    assert verified(simulator, config(simulator, timestamp="1")) == 1012
    simulator.control(faults={"signature_old": True})
    assert verified(simulator, config(simulator)) == 333444
    simulator.control(faults={"signature_old": False}, clock={"offset_s": 660})
    assert verified(simulator, config(simulator)) == 333444
    simulator.control(clock={"offset_s": 0}, persona=NOOR)
    assert verified(simulator, config(simulator)) == 333449
    simulator.control(app={"trusted_domains": ["elsewhere:1"]})
    assert verified(simulator, config(simulator)) == 333448
    simulator.control(app={"trusted_domains": []})
    assert verified(simulator, config(simulator)) == 333447
    simulator.control(reset=True)
    assert verified(simulator, {**config(simulator), "signature": "x"}) == 333441
    log = [(call["name"], call["outcome"]) for call in simulator.state()["calls"]]
    assert ("h5sdk.config", "333441") in log


def test_without_a_ticket_nothing_is_valid(simulator: Simulator) -> None:
    body = config(simulator)
    simulator.control(void_tokens=True)
    assert verified(simulator, body) == 333442


def test_the_card_is_checked_by_the_linter(simulator: Simulator) -> None:
    def fine(content: Any) -> bool:
        ok: bool = simulator.post("/native/check/", json={"card_content": content}).json()["ok"]
        return ok

    assert fine(CONTENT)
    assert not fine({**CONTENT, "card": {"schema": "2.0", "body": {"elements": [{"tag": "flying_carpet"}]}}})
    assert not fine({**CONTENT, "card": {**CARD, "body": {"elements": [{"tag": "markdown", "content": "字" * 7000}]}}})
    for nothing in (None, 7, [], "text"):
        assert not fine(nothing)


def test_long_numbers_stay_exact(simulator: Simulator) -> None:
    text = b'{"chats": ["%s"], "card_content": {"msg_type": "interactive", "card": {"n": 12345678901234567890}}}'
    headers = {"Content-Type": "application/json"}
    answer = simulator.post("/native/send/", content=text % PAYMENTS.encode(), headers=headers).json()
    shown = simulator.get(f"/control/messages/{answer['results'][0]['open_message_id']}/")
    assert "12345678901234567890" in shown.text


def test_chats_that_fail_on_demand_and_unknown_ones(simulator: Simulator) -> None:
    simulator.control(faults={"failing_chats": [RELEASE]})
    statuses = [result["status"] for result in send(simulator, PAYMENTS, RELEASE, "oc_nobody")["results"]]
    assert statuses[0] == 0
    assert all(statuses[1:])
    assert [r["status"] == 0 for r in send(simulator, PAYMENTS, VENDORS, next="partial")["results"]] == [True, False]
    assert all(r["status"] for r in send(simulator, PAYMENTS, next="-5")["results"])
    assert len([m for m in messages(simulator, PAYMENTS) if m["kind"] == "card"]) == 2


def test_notes_that_fail_on_demand(simulator: Simulator) -> None:
    assert send(simulator, PAYMENTS, note="hi", next="42406")["notes_failed"] == [PAYMENTS]
    simulator.control(faults={"note_fails": True})
    answer = send(simulator, PAYMENTS, note="hi")
    assert answer["notes_failed"] == [PAYMENTS]
    assert answer["results"][0]["status"] == 0, "the card itself went out"
    assert send(simulator, PAYMENTS)["notes_failed"] == []


def test_notes_are_lost_in_single_chats(simulator: Simulator) -> None:
    simulator.control(faults={"note_fails": [RELEASE, VENDORS], "failing_chats": [VENDORS]})
    answer = send(simulator, PAYMENTS, RELEASE, VENDORS, note="hi")
    assert answer["notes_failed"] == [RELEASE], "a card that failed has no note to lose"
    assert [result["status"] == 0 for result in answer["results"]] == [True, True, False]


def test_answers_are_replayed_one_for_each_call(simulator: Simulator) -> None:
    first = {
        "callback": "fail",
        "result": {"errMsg": "x", "data": '{"errorCode":100001}', "long": 12345678901234567890},
    }
    waiting = simulator.control(faults={"raw_result": [first, {"callback": "none", "after": "call"}], "next": "-5"})
    assert waiting["faults"]["raw_result"][0] == {"after": "sending", "about": "", **first}
    taken = [
        simulator.post("/native/begin/", json={"api": api}).json()
        for api in ("config", "sendMessageCard", "sendMessageCard", "sendMessageCard")
    ]
    assert [one["raw_result"] and one["raw_result"]["callback"] for one in taken] == [None, "fail", "none", None]
    assert taken[1]["raw_result"]["result"] == first["result"], "word for word"
    assert [one["next"] for one in taken] == ["", "", "", "-5"], "the other fault waits for its turn"


def test_one_answer_needs_no_list_and_an_empty_one_clears(simulator: Simulator) -> None:
    answer = {"callback": "complete", "result": None, "about": "Android 7.52"}
    assert simulator.control(faults={"raw_result": answer})["faults"]["raw_result"] == [{"after": "sending", **answer}]
    assert simulator.control(faults={"raw_result": []})["faults"]["raw_result"] == []


def test_the_next_fault_is_taken_once_and_by_sendMessageCard_only(simulator: Simulator) -> None:
    simulator.control(faults={"next": "-5"})
    taken = [
        simulator.post("/native/begin/", json={"api": api}).json()["next"]
        for api in ("config", "sendMessageCard", "sendMessageCard")
    ]
    assert taken == ["", "-5", ""]


def test_the_picker_gets_my_chats_and_a_new_group_is_one_of_them(simulator: Simulator) -> None:
    offered = simulator.get("/native/chats/").json()
    names = [chat["name"] for chat in offered["chats"]]
    assert "Payments platform" in names
    assert "Lin Xiaoman" in names, "a chat of two bears the other one's name"
    assert [chat["name"] for chat in offered["chats"] if chat["self"]] == ["Mira Chen"]
    made = simulator.post("/native/groups/", json={"name": "Release 3.3", "members": [LIN, KOFI]}).json()["chat"]
    assert (made["people"], made["external"]) == (3, True)
    assert send(simulator, made["open_chat_id"])["results"][0]["status"] == 0


def test_people_and_triggers_become_chats(simulator: Simulator) -> None:
    def resolved(**wanted: Any) -> list[Any]:
        return [chat and chat["name"] for chat in simulator.post("/native/resolve/", json=wanted).json()["chats"]]

    assert resolved(people=[LIN, "ou_nobody"]) == ["Lin Xiaoman", None]
    assert resolved(people=[LIN]) == resolved(people=[LIN]), "the same chat each time"
    trigger = simulator.control(trigger=PAYMENTS)["trigger"]
    assert resolved(trigger=trigger) == ["Payments platform"]
    assert resolved(trigger="never") == [None]
    assert resolved(chats=[RELEASE, "oc_nobody"]) == ["Release watch", None]


def test_single_apis_are_told_what_to_come_to(simulator: Simulator) -> None:
    simulator.control(faults={"apis": {"chooseContact": "silent", "config": 333449}}, app={"scopes": ["im:chat"]})
    terms = simulator.post("/native/begin/", json={"api": "chooseContact"}).json()
    assert (terms["apis"], terms["scopes"]) == ({"chooseContact": "silent", "config": 333449}, ["im:chat"])


def test_request_auth_code_wants_a_registered_page_and_request_access_does_not(simulator: Simulator) -> None:
    def code(api: str, url: str) -> int:
        body = {"api": api, "app_id": "cli_simulator", "url": url}
        answered: int = simulator.post("/native/code/", json=body).json()["code"]
        return answered

    page = f"{MAIN_ORIGIN}/signin/callback/"
    assert [code("requestAuthCode", f"{page}?x=1"), code("requestAuthCode", URL)] == [0, 10236]
    assert code("requestAccess", URL) == 0
    simulator.control(app={"redirect_urls": []})
    assert code("requestAuthCode", page) == 10235


@pytest.mark.parametrize("body", [{}, {"chats": []}, {"chats": [PAYMENTS], "card_content": "text"}])
def test_an_incomplete_send_is_refused(simulator: Simulator, body: Any) -> None:
    answer = simulator.post("/native/send/", json=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid"
