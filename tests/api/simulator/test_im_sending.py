"""Chats, messages, pictures and webhooks as servers use them (h5-jssdk §5)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import pytest

from cardstudio.simulator.sample import HOOKS
from tests.api.simulator.conftest import Simulator

PAYMENTS, CUSTOMERS, VENDORS = "oc_5ad11d72b830411d", "oc_70be5f1c8d9a4e26", "oc_b24d7730a1c6489e"
LIN, NOOR, KOFI = "ou_71d0e3b58c", "ou_5f93a2c6e0", "ou_c8e4410b9d"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}
BAD_CARD = {"schema": "2.0", "body": {"elements": [{"tag": "flying_carpet"}]}}
CHATS = "/open-apis/im/v1/chats"
PLAIN_HOOK, SIGNED_HOOK = HOOKS


def get(simulator: Simulator, path: str, **params: Any) -> Any:
    return simulator.get(path, params=params, headers={"Authorization": f"Bearer {simulator.token()}"}).json()


def message(simulator: Simulator, receive_id: str, content: Any, kind: str = "chat_id", **more: Any) -> Any:
    body = {"receive_id": receive_id, "msg_type": "interactive", "content": json.dumps(content), **more}
    headers = {"Authorization": f"Bearer {simulator.token()}"}
    url = "/open-apis/im/v1/messages"
    return simulator.post(url, params={"receive_id_type": kind}, json=body, headers=headers).json()


def last(simulator: Simulator) -> Any:
    return simulator.state()["messages"][-1]


def test_the_bot_knows_its_own_groups_only(simulator: Simulator) -> None:
    data = get(simulator, CHATS, page_size=2)["data"]
    assert data["has_more"] is True
    rest = get(simulator, CHATS, page_size=2, page_token=data["page_token"])["data"]
    found = {item["chat_id"]: item for item in [*data["items"], *rest["items"]]}
    assert CUSTOMERS not in found
    assert found[VENDORS]["external"] is True
    assert found[PAYMENTS]["external"] is False
    assert get(simulator, f"{CHATS}/{VENDORS}")["data"]["name"] == "供应商联调群"
    assert get(simulator, f"{CHATS}/{CUSTOMERS}")["code"] == 232011
    assert [item["chat_id"] for item in get(simulator, f"{CHATS}/search", query="支付")["data"]["items"]] == [PAYMENTS]


def test_without_token_or_scope_nothing_is_said(simulator: Simulator) -> None:
    assert simulator.get(CHATS).json()["code"] == 99991661
    simulator.control(app={"scopes": []})
    assert get(simulator, CHATS)["code"] == 99991672
    assert message(simulator, PAYMENTS, CARD)["code"] == 99991672


def test_a_card_is_sent_as_the_bot_and_a_uuid_sends_once(simulator: Simulator) -> None:
    sent = message(simulator, PAYMENTS, CARD, uuid="u1")
    assert sent["code"] == 0
    assert message(simulator, PAYMENTS, CARD, uuid="u1")["data"]["message_id"] == sent["data"]["message_id"]
    arrived = last(simulator)
    assert arrived["open_message_id"] == sent["data"]["message_id"]
    assert (arrived["sender"], arrived["app_name"]) == (None, "Card Studio")
    assert arrived["card_content"]["card"] == CARD
    assert message(simulator, LIN, CARD, kind="open_id")["code"] == 0
    assert last(simulator)["open_chat_id"] != PAYMENTS


@pytest.mark.parametrize(
    ("receive_id", "kind", "content", "code"),
    [
        (PAYMENTS, "chat_id", BAD_CARD, 230099),
        (PAYMENTS, "chat_id", {"schema": "2.0", "x": "字" * 11_000}, 230025),
        (PAYMENTS, "chat_id", [], 230001),
        (CUSTOMERS, "chat_id", CARD, 230002),
        ("oc_nobody", "chat_id", CARD, 230001),
        ("ou_nobody", "open_id", CARD, 230001),
        (PAYMENTS, "nickname", CARD, 99992402),
        (PAYMENTS, "open_id", CARD, 230034),
        (NOOR, "open_id", CARD, 230013),
        (KOFI, "open_id", CARD, 230038),
        ("nobody@harbour.example", "email", CARD, 230001),
    ],
)
def test_messages_are_refused_with_the_platforms_codes(
    simulator: Simulator, receive_id: str, kind: str, content: Any, code: int
) -> None:
    refused = message(simulator, receive_id, content, kind=kind)
    assert refused["code"] == code
    if code == 230099:
        assert "ErrCode: 200621" in refused["msg"]


def test_a_picture_gets_a_key(simulator: Simulator) -> None:
    headers = {"Authorization": f"Bearer {simulator.token()}"}

    def upload(content: bytes) -> Any:
        files = {"image": ("a.png", content)}
        return simulator.post(
            "/open-apis/im/v1/images", data={"image_type": "message"}, files=files, headers=headers
        ).json()

    assert upload(b"png")["data"]["image_key"].startswith("img_")
    assert upload(b"")["code"] == 234006
    assert upload(b"x" * 3_000_000)["code"] == 0
    assert upload(b"x" * (10 * 1024 * 1024 + 1))["code"] == 234006


def test_a_picture_without_a_filename_is_the_same_picture(simulator: Simulator) -> None:
    picture = bytes(range(256)) * 12_000  # not UTF-8, and larger than a form's fields may be

    def upload(name: str) -> Any:
        head = f'--b\r\nContent-Disposition: form-data; name="image"{name}\r\n\r\n'.encode()
        tail = b'\r\n--b\r\nContent-Disposition: form-data; name="image_type"\r\n\r\nmessage\r\n--b--\r\n'
        headers = {
            "Authorization": f"Bearer {simulator.token()}",
            "Content-Type": "multipart/form-data; boundary=b",
        }
        return simulator.post("/open-apis/im/v1/images", content=head + picture + tail, headers=headers).json()

    named, unnamed = upload('; filename="a.png"'), upload("")
    assert unnamed["code"] == 0
    assert unnamed == named


def test_a_webhook_speaks_in_its_group(simulator: Simulator) -> None:
    url = f"/open-apis/bot/v2/hook/{PLAIN_HOOK}"
    answer = simulator.post(url, json={"msg_type": "interactive", "card": CARD})
    assert (answer.status_code, answer.json()["code"]) == (200, 0)
    assert last(simulator)["app_name"] == "Deploy bot"
    for body, code in (
        ({"msg_type": "interactive", "card": BAD_CARD}, 11246),
        ({"msg_type": "interactive"}, 9499),
        ({}, 9499),
    ):
        refused = simulator.post(url, json=body)
        assert (refused.status_code, refused.json()["code"]) == (200, code), "only the code tells"
    unknown = simulator.post("/open-apis/bot/v2/hook/nothing", json={"msg_type": "text", "content": {"text": "x"}})
    assert (unknown.status_code, unknown.json()["code"]) == (200, 19001)


def test_a_signed_webhook_wants_a_fresh_signature(simulator: Simulator) -> None:
    def say(timestamp: int, secret: str) -> int:
        sign = hmac.new(f"{timestamp}\n{secret}".encode(), b"", hashlib.sha256).digest()
        body = {"timestamp": str(timestamp), "sign": base64.b64encode(sign).decode()}
        text = {"msg_type": "text", "content": {"text": "Signed"}}
        code: int = simulator.post(f"/open-apis/bot/v2/hook/{SIGNED_HOOK}", json={**text, **body}).json()["code"]
        return code

    now, secret = int(time.time()), HOOKS[SIGNED_HOOK].secret
    assert [say(now, secret), say(now, "wrong"), say(now - 4000, secret)] == [0, 19021, 19021]
    assert last(simulator)["text"] == "Signed"
