"""The inbox's badge, for the frame around every page."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from cardstudio.accounts.models import User
from cardstudio.library.selectors import MOST_COUNTED, told
from cardstudio.teams.inbox.selectors import waiting_count


class Inbox:
    """Lazy: nothing is read before a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def badge(self) -> str:
        """How much waits for this person; "" for nothing."""
        user = getattr(self._request, "user", None)
        count = waiting_count(user, MOST_COUNTED) if isinstance(user, User) else 0
        return told(count) if count else ""


def inbox_context(request: HttpRequest) -> dict[str, Any]:
    """The Jinja2 context processor."""
    return {"inbox": Inbox(request)}
