"""The team's API tokens, on its settings: making, rotating, revoking. A key is shown on the page that made it, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import ApiToken, Scope, Team
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.scope_words import SCOPE_LINES, SCOPE_NAMES
from cardstudio.accounts.selectors import team_of, token_of, tokens_of
from cardstudio.accounts.services import NAME_LENGTH
from cardstudio.accounts.tokens import token_create, token_revoke, token_rotate
from cardstudio.db.slices import slice_of
from cardstudio.teams.first_call import VARIABLE, first_calls, stand_in_slug
from cardstudio.teams.for_owners import page_refused

#: Days a token may live that are offered; 0 is without an end.
LIVES = (30, 90, 365, 0)
PROPOSED = 90
#: Tokens a page lists.
ROWS = 50


class TokenForm(forms.Form):
    """What a new token is called, may do, and how long."""

    name = forms.CharField(max_length=NAME_LENGTH)
    scopes = forms.MultipleChoiceField(choices=Scope.choices)
    life = forms.TypedChoiceField(choices=[(days, days) for days in LIVES], coerce=int)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def tokens(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """All of a team's tokens; a post makes one and shows its key."""
    actor = actor_of(request)
    team = show_team(request, team_of(actor, team_id))
    if not actor.may("manage", team.pk):
        return page_refused(request, "teams/tokens.html", team)
    if request.method != "POST":
        return _page(request, actor, team)
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, team, form=form, status=400)
    given = form.cleaned_data
    life = given["life"]
    token, key = token_create(
        actor=actor,
        team=team,
        name=given["name"],
        scopes=[Scope(scope) for scope in given["scopes"]],
        expires_at=timezone.now() + timedelta(days=life) if life else None,
    )
    return _page(request, actor, team, made=token, key=key)


@require_POST
@never_cache
@login_required
def rotate(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """A new key, shown once."""
    actor = actor_of(request)
    token = token_of(actor, token_id)
    team = show_team(request, team_of(actor, token.team_id))
    try:
        token, key = token_rotate(actor=actor, token=token)
    except ValidationError as error:
        return _page(request, actor, team, said=" ".join(error.messages), status=400)
    return _page(request, actor, team, made=token, key=key, rotated=True)


@require_POST
@login_required
def revoke(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """The token ends at once."""
    actor = actor_of(request)
    token = token_of(actor, token_id)
    token_revoke(actor=actor, token=token)
    return redirect("teams:tokens", token.team_id)


def _page(
    request: HttpRequest,
    actor: Actor,
    team: Team,
    *,
    form: TokenForm | None = None,
    made: ApiToken | None = None,
    key: str = "",
    rotated: bool = False,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    page = slice_of(tokens_of(actor, team.pk).order_by("-created_at", "pk"), request.GET.get("page"), ROWS)
    context: dict[str, Any] = {
        "page": page,
        "now": timezone.now(),
        "soon": timezone.now() + timedelta(days=14),
        "scope_names": SCOPE_NAMES,
        "scope_lines": SCOPE_LINES,
        "lives": LIVES,
        "making": form is not None or "new" in request.GET,
        "errors": form.errors if form else {},
        "given": _given(form),
        "made": made,
        "key": key,
        "rotated": rotated,
        "said": said,
        "calls": first_calls(team, made, key),
        "stand_in": stand_in_slug(),
        "variable": VARIABLE,
    }
    return render(request, "teams/tokens.html", context, status=status)


def _given(form: TokenForm | None) -> dict[str, Any]:
    """What stands in the form: what was typed, or what is proposed."""
    if form is None:
        return {"name": "", "scopes": [Scope.CONTENT.value], "life": str(PROPOSED)}
    data = form.data
    return {"name": data.get("name", ""), "scopes": form["scopes"].value() or [], "life": data.get("life", "")}
