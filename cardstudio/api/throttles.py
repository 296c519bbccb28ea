"""Limits on what anybody may ask without signing in; the rates are settings."""

from __future__ import annotations

import math

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle, SimpleRateThrottle
from rest_framework.views import APIView


class AnonymousThrottle(AnonRateThrottle):
    """The open card tools (lint, fill, convert, unwrap)."""

    scope = "anonymous"


class ShareThrottle(SimpleRateThrottle):
    """The endpoints of a share page, whose visitors are anonymous by design.

    Two limits in one cache entry per address: one for each link, since a whole office may stand behind one address, and
    a wider one for all links together. Both count in fixed windows, so the entry stays small however high they are.
    """

    scope = "share"
    # Beyond so many links within a window only the wider limit counts.
    MAX_LINKS = 200

    def refuses(self, request: HttpRequest, token: str) -> int | None:
        """Seconds to wait, or None where the request may pass, which is counted then."""
        now = self.timer()
        key = self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}  # type: ignore[arg-type]
        limits = {"": self._rate("share_address"), token: self._rate("share")}
        windows = {name: int(now // seconds) for name, (_, seconds) in limits.items()}
        counts = self._counts(key, now)
        used = {name: counts.get(name, (window, 0, 0.0))[1] for name, window in windows.items()}
        over = [name for name, (most, _) in limits.items() if used[name] >= most]
        if over:
            wait = max((windows[name] + 1) * limits[name][1] - now for name in over)
            return max(1, math.ceil(wait))
        for name, window in windows.items():
            seconds = limits[name][1]
            if name == "" or name in counts or len(counts) <= self.MAX_LINKS:
                counts[name] = (window, used[name] + 1, (window + 1) * seconds)
        self.cache.set(key, counts, max(seconds for _, seconds in limits.values()))
        return None

    def _counts(self, key: str, now: float) -> dict[str, tuple[int, int, float]]:
        """Uses by link, "" for all of them: (window, count, end of the window); what has ended is left out."""
        held: dict[str, tuple[int, int, float]] = self.cache.get(key, {})
        return {name: entry for name, entry in held.items() if entry[2] > now}

    def _rate(self, scope: str) -> tuple[int, int]:
        most, seconds = self.parse_rate(self.THROTTLE_RATES[scope])
        return int(most or 0), int(seconds or 1)


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
