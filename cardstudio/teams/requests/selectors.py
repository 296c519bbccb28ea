"""Reads of requests to join a team."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.teams.models import JoinRequest, RequestState
from cardstudio.teams.selectors import teams_joinable

#: How long somebody waits before owners hear of the same request again, and before they may ask again after a no.
AGAIN = timedelta(days=1)


def team_at_door(*, actor: Actor, pk: UUID) -> Team:
    """A team whose door shows it to this person; raises Http404 for every other, also for one they are in."""
    return get_object_or_404(teams_joinable(actor=actor), pk=pk)


def request_list(*, actor: Actor, team: UUID, state: str = RequestState.PENDING) -> QuerySet[JoinRequest]:
    """A team's requests in one state, for owners."""
    require(actor, "manage", team)
    return JoinRequest.objects.filter(team=team, state=state).select_related("user", "decided_by")


def request_of_team(*, actor: Actor, team: UUID, pk: UUID) -> JoinRequest:
    """A request to one of the actor's teams; raises Http404. Whether they may answer is for the service."""
    found = visible(actor, JoinRequest.objects.select_related("user", "team", "decided_by"))
    return get_object_or_404(found, pk=pk, team_id=team)


def own_requests(actor: Actor) -> QuerySet[JoinRequest]:
    """What the person asked for at the doors of teams.

    What they asked for at an address stays unseen: that there is such a request tells that there is such a thing.
    A token belongs to one team and sees none.
    """
    if actor.token is not None:
        return JoinRequest.objects.none()
    mine = JoinRequest.objects.filter(user=actor.user, address="", team__deleted_at=None)
    return mine.select_related("team").order_by("-created_at")


def own_request(*, actor: Actor, pk: UUID) -> JoinRequest:
    found = own_requests(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def remind_at(request: JoinRequest) -> datetime:
    """When the owners may be reminded next."""
    return (request.reminded_at or request.created_at) + AGAIN


def declined_lately(*, actor: Actor, team: Team) -> QuerySet[JoinRequest]:
    """What the owners said no to within a day."""
    said_no = JoinRequest.objects.filter(team=team, user=actor.user, state=RequestState.DECLINED)
    return said_no.filter(decided_at__gt=timezone.now() - AGAIN)
