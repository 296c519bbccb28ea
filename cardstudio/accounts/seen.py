"""When members last looked at their teams, to the hour: owners see who is still there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import structlog
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from cardstudio.accounts.models import Membership, Team
from cardstudio.accounts.page_team import shown_team
from cardstudio.accounts.policy import Actor

log = structlog.get_logger(__name__)

# More often would be a write with every page.
EVERY = timedelta(hours=1)


class TeamSeenMiddleware:
    """Whoever was shown a page of a team (`page_team.py`) has seen it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        team = shown_team(request)
        actor: Actor | None = getattr(request, "actor", None)
        if response.status_code == 200 and team is not None and actor is not None:
            try:
                _seen(actor, team)
            except DatabaseError as error:  # the page is worth more than the note
                log.warning("not_noted_as_seen", error=str(error))
        return response


def _seen(actor: Actor, team: Team) -> None:
    now = timezone.now()
    if team.pk not in actor.roles():
        return
    seen = actor.seen_at[team.pk]
    if seen is None or now - seen > EVERY:
        Membership.objects.filter(team=team, user=actor.user).update(seen_at=now)
