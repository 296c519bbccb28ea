"""What an invitation's link opens."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.roles import ROLE_LINES, ROLE_NAMES
from cardstudio.api.errors import ApiError
from cardstudio.teams.invites import selectors, services


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; POST comes in. Looking alone changes nothing: clients fetch links to preview them."""
    actor = actor_of(request)
    invite = selectors.invite_by_token(actor=actor, token=token)
    ended = ""
    if request.method == "POST":
        try:
            services.invite_accept(actor=actor, token=token)
        except ApiError as error:
            ended = error.message
        else:
            return redirect(f"{reverse('library:index')}?team={invite.team_id}")
    role = actor.roles().get(invite.team_id)
    if role is None and not ended:
        why = selectors.why_ended(invite, actor.user)
        ended = selectors.ended_sentence(invite, why) if why else ""
    context = {"invite": invite, "role": role, "ended": ended, "names": ROLE_NAMES, "lines": ROLE_LINES}
    return render(request, "teams/join.html", context, status=410 if ended else 200)
