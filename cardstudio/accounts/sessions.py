"""How long a session lives: it ends when nobody uses it for a while, and some day all the same.

Idling is the session's own end (`SESSION_COOKIE_AGE`, in its row and its cookie). It moves on while somebody is at
work, at most once in an hour. The end that nothing moves is counted from the sign-in (`SESSION_MAX_SECONDS`).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends import db
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cardstudio.accounts.devices import device_moves, device_used

# Seconds since the epoch, in the session.
BEGAN, USED = "began_at", "used_at"
RENEW_SECONDS = 60 * 60


class SessionStore(db.SessionStore):
    """Django's session in the database, whose end is the nearer of the two. `SESSION_ENGINE` names this module."""

    def get_expiry_age(self, **kwargs: Any) -> int:
        age = super().get_expiry_age(**kwargs)
        began = self.get(BEGAN)
        return age if began is None else max(0, min(age, began + settings.SESSION_MAX_SECONDS - int(time.time())))

    def cycle_key(self) -> None:
        """Django's, with the device told before the old row goes, which would take it along."""
        held, before = self._session, self.session_key  # type: ignore[attr-defined]  # Django's own, as it does it
        self.create()
        self._session_cache = held
        if before:
            device_moves(before=before, after=self.session_key or "")
            self.delete(before)

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.get_expiry_age())


@receiver(user_logged_in)
def _begin(request: HttpRequest | None, **_: object) -> None:
    if request is None:  # a sign-in no browser made
        return
    request.session[BEGAN] = request.session[USED] = int(time.time())
    note(request)


def note(request: HttpRequest) -> None:
    """Whoever is signed in uses this device."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    device_used(session=request.session, user_id=request.session[SESSION_KEY], agent=agent)


class SessionUseMiddleware:
    """Whoever's request looked at the session used it. A request that did not costs nothing here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        session = request.session
        # An answer that could not be given is no use, and where the database is away neither is its session.
        if response.status_code < 500 and session.accessed and USED in session:
            now = int(time.time())
            if now - session[USED] >= min(RENEW_SECONDS, settings.SESSION_COOKIE_AGE // 10):
                session[USED] = now
                note(request)
        return response
