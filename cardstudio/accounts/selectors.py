"""Reads of people, teams, apps and tokens."""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.conf import settings
from django.db.models import Case, QuerySet, When
from django.shortcuts import get_object_or_404

from cardstudio.accounts.models import ApiToken, FeishuApp, Team, User
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.feishu.config import AppConfig, app_config


def token_hash(key: str) -> str:
    """What is kept of a token's key. It has 192 random bits, so a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_by_key(key: str) -> ApiToken | None:
    """The token with this key, unless it was revoked or its maker has left."""
    return (
        ApiToken.objects.select_related("created_by", "team")
        .filter(key_hash=token_hash(key), revoked_at=None, created_by__is_active=True)
        .first()
    )


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The actor's teams, their own first."""
    own = Case(When(personal_of=actor.user, then=0), default=1)
    return Team.objects.filter(pk__in=list(actor.roles())).order_by(own, "name", "pk")


def team_of(actor: Actor, pk: UUID) -> Team:
    """One of the actor's teams; raises Http404 for any other."""
    return get_object_or_404(teams_of(actor), pk=pk)


def token_of(actor: Actor, pk: UUID) -> ApiToken:
    """A living token of the actor's teams; raises Http404. Whether they may do anything to it is for the service."""
    return get_object_or_404(visible(actor, ApiToken.objects.select_related("team").filter(revoked_at=None)), pk=pk)


def tokens_of(actor: Actor, team: UUID | None = None) -> QuerySet[ApiToken]:
    """The living tokens of the teams the actor manages, or of one of them; only who may revoke a token sees it.

    Raises:
        Http404, PermissionDenied: as `policy.require` for a `team` that was asked for.
    """
    if team is not None:
        require(actor, "manage", team)
    teams = [team] if team else [pk for pk in actor.roles() if actor.may("manage", pk)]
    return ApiToken.objects.select_related("created_by").filter(team__in=teams, revoked_at=None)


def team_default(user: User) -> Team:
    """Where a person's new things go unless they say otherwise: their personal team."""
    return Team.objects.get(personal_of=user)


def team_for(actor: Actor, team_id: UUID | None) -> Team:
    """The team something new goes to: the one asked for, a token's own, else the person's own.

    Raises:
        Http404: the actor is a stranger there.
    """
    if team_id is not None:
        require(actor, "view", team_id)
        return Team.objects.get(pk=team_id)
    return actor.token.team if actor.token else team_default(actor.user)


def site_app() -> FeishuApp:
    """The site's app at the open platform, filled from the settings on first use."""
    wanted = {
        "brand": settings.FEISHU_BRAND,
        "secret": settings.FEISHU_APP_SECRET,
        "tenant_key": settings.FEISHU_TENANT_KEY,
    }
    app, _ = FeishuApp.objects.get_or_create(app_id=settings.FEISHU_APP_ID, defaults=wanted)
    stale = [field for field, value in wanted.items() if getattr(app, field) != value]
    if stale:  # changed in the environment, such as a rotated secret
        for field in stale:
            setattr(app, field, wanted[field])
        app.save(update_fields=stale)
    return app


def site_app_config() -> AppConfig:
    """The site's app as `cardstudio.feishu` takes it."""
    app = site_app()
    return app_config(brand=app.brand, app_id=app.app_id, secret=app.secret)
