"""Who acts in a request."""

from __future__ import annotations

from django.http import HttpRequest
from rest_framework.request import Request

from cardstudio.accounts.models import ApiToken, User
from cardstudio.accounts.policy import Actor


def actor_of(request: HttpRequest | Request) -> Actor:
    """The actor of an authenticated request; one per request, so that roles are looked up once."""
    plain = request._request if isinstance(request, Request) else request
    actor: Actor | None = getattr(plain, "actor", None)
    if actor is None:
        user = request.user
        assert isinstance(user, User), "the view must require sign-in"
        auth = getattr(request, "auth", None)
        actor = Actor(user, auth if isinstance(auth, ApiToken) else None)
        plain.actor = actor  # type: ignore[attr-defined]  # ours, for the life of the request
    return actor
