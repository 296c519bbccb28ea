"""Letting somebody in whom the platform has named, by whichever way they came."""

from __future__ import annotations

from urllib.parse import urlencode

import structlog
from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from cardstudio.accounts import selectors, services
from cardstudio.accounts.models import FeishuApp, User
from cardstudio.accounts.sessions import note
from cardstudio.feishu.oauth import Person

log = structlog.get_logger(__name__)

MOST_ADDRESS = 2_000
BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(request: HttpRequest, person: Person) -> str:
    """Begin the person's session; else say why not: `tenant` (another company's account) or `inactive`."""
    app = selectors.site_app()
    if app.tenant_key and person.tenant_key != app.tenant_key:
        return _refused("tenant")
    try:
        user = _user_of(app, person)
    except PermissionDenied:
        return _refused("inactive")
    # Nothing of the session before carries over, and its key is never used again.
    request.session.flush()
    login(request, user, backend=BACKEND)
    log.info("signed_in", user=str(user.pk))
    return ""


def _refused(why: str) -> str:
    log.warning("sign_in_refused", why=why)
    return why


def _user_of(app: FeishuApp, person: Person) -> User:
    return services.user_sign_in(
        app=app,
        tenant_key=person.tenant_key,
        open_id=person.open_id,
        union_id=person.union_id,
        name=person.name,
        avatar_url=person.avatar_url,
    )


def safe_next(address: str) -> str:
    """`address` if it is a path of ours, else the library: redirects lead only to ourselves (contracts §security).

    A longer one than browsers and proxies pass on is none: it would not come back from the platform.
    """
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    ours = ours and len(address) <= MOST_ADDRESS
    return address if ours else reverse(settings.LOGIN_REDIRECT_URL)


def start_url(destination: str, **extra: str) -> str:
    """Where a sign-in through the browser begins."""
    return f"{reverse('accounts:start')}?{urlencode({'next': destination, **extra})}"


def session_keep(request: HttpRequest, user: User) -> None:
    """Let this request's session go on after all of `user`'s have ended, where it is theirs."""
    if request.user == user:
        update_session_auth_hash(request, user)
        note(request)
