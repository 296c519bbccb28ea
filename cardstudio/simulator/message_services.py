"""Every write to messages: sending, updating, recalling."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from cardstudio.cards import json as card_json
from cardstudio.simulator.clock import now_ms
from cardstudio.simulator.models import Chat, Message, Persona
from cardstudio.simulator.services import new_id


def text_send(*, chat: Chat, sender: Persona | None, text: str, app_name: str = "", **more: Any) -> Message:
    """A text in a chat; `more` are fields of the message, as for a card."""
    return Message.objects.create(
        chat=chat,
        sender=sender,
        kind=Message.Kind.TEXT,
        text=text[:4000],
        app_name=app_name,
        open_message_id=new_id("om_"),
        sent_ms=now_ms(),
        **more,
    )


def card_send(
    *, chat: Chat, sender: Persona | None, card_content: dict[str, Any], app_name: str, **more: Any
) -> Message:
    """A card in a chat; `sender` None: from a bot called `app_name`. `more`: `uuid`, `by_app`, what it replies to."""
    return Message.objects.create(
        chat=chat,
        sender=sender,
        kind=Message.Kind.CARD,
        card_content=card_content,
        size=len(card_json.encode(card_content)),
        app_name=app_name,
        open_message_id=new_id("om_"),
        sent_ms=now_ms(),
        **more,
    )


@transaction.atomic
def message_update(message: Message, *, text: str | None = None, card_content: dict[str, Any] | None = None) -> None:
    """Other words or another card in the same place."""
    if text is not None:
        message.text = message.text_en = text[:4000]
    if card_content is not None:
        message.card_content = card_content
        message.size = len(card_json.encode(card_content))
    message.updated_ms = now_ms()
    message.change = _next_change()
    message.save()


@transaction.atomic
def message_recall(message: Message) -> None:
    message.recalled = True
    message.change = _next_change()
    message.save(update_fields=["recalled", "change"])


def thread_of(message: Message) -> str:
    """The thread under a message, opened where there is none."""
    if not message.thread:
        message.thread = new_id("omt_")
        message.save(update_fields=["thread"])
    return message.thread


def _next_change() -> int:
    return changes() + 1


def changes() -> int:
    """How often messages were updated or recalled so far."""
    newest: int = Message.objects.aggregate(newest=Max("change", default=0))["newest"]
    return newest
