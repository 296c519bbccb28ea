"""Tenant tokens and JS SDK tickets, cached for everybody under (brand, app) (h5-jssdk §1.7).

They never leave the server, are encrypted where they are kept, and are renewed before they end (`renewal.py`). Nothing
here may be called in a database transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache import cache

from cardstudio.feishu import client
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig
from cardstudio.feishu.renewal import renewal
from cardstudio.feishu.single_flight import Secret, forget, once

log = structlog.get_logger(__name__)

# The platform says that the tenant token is invalid, expired or of another app.
BAD_TOKEN = {99991661, 99991663, 99991664, 99991668}
# A page may ask for a new ticket this often; the platform's quota is very small.
REFRESH_SECONDS = 60


def tenant_token(app: AppConfig) -> str:
    """The app's tenant access token; raises PlatformError."""
    return _fresh(_key(app, "tenant_token"), lambda: _fetch_token(app))


def jsapi_ticket(app: AppConfig) -> str:
    """The app's JS SDK ticket; raises PlatformError."""
    return _fresh(_key(app, "jsapi_ticket"), lambda: _fetch_ticket(app))


def keep_fresh(app: AppConfig) -> None:
    """From the start of a process on: know what the cache holds for an app, and renew it before it ends.

    What the cache does not hold is not asked for: nobody has needed it yet.
    """
    renewal.watch(_key(app, "tenant_token"), lambda: _fetch_token(app))
    renewal.watch(_key(app, "jsapi_ticket"), lambda: _fetch_ticket(app))


def refresh_ticket(app: AppConfig) -> bool:
    """Drop token and ticket because a client called the ticket invalid (333442), at most once a minute.

    Returns whether they were dropped: anonymous pages ask for this, so it is no way to burn the quota.
    """
    if not cache.add(_key(app, "refreshed"), 1, REFRESH_SECONDS):
        return False
    log.warning("ticket.refresh_forced", app_id=app.app_id)
    forget(_key(app, "tenant_token"))
    forget(_key(app, "jsapi_ticket"))
    return True


def _fresh(key: str, fetch: Callable[[], Secret]) -> str:
    value = once(key, fetch)
    renewal.watch(key, fetch)
    return value


def _fetch_token(app: AppConfig) -> Secret:
    answer = client.call(
        "POST",
        f"{app.hosts.api}/open-apis/auth/v3/tenant_access_token/internal",
        body={"app_id": app.app_id, "app_secret": app.secret},
    )
    return _secret(answer, "tenant_access_token", "expire")


def _fetch_ticket(app: AppConfig) -> Secret:
    try:
        return _ask_ticket(app)
    except PlatformError as error:
        if error.code not in BAD_TOKEN:
            raise
        # The kept token went bad before its time (a changed secret, for one): once more with a new one.
        forget(_key(app, "tenant_token"))
        return _ask_ticket(app)


def _ask_ticket(app: AppConfig) -> Secret:
    answer = client.call("POST", f"{app.hosts.api}/open-apis/jssdk/ticket/get", token=tenant_token(app), body={})
    data = answer.get("data")
    return _secret(data if isinstance(data, dict) else {}, "ticket", "expire_in")


def _secret(answer: dict[str, Any], name: str, life: str) -> Secret:
    """`life` is called differently in every reply: `expire`, `expire_in`, `expires_in`."""
    value, seconds = answer.get(name), answer.get(life)
    if not isinstance(value, str) or not value:
        raise PlatformError(0, f"the answer holds no {name}")
    return Secret(value, seconds if isinstance(seconds, int) and seconds > 0 else 0)


def _key(app: AppConfig, what: str) -> str:
    # The number names the shape of what is kept: an older release must not take a newer one's for its own.
    return f"feishu:2:{app.brand}:{app.app_id}:{what}"
