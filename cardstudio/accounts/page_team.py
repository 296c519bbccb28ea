"""Which team a page is of. The view says so; the frame around the page and `seen.py` read it."""

from __future__ import annotations

from django.http import HttpRequest

from cardstudio.accounts.models import Team


def show_team(request: HttpRequest, team: Team) -> Team:
    """Say which team the page shows; the team itself, for the view to go on with."""
    request.page_team = team  # type: ignore[attr-defined]  # ours, for the life of the request
    return team


def shown_team(request: HttpRequest) -> Team | None:
    """The team a view said the page shows."""
    team: Team | None = getattr(request, "page_team", None)
    return team
