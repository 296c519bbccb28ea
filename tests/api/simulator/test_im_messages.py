"""Messages read, answered, updated and recalled, as servers do it (platform-api §1)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api.simulator.conftest import SECRET, Simulator

PAYMENTS, CUSTOMERS = "oc_5ad11d72b830411d", "oc_70be5f1c8d9a4e26"
LIN, MIRA = "ou_71d0e3b58c", "ou_84aa6f7c1d"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}
OTHER = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Changed"}]}}
OLD = {
    "config": {"update_multi": True},
    "header": {"title": {"tag": "plain_text", "content": "Title"}},
    "elements": [{"tag": "div", "text": {"tag": "lark_md", "content": "Words"}}],
}
MESSAGES = "/open-apis/im/v1/messages"
DAY_S = 24 * 60 * 60


def users_token(simulator: Simulator) -> str:
    """A user token of whoever is signed in."""
    body = {"api": "requestAccess", "app_id": SECRET["app_id"]}
    code = simulator.post("/native/code/", json=body).json()["value"]
    asked = {
        "grant_type": "authorization_code",
        "client_id": SECRET["app_id"],
        "client_secret": SECRET["app_secret"],
        "code": code,
    }
    token: str = simulator.post("/open-apis/authen/v2/oauth/token", json=asked).json()["access_token"]
    return token


class Caller:
    """Calls with one token; answers are JSON."""

    def __init__(self, simulator: Simulator, token: str) -> None:
        self.simulator = simulator
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, method: str, path: str = "", body: Any = None, **params: Any) -> Any:
        url = f"{MESSAGES}{path}"
        return self.simulator.request(method, url, json=body, params=params, headers=self.headers).json()

    def send(self, content: Any = CARD, to: str = PAYMENTS, kind: str = "chat_id", **more: Any) -> Any:
        body = {"receive_id": to, "msg_type": "interactive", "content": json.dumps(content), **more}
        return self.call("POST", body=body, receive_id_type=kind)

    def sent(self, content: Any = CARD, **more: Any) -> str:
        message_id: str = self.send(content, **more)["data"]["message_id"]
        return message_id

    def patch(self, message_id: str, content: Any = OTHER) -> Any:
        return self.call("PATCH", f"/{message_id}", {"content": json.dumps(content)})

    def read(self, message_id: str, form: str = "user_card_content") -> Any:
        return self.call("GET", f"/{message_id}", card_msg_content_type=form)["data"]["items"][0]


@pytest.fixture
def bot(simulator: Simulator) -> Caller:
    return Caller(simulator, simulator.token())


@pytest.fixture
def mira(simulator: Simulator) -> Caller:
    return Caller(simulator, users_token(simulator))


def test_a_sent_message_is_told_whole(bot: Caller) -> None:
    data = bot.send()["data"]
    assert data["sender"] == {
        "id": "cli_simulator",
        "id_type": "app_id",
        "sender_type": "app",
        "tenant_key": "tenant_harbour",
    }
    assert (data["deleted"], data["updated"], data["update_time"]) == (False, False, data["create_time"])
    assert json.loads(data["body"]["content"]) == CARD


@pytest.mark.parametrize(
    ("kind", "receive_id"),
    [("open_id", LIN), ("union_id", "on_71d0e3b58c"), ("user_id", "71d0e3b58c"), ("email", "lin@harbour.example")],
)
def test_people_are_found_by_each_kind_of_id(bot: Caller, kind: str, receive_id: str) -> None:
    assert bot.send(to=receive_id, kind=kind)["data"]["chat_id"] == bot.send(to=LIN, kind="open_id")["data"]["chat_id"]


def test_a_uuid_sends_once_in_an_hour(simulator: Simulator, bot: Caller) -> None:
    first = bot.sent(uuid="u")
    assert bot.sent(OTHER, uuid="u") == first
    simulator.control(clock={"offset_s": 3601})
    assert bot.sent(uuid="u") != first


def test_a_card_is_read_back_as_it_was_sent_or_as_the_platform_shows_it(bot: Caller) -> None:
    message_id = bot.sent(OLD)
    assert json.loads(bot.read(message_id)["body"]["content"]) == OLD
    shown = json.loads(bot.read(message_id, "")["body"]["content"])
    assert shown == {"title": "Title", "elements": [[{"tag": "text", "text": "Words"}]]}
    raw = json.loads(bot.read(message_id, "raw_card_content")["body"]["content"])
    assert raw["card_schema"] == 1
    assert "Words" in raw["json_card"]
    modern = json.loads(bot.read(bot.sent(), "default")["body"]["content"])
    assert "Hello" not in json.dumps(modern), "a 2.0 card is no more than a notice"
    assert bot.call("GET", f"/{message_id}", card_msg_content_type="odd")["code"] == 99992402


def test_a_chats_messages_are_listed_in_pages(simulator: Simulator, bot: Caller) -> None:
    sent = [bot.sent() for _ in range(3)]
    asked = {"container_id_type": "chat", "container_id": PAYMENTS, "page_size": 2}
    first = bot.call("GET", **asked)["data"]
    assert first["has_more"] is True
    assert [item["sender"]["sender_type"] for item in first["items"]] == ["user", "user"], "the oldest first"
    newest = bot.call("GET", **asked, sort_type="ByCreateTimeDesc")["data"]["items"]
    assert [item["message_id"] for item in newest] == [sent[2], sent[1]]
    rest = bot.call("GET", **{**asked, "page_size": 50}, page_token=first["page_token"])["data"]
    assert [item["message_id"] for item in rest["items"]] == sent
    now = simulator.state()["now_ms"] // 1000
    since = bot.call("GET", **{**asked, "page_size": 50}, start_time=now - 60)["data"]["items"]
    assert [item["message_id"] for item in since] == sent


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"container_id_type": "team"}, 99992402),
        ({"container_id": "oc_nobody"}, 230001),
        ({"container_id": CUSTOMERS}, 230002),
        ({"container_id_type": "thread", "container_id": "omt_nothing"}, 230001),
        ({"page_size": 51}, 99992402),
        ({"sort_type": "Random"}, 99992402),
    ],
)
def test_lists_are_refused_with_the_platforms_codes(bot: Caller, changes: Any, code: int) -> None:
    asked = {"container_id_type": "chat", "container_id": PAYMENTS, **changes}
    assert bot.call("GET", **asked)["code"] == code


def test_groups_are_read_with_a_scope_of_their_own(simulator: Simulator, bot: Caller) -> None:
    message_id = bot.sent()
    simulator.control(app={"scopes": ["im:message"]})
    assert bot.call("GET", f"/{message_id}")["code"] == 230027
    assert bot.call("GET", container_id_type="chat", container_id=PAYMENTS)["code"] == 230027
    simulator.control(app={"scopes": []})
    assert bot.call("GET", f"/{message_id}")["code"] == 99991672


def test_a_reply_knows_what_it_answers(bot: Caller) -> None:
    first = bot.sent()
    body = {"msg_type": "text", "content": json.dumps({"text": "Yes"})}
    reply = bot.call("POST", f"/{first}/reply", body)["data"]
    assert (reply["parent_id"], reply["root_id"], reply["chat_id"]) == (first, first, PAYMENTS)
    deeper = bot.call("POST", f"/{reply['message_id']}/reply", {**body, "reply_in_thread": True})["data"]
    assert (deeper["parent_id"], deeper["root_id"]) == (reply["message_id"], first)
    thread = bot.call("GET", container_id_type="thread", container_id=deeper["thread_id"])["data"]["items"]
    assert [item["message_id"] for item in thread] == [reply["message_id"], deeper["message_id"]]
    assert bot.call("POST", "/om_nothing/reply", body)["code"] == 230001


def test_an_update_takes_the_cards_place(simulator: Simulator, bot: Caller) -> None:
    before = simulator.state()
    message_id = bot.sent()
    assert bot.patch(message_id) == {"code": 0, "msg": "success", "data": {}}
    item = bot.read(message_id)
    assert (item["updated"], json.loads(item["body"]["content"])) == (True, OTHER)
    last = before["messages"][-1]["seq"]
    known = {"after_message": last + 1, "after_change": before["changes"]}
    fresh = simulator.get("/control/state/", params=known).json()
    assert [message["open_message_id"] for message in fresh["messages"]] == [message_id], "windows hear of it"
    assert fresh["changes"] == before["changes"] + 1


def test_updates_are_refused_with_the_platforms_codes(simulator: Simulator, bot: Caller) -> None:
    mine = bot.sent(OLD)
    assert bot.patch(mine, {**OLD, "config": {}})["code"] == 230001
    assert bot.patch(bot.sent({**OLD, "config": {"update_multi": False}}), OLD)["code"] == 230001
    assert bot.patch(mine, {"schema": "2.0", "body": {"elements": [{"tag": "flying_carpet"}]}})["code"] == 230099
    text = bot.call(
        "POST", body={"receive_id": PAYMENTS, "msg_type": "text", "content": '{"text":"x"}'}, receive_id_type="chat_id"
    )
    assert bot.patch(text["data"]["message_id"])["code"] == 230001
    others = simulator.state()["messages"][0]["open_message_id"]
    assert bot.patch(others)["code"] == 230012
    simulator.control(clock={"offset_s": 14 * DAY_S + 1})
    later = Caller(simulator, simulator.token())
    assert later.patch(mine, OLD)["code"] == 230031


def test_a_person_updates_what_they_sent_themselves(simulator: Simulator, bot: Caller, mira: Caller) -> None:
    """The way to change a card that tt.sendMessageCard sent: a user token of the same app."""
    body = {"chats": [CUSTOMERS], "card_content": {"msg_type": "interactive", "card": CARD}}
    message_id = simulator.post("/native/send/", json=body).json()["results"][0]["open_message_id"]
    assert bot.patch(message_id)["code"] == 230002, "the bot is not even in that chat"
    assert mira.patch(message_id)["code"] == 0
    assert mira.read(message_id)["sender"]["id"] == MIRA
    assert mira.patch(bot.sent())["code"] == 230012
    assert mira.send()["data"]["sender"]["id"] == MIRA
    simulator.control(app={"scopes": ["im:message"]})
    assert mira.send()["code"] == 99991672


def test_a_text_is_edited_and_a_card_is_not(bot: Caller) -> None:
    body = {"receive_id": PAYMENTS, "msg_type": "text", "content": '{"text":"Helo"}'}
    message_id = bot.call("POST", body=body, receive_id_type="chat_id")["data"]["message_id"]
    edited = bot.call("PUT", f"/{message_id}", {"msg_type": "text", "content": '{"text":"Hello"}'})["data"]
    assert json.loads(edited["body"]["content"]) == {"text": "Hello"}
    assert bot.call("PUT", f"/{bot.sent()}", {"msg_type": "text", "content": '{"text":"x"}'})["code"] == 230001


def test_what_is_recalled_is_gone(simulator: Simulator, bot: Caller, mira: Caller) -> None:
    message_id = bot.sent()
    assert mira.call("DELETE", f"/{message_id}")["code"] == 230026
    assert bot.call("DELETE", f"/{message_id}")["code"] == 0
    item = bot.read(message_id)
    assert (item["deleted"], item["body"]["content"]) == (True, "This message was recalled")
    for again in (bot.patch(message_id), bot.call("DELETE", f"/{message_id}")):
        assert again["code"] == 230011
    shown = simulator.state()["messages"][-1]
    assert (shown["recalled"], shown["card_content"]) == (True, None)
