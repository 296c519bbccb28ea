"""Waiting for the owners' answer. Plain forms, which work without a script; the script looks whether there is one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role
from cardstudio.accounts.roles import ROLE_NAMES
from cardstudio.api.errors import ApiError
from cardstudio.teams.models import JoinRequest, RequestState
from cardstudio.teams.requests import selectors, services
from cardstudio.teams.requests.api import MESSAGE
from cardstudio.teams.selectors import owners_of


@require_POST
@login_required
def ask(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Knock at a team's door; an open one leads to its library at once."""
    actor = actor_of(request)
    role = Role.EDITOR if request.POST.get("role") == Role.EDITOR else Role.VIEWER
    team = selectors.team_at_door(actor=actor, pk=team_id)
    try:
        made = services.request_create(actor=actor, team=team, role=role, message=_message(request))
    except ApiError as error:
        messages.error(request, error.message)
        return redirect("teams:first")
    return _onwards(made)


@require_safe
@never_cache
@login_required
def waiting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked for, and what can be done meanwhile."""
    asked = selectors.own_request(actor=actor_of(request), pk=pk)
    if asked.state != RequestState.PENDING:
        return _onwards(asked)
    context = {
        "asked": asked,
        "owners": [owner.user.name for owner in owners_of(asked.team).select_related("user").order_by("joined_at")],
        "role": ROLE_NAMES[Role(asked.role)],
        "remind_at": selectors.remind_at(asked),
        "may_remind": selectors.remind_at(asked) <= timezone.now(),
        "message_length": MESSAGE,
        "said": messages.get_messages(request),
    }
    return render(request, "teams/waiting.html", context)


@require_POST
@login_required
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other words, another knock, or taking it back, as the button says that was pressed."""
    actor = actor_of(request)
    asked = selectors.own_request(actor=actor, pk=pk)
    try:
        if "withdraw" in request.POST:
            services.request_withdraw(actor=actor, request=asked)
            return redirect("teams:first")
        if "remind" in request.POST:
            services.request_remind(actor=actor, request=asked)
        else:
            services.request_change(actor=actor, request=asked, message=_message(request))
    except ApiError as error:
        messages.error(request, error.message)
    return redirect("teams:waiting", pk)


def _onwards(asked: JoinRequest) -> HttpResponse:
    """Where somebody goes with what they were told."""
    if asked.state == RequestState.ACCEPTED:
        return redirect(f"{reverse('library:index')}?team={asked.team_id}")
    return redirect("teams:waiting", asked.pk) if asked.state == RequestState.PENDING else redirect("teams:first")


def _message(request: HttpRequest) -> str:
    return request.POST.get("message", "").replace("\0", "").strip()[:MESSAGE]
