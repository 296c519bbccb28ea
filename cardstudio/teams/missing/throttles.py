"""Limits to looking for what one may not see; the rates are settings."""

from __future__ import annotations

from cardstudio.api.throttles import PersonThrottle


class AccessThrottle(PersonThrottle):
    """Asking to be let in."""

    scope = "access"


class MissingThrottle(PersonThrottle):
    """Opening addresses at which there is nothing, or nothing for this person."""

    scope = "missing"
