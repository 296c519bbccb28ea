"""Messages, on the open platform's own paths (h5-jssdk §5.2, platform-api §1).

The app's own token speaks for its bot, a user's token for that person; each changes and recalls only what is its own.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cardstudio.simulator import message_content, message_services, sample, selectors, services
from cardstudio.simulator.answers import Refused, ok, platform
from cardstudio.simulator.clock import MINUTE_MS, now_ms
from cardstudio.simulator.contacts import ID_TYPES, person_by
from cardstudio.simulator.im_chats import visible
from cardstudio.simulator.message_content import wrong
from cardstudio.simulator.models import Chat, Grant, Message, Persona
from cardstudio.simulator.openplatform import check_bearer, check_scope
from cardstudio.simulator.paging import number, page_of

LARGEST_PAGE = 50
SEND_SCOPES = ("im:message", "im:message:send_as_bot", "im:message:send")
UPDATE_SCOPES = ("im:message", "im:message:send_as_bot", "im:message:update")
RECALL_SCOPES = ("im:message", "im:message:recall", "im:message:send_as_bot")
READ_SCOPES = ("im:message", "im:message:readonly", "im:message.history:readonly")
GROUPS_SCOPE = "im:message.group_msg"
USERS_SCOPE = "im:message.send_as_user"
#: Kinds as the platform calls them.
KINDS = {Message.Kind.TEXT: "text", Message.Kind.CARD: "interactive"}
#: What ids begin with; another beginning is 230034, an unknown id 230001.
PREFIXES = {"chat_id": "oc_", "open_id": "ou_", "union_id": "on_"}
OTHER_BOT = "cli_another_bot"
UUID_MS = 60 * MINUTE_MS
UPDATE_MS = 14 * 24 * 60 * MINUTE_MS


@platform("messages")
def create(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Send; the same `uuid` within an hour answers with the same message."""
    grant = _grant(request, SEND_SCOPES)
    chat = _receiver(grant, request.GET.get("receive_id_type", ""), str(body.get("receive_id") or ""))
    return ok(_item(_sent(grant, chat, body)))


@platform("reply")
def reply(request: HttpRequest, body: dict[str, Any], message_id: str) -> HttpResponse:
    """Answer a message in its chat, or in the thread under it."""
    grant = _grant(request, SEND_SCOPES)
    parent = _living(grant, message_id)
    more: dict[str, Any] = {"parent": parent, "root": parent.root or parent, "thread": parent.thread}
    if body.get("reply_in_thread") is True:
        more["thread"] = message_services.thread_of(parent)
    return ok(_item(_sent(grant, parent.chat, body, **more)))


@platform("message_list")
def listed(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The messages of a chat or a thread, between two moments in seconds."""
    grant = _grant(request, READ_SCOPES)
    form = _form(request)
    found = _container(grant, request.GET.get("container_id_type", ""), request.GET.get("container_id", ""))
    order = request.GET.get("sort_type", "ByCreateTimeAsc")
    if order not in {"ByCreateTimeAsc", "ByCreateTimeDesc"}:
        raise Refused(99992402, "field validation failed: sort_type")
    start, end = (number(request.GET.get(name, ""), 0) * 1000 for name in ("start_time", "end_time"))
    found = found.filter(sent_ms__gte=start)
    if end:
        found = found.filter(sent_ms__lte=end)
    sign = "-" if order.endswith("Desc") else ""
    rows, page = page_of(request, found.order_by(f"{sign}sent_ms", f"{sign}pk"), most=LARGEST_PAGE)
    services.call_log("im/v1/messages", f"{len(rows)} listed", "ok")
    return ok({"items": [_item(row, form) for row in rows], **page})


@platform("message")
def message(request: HttpRequest, body: dict[str, Any], message_id: str) -> HttpResponse:
    """One message, its card as `card_msg_content_type` asks."""
    grant = _grant(request, READ_SCOPES)
    found = _seen(grant, message_id)
    _check_group(grant, found.chat)
    services.call_log("im/v1/messages", message_id, "ok")
    return ok({"items": [_item(found, _form(request))]})


@platform("message_patch")
def patch(request: HttpRequest, body: dict[str, Any], message_id: str) -> HttpResponse:
    """Another card in the place of one that everybody sees alike, within 14 days."""
    grant = _grant(request, UPDATE_SCOPES)
    found = _own(grant, message_id, Refused(230012, "The operator is NOT the sender of the message."))
    if found.kind != Message.Kind.CARD:
        raise wrong("This message is not a card.")
    if now_ms() - found.sent_ms > UPDATE_MS:
        raise Refused(230031, "The message is too old to be updated: 14 days.")
    card_content = {**found.card_content, "card": message_content.read("interactive", body.get("content"))}
    if not message_content.is_shared(found.card_content) or not message_content.is_shared(card_content):
        raise wrong("update_multi must be true, before and after.")
    message_services.message_update(found, card_content=card_content)
    services.call_log("im/v1/messages", f"{message_id} updated", "ok")
    return ok({})


@platform("message_edit")
def edit(request: HttpRequest, body: dict[str, Any], message_id: str) -> HttpResponse:
    """Other words in the place of a text; cards are patched."""
    grant = _grant(request, UPDATE_SCOPES)
    found = _own(grant, message_id, Refused(230012, "The operator is NOT the sender of the message."))
    if found.kind != Message.Kind.TEXT or body.get("msg_type") != "text":
        raise wrong("invalid msg_type.")
    message_services.message_update(found, text=_words(message_content.read("text", body.get("content"))))
    return ok(_item(found))


@platform("message_recall")
def recall(request: HttpRequest, body: dict[str, Any], message_id: str) -> HttpResponse:
    """Take back a message."""
    grant = _grant(request, RECALL_SCOPES)
    message_services.message_recall(_own(grant, message_id, Refused(230026, "No permission to recall this message.")))
    services.call_log("im/v1/messages", f"{message_id} recalled", "ok")
    return ok({})


def _grant(request: HttpRequest, scopes: tuple[str, ...]) -> Grant:
    grant = check_bearer(request, Grant.Kind.TENANT, Grant.Kind.USER)
    check_scope(*scopes)
    return grant


def _sent(grant: Grant, chat: Chat, body: dict[str, Any], **more: Any) -> Message:
    if grant.persona:
        check_scope(USERS_SCOPE)
    kind = str(body.get("msg_type") or "")
    value = message_content.read(kind, body.get("content"))
    uuid = str(body.get("uuid") or "")
    same = Message.objects.filter(uuid=uuid, chat=chat, sent_ms__gt=now_ms() - UUID_MS)
    known = same.first() if uuid else None
    services.call_log("im/v1/messages", chat.name, "ok")
    if known:
        return known
    common = {
        "chat": chat,
        "sender": grant.persona,
        "app_name": selectors.registration()["name"],
        "by_app": grant.persona is None,
        "uuid": uuid,
        **more,
    }
    if kind == "text":
        return message_services.text_send(text=_words(value), **common)
    # Messages keep what sendMessageCard takes, so that all cards of a chat are of one shape.
    return message_services.card_send(card_content={"msg_type": "interactive", "card": value}, **common)


def _words(value: dict[str, Any]) -> str:
    return str(value.get("text") or "")


def _receiver(grant: Grant, kind: str, receive_id: str) -> Chat:
    if kind not in {"chat_id", "email", *ID_TYPES}:
        raise Refused(99992402, "field validation failed: receive_id_type")
    if receive_id[:3] in PREFIXES.values() and not receive_id.startswith(PREFIXES.get(kind, "")):
        raise Refused(230034, "The receive_id does not fit the receive_id_type.")
    found = _chat(grant, receive_id) if kind == "chat_id" else _chat_with(grant, person_by(kind, receive_id))
    if found is None:
        raise wrong("invalid receive_id.")
    return found


def _chat(grant: Grant, chat_id: str) -> Chat | None:
    found = Chat.objects.filter(open_chat_id=chat_id).first()
    if found is not None and not visible(grant).filter(pk=found.pk).exists():
        raise Refused(230002, "Bot/User can NOT be out of the chat.")
    return found


def _chat_with(grant: Grant, person: Persona | None) -> Chat | None:
    if person is None:
        return None
    if grant.persona:
        return services.chat_with(persona=grant.persona, open_id=person.open_id)
    if person.tenant_key != sample.OUR_TENANT[0]:
        raise Refused(230038, "Cross tenant p2p chat operate forbid.")
    if not person.available:
        raise Refused(230013, "Bot has NO availability to this user.")
    return services.chat_with_app(open_id=person.open_id, app_name=selectors.registration()["name"])


def _seen(grant: Grant, message_id: str) -> Message:
    related = ("chat", "sender", "parent", "root")
    found = Message.objects.filter(open_message_id=message_id).select_related(*related).first()
    if found is None:
        raise wrong("invalid message_id.")
    if not visible(grant).filter(pk=found.chat_id).exists():
        raise Refused(230002, "Bot/User can NOT be out of the chat.")
    return found


def _living(grant: Grant, message_id: str) -> Message:
    found = _seen(grant, message_id)
    if found.recalled:
        raise Refused(230011, "The message was recalled.")
    return found


def _own(grant: Grant, message_id: str, refused: Refused) -> Message:
    """A message of whoever asks: of the bot, or of the person. What somebody else sent is `refused`."""
    found = _living(grant, message_id)
    if not (found.sender == grant.persona if grant.persona else found.by_app):
        raise refused
    return found


def _container(grant: Grant, kind: str, container_id: str) -> Any:
    if kind == "thread":
        first = Message.objects.filter(thread=container_id).select_related("chat").first() if container_id else None
        chat = first.chat if first else None
        found = Message.objects.filter(thread=container_id)
    elif kind == "chat":
        chat = Chat.objects.filter(open_chat_id=container_id).first()
        found = Message.objects.filter(chat=chat)
    else:
        raise Refused(99992402, "field validation failed: container_id_type")
    if chat is None:
        raise wrong("invalid container_id.")
    if not visible(grant).filter(pk=chat.pk).exists():
        raise Refused(230002, "Bot/User can NOT be out of the chat.")
    _check_group(grant, chat)
    return found.select_related("chat", "sender", "parent", "root")


def _check_group(grant: Grant, chat: Chat) -> None:
    """What people write in groups is the app's to read with a scope of its own only."""
    is_apps = grant.persona is None and chat.kind == Chat.Kind.GROUP
    if is_apps and GROUPS_SCOPE not in selectors.registration()["scopes"]:
        raise Refused(230027, f"Lack of necessary permissions, ext=need scope: {GROUPS_SCOPE}")


def _form(request: HttpRequest) -> str:
    form = request.GET.get("card_msg_content_type", "")
    if form not in message_content.FORMS:
        raise Refused(99992402, "field validation failed: card_msg_content_type")
    return form


def _item(message: Message, form: str = "user_card_content") -> dict[str, Any]:
    """A message as the platform answers it; what was just sent comes back as it was."""
    item = {
        "message_id": message.open_message_id,
        "chat_id": message.chat.open_chat_id,
        "msg_type": KINDS[Message.Kind(message.kind)],
        "create_time": str(message.sent_ms),
        "update_time": str(message.updated_ms or message.sent_ms),
        "deleted": message.recalled,
        "updated": message.updated_ms > 0,
        "sender": _sender(message),
        "body": {"content": message_content.written(message, form)},
    }
    if message.parent and message.root:
        item |= {"parent_id": message.parent.open_message_id, "root_id": message.root.open_message_id}
    return {**item, "thread_id": message.thread} if message.thread else item


def _sender(message: Message) -> dict[str, str]:
    if message.sender is not None:
        person = message.sender
        return {"id": person.open_id, "id_type": "open_id", "sender_type": "user", "tenant_key": person.tenant_key}
    app = settings.APP_ID if message.by_app else OTHER_BOT
    return {"id": app, "id_type": "app_id", "sender_type": "app", "tenant_key": sample.OUR_TENANT[0]}
