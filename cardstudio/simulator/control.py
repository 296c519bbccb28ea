"""Everything tests and the window's controls may set and read; anyone who can reach this process may."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cardstudio.api.errors import ApiError
from cardstudio.cards import json as card_json
from cardstudio.simulator import message_services, selectors, services
from cardstudio.simulator.answers import answer, ours
from cardstudio.simulator.clock import real_ms
from cardstudio.simulator.models import Chat, Message, Persona

FIELDS = frozenset({"reset", "clock", "faults", "profile", "persona", "app", "clear_calls", "trigger", "void_tokens"})


@ours
def control(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Set any of `FIELDS`; the answer is the whole state, and the new `trigger` where one was asked for.

    `reset: true` first, then the others: `clock` as `{"offset_s": 660}` or `{"at_ms": …}`, `persona` as an open_id or
    `{"open_id", "name", "name_en", "email", "mobile", "tenant_key", "tenant_name", "available", "select"}` (made if
    unknown, signed in as unless `select` is false), `faults`, `profile` and `app` field by field, `trigger` an
    open_chat_id for which a "+" menu code is made. `void_tokens: true` makes the app's tokens and tickets invalid
    (`reset` leaves them).
    """
    unknown = body.keys() - FIELDS
    if unknown:
        raise ApiError("invalid", f"control knows {sorted(FIELDS)}, not {sorted(unknown)}")
    if body.get("reset"):
        services.world_reset()
    if body.get("void_tokens"):
        services.tokens_void()
    if body.get("clear_calls"):
        services.calls_clear()
    if "clock" in body:
        services.clock_set(offset_ms=_offset_ms(body["clock"]))
    services.world_change(faults=_table(body, "faults"), profile=_table(body, "profile"), app=_table(body, "app"))
    if "persona" in body:
        _select(body["persona"])
    now = selectors.state()
    if "trigger" in body:
        now["trigger"] = _trigger(body["trigger"])
    return answer(now)


@require_safe
def state(request: HttpRequest) -> HttpResponse:
    """All there is: people, chats, messages, calls, counts. `?after_…=` leave out what is known."""
    numbers = {}
    for name in ("after_message", "after_call", "after_change"):
        text = request.GET.get(name, "0")
        numbers[name] = int(text) if text.isdigit() and len(text) < 12 else 0
    return answer(selectors.state(**numbers))


@ours
def compose(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """A plain message from whoever is signed in: `{chat, text}`."""
    persona = services.world_get().persona
    chat = _chat(body.get("chat"))
    text = str(body.get("text") or "").strip()
    if not text:
        raise ApiError("invalid", "There is nothing to send.")
    message = message_services.text_send(chat=chat, sender=persona, text=text)
    return answer(selectors.message_view(message), status=201)


@require_safe
def card_text(request: HttpRequest, open_message_id: str) -> HttpResponse:
    """The card content of a message as indented text, every number as it came."""
    message = get_object_or_404(Message, open_message_id=open_message_id, kind=Message.Kind.CARD)
    return HttpResponse(card_json.dump(message.card_content, indent=2), content_type="text/plain; charset=utf-8")


def _chat(open_chat_id: Any) -> Chat:
    chat = selectors.chats_of(services.world_get().persona).filter(open_chat_id=str(open_chat_id)).first()
    if chat is None:
        raise ApiError("not_found", "There is no such chat, or the person is not in it.", status=404)
    return chat


def _trigger(open_chat_id: Any) -> str:
    return services.trigger_create(chat=_chat(open_chat_id)).code


def _offset_ms(clock: Any) -> int:
    if isinstance(clock, dict) and len(clock) == 1:
        if type(clock.get("offset_s")) in {int, float}:
            return int(clock["offset_s"] * 1000)
        if type(clock.get("at_ms")) is int:
            return int(clock["at_ms"]) - real_ms()
    raise ApiError("invalid", 'clock is {"offset_s": seconds} or {"at_ms": milliseconds since 1970}')


def _table(body: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = body.get(name)
    if value is not None and not isinstance(value, dict):
        raise ApiError("invalid", f"{name} is an object")
    return value


def _select(persona: Any) -> None:
    if isinstance(persona, str):
        if not Persona.objects.filter(open_id=persona).exists():
            raise ApiError("not_found", f"There is nobody with the open_id {persona}.", status=404)
        persona = {"open_id": persona}
    if not isinstance(persona, dict) or not isinstance(persona.get("open_id"), str):
        raise ApiError("invalid", "persona is an open_id or an object that holds one")
    values = {key: value for key, value in persona.items() if key not in {"open_id", "select"}}
    services.persona_set(open_id=persona["open_id"], values=values, select=persona.get("select", True) is True)
