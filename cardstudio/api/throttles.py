"""Limits on what anybody may ask without signing in; the rates are settings."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle, BaseThrottle, SimpleRateThrottle, UserRateThrottle
from rest_framework.views import APIView

#: Of answers whose caller is counted, and what each says.
LIMIT_HEADERS = {
    "RateLimit-Limit": "Calls in one window.",
    "RateLimit-Remaining": "Calls left in it.",
    "RateLimit-Reset": "Seconds until there is room for one more.",
}


def limit_headers(throttles: Iterable[BaseThrottle]) -> dict[str, str]:
    """What those that were asked say: of the one that leaves the least, nothing where nobody was counted."""
    counted = [asked for asked in throttles if isinstance(asked, SimpleRateThrottle) and getattr(asked, "history", [])]
    if not counted:
        return {}
    most, left, reset = min((_counts(asked) for asked in counted), key=lambda counts: counts[1])
    return dict(zip(LIMIT_HEADERS, map(str, (most, left, reset)), strict=True))


def _counts(asked: SimpleRateThrottle) -> tuple[int, int, int]:
    """How many calls in one window, how many are left, and how many seconds until the oldest counts no more."""
    most, window = (number or 0 for number in asked.parse_rate(asked.rate))
    return most, max(0, most - len(asked.history)), max(1, math.ceil(asked.history[-1] + window - asked.now))


class AnonymousThrottle(AnonRateThrottle):
    """The open card tools (lint, fill, convert, unwrap)."""

    scope = "anonymous"


#: Uses by link, "" for all links: (window, count, end of the window).
Counts = dict[str, tuple[int, int, float]]


@dataclass
class Tally:
    """What one process knows of an address: all uses, and how many of them the shared cache has not heard of."""

    counts: Counts = field(default_factory=dict)
    untold: dict[str, int] = field(default_factory=dict)
    told_at: float = 0.0

    def add(self, name: str, window: int, end: float) -> None:
        used = self.used(name, window)
        self.counts[name] = (window, used + 1, end)
        # What is left of an ended window interests nobody any more.
        self.untold[name] = self.untold.get(name, 0) + 1 if used else 1

    def used(self, name: str, window: int) -> int:
        before = self.counts.get(name)
        return before[1] if before and before[0] == window else 0


class ShareThrottle(SimpleRateThrottle):
    """The endpoints of a share page, whose visitors are anonymous by design.

    Two limits in one cache entry per address: one for each link, since a whole office may stand behind one address, and
    a wider one for all links together. Both count in fixed windows, so the entry stays small however high they are.

    Writing to the shared cache takes longer than all else such a request does. So a process counts by itself and tells
    the others after each fiftieth of a limit, or after some seconds: several together may let that much more pass.
    """

    scope = "share"
    # Beyond so many links within a window only the wider limit counts.
    MAX_LINKS = 200
    MAX_ADDRESSES = 5_000
    STEPS = 50
    TOLD_SECONDS = 5.0
    _tallies: ClassVar[OrderedDict[str, Tally]] = OrderedDict()

    def refuses(self, request: HttpRequest, token: str) -> int | None:
        """Seconds to wait, or None where the request may pass, which is counted then."""
        now = self.timer()
        key = self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}  # type: ignore[arg-type]
        limits = {"": self._rate("share_address"), token: self._rate("share")}
        windows = {name: int(now // seconds) for name, (_, seconds) in limits.items()}
        tally = self._tally(key, limits, now)
        over = [name for name, (most, _) in limits.items() if tally.used(name, windows[name]) >= most]
        if over:
            wait = max((windows[name] + 1) * limits[name][1] - now for name in over)
            return max(1, math.ceil(wait))
        for name, window in windows.items():
            if name == "" or name in tally.counts or len(tally.counts) <= self.MAX_LINKS:
                tally.add(name, window, (window + 1) * limits[name][1])
        if self._is_due(tally, limits, now):
            self._tell(key, tally, limits, now)
        return None

    def _tally(self, key: str, limits: dict[str, tuple[int, int]], now: float) -> Tally:
        """What is known of an address; asked for anew where every single use counts."""
        tally = self._tallies.get(key)
        if tally is None or (not tally.untold and self._is_due(tally, limits, now)):
            tally = Tally(self._shared(key, now), {}, now)
            self._tallies[key] = tally
            if len(self._tallies) > self.MAX_ADDRESSES:
                self._tallies.popitem(last=False)
        return tally

    def _is_due(self, tally: Tally, limits: dict[str, tuple[int, int]], now: float) -> bool:
        if not 0 <= now - tally.told_at < self.TOLD_SECONDS:
            return True
        steps = {name: max(1, most // self.STEPS) for name, (most, _) in limits.items()}
        return any(step == 1 or tally.untold.get(name, 0) >= step for name, step in steps.items())

    def _tell(self, key: str, tally: Tally, limits: dict[str, tuple[int, int]], now: float) -> None:
        """Add this process's uses to the shared ones, and go on from the sum."""
        shared = self._shared(key, now)
        for name, more in tally.untold.items():
            window, _count, end = tally.counts[name]
            before = shared.get(name)
            shared[name] = (window, (before[1] if before and before[0] == window else 0) + more, end)
        self.cache.set(key, shared, max(seconds for _, seconds in limits.values()))
        tally.counts, tally.untold, tally.told_at = shared, {}, now

    def _shared(self, key: str, now: float) -> Counts:
        """What all processes have told; windows that have ended are left out."""
        held: Counts = self.cache.get(key, {})
        return {name: entry for name, entry in held.items() if entry[2] > now}

    def _rate(self, scope: str) -> tuple[int, int]:
        most, seconds = self.parse_rate(self.THROTTLE_RATES[scope])
        return int(most or 0), int(seconds or 1)


class PersonThrottle(UserRateThrottle):
    """By person; for pages too, which DRF does not throttle."""

    def refuses(self, request: HttpRequest) -> int | None:
        """Seconds to wait, or None where the request may pass."""
        asked = Request(request)
        asked.user = request.user
        return None if self.allow_request(asked, APIView()) else max(1, math.ceil(self.wait() or 1))


class SignInThrottle(SimpleRateThrottle):
    """Starting and finishing a sign-in, by address: both leave a session behind, and one asks the platform."""

    scope = "signin"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}

    def refuses(self, request: HttpRequest) -> int | None:
        """Seconds to wait, or None where the request may pass; for pages, which DRF does not throttle."""
        if self.allow_request(Request(request), APIView()):
            return None
        return max(1, math.ceil(self.wait() or 1))
