"""Sign-ins that were begun and not finished, kept by the browser that began them: in a signed cookie of its own.

Anybody may begin one, so nothing is stored here for it: a session begins with the sign-in.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import constant_time_compare

from cardstudio.feishu import oauth

# Of the cookie, whatever this module is called.
_SALT = "cardstudio.accounts.pending"
# A person may read the consent page for a while; the code itself lives five minutes (h5-jssdk §3.6).
LIFETIME = 15 * 60
# Several tabs may be on their way at once.
MOST = 5
# Browsers drop a cookie of more than 4,096 bytes, name and all.
MOST_BYTES = 3_800


@dataclass(frozen=True)
class Begun:
    """One sign-in on its way. `at` is seconds since the epoch."""

    state: str
    verifier: str
    destination: str
    at: float


def new(destination: str) -> Begun:
    """A sign-in that begins now; `remember` it on the answer that leads there."""
    return Begun(secrets.token_urlsafe(24), oauth.new_verifier(), destination, time.time())


def remember(request: HttpRequest, response: HttpResponseBase, begun: Begun) -> None:
    """Have the browser keep a new sign-in; the oldest of too many is forgotten."""
    kept = [*_all(request), asdict(begun)][-MOST:]
    while len(kept) > 1 and len(_signed(kept)) > MOST_BYTES:
        del kept[0]
    _keep(response, kept)


def take(request: HttpRequest, state: str) -> Begun | None:
    """The sign-in with this state; None if this browser did not begin it, or too long ago.

    `forget` it on the answer. Its code counts once at the platform, whatever a browser keeps.
    """
    found = next((Begun(**item) for item in _all(request) if constant_time_compare(item["state"], state)), None)
    return found if found is not None and time.time() - found.at <= LIFETIME else None


def forget(request: HttpRequest, response: HttpResponseBase, begun: Begun) -> None:
    """Have the browser drop a sign-in that came to its end, good or bad."""
    _keep(response, [item for item in _all(request) if item["state"] != begun.state])


def cookie_name() -> str:
    return f"{settings.COOKIE_PREFIX}cardstudio_signin"


def _keep(response: HttpResponseBase, kept: list[dict[str, Any]]) -> None:
    if not kept:
        response.delete_cookie(cookie_name(), samesite="Lax")
        return
    response.set_cookie(
        cookie_name(),
        _signed(kept),
        max_age=LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _signed(kept: list[dict[str, Any]]) -> str:
    return signing.dumps(kept, salt=_SALT, compress=True)


def _all(request: HttpRequest) -> list[dict[str, Any]]:
    try:
        kept: list[dict[str, Any]] = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=_SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return []
    return kept
