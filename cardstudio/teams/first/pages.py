"""The teams of one's company: offered at the first visit, and there whenever somebody looks for one."""

from __future__ import annotations

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts import wall
from cardstudio.accounts.actors import actor_of
from cardstudio.teams.first import services
from cardstudio.teams.first.selectors import is_first_visit
from cardstudio.teams.models import RequestState
from cardstudio.teams.requests.selectors import own_requests
from cardstudio.teams.selectors import teams_joinable

#: So many teams are shown; whoever works in a company with more finds theirs by its name.
MOST_TEAMS = 50
_TOKEN = re.compile(r"(?:.*/join/)?([A-Za-z0-9_-]{16,64})/?$")


@require_safe
@never_cache
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Where signing in leads: to the library, and before that, once, to the teams one could be in."""
    return redirect("teams:first" if is_first_visit(actor_of(request)) else "library:index")


@require_safe
@never_cache
@login_required
def teams(request: HttpRequest) -> HttpResponse:
    """The teams whose doors show them to this person, and the ways there."""
    actor = actor_of(request)
    q = request.GET.get("q", "").strip()
    found = teams_joinable(actor=actor)
    shown = list((found.filter(name__icontains=q) if q else found)[: MOST_TEAMS + 1])
    pending = own_requests(actor).filter(state=RequestState.PENDING)
    context = {
        "teams": shown[:MOST_TEAMS],
        "q": q,
        "has_more": len(shown) > MOST_TEAMS,
        "asked": {request.team_id: request.pk for request in pending},
        "wall": wall.columns(),
        "said": messages.get_messages(request),
    }
    return render(request, "teams/first.html", context)


@require_POST
@login_required
def alone(request: HttpRequest) -> HttpResponse:
    """ "Just me for now": never asked again."""
    services.first_visit_settle(user=actor_of(request).user)
    return redirect("library:index")


@require_POST
@login_required
def invitation(request: HttpRequest) -> HttpResponse:
    """A pasted invitation: the link, or the token alone."""
    found = _TOKEN.match(request.POST.get("link", "").strip())
    if found is None:
        messages.error(request, _("That is no invitation. Its link looks like …/join/ followed by letters and digits."))
        return redirect("teams:first")
    return redirect("teams:join", found[1])
