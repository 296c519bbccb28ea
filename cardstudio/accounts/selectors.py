"""Reads of people, teams, apps and tokens."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, FeishuApp, Identity, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.feishu.config import AppConfig, app_config

#: How far back calls of programs count.
RECENT = timedelta(days=30)


def token_hash(key: str) -> str:
    """What is kept of a token's key. It has 192 random bits, so a plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_by_key(key: str) -> ApiToken | None:
    """The token with this key, unless it was revoked or has come to its end. Its maker may have left."""
    hashed, now = token_hash(key), timezone.now()
    found = ApiToken.objects.select_related("created_by", "team").filter(
        Q(key_hash=hashed) | Q(old_key_hash=hashed, old_key_until__gt=now), revoked_at=None
    )
    return found.filter(Q(expires_at=None) | Q(expires_at__gt=now)).first()


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The actor's teams, their own first."""
    own = Case(When(personal_of=actor.user, then=0), default=1)
    return Team.objects.filter(pk__in=actor.teams()).order_by(own, "name", "pk")


def team_of(actor: Actor, pk: UUID) -> Team:
    """One of the actor's teams; raises Http404 for any other."""
    return get_object_or_404(teams_of(actor), pk=pk)


def team_named(teams: Sequence[Team], named: str) -> Team:
    """Of a person's teams, as `teams_of` lists them, the one a page's address names; their own where it names none.

    Raises Http404 for any other: there may be something, which the person may ask for (`teams/missing/`).
    """
    found = [team for team in teams if str(team.pk) == named.lower()] if named else teams[:1]
    if not found:
        raise Http404
    return found[0]


def publishers_named(team: Team) -> str:
    """Up to three people who may release in a team, publishers before owners: for sentences that say whom to ask."""
    found = Membership.objects.filter(team=team, role__in=[Role.PUBLISHER, Role.OWNER]).select_related("user")
    names = [membership.user.get_full_name() for membership in found.order_by("-role", "joined_at", "pk")[:3]]
    return _(" or ").join(names)


def token_of(actor: Actor, pk: UUID) -> ApiToken:
    """A living token of the actor's teams; raises Http404. Whether they may do anything to it is for the service."""
    return get_object_or_404(visible(actor, ApiToken.objects.select_related("team").filter(revoked_at=None)), pk=pk)


def tokens_of(actor: Actor, team: UUID | None = None) -> QuerySet[ApiToken]:
    """The tokens nobody revoked, of the teams the actor manages or of one of them; only who may revoke one sees it.

    Each with `calls`, how many cards it was served today and on the 29 days before, and `made_by_member`.

    Raises:
        Http404, PermissionDenied: as `policy.require` for a `team` that was asked for.
    """
    if team is not None:
        require(actor, "manage", team)
    teams = [team] if team else [pk for pk in actor.teams() if actor.may("manage", pk)]
    return _with_calls(ApiToken.objects.filter(team__in=teams, revoked_at=None))


def tokens_shown(keys: list[UUID]) -> QuerySet[ApiToken]:
    """The same of tokens that `tokens_of` has found."""
    return _with_calls(ApiToken.objects.filter(pk__in=keys))


def _with_calls(tokens: QuerySet[ApiToken]) -> QuerySet[ApiToken]:
    # Asked for each token that is shown: joined, all of them would be counted before the first is.
    since = timezone.now().astimezone(UTC).date() - RECENT
    recent = ApiToken.objects.filter(pk=OuterRef("pk"), days__day__gt=since).order_by().values("pk")
    calls = recent.annotate(all=Sum("days__cards")).values("all")
    member = Membership.objects.filter(team=OuterRef("team"), user=OuterRef("created_by"))
    return tokens.select_related("created_by", "team").annotate(
        calls=Coalesce(Subquery(calls), 0), made_by_member=Exists(member)
    )


def tenant_of(user: User, app_id: str) -> str:
    """The organisation somebody belongs to at the open platform, as one app knows it; empty when it does not."""
    found = Identity.objects.filter(user=user, app__app_id=app_id).values_list("tenant_key", flat=True).first()
    return found or ""


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
