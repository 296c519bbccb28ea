"""Somebody's own settings: how all pages look to them, and where they are signed in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts import devices, services
from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.preferences import fitting, zones
from cardstudio.accounts.sessions import note
from cardstudio.accounts.signin import session_keep

# Those that are offered before anybody looks for another one.
PLACES: dict[str, Promise] = {
    "Asia/Shanghai": gettext_lazy("Beijing"),
    "Asia/Singapore": gettext_lazy("Singapore"),
    "Asia/Tokyo": gettext_lazy("Tokyo"),
    "Asia/Kolkata": gettext_lazy("Delhi"),
    "Asia/Dubai": gettext_lazy("Dubai"),
    "Europe/Berlin": gettext_lazy("Berlin"),
    "Europe/London": gettext_lazy("London"),
    "America/New_York": gettext_lazy("New York"),
    "America/Los_Angeles": gettext_lazy("Los Angeles"),
    "America/Sao_Paulo": gettext_lazy("São Paulo"),
    "Australia/Sydney": gettext_lazy("Sydney"),
}
SHOWN = 50


@require_safe
@never_cache
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """How it looks, and the devices. A session of before devices were noted is, here."""
    user = actor_of(request).user
    here = request.session.session_key
    if not devices.device_list(user=user).filter(session_id=here).exists():
        note(request)
    rows = list(devices.device_list(user=user)[:SHOWN])
    context = {
        "person": user,
        "brand": settings.FEISHU_BRAND,
        "zone": zone_name(user.time_zone) if user.time_zone in zones() else "",
        "often": [(name, zone_name(name)) for name in PLACES],
        "others": [(name, zone_name(name)) for name in sorted(zones() - set(PLACES))],
        "devices": [
            {
                "id": row.pk,
                "name": devices.device_name(row.user_agent),
                "icon": "smartphone" if devices.is_phone(row.user_agent) else "monitor",
                "used_at": row.used_at,
                "here": row.session_id == here,
            }
            for row in sorted(rows, key=lambda row: row.session_id != here)
        ],
    }
    return render(request, "accounts/me.html", context)


@require_POST
@login_required
def choose(request: HttpRequest) -> HttpResponse:
    """One choice or several; empty is to follow browser, system or device."""
    given = {name: str(value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    known = fitting(given)
    if not given or any(known.get(name) != value for name, value in given.items()):
        raise BadRequest
    services.user_choose(user=actor_of(request).user, **given)
    return _back(next(iter(given)).replace("_", "-"))


@require_POST
@login_required
def sign_out_device(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """The session on one device ends; this one's as by "Sign out"."""
    user = actor_of(request).user
    device = devices.device_of(user=user, pk=device_id)
    here = device.session_id == request.session.session_key
    services.user_sign_out_device(user=user, device=device)
    if here:
        request.session.flush()
        return redirect("accounts:signin")
    return _back("devices")


@require_POST
@login_required
def sign_out_others(request: HttpRequest) -> HttpResponse:
    """All sessions but this one end."""
    user = actor_of(request).user
    services.user_sign_out_others(user=user)
    session_keep(request, user)
    return _back("devices")


def _back(part: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('accounts:me')}#{part}")


def zone_name(name: str) -> str:
    """A zone as people call it, with its hours east of Greenwich today."""
    if name == "UTC":
        return name
    offset = datetime.now(ZoneInfo(name)).strftime("%z")  # "+0530"
    minutes = "" if offset[3:] == "00" else f":{offset[3:]}"
    return f"{PLACES.get(name, name.replace('_', ' '))} (UTC{offset[0]}{int(offset[1:3])}{minutes})"
