"""Whom a share link lets in: anybody who holds it, the people of one organisation, or the members of its team.

Whoever is not let in learns nothing of the card, on any of the link's addresses. Where anybody may come, the token is
all that is asked for: such a page costs no look at the session.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from rest_framework.request import Request

from cardstudio.accounts.models import Membership, User
from cardstudio.accounts.selectors import tenant_of
from cardstudio.api.errors import ApiError
from cardstudio.sharing.models import ShareLink

Audience = ShareLink.Audience


class Standing(Enum):
    """What a visitor is to a link."""

    ADMITTED = "admitted"
    # Nobody has signed in, so nobody knows yet.
    UNKNOWN = "unknown"
    STRANGER = "stranger"


def standing(request: HttpRequest | Request, link: ShareLink) -> Standing:
    """Whether this visitor is let in."""
    if link.audience == Audience.ANYONE:
        return Standing.ADMITTED
    user = visitor(request)
    if user is None:
        return Standing.UNKNOWN
    belongs = _in_team if link.audience == Audience.TEAM else _in_tenant
    return Standing.ADMITTED if belongs(user, link) else Standing.STRANGER


def visitor(request: HttpRequest | Request) -> User | None:
    """Who is signed in; an account that is switched off is nobody (Django's backend sees to it).

    Not `request.user`, which REST framework sets: a share page's endpoints authenticate nobody. Looked up once a
    request.
    """
    plain: Any = request._request if isinstance(request, Request) else request
    if not hasattr(plain, "share_visitor"):
        user = get_user(plain)
        plain.share_visitor = user if isinstance(user, User) else None
    found: User | None = plain.share_visitor
    return found


def is_maker(request: HttpRequest, link: ShareLink) -> bool:
    """Whether the visitor made the link. Where anybody may come this is asked of those alone who came from a page of
    ours in place: the others' sessions stay unread."""
    if link.audience == Audience.ANYONE and "back" not in request.GET:
        return False
    return visitor(request) == link.created_by


def require_admitted(request: HttpRequest | Request, link: ShareLink) -> None:
    """Refuse whoever is not let in, for everything that is no page.

    Raises:
        ApiError: 401 `signin` where a sign-in may help.
        Http404: somebody else, for whom there is nothing here.
    """
    found = standing(request, link)
    if found is Standing.UNKNOWN:
        raise ApiError("signin", _("Sign in to use this link."), status=401)
    if found is Standing.STRANGER:
        raise Http404


def known_tenant(user: User) -> str:
    """The organisation a link of this user would be for; empty when nobody knows it."""
    return tenant_of(user, settings.FEISHU_APP_ID) or settings.FEISHU_TENANT_KEY


def _in_team(user: User, link: ShareLink) -> bool:
    return Membership.objects.filter(user=user, team=link.team_id).exists()


def _in_tenant(user: User, link: ShareLink) -> bool:
    """The tenant is its maker's: a team has none of its own, and an app open to several knows none either."""
    tenant = tenant_of(link.created_by, link.app.app_id) or link.app.tenant_key
    return bool(tenant) and tenant_of(user, link.app.app_id) == tenant
