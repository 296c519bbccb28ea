"""The inbox's badge, for the frame around every page."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from cardstudio.accounts.models import User
from cardstudio.teams.inbox.selectors import waiting_count

#: More are not counted out.
MOST = 99


class Inbox:
    """Lazy: nothing is read before a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def badge(self) -> str:
        """How much waits for this person; "" for nothing."""
        user = getattr(self._request, "user", None)
        count = waiting_count(user) if isinstance(user, User) else 0
        return f"{MOST}+" if count > MOST else str(count or "")


def inbox_context(request: HttpRequest) -> dict[str, Any]:
    """The Jinja2 context processor."""
    return {"inbox": Inbox(request)}
