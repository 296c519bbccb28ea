"""The inbox: what waits for somebody. Requests are answered here or on the members page, which is the same."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role
from cardstudio.accounts.roles import ROLE_NAMES
from cardstudio.api.errors import ApiError
from cardstudio.db.slices import slice_of
from cardstudio.teams.inbox.selectors import notices_of, rows_of
from cardstudio.teams.notices import notices_read
from cardstudio.teams.requests import services
from cardstudio.teams.requests.selectors import request_of_team

ROWS = 30


@require_safe
@never_cache
@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """The latest first. News is read by being shown; a request waits for its answer."""
    user = actor_of(request).user
    page = slice_of(notices_of(user), request.GET.get("page"), ROWS)
    rows = rows_of(page.rows)
    # Drawn as they were: what is new on this page is marked on it.
    notices_read(user=user)
    context = {
        "rows": rows,
        "page": page,
        "names": ROLE_NAMES,
        "said": messages.get_messages(request),
    }
    return render(request, "teams/inbox.html", context)


@require_POST
@login_required
def answer(request: HttpRequest, team_id: UUID, pk: UUID) -> HttpResponse:
    """Let somebody in, or not."""
    actor = actor_of(request)
    asked = request_of_team(actor=actor, team=team_id, pk=pk)
    role = request.POST.get("role", "")
    try:
        services.request_decide(
            actor=actor,
            request=asked,
            accept="accept" in request.POST,
            role=Role(role) if role in Role.values else None,
        )
    except ApiError as error:
        messages.error(request, error.message)
    else:
        if "accept" in request.POST:
            said = _("%(name)s is in “%(team)s” now.") % {"name": asked.user.name, "team": asked.team.name}
            messages.success(request, said)
    return redirect("teams:inbox")
