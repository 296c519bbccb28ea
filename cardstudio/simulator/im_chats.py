"""Chats and who is in them, on the open platform's own paths (h5-jssdk §5.1, platform-api §4)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from cardstudio.simulator import sample, selectors, services
from cardstudio.simulator.answers import Refused, ok, platform
from cardstudio.simulator.contacts import id_type
from cardstudio.simulator.models import Chat, Grant
from cardstudio.simulator.openplatform import check_bearer, check_scope
from cardstudio.simulator.paging import page_of

LARGEST_PAGE = 100
CHAT_SCOPES = ("im:chat", "im:chat:readonly", "im:chat:read", "im:chat.group_info:readonly")
MEMBER_SCOPES = ("im:chat", "im:chat:readonly", "im:chat.members:read", "im:chat.group_info:readonly")


@platform("chats")
def chats(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The groups of the bot, or of the person whose token is sent; `query` searches their names."""
    found = _asked(request, CHAT_SCOPES).filter(kind=Chat.Kind.GROUP)
    query = request.GET.get("query", "").strip()
    if query:
        found = found.filter(Q(name__icontains=query) | Q(name_en__icontains=query))
    rows, page = page_of(request, found, most=LARGEST_PAGE)
    services.call_log("im/v1/chats", str(len(rows)), "ok")
    return ok({"items": [_item(row) for row in rows], **page})


@platform("chat")
def chat(request: HttpRequest, body: dict[str, Any], chat_id: str) -> HttpResponse:
    """One group by its id."""
    found = _one(request, chat_id, CHAT_SCOPES)
    services.call_log("im/v1/chats", found.name, "ok")
    item = {**_item(found), "chat_mode": "group" if found.kind == Chat.Kind.GROUP else "p2p"}
    del item["chat_id"]  # the answer for one chat does not repeat it
    return ok(item)


@platform("members")
def members(request: HttpRequest, body: dict[str, Any], chat_id: str) -> HttpResponse:
    """The people of a chat; its bots are no members."""
    found = _one(request, chat_id, MEMBER_SCOPES)
    kind = id_type(request, "member_id_type")
    everybody = found.members.order_by("pk")
    rows, page = page_of(request, everybody, most=LARGEST_PAGE)
    items = [
        {
            "member_id_type": kind,
            "member_id": getattr(row, kind),
            "name": row.name,
            "tenant_key": row.tenant_key,
        }
        for row in rows
    ]
    services.call_log("im/v1/chats/members", str(len(items)), "ok")
    return ok({"items": items, **page, "member_total": everybody.count()})


@platform("is_in_chat")
def is_in_chat(request: HttpRequest, body: dict[str, Any], chat_id: str) -> HttpResponse:
    """Whether the bot, or the person whose token is sent, is in the chat."""
    seen = _asked(request, MEMBER_SCOPES).filter(open_chat_id=chat_id).exists()
    if not seen and not Chat.objects.filter(open_chat_id=chat_id).exists():
        raise Refused(232006, "Your request specifies a chat_id which is invalid.")
    return ok({"is_in_chat": seen})


def visible(grant: Grant) -> QuerySet[Chat]:
    """The chats the bot is in, or those of the person whose token it is."""
    return selectors.chats_of(grant.persona) if grant.persona else Chat.objects.filter(has_app=True)


def _asked(request: HttpRequest, scopes: tuple[str, ...]) -> QuerySet[Chat]:
    grant = check_bearer(request, Grant.Kind.TENANT, Grant.Kind.USER)
    check_scope(*scopes)
    return visible(grant)


def _one(request: HttpRequest, chat_id: str, scopes: tuple[str, ...]) -> Chat:
    found = _asked(request, scopes).filter(open_chat_id=chat_id).first()
    if found is None:
        raise Refused(232011, "Operator can NOT be out of the chat.")
    return found


def _item(chat: Chat) -> dict[str, Any]:
    return {
        "chat_id": chat.open_chat_id,
        "avatar": "",
        "name": chat.name,
        "i18n_names": {"zh_cn": chat.name, "en_us": chat.name_en},
        "description": "",
        "owner_id": "",
        "owner_id_type": "open_id",
        "external": chat.external,
        "tenant_key": sample.OUR_TENANT[0],
        "chat_status": "normal",
    }
