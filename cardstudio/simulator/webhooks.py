"""Custom bots: a group's webhook takes messages without a token (h5-jssdk §5.3)."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from django.http import HttpRequest, HttpResponse

from cardstudio.simulator import message_services, sample, services
from cardstudio.simulator.answers import Refused, answer, platform
from cardstudio.simulator.clock import now_ms
from cardstudio.simulator.message_content import require_card
from cardstudio.simulator.models import Chat

SIGNATURE_S = 60 * 60


@platform("hook")
def hook(request: HttpRequest, body: dict[str, Any], token: str) -> HttpResponse:
    """Say something as the bot. The gateway answers HTTP 200 to refusals too: the code decides."""
    bot = sample.HOOKS.get(token)
    if bot is None:
        raise Refused(19001, "param invalid: incoming webhook access token invalid", status=200)
    if bot.secret and not _signed(body, bot.secret):
        raise Refused(19021, "sign match fail or timestamp is not within one hour from current time", status=200)
    chat = Chat.objects.get(open_chat_id=bot.open_chat_id)
    content = body.get("content")
    if body.get("msg_type") == "interactive" and isinstance(body.get("card"), dict):
        _card(chat, bot.name, body["card"])
    elif body.get("msg_type") == "text" and isinstance(content, dict) and content.get("text"):
        message_services.text_send(chat=chat, sender=None, text=str(content["text"]), app_name=bot.name)
    else:
        raise Refused(9499, "Bad Request", status=200)
    services.call_log("webhook", chat.name, "ok")
    return answer({"StatusCode": 0, "StatusMessage": "success", "code": 0, "data": {}, "msg": "success"})


def _signed(body: dict[str, Any], secret: str) -> bool:
    timestamp = str(body.get("timestamp") or "")
    if not timestamp.isdigit() or abs(now_ms() / 1000 - int(timestamp)) > SIGNATURE_S:
        return False
    # The key is the text and the message is empty: the reverse of what others do.
    expected = hmac.digest(f"{timestamp}\n{secret}".encode(), b"", "sha256")
    return hmac.compare_digest(str(body.get("sign") or "").encode(), base64.b64encode(expected))


def _card(chat: Chat, name: str, card: dict[str, Any]) -> None:
    try:
        require_card(card, "webhook", 11246)
    except Refused as refused:
        refused.status = 200
        raise
    card_content = {"msg_type": "interactive", "card": card}
    message_services.card_send(chat=chat, sender=None, card_content=card_content, app_name=name)
