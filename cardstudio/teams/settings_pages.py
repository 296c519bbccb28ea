"""The team's settings: its name and door, its people, making one. What is done there goes through the API."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role, Team
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.roles import ROLE_LINES, ROLE_NAMES
from cardstudio.accounts.selectors import team_of
from cardstudio.chats.selectors import chat_list_list
from cardstudio.db.slices import slice_of
from cardstudio.library.layout import Shell
from cardstudio.library.selectors import place_counts
from cardstudio.teams.models import JoinRequest
from cardstudio.teams.requests.selectors import request_list
from cardstudio.teams.selectors import members_of, owners_of

PEOPLE = 50
#: Requests a page shows; the next ones come when these are decided.
REQUESTS = 20


@require_safe
@never_cache
@login_required
def general(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Name, door, leaving, deleting. Who may not change them reads them, and whom to ask."""
    actor = actor_of(request)
    team = show_team(request, team_of(actor, team_id))
    context = {**_rights(actor, team), "grace_days": settings.TEAM_GRACE_DAYS}
    return render(request, "teams/general.html", context)


@require_safe
@never_cache
@login_required
def members(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Who is in the team, with which role, and who asks to be."""
    actor = actor_of(request)
    team = show_team(request, team_of(actor, team_id))
    q = request.GET.get("q", "").strip()[:100]
    found = members_of(actor=actor, team=team).select_related("user", "invited_by")
    found = found.filter(user__name__icontains=q) if q else found
    page = slice_of(found, request.GET.get("page"), PEOPLE)
    context = {
        **_rights(actor, team),
        "q": q,
        "page": page,
        # Nobody counts those of a name who are more than a page.
        "count": team.size if not q else None if page.before or page.next else len(page.rows),
        "requests": _requests(actor, team),
        "role_names": ROLE_NAMES,
        "role_lines": ROLE_LINES,
    }
    return render(request, "teams/members.html", context)


@require_safe
@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new team: name, door, and whether one's own cards move there."""
    actor = actor_of(request)
    own = show_team(request, Shell(request).teams[0])
    counts = place_counts(actor=actor, team=own)
    context = {
        "own": own,
        "cards": counts["library"] + counts["archived"],
        "lists": chat_list_list(actor=actor, team=own.pk).count(),
    }
    return render(request, "teams/new.html", context)


def _rights(actor: Actor, team: Team) -> dict[str, Any]:
    """What the reader may do there, and whom they ask for the rest."""
    owners = list(owners_of(team).select_related("user").order_by("joined_at", "pk")[:3])
    owns = actor.roles()[team.pk] == Role.OWNER
    return {"may_manage": actor.may("manage", team.pk), "owners": owners, "last_owner": owns and len(owners) < 2}


def _requests(actor: Actor, team: Team) -> list[JoinRequest]:
    """Who waits to be let in, the longest waiting first, for those who may let them in."""
    if not actor.may("manage", team.pk):
        return []
    return list(request_list(actor=actor, team=team.pk).order_by("created_at", "pk")[:REQUESTS])
