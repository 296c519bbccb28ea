"""What a person chose for all their devices: language, theme, time zone, and how much of the designer they see.

Each stands in a cookie as well, which pages read that don't ask who looks, and which the switches of language, theme
and depth write. Whatever loads the person compares the three: what this browser has (cookie), what it had (session) and
what the person chose (their row). A cookie that was changed here is a new choice; else the person's choice goes into
the cookie. A request that loads nobody costs nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from cardstudio.accounts.models import User
from cardstudio.accounts.services import user_choose
from cardstudio.api.zone import CHOSEN_COOKIE

THEMES = ("light", "dark")
NAMES = ("language", "theme", "time_zone", "depth")
# Their switches take the cookie away for what everybody begins with; nothing does so with the others.
_SWITCHED = ("theme", "depth")
YEAR = 365 * 24 * 60 * 60
# In the session: what this browser had when it was last compared.
HAD = "choices"
_AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}


@cache
def zones() -> frozenset[str]:
    """The zones one can choose: those named after a place, and UTC."""
    return frozenset({"UTC", *(name for name in available_timezones() if name.partition("/")[0] in _AREAS)})


def fitting(values: Mapping[str, str]) -> dict[str, str]:
    """Those choices that can be had; empty for the others, which is to follow browser, system and device."""
    language, theme, zone, depth = (values.get(name, "") for name in NAMES)
    return {
        "language": language if language in dict(settings.LANGUAGES) else "",
        "theme": theme if theme in THEMES else "",
        "time_zone": zone if zone in zones() else "",
        "depth": depth if depth == "pro" else "",
    }


class PreferencesMiddleware:
    """Stands after Django's `AuthenticationMiddleware`, whose lazy user it makes its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        came = _in_browser(request)
        request.user = SimpleLazyObject(lambda: _loaded(request, came))  # type: ignore[assignment]  # stands for a user
        with timezone.override(None):
            response = self.get_response(request)
        user: User | None = getattr(request, "chooser", None)
        if user is not None and response.status_code < 500 and SESSION_KEY in request.session:
            _keep(request, response, came, user)
        return response


def _loaded(request: HttpRequest, came: dict[str, str]) -> User | AnonymousUser:
    user = get_user(request)
    # Django's own name for it, which the log of requests looks for.
    request._cached_user = user  # type: ignore[attr-defined]
    if isinstance(user, User):
        _adopt(request, came, user)
        _apply(request, user)
    return user


@receiver(user_logged_in)
def _enter(request: HttpRequest | None, user: User, **_: object) -> None:
    if request is not None:
        came = _in_browser(request)
        _adopt(request, came, user)
        request.session[HAD] = came


def _adopt(request: HttpRequest, came: dict[str, str], user: User) -> None:
    """What was chosen in this browser since it was last compared is the person's choice."""
    request.chooser = user  # type: ignore[attr-defined]  # ours, for the life of the request
    had: dict[str, str] | None = request.session.get(HAD)
    if had is None:  # chosen before anybody signed in: it counts where the person has chosen nothing yet
        new = {name: value for name, value in came.items() if value and not getattr(user, name)}
    else:
        new = {n: value for n, value in came.items() if value != had.get(n, "") and (value or n in _SWITCHED)}
    if new:
        user_choose(user=user, **new)


def _apply(request: HttpRequest, user: User) -> None:
    """Go on in the person's language, theme and zone. Pages in a client speak the client's language."""
    for name, value in _chosen(user).items():
        if value:
            request.COOKIES[_cookie(name)] = value
        else:
            request.COOKIES.pop(_cookie(name), None)
    zone = _chosen(user)["time_zone"]
    if zone:
        timezone.activate(ZoneInfo(zone))
    if not getattr(request, "in_clients_language", False):
        translation.activate(translation.get_language_from_request(request))
        request.LANGUAGE_CODE = translation.get_language()


def _keep(request: HttpRequest, response: HttpResponseBase, came: dict[str, str], user: User) -> None:
    """Let the browser have what the person chose, where it has or had anything else."""
    chosen, had = _chosen(user), request.session.get(HAD)
    if had == chosen == came:
        return
    if had != chosen:
        request.session[HAD] = chosen
    for name, value in chosen.items():
        if value and (value != came[name] or had is None or value != had.get(name, "")):
            secure = bool(settings.SESSION_COOKIE_SECURE)
            response.set_cookie(_cookie(name), value, max_age=YEAR, secure=secure, samesite="Lax")
        elif came[name] and not value:
            response.delete_cookie(_cookie(name), samesite="Lax")


def _in_browser(request: HttpRequest) -> dict[str, str]:
    return fitting({name: request.COOKIES.get(_cookie(name), "") for name in NAMES})


def _chosen(user: User) -> dict[str, str]:
    return fitting({"language": user.language, "theme": user.theme, "time_zone": user.time_zone, "depth": user.depth})


def _cookie(choice: str) -> str:
    names: dict[str, Any] = {"language": settings.LANGUAGE_COOKIE_NAME, "time_zone": CHOSEN_COOKIE}
    return str(names.get(choice, choice))
