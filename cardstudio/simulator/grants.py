"""Tokens, tickets and codes: making, renewing, finding (h5-jssdk §1.7)."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from typing import Any

from django.conf import settings
from django.db import transaction

from cardstudio.simulator.clock import now_ms
from cardstudio.simulator.models import Grant, Persona

LIFE_S = 7200
RENEW_S = 30 * 60  # with less than this left the next request gets a new value; the old one lives on


@transaction.atomic
def shared(kind: Grant.Kind, *, life_s: int = 0) -> tuple[Grant, bool]:
    """The app's token or ticket, and whether it had to be made. `life_s` is for new ones."""
    now = now_ms()
    newest = Grant.objects.filter(kind=kind, details={}).order_by("-issued_ms", "-pk").first()
    if newest and newest.expires_ms - now >= RENEW_S * 1000:
        return newest, False
    prefix = "t-" if kind == Grant.Kind.TENANT else ""
    return issue(kind, prefix + secrets.token_hex(20), life_s=life_s or LIFE_S), True


def issue(kind: Grant.Kind, value: str, *, life_s: int, persona: Persona | None = None, **details: Any) -> Grant:
    now = now_ms()
    return Grant.objects.create(
        kind=kind, value=value, issued_ms=now, expires_ms=now + life_s * 1000, persona=persona, details=details
    )


def left_s(grant: Grant) -> int:
    """Seconds until it ends, rounded up; 0 when it has."""
    return max(0, -((now_ms() - grant.expires_ms) // 1000))


def find(value: str, *kinds: Grant.Kind) -> Grant | None:
    """The grant with that value, if it has not run out."""
    return Grant.objects.filter(value=value, kind__in=kinds, expires_ms__gt=now_ms()).select_related("persona").first()


def tickets() -> list[str]:
    """Every ticket that still counts, newest first."""
    live = Grant.objects.filter(kind=Grant.Kind.TICKET, expires_ms__gt=now_ms())
    return list(live.order_by("-issued_ms", "-pk").values_list("value", flat=True))


def web_token(subject: str, life_s: int) -> str:
    """A token shaped as the v3 endpoint's: a JWT."""
    issued = now_ms() // 1000
    claims = {
        "iss": settings.SIMULATOR_ORIGIN,
        "sub": subject,
        "iat": issued,
        "exp": issued + life_s,
        "jti": secrets.token_hex(16),
    }
    head = _part({"alg": "HS256", "typ": "JWT"})
    body = _part(claims)
    mark = hmac.digest(settings.SECRET_KEY.encode(), f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}.{_text(mark)}"


def _part(value: dict[str, Any]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
