"""Pages that are for a team's owners: what everybody else on the team sees there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cardstudio.accounts.models import Team
from cardstudio.teams.selectors import owners_of

#: Owners that are named; one answers.
MOST_NAMED = 3


def page_refused(request: HttpRequest, template: str, team: Team) -> HttpResponse:
    """The page without what is on it, and who may see it."""
    owners = list(owners_of(team).select_related("user")[:MOST_NAMED])
    return render(request, template, {"refused": True, "owners": owners}, status=403)
