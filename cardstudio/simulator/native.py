"""The native side of the SDK: the page it draws its dialogs on, and what that page asks for.

The SDK opens `/native/` in a frame over the web app, as a client draws its own windows over a web view. Everything the
web app may not do itself happens there, on this origin.
"""

from __future__ import annotations

from typing import Any, get_args

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cardstudio.api.errors import ApiError
from cardstudio.cards import lint
from cardstudio.simulator import grants, message_services, oauth, registration, selectors, services, signature
from cardstudio.simulator.answers import answer, ours
from cardstudio.simulator.clock import now_ms
from cardstudio.simulator.models import Chat, Message, Trigger, UsedSignature
from cardstudio.simulator.typed_dicts import (
    Level,
    SimBeginJson,
    SimCheckJson,
    SimCodeJson,
    SimGroupJson,
    SimPickerJson,
    SimResolvedJson,
    SimSentJson,
    SimVerdictJson,
)

FAILED = 230002  # per-chat status of a message that did not go out
LEVELS = frozenset(get_args(Level))


@csp_update({"frame-ancestors": ["http:", "https:"]})  # any page may load the SDK; the trusted domain decides later
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "simulator/native.html")


@require_safe
def sdk(request: HttpRequest) -> HttpResponse:
    """The SDK script. With `bridge_missing` it loads and defines nothing, as inside frames of other products."""
    if selectors.faults()["bridge_missing"]:
        text = "/* simulated: no bridge */"
    else:
        path = settings.BASE_DIR / "static" / "dist" / "h5-js-sdk.js"
        text = path.read_text().rpartition("//# sourceMappingURL=")[0] or path.read_text()
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "no-store"
    return response


@ours
def config(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """h5sdk.config: `{code: 0}` or the platform's refusal."""
    services.count("config")
    refusal = _verify(body)
    services.call_log("h5sdk.config", str(refusal.code) if refusal else "ok", "bad" if refusal else "ok")
    verdict: SimVerdictJson = {"code": 0, "message": "ok"}
    if refusal:
        verdict = {"code": refusal.code, "message": refusal.message}
    return answer(verdict)


def _verify(body: dict[str, Any]) -> signature.Refusal | None:
    claim = signature.read(body)
    if isinstance(claim, signature.Refusal):
        return claim
    now = now_ms()
    UsedSignature.objects.filter(used_ms__lt=now - signature.MAX_AGE_MS).delete()
    known = signature.Known(
        app_id=settings.APP_ID,
        tickets=grants.tickets(),
        trusted_domains=selectors.registration()["trusted_domains"],
        apis=registration.KNOWN_APIS,
        now_ms=now,
        available=services.world_get().persona.available,
        old=selectors.faults()["signature_old"],
    )
    refusal = signature.verify(claim, known, UsedSignature.objects.filter(value=claim.signature).exists())
    if refusal is None:
        UsedSignature.objects.get_or_create(value=claim.signature, defaults={"used_ms": now})
    return refusal


@ours
def begin(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """What is in force for one call: faults, and the app's scopes. Those for one sendMessageCard are used up by it."""
    faults = selectors.faults()
    fault, raw = services.faults_take() if body.get("api") == "sendMessageCard" else ("", None)
    scopes = selectors.registration()["scopes"]
    told: SimBeginJson = {**faults, "next": fault, "raw_result": raw, "scopes": scopes}
    return answer(told)


@ours
def check(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Whether the client could make a card of it; the linter stands in for the client."""
    report = lint(body.get("card_content"), channel="jsapi", sending=True)
    told: SimCheckJson = {"ok": report.ok, "size": report.to_dict()["channels"]["jsapi"]["bytes"]}
    return answer(told)


@require_safe
def chats(request: HttpRequest) -> HttpResponse:
    """What the picker offers: my chats, and people for a new group."""
    persona = services.world_get().persona
    people = type(persona).objects.exclude(pk=persona.pk)
    told: SimPickerJson = {
        "persona": selectors.persona_view(persona),
        "chats": [selectors.chat_view(chat, persona) for chat in selectors.chats_of(persona)],
        "people": [selectors.persona_view(person) for person in people],
    }
    return answer(told)


@ours
def groups(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Make a group: `{name, members: [open_id]}`."""
    persona = services.world_get().persona
    members = [str(member) for member in body.get("members") or []]
    chat = services.group_create(owner=persona, name=str(body.get("name") or ""), members=members)
    services.call_log("chooser", f"new group {chat.name}")
    told: SimGroupJson = {"chat": selectors.chat_view(chat, persona)}
    return answer(told, status=201)


@ours
def resolve(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The chats behind open_chat_ids, open_ids or a trigger code; an unknown one is null."""
    persona = services.world_get().persona
    found: list[Chat | None] = []
    for open_chat_id in body.get("chats") or []:
        found.append(selectors.chats_of(persona).filter(open_chat_id=str(open_chat_id)).first())
    for open_id in body.get("people") or []:
        found.append(services.chat_with(persona=persona, open_id=str(open_id)))
    if body.get("trigger"):
        trigger = Trigger.objects.filter(code=str(body["trigger"])).select_related("chat").first()
        found.append(trigger.chat if trigger else None)
    told: SimResolvedJson = {"chats": [selectors.chat_view(chat, persona) if chat else None for chat in found]}
    return answer(told)


@ours
def send(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Deliver: `{chats: [open_chat_id], card_content, note, next}` → a result per chat, in order.

    Unknown chats and those that fail on demand get a status other than 0; `notes_failed` names the chats whose card
    arrived without its note.
    """
    wanted = [str(open_chat_id) for open_chat_id in body.get("chats") or []]
    content = body.get("card_content")
    if not wanted or not isinstance(content, dict):
        raise ApiError("invalid", "Send chats and card_content.")
    services.count("send")
    failing = _failing(wanted, str(body.get("next") or ""))
    told: SimSentJson = {"results": [], "notes_failed": []}
    for open_chat_id in wanted:
        message = None if open_chat_id in failing else _deliver(open_chat_id, content)
        if message and body.get("note") and not _note(message, str(body["note"]), str(body.get("next") or "")):
            told["notes_failed"].append(open_chat_id)
        status = 0 if message else FAILED
        message_id = message.open_message_id if message else ""
        told["results"].append({"open_chat_id": open_chat_id, "open_message_id": message_id, "status": status})
    return answer(told)


def _failing(wanted: list[str], next_fault: str) -> set[str]:
    failing = set(selectors.faults()["failing_chats"])
    if next_fault == "-5":
        failing.update(wanted)
    if next_fault == "partial":
        failing.update(wanted[1:] or wanted)
    return failing


def _deliver(open_chat_id: str, content: dict[str, Any]) -> Message | None:
    persona = services.world_get().persona
    chat = selectors.chats_of(persona).filter(open_chat_id=open_chat_id).first()
    if chat is None:
        return None
    app_name = selectors.registration()["name"]
    return message_services.card_send(chat=chat, sender=persona, card_content=content, app_name=app_name)


def _note(message: Message, note: str, next_fault: str) -> bool:
    fails = selectors.faults()["note_fails"]
    lost = message.chat.open_chat_id in fails if isinstance(fails, list) else fails
    if next_fault == "42406" or lost or message.sender is None:
        return False
    message_services.text_send(chat=message.chat, sender=message.sender, text=note)
    return True


@ours
def code(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """A sign-in code for requestAccess and requestAuthCode: three or five minutes, once (h5-jssdk §3.5)."""
    if body.get("app_id") != settings.APP_ID:
        return answer({"code": 333430, "message": "appId invalid"})
    if body.get("api") == "requestAuthCode" and (refused := _outside_redirects(str(body.get("url") or ""))):
        return answer(refused)
    life_s = oauth.CLIENT_CODE_S if body.get("api") == "requestAccess" else oauth.BROWSER_CODE_S
    persona = services.world_get().persona
    told: SimCodeJson = {"code": 0, "value": oauth.code_create(persona=persona, life_s=life_s)}
    return answer(told)


def _outside_redirects(url: str) -> SimCodeJson | None:
    """requestAuthCode works on pages only that are registered as redirect addresses; requestAccess works on any."""
    registered = selectors.registration()["redirect_urls"]
    if not registered:
        return {"code": 10235, "message": "no redirect url is configured"}
    page = url.partition("#")[0].partition("?")[0]
    return None if page in registered else {"code": 10236, "message": "the page is no redirect url of the app"}


@ours
def log(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """One line for the log: `{name, outcome, level}`."""
    level = str(body.get("level"))
    services.call_log(str(body.get("name")), str(body.get("outcome")), level if level in LEVELS else "plain")
    return answer({})
