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


class ShareThrottle(AnonRateThrottle):
    """The endpoints of a share page, whose visitors are anonymous by design."""

    scope = "share"


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
