"""Tokens and tickets, on the open platform's own paths (h5-jssdk §1.7)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from cardstudio.simulator import grants, selectors, services
from cardstudio.simulator.answers import Refused, answer, platform, refusal
from cardstudio.simulator.models import Grant

BOT_OPEN_ID = "ou_card_studio_bot"


@platform("tenant_token")
def tenant_token(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """`{app_id, app_secret}` → a flat answer with `tenant_access_token` and `expire`."""
    _check_app(body)
    grant, new = grants.shared(Grant.Kind.TENANT, life_s=selectors.faults()["expire_in"])
    _log("tenant_token", new)
    return answer({"code": 0, "msg": "ok", "tenant_access_token": grant.value, "expire": grants.left_s(grant)})


@platform("app_token")
def app_token(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """As above; a self-built app's two tokens are one value."""
    _check_app(body)
    grant, new = grants.shared(Grant.Kind.TENANT, life_s=selectors.faults()["expire_in"])
    _log("app_token", new)
    return answer(
        {
            "code": 0,
            "msg": "ok",
            "app_access_token": grant.value,
            "tenant_access_token": grant.value,
            "expire": grants.left_s(grant),
        }
    )


@platform("ticket")
def ticket(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The jsapi_ticket; the documented method is POST, but GET works as well."""
    check_bearer(request, Grant.Kind.TENANT)
    grant, new = grants.shared(Grant.Kind.TICKET, life_s=selectors.faults()["expire_in"])
    _log("ticket", new)
    return answer({"code": 0, "msg": "ok", "data": {"ticket": grant.value, "expire_in": grants.left_s(grant)}})


@platform("user_info")
def user_info(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Who a user token belongs to. There are no pictures: nothing here is reachable by https."""
    persona = check_bearer(request, Grant.Kind.USER).persona
    assert persona is not None  # user tokens are made with one
    services.call_log("user_info", persona.name, "ok")
    return answer(
        {
            "code": 0,
            "msg": "success",
            "data": {
                "name": persona.name,
                "en_name": persona.name_en,
                "avatar_url": "",
                "avatar_thumb": "",
                "avatar_middle": "",
                "avatar_big": "",
                "open_id": persona.open_id,
                "union_id": persona.union_id,
                "user_id": persona.user_id,
                "tenant_key": persona.tenant_key,
            },
        }
    )


@platform("bot_info")
def bot_info(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """The app's own bot, under `bot` and not `data`; activate_status 2 is a bot that works."""
    check_bearer(request, Grant.Kind.TENANT)
    app_name = selectors.registration()["name"]
    bot = {
        "activate_status": 2,
        "app_name": app_name,
        "avatar_url": "",
        "ip_white_list": [],
        "open_id": BOT_OPEN_ID,
    }
    services.call_log("bot/v3/info", app_name, "ok")
    return answer({"code": 0, "msg": "ok", "bot": bot})


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    """What the gateway says of a path it does not know."""
    return refusal(f"{request.method} {request.path_info}", Refused(404, "404 page not found", status=404))


def check_bearer(request: HttpRequest, *kinds: Grant.Kind) -> Grant:
    """The grant the request carries, of one of the kinds.

    Raises:
        Refused: 99991661 none, 99991663 a tenant token that does not count, 99991668 the same of a user token.
    """
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not value:
        raise Refused(99991661, "Missing access token for authorization.")
    grant = grants.find(value.strip(), *kinds)
    if grant is None:
        code = 99991668 if kinds == (Grant.Kind.USER,) else 99991663
        raise Refused(code, "Invalid access token for authorization.")
    return grant


def check_scope(*any_of: str) -> None:
    """Raises Refused (99991672) unless the app was granted one of the scopes."""
    if not set(any_of) & set(selectors.registration()["scopes"]):
        raise Refused(99991672, f"Access denied. One of the following scopes is required: [{', '.join(any_of)}]")


def _check_app(body: dict[str, Any]) -> None:
    if body.get("app_id") != settings.APP_ID:
        raise Refused(10003, "invalid param")
    if body.get("app_secret") != settings.APP_SECRET:
        # The platform answers HTTP 200 here: only the code tells.
        raise Refused(10014, "app secret invalid", status=200)


def _log(name: str, new: bool) -> None:
    if new:
        services.count(f"{name}_issued")
    services.call_log(name, "new" if new else "same as before", "ok" if new else "plain")
