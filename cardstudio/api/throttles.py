"""Limits on what anybody may ask without signing in; the rates are settings."""

from __future__ import annotations

from rest_framework.throttling import AnonRateThrottle


class AnonymousThrottle(AnonRateThrottle):
    """The open card tools (lint, fill, convert, unwrap)."""

    scope = "anonymous"


class ShareThrottle(AnonRateThrottle):
    """The endpoints of a share page, whose visitors are anonymous by design."""

    scope = "share"
