"""The zone of whoever looks, where the server has to know which day something belongs to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, tzinfo
from datetime import timezone as fixed
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest
from django.utils import timezone

#: Written by the team's pages (`frontend/ui/time.ts`).
COOKIE = "zone"
#: The zone somebody chose for all their devices; scripts read it, too.
CHOSEN_COOKIE = "time_zone"
_LONGEST = 60
P = ParamSpec("P")
R = TypeVar("R")


def in_visitors_zone(view: Callable[Concatenate[HttpRequest, P], R]) -> Callable[Concatenate[HttpRequest, P], R]:
    """A view whose days begin when those of its visitor do; until a page has said when, in the zone of the server."""

    @wraps(view)
    def seen(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with timezone.override(_zone_of(request)):
            return view(request, *args, **kwargs)

    return seen


def _zone_of(request: HttpRequest) -> tzinfo | None:
    """Name and minutes east of Greenwich; the minutes count where the name is none this machine knows."""
    kept = request.COOKIES.get(CHOSEN_COOKIE) or request.COOKIES.get(COOKIE, "")
    name, _, minutes = kept[:_LONGEST].partition(":")
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        pass
    try:
        # Its name has a colon ("UTC+05:45"), without which Django hands PostgreSQL one that it does not know.
        return fixed(timedelta(minutes=int(minutes)))
    except (ValueError, OverflowError):
        return None
