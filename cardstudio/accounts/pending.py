"""Sign-ins that were begun and not finished, kept in the session of the browser that began them."""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare

from cardstudio.feishu import oauth

KEY = "pending_signins"
# A person may read the consent page for a while; the code itself lives five minutes (h5-jssdk §3.6).
LIFETIME = 15 * 60
# Several tabs may be on their way at once.
MOST = 5


@dataclass(frozen=True)
class Begun:
    """One sign-in on its way. `at` is seconds since the epoch."""

    state: str
    verifier: str
    destination: str
    at: float


def begin(session: SessionBase, destination: str) -> Begun:
    """Remember a new sign-in; the oldest of too many is forgotten."""
    begun = Begun(secrets.token_urlsafe(24), oauth.new_verifier(), destination, time.time())
    session[KEY] = [*_all(session), asdict(begun)][-MOST:]
    return begun


def take(session: SessionBase, state: str) -> Begun | None:
    """The sign-in with this state, once; None if this browser did not begin it, or too long ago."""
    kept = _all(session)
    found = next((Begun(**item) for item in kept if constant_time_compare(item["state"], state)), None)
    if found is None:
        return None
    session[KEY] = [item for item in kept if item["state"] != found.state]
    return found if time.time() - found.at <= LIFETIME else None


def _all(session: SessionBase) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = session.get(KEY, [])
    return kept
