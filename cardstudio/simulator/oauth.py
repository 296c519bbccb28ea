"""Signing in: the consent page and the token endpoints of both generations (h5-jssdk §3.6)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from cardstudio.simulator import grants, selectors, services
from cardstudio.simulator.answers import Refused, answer, platform
from cardstudio.simulator.models import Grant, Persona

BROWSER_CODE_S = 5 * 60
CLIENT_CODE_S = 3 * 60


@csp_update({"form-action": [settings.MAIN_ORIGIN]})  # Chromium holds the redirect after a form to form-action too
@csrf_protect
def authorize(request: HttpRequest) -> HttpResponse:
    """Ask who signs in. Inside the client nobody is asked: it is whoever the client belongs to."""
    asked = request.GET
    fault = _fault(asked)
    if fault:
        services.call_log("authorize", fault, "bad")
        context = {"title": _("This sign-in can't go on"), "text": fault}
        return render(request, "simulator/notice.html", context, status=400)
    world = services.world_get()
    if request.method == "POST":
        return _decided(request, asked)
    if request.headers.get("Sec-Fetch-Dest") == "iframe":
        return _grant(asked, world.persona)
    page = {
        "app": selectors.registration()["name"],
        "personas": [selectors.persona_view(persona) for persona in Persona.objects.all()],
        "current": world.persona.open_id,
        "scopes": asked.get("scope", "").split(),
    }
    return render(request, "simulator/consent.html", page)


def _fault(asked: QueryDict) -> str:
    """Why there is no way back to the app; empty where there is."""
    if (asked.get("client_id") or asked.get("app_id")) != settings.APP_ID:
        return _("20048: there is no app with this client_id.")
    if asked.get("response_type", "code") != "code":
        return _("response_type must be code.")
    if asked.get("redirect_uri") not in selectors.registration()["redirect_urls"]:
        return _("20029: the redirect address is not in the app's list of redirect URLs.")
    if asked.get("code_challenge_method", "plain") not in {"plain", "S256"}:
        return _("code_challenge_method must be S256 or plain.")
    if len(asked.get("scope", "").split()) > 50:
        return _("At most 50 scopes can be asked for at once.")
    return ""


def _decided(request: HttpRequest, asked: QueryDict) -> HttpResponse:
    persona = Persona.objects.filter(open_id=request.POST.get("open_id", "")).first()
    if persona is None:
        services.call_log("authorize", "access_denied", "warn")
        return _back(asked, error="access_denied")
    return _grant(asked, persona)


def _grant(asked: QueryDict, persona: Persona) -> HttpResponse:
    code = code_create(
        persona=persona,
        life_s=BROWSER_CODE_S,
        redirect_uri=asked.get("redirect_uri", ""),
        scope=asked.get("scope", ""),
        challenge=asked.get("code_challenge", ""),
        method=asked.get("code_challenge_method", "plain"),
    )
    services.call_log("authorize", persona.name, "ok")
    return _back(asked, code=code)


def _back(asked: QueryDict, **result: str) -> HttpResponse:
    url = asked["redirect_uri"]
    pairs = {**result, "state": asked["state"]} if "state" in asked else result
    return HttpResponseRedirect(f"{url}{'&' if '?' in url else '?'}{urlencode(pairs)}")


def code_create(*, persona: Persona, life_s: int, **details: str) -> str:
    """A code to be exchanged once; `redirect_uri`, `scope`, `challenge`, `method` where they apply."""
    value = secrets.token_urlsafe(48)
    grants.issue(Grant.Kind.CODE, value, life_s=life_s, persona=persona, **details)
    return value


@platform("oauth_token")
def token_v2(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """`/open-apis/authen/v2/oauth/token`: opaque user tokens, a verifier without a challenge is let through."""
    return _token(request, body, web=False)


@platform("oauth_token")
def token_v3(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """`/oauth/v3/token`: JWTs, and a verifier without an earlier challenge is refused."""
    return _token(request, body, web=True)


def _token(request: HttpRequest, body: dict[str, Any], *, web: bool) -> HttpResponse:
    _check_client(request, body)
    kind = body.get("grant_type")
    if kind == "client_credentials" and web:
        value = grants.web_token(settings.APP_ID, grants.LIFE_S)
        grants.issue(Grant.Kind.TENANT, value, life_s=grants.LIFE_S, oauth="v3")
        services.call_log("oauth_token", "client_credentials", "ok")
        return answer({"code": 0, "access_token": value, "token_type": "Bearer", "expires_in": grants.LIFE_S})
    if kind != "authorization_code":
        raise Refused(20036, "grant_type is not supported", oauth="unsupported_grant_type")
    code = _check_code(body, strict=web)
    assert code.persona is not None  # codes are made with one
    value = grants.web_token(code.persona.open_id, grants.LIFE_S) if web else f"u-{secrets.token_urlsafe(32)}"
    grants.issue(Grant.Kind.USER, value, life_s=grants.LIFE_S, persona=code.persona)
    services.call_log("oauth_token", code.persona.name, "ok")
    scope = code.details.get("scope", "")
    return answer(
        {"code": 0, "access_token": value, "token_type": "Bearer", "expires_in": grants.LIFE_S, "scope": scope}
    )


def _check_client(request: HttpRequest, body: dict[str, Any]) -> None:
    """The app's id and secret, in the body or as Basic, never both."""
    scheme, _space, rest = request.headers.get("Authorization", "").partition(" ")
    client, secret = body.get("client_id"), body.get("client_secret")
    if scheme.lower() == "basic":
        if secret is not None:
            raise Refused(20070, "more than one way of client authentication", oauth="invalid_request")
        client, secret = _basic(rest)
    if client != settings.APP_ID:
        raise Refused(20048, "the app does not exist", oauth="invalid_client")
    if secret != settings.APP_SECRET:
        raise Refused(20002, "the client secret is wrong", status=401, oauth="invalid_client")


def _basic(text: str) -> tuple[str, str]:
    try:
        client, _colon, secret = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise Refused(20063, "the request is malformed", oauth="invalid_request") from None
    return client, secret


def _check_code(body: dict[str, Any], *, strict: bool) -> Grant:
    """The code, used up by this call.

    Raises:
        Refused: 20003 unknown, 20004 too old, 20065 used, 20071 other redirect address, 20049 wrong verifier.
    """
    value = body.get("code")
    code = Grant.objects.filter(kind=Grant.Kind.CODE, value=value).select_related("persona").first() if value else None
    if code is None:
        raise Refused(20003, "the code is not valid", oauth="invalid_grant")
    if not grants.left_s(code):
        raise Refused(20004, "the code has expired", oauth="invalid_grant")
    if not Grant.objects.filter(pk=code.pk, used=False).update(used=True):
        raise Refused(20065, "the code was used before", oauth="invalid_grant")
    redirect_uri = code.details.get("redirect_uri", "")
    if redirect_uri and body.get("redirect_uri") != redirect_uri:
        raise Refused(20071, "redirect_uri differs from the one the code was asked with", oauth="invalid_grant")
    if not _verifies(code.details, str(body.get("code_verifier") or ""), strict=strict):
        raise Refused(20049, "the code verifier does not fit", oauth="invalid_grant")
    return code


def _verifies(details: dict[str, str], verifier: str, *, strict: bool) -> bool:
    challenge = details.get("challenge", "")
    if not challenge:
        return not (verifier and strict)
    if details.get("method") == "S256":
        digest = hashlib.sha256(verifier.encode()).digest()
        verifier = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return hmac.compare_digest(verifier.encode(), challenge.encode())
