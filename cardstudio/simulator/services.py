"""Every write to the pretend Feishu's people, chats and settings; messages have `message_services`."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.db.models import F

from cardstudio.api.errors import ApiError
from cardstudio.simulator import sample
from cardstudio.simulator.clock import MINUTE_MS, now_ms, real_ms
from cardstudio.simulator.faults import faults_of
from cardstudio.simulator.models import Call, Chat, Count, Grant, Message, Persona, Trigger, UsedSignature, World
from cardstudio.simulator.profiles import profile_of
from cardstudio.simulator.registration import registration_of
from cardstudio.simulator.typed_dicts import SimAnswerJson

MOST_CALLS = 500
APP_GRANTS = (Grant.Kind.TENANT, Grant.Kind.TICKET)


def world_get() -> World:
    """The one row; filled with the sample where there is none yet."""
    world = World.objects.select_related("persona").first()
    return world or world_fill()


@transaction.atomic
def world_fill() -> World:
    """Make the sample people and chats, unless there are some. May be called any number of times."""
    world = World.objects.select_related("persona").first()
    if world is not None:
        return world
    made = Persona.objects.bulk_create([_person(person) for person in sample.PEOPLE])
    people = {persona.open_id: persona for persona in made}
    _rooms_make(people)
    return World.objects.create(persona=people[sample.MIRA])


@transaction.atomic
def world_reset() -> World:
    """Everything as on the first day; clock, faults and profile too.

    The app's tokens and tickets live on: a server beside us keeps them for hours and would hand out dead signatures.
    """
    generation = World.objects.values_list("generation", flat=True).first() or 0
    World.objects.all().delete()
    Grant.objects.exclude(kind__in=APP_GRANTS).delete()
    for model in (Call, Count, Trigger, UsedSignature, Message, Chat, Persona):
        model.objects.all().delete()
    world = world_fill()
    world.generation = generation + 1
    world.save(update_fields=["generation"])
    return world


def tokens_void() -> None:
    """What the app was given counts no more, as after a new secret in the console."""
    Grant.objects.filter(kind__in=APP_GRANTS).delete()


@transaction.atomic
def world_change(*, faults: dict[str, Any] | None, profile: dict[str, Any] | None, app: dict[str, Any] | None) -> None:
    """Change single faults, fields of the profile or of the registration; the others stay.

    Raises:
        ApiError: an unknown name or value; nothing is changed then.
    """
    world = world_get()
    for field, changes, check in (
        ("faults", faults, faults_of),
        ("profile", profile, profile_of),
        ("app", app, registration_of),
    ):
        if changes is not None:
            merged = {**getattr(world, field), **changes}
            check(merged)
            setattr(world, field, merged)
    world.save(update_fields=["faults", "profile", "app"])


@transaction.atomic
def faults_take() -> tuple[str, SimAnswerJson | None]:
    """What this one sendMessageCard shall come to: a fault of `NEXT`, or an answer word for word, or neither."""
    world = world_get()
    faults = faults_of(world.faults)
    answers, fault = faults["raw_result"], faults["next"]
    used: dict[str, Any] = {"raw_result": answers[1:]} if answers else {"next": ""}
    if answers or fault:
        world.faults = {**world.faults, **used}
        world.save(update_fields=["faults"])
    return ("", answers[0]) if answers else (fault, None)


def clock_set(*, offset_ms: int) -> None:
    world_get()
    World.objects.update(offset_ms=offset_ms)


@transaction.atomic
def persona_set(*, open_id: str, values: dict[str, Any], select: bool) -> Persona:
    """Make or change a person, and sign in as them if `select`. A newcomer is in the common groups."""
    world = world_get()
    allowed = {"name", "name_en", "email", "mobile", "tenant_key", "tenant_name", "available"}
    if not open_id.startswith("ou_") or values.keys() - allowed:
        raise ApiError("invalid", f"persona has an open_id (ou_…) and may have {sorted(allowed)}")
    name = str(values.get("name") or values.get("name_en") or open_id)
    fresh = {
        "union_id": f"on_{open_id[3:]}",
        "name": name,
        "name_en": name,
        "tenant_key": sample.OUR_TENANT[0],
        "tenant_name": sample.OUR_TENANT[1],
    }
    persona, made = Persona.objects.get_or_create(open_id=open_id, defaults=fresh)
    for field, value in values.items():
        setattr(persona, field, value)
    persona.save()
    if made and persona.tenant_key == sample.OUR_TENANT[0]:
        for chat in Chat.objects.filter(kind=Chat.Kind.GROUP, external=False):
            chat.members.add(persona)
    if select:
        world.persona = persona
        world.save(update_fields=["persona"])
    return persona


@transaction.atomic
def group_create(*, owner: Persona, name: str, members: list[str]) -> Chat:
    """A new group of its owner and those people."""
    people = [owner, *Persona.objects.filter(open_id__in=members).exclude(pk=owner.pk)]
    external = any(person.tenant_key != owner.tenant_key for person in people)
    label = name.strip()[:100] or "、".join(person.name for person in people)[:100]
    chat = Chat.objects.create(
        open_chat_id=new_id("oc_"),
        kind=Chat.Kind.GROUP,
        name=label,
        name_en=label,
        people=len(people),
        external=external,
    )
    chat.members.set(people)
    return chat


@transaction.atomic
def chat_with(*, persona: Persona, open_id: str) -> Chat | None:
    """The chat of two people, made on first use; None for an unknown id."""
    other = Persona.objects.filter(open_id=open_id).first()
    if other is None:
        return None
    chats = Chat.objects.filter(kind=Chat.Kind.PERSON, members=persona)
    found = (chats.filter(people=1) if other == persona else chats.filter(members=other)).first()
    if found is not None:
        return found
    chat = Chat.objects.create(
        open_chat_id=new_id("oc_"),
        kind=Chat.Kind.PERSON,
        people=len({persona, other}),
        external=persona.tenant_key != other.tenant_key,
    )
    chat.members.set({persona, other})
    return chat


@transaction.atomic
def chat_with_app(*, open_id: str, app_name: str) -> Chat | None:
    """The chat of a person and the app's bot, made on first use; None for an unknown id."""
    person = Persona.objects.filter(open_id=open_id).first()
    if person is None:
        return None
    found = Chat.objects.filter(kind=Chat.Kind.BOT, has_app=True, members=person).first()
    if found is not None:
        return found
    chat = Chat.objects.create(
        open_chat_id=new_id("oc_"), kind=Chat.Kind.BOT, name=app_name, name_en=app_name, has_app=True
    )
    chat.members.add(person)
    return chat


def trigger_create(*, chat: Chat) -> Trigger:
    """The code a page gets that was opened from this chat's "+" menu or an action of one of its messages."""
    return Trigger.objects.create(code=secrets.token_hex(16), chat=chat)


def call_log(name: str, outcome: str, level: str = Call.Level.PLAIN) -> None:
    """One line of the log; the oldest fall out."""
    call = Call.objects.create(at_ms=now_ms(), name=name[:80], outcome=outcome[:200], level=level)
    Call.objects.filter(pk__lte=call.pk - MOST_CALLS).delete()


def calls_clear() -> None:
    Call.objects.all().delete()


@transaction.atomic
def count(name: str) -> None:
    Count.objects.get_or_create(name=name)
    Count.objects.filter(name=name).update(value=F("value") + 1)


def _person(person: sample.Person) -> Persona:
    return Persona(
        open_id=person.open_id,
        union_id=f"on_{person.open_id[3:]}",
        name=person.name,
        name_en=person.name_en,
        email=person.email,
        mobile=person.mobile,
        tenant_key=person.tenant[0],
        tenant_name=person.tenant[1],
        available=person.available,
    )


def _rooms_make(people: dict[str, Persona]) -> None:
    """In few statements: tests reset the world before each of them."""
    now = real_ms()
    ours = [person.open_id for person in sample.PEOPLE if person.tenant == sample.OUR_TENANT]
    chats = Chat.objects.bulk_create([_chat(room) for room in sample.ROOMS])
    seat = Chat.members.through
    seats, messages = [], []
    for room, chat in zip(sample.ROOMS, chats, strict=True):
        seats += [seat(chat=chat, persona=people[open_id]) for open_id in room.members or ours]
        messages += [_message(chat, line, people.get(line.sender), now) for line in room.lines]
    seat.objects.bulk_create(seats)
    Message.objects.bulk_create(messages)


def _chat(room: sample.Room) -> Chat:
    return Chat(
        open_chat_id=room.open_chat_id,
        kind=room.kind,
        name=room.name,
        name_en=room.name_en,
        people=room.people,
        external=room.external,
        has_app=room.has_app,
    )


def _message(chat: Chat, line: sample.Line, sender: Persona | None, now: int) -> Message:
    return Message(
        chat=chat,
        sender=sender,
        kind=Message.Kind.TEXT,
        text=line.text,
        text_en=line.text_en,
        open_message_id=new_id("om_"),
        sent_ms=now - line.minutes * MINUTE_MS,
    )


def new_id(prefix: str) -> str:
    """An id as the platform's: what it is of, and chance."""
    return prefix + secrets.token_hex(8)
