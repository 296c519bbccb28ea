"""Where somebody is signed in: a row beside each session, which goes with it."""

from __future__ import annotations

import re
from uuid import UUID

import structlog
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import SignedInDevice, User
from cardstudio.feishu.client_versions import client_info, dotted

log = structlog.get_logger(__name__)

AGENT_LENGTH = 400
# The first that fits: browsers name those they descend from as well.
_BROWSERS = (
    (r"MicroMessenger", "WeChat"),
    (r"DingTalk", "DingTalk"),
    (r"Edg(?:e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser", "Samsung Internet"),
    (r"Firefox/|FxiOS", "Firefox"),
    (r"Chrome/|Chromium/|CriOS", "Chrome"),
    (r"Safari/", "Safari"),
)
_SYSTEMS = (
    (r"HarmonyOS|OpenHarmony", "HarmonyOS"),
    (r"iPad", "iPad"),
    (r"iPhone|iOS", "iPhone"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Mac OS X|Macintosh", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def device_list(*, user: User) -> QuerySet[SignedInDevice]:
    """Where `user` is signed in now, the last used first."""
    return SignedInDevice.objects.filter(user=user, session__expire_date__gt=timezone.now()).order_by("-used_at", "pk")


def device_of(*, user: User, pk: UUID) -> SignedInDevice:
    """One of them; raises Http404 for anybody else's."""
    return get_object_or_404(device_list(user=user), pk=pk)


def device_used(*, session: SessionBase, user_id: str, agent: str) -> None:
    """Note that a session lives and what it runs in. The page that is asked for is worth more than the note."""
    if session.session_key is None:
        return
    shown = {"used_at": timezone.now(), "user_agent": agent.replace("\0", "")[:AGENT_LENGTH]}
    try:
        with transaction.atomic():
            SignedInDevice.objects.update_or_create(
                session_id=session.session_key, defaults=shown, create_defaults={**shown, "user_id": user_id}
            )
    except DatabaseError as error:
        log.warning("device_not_noted", error=str(error))


def device_moves(*, before: str, after: str) -> None:
    """The session has another key now, and is the same."""
    SignedInDevice.objects.filter(session_id=before).update(session_id=after)


def sessions_forget(*, user: User) -> None:
    """Remove their sessions' rows, and with them the devices."""
    Session.objects.filter(device__user=user).delete()


def device_name(agent: str) -> str:
    """Browser and system, as people call them. A user agent is easily forged: nothing is allowed by it."""
    known = (_browser(agent), _first(_SYSTEMS, agent))
    browser, system = known
    if browser and system:
        return _("%(browser)s, %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")


def is_phone(agent: str) -> bool:
    return _first(_SYSTEMS, agent) in {"iPhone", "Android", "HarmonyOS"}


def _browser(agent: str) -> str:
    client = client_info(agent)
    if not client.in_client:
        return _first(_BROWSERS, agent)
    name = "Lark" if client.brand == "lark" else _("Feishu")
    return f"{name} {dotted(client.version)}"


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for pattern, name in table if re.search(pattern, agent)), "")
