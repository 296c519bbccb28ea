"""Chats, messages and pictures, on the open platform's own paths (h5-jssdk §5.1, §5.2, §5.4)."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from cardstudio.cards import json as card_json
from cardstudio.cards import lint
from cardstudio.simulator import selectors, services
from cardstudio.simulator.answers import Refused, answer, platform
from cardstudio.simulator.models import Chat, Grant, Message
from cardstudio.simulator.openplatform import check_bearer, check_scope

PAGE, LARGEST_PAGE = 20, 100
CHAT_SCOPES = ("im:chat", "im:chat:readonly", "im:chat:read", "im:chat.group_info:readonly")
MESSAGE_SCOPES = ("im:message", "im:message:send_as_bot", "im:message:send")
IMAGE_SCOPES = ("im:resource", "im:resource:upload")
MOST_BYTES = {"interactive": 30_000, "text": 150_000}
MOST_IMAGE_BYTES = 10 * 1024 * 1024


@platform("chats")
def chats(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The groups of the bot, or of the person whose token is sent; `query` searches their names."""
    found = _visible(request).filter(kind=Chat.Kind.GROUP)
    query = request.GET.get("query", "").strip()
    if query:
        found = found.filter(Q(name__icontains=query) | Q(name_en__icontains=query))
    size = _number(request.GET.get("page_size", ""), PAGE)
    start = _number(request.GET.get("page_token", ""), 0)
    if not 1 <= size <= LARGEST_PAGE:
        raise Refused(99992402, "field validation failed: page_size")
    rows = list(found[start : start + size + 1])
    more = len(rows) > size
    items = [_chat_item(row) for row in rows[:size]]
    services.call_log("im/v1/chats", str(len(items)), "ok")
    token = str(start + size) if more else ""
    return answer({"code": 0, "msg": "success", "data": {"items": items, "page_token": token, "has_more": more}})


@platform("chat")
def chat(request: HttpRequest, body: dict[str, Any], chat_id: str) -> HttpResponse:
    """One group by its id."""
    found = _visible(request).filter(open_chat_id=chat_id).first()
    if found is None:
        raise Refused(232011, "Operator can NOT be out of the chat.")
    services.call_log("im/v1/chats", found.name, "ok")
    item = _chat_item(found)
    del item["chat_id"]  # the answer for one chat does not repeat it
    return answer({"code": 0, "msg": "success", "data": item})


@platform("messages")
def messages(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Send as the app's bot; the same `uuid` again answers with the same message."""
    check_bearer(request, Grant.Kind.TENANT)
    check_scope(*MESSAGE_SCOPES)
    chat = _receiver(request.GET.get("receive_id_type", ""), str(body.get("receive_id") or ""))
    kind, content = str(body.get("msg_type") or ""), body.get("content")
    if kind not in MOST_BYTES or not isinstance(content, str):
        raise _wrong("invalid msg_type or content.")
    if len(content.encode()) > MOST_BYTES[kind]:
        raise Refused(230025, "The length of the message content reaches its limit.")
    uuid = str(body.get("uuid") or "")
    known = Message.objects.filter(uuid=uuid, chat=chat).first() if uuid else None
    sent = known or _send(chat, kind, content, uuid)
    services.call_log("im/v1/messages", chat.name, "ok")
    data = {
        "message_id": sent.open_message_id,
        "chat_id": chat.open_chat_id,
        "msg_type": kind,
        "create_time": str(sent.sent_ms),
        "sender": {"sender_type": "app"},
        "body": {"content": content},
    }
    return answer({"code": 0, "msg": "success", "data": data})


@platform("images")
def images(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """A picture's key. The picture itself is dropped: nothing here draws it."""
    check_bearer(request, Grant.Kind.TENANT)
    check_scope(*IMAGE_SCOPES)
    picture = request.FILES.get("image")
    if picture is None or request.POST.get("image_type") not in {"message", "avatar"}:
        raise Refused(234001, "Invalid request param.")
    if not 0 < (picture.size or 0) <= MOST_IMAGE_BYTES:
        raise Refused(234006, "The file size exceeds the max value, or is 0.")
    key = f"img_v3_{hashlib.sha256(picture.read()).hexdigest()[:32]}"
    return answer({"code": 0, "msg": "success", "data": {"image_key": key}})


def require_card(card: Any, channel: str, code: int) -> None:
    """Raises Refused with the outer `code` and, in its text, the inner one, for a card the platform would refuse."""
    report = lint(card, channel=channel, sending=True).to_dict()
    if report["ok"]:
        return
    first = next((finding for finding in report["findings"] if finding["severity"] == "error"), None)
    inner = (first["platform_code"] if first else None) or 200621
    path = (first["platform_path"] if first else None) or "ROOT"
    message = first["message"] if first else "the card is too large"
    raise Refused(code, f"Failed to create card content, ext=ErrCode: {inner}; ErrPath: {path}; ErrMsg: {message}; ")


def _send(chat: Chat, kind: str, content: str, uuid: str) -> Message:
    value = _object(content)
    app_name = selectors.registration()["name"]
    if kind == "text":
        return services.text_send(chat=chat, sender=None, text=str(value.get("text") or ""), app_name=app_name)
    require_card(value, "message", 230099)
    # Messages keep what sendMessageCard takes, so that all cards of a chat are of one shape.
    card_content = {"msg_type": "interactive", "card": value}
    return services.card_send(chat=chat, sender=None, card_content=card_content, app_name=app_name, uuid=uuid)


def _object(content: str) -> dict[str, Any]:
    try:
        value = card_json.load(content)
    except card_json.Unreadable:
        value = None
    if not isinstance(value, dict):
        raise _wrong("content is not a string in json format.")
    return value


def _receiver(kind: str, receive_id: str) -> Chat:
    if kind == "chat_id":
        found = Chat.objects.filter(open_chat_id=receive_id).first()
        if found is not None and not found.has_app:
            raise Refused(230002, "Bot/User can NOT be out of the chat.")
    elif kind == "open_id":
        found = services.chat_with_app(open_id=receive_id, app_name=selectors.registration()["name"])
    else:
        raise Refused(99992402, "field validation failed: receive_id_type")
    if found is None:
        raise _wrong("invalid receive_id.")
    return found


def _wrong(what: str) -> Refused:
    return Refused(230001, f"Your request contains an invalid request parameter, ext={what}")


def _visible(request: HttpRequest) -> QuerySet[Chat]:
    grant = check_bearer(request, Grant.Kind.TENANT, Grant.Kind.USER)
    check_scope(*CHAT_SCOPES)
    return selectors.chats_of(grant.persona) if grant.persona else Chat.objects.filter(has_app=True)


def _chat_item(chat: Chat) -> dict[str, Any]:
    return {
        "chat_id": chat.open_chat_id,
        "avatar": "",
        "name": chat.name,
        "i18n_names": {"zh_cn": chat.name, "en_us": chat.name_en},
        "description": "",
        "owner_id": "",
        "owner_id_type": "open_id",
        "external": chat.external,
        "tenant_key": "",
        "chat_status": "normal",
    }


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else default
