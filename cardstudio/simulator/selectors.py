"""What the chat window, the native pages and tests read."""

from __future__ import annotations

from typing import cast

from django.db.models import Q, QuerySet

from cardstudio.api.language import card_locale
from cardstudio.cards.messages import language_of
from cardstudio.simulator import message_services, services
from cardstudio.simulator.clock import real_ms
from cardstudio.simulator.faults import faults_of
from cardstudio.simulator.models import Call, Chat, Count, Message, Persona, World
from cardstudio.simulator.profiles import LANGUAGES, Profile, profile_of
from cardstudio.simulator.registration import registration_of
from cardstudio.simulator.typed_dicts import (
    ChatKind,
    Level,
    MessageKind,
    SimAppJson,
    SimCallJson,
    SimChatJson,
    SimFaultsJson,
    SimMessageJson,
    SimPersonJson,
    SimProfileJson,
    SimStateJson,
)

CALLS_SHOWN = 200


def faults() -> SimFaultsJson:
    return faults_of(services.world_get().faults)


def profile() -> Profile:
    return profile_of(services.world_get().profile)


def registration() -> SimAppJson:
    return registration_of(services.world_get().app)


def client_language() -> str:
    """The language of this request as clients write it."""
    return next((one for one in LANGUAGES if language_of(one) == card_locale()), "en_US")


def user_agent() -> str:
    return profile().user_agent(client_language())


def chats_of(persona: Persona) -> QuerySet[Chat]:
    return Chat.objects.filter(members=persona).prefetch_related("members")


def persona_view(persona: Persona) -> SimPersonJson:
    """`name` in the language of the request; `names` in both."""
    return {
        "open_id": persona.open_id,
        "union_id": persona.union_id,
        "name": _pick(persona.name, persona.name_en),
        "names": {"zh_cn": persona.name, "en_us": persona.name_en},
        "tenant_key": persona.tenant_key,
        "tenant_name": persona.tenant_name,
        "available": persona.available,
    }


def chat_view(chat: Chat, persona: Persona) -> SimChatJson:
    """A chat as `persona` sees it: a chat of two bears the other one's name."""
    members = list(chat.members.all())
    other = next((member for member in members if member != persona), persona)
    named = chat if chat.kind != Chat.Kind.PERSON else other
    return {
        "open_chat_id": chat.open_chat_id,
        "kind": cast(ChatKind, chat.kind),
        "name": _pick(named.name, named.name_en),
        "names": {"zh_cn": named.name, "en_us": named.name_en},
        "external": chat.external,
        "people": chat.people,
        "self": chat.kind == Chat.Kind.PERSON and len(members) == 1,
        "open_id": other.open_id if chat.kind == Chat.Kind.PERSON else "",
    }


def message_view(message: Message) -> SimMessageJson:
    return {
        "seq": message.pk,
        "open_chat_id": message.chat.open_chat_id,
        "open_message_id": message.open_message_id,
        "sender": persona_view(message.sender) if message.sender else None,
        "kind": cast(MessageKind, message.kind),
        "text": "" if message.recalled else _pick(message.text, message.text_en),
        "card_content": None if message.recalled else message.card_content,
        "recalled": message.recalled,
        "updated_ms": message.updated_ms,
        "bytes": message.size,
        "app_name": message.app_name,
        "sent_ms": message.sent_ms,
    }


def call_view(call: Call) -> SimCallJson:
    return {
        "seq": call.pk,
        "at_ms": call.at_ms,
        "name": call.name,
        "outcome": call.outcome,
        "level": cast(Level, call.level),
    }


def state(*, after_message: int = 0, after_call: int = 0, after_change: int = 0) -> SimStateJson:
    """Everything a window shows; messages and calls only those after the given `seq`, and messages changed since."""
    world = services.world_get()
    fresh = Q(pk__gt=after_message) | Q(change__gt=after_change)
    messages = Message.objects.filter(fresh).select_related("chat", "sender")
    calls = Call.objects.filter(pk__gt=after_call).order_by("-pk")[:CALLS_SHOWN]
    return {
        "generation": world.generation,
        "now_ms": real_ms() + world.offset_ms,
        "offset_ms": world.offset_ms,
        "persona": persona_view(world.persona),
        "personas": [persona_view(persona) for persona in Persona.objects.all()],
        "profile": _profile_view(world),
        "faults": faults_of(world.faults),
        "app": registration_of(world.app),
        "counts": {row.name: row.value for row in Count.objects.all()},
        "chats": [chat_view(chat, world.persona) for chat in chats_of(world.persona)],
        "changes": message_services.changes(),
        "messages": [message_view(message) for message in messages],
        "calls": [call_view(call) for call in reversed(calls)],
        "cleared": not Call.objects.exists(),
    }


def _profile_view(world: World) -> SimProfileJson:
    profile = profile_of(world.profile)
    return {
        "platform": profile.platform,
        "version": profile.version,
        "brand": profile.brand,
        "language": profile.language,
        "phone": profile.phone,
        "user_agent": profile.user_agent(client_language()),
    }


def _pick(chinese: str, english: str) -> str:
    return english if english and client_language() == "en_US" else chinese or english
