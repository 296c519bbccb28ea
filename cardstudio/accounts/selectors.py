"""Reads of people, teams, apps and tokens."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db.models import QuerySet

from cardstudio.accounts.models import ApiToken, FeishuApp, Team, User
from cardstudio.accounts.policy import Actor


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
    return Team.objects.filter(pk__in=list(actor.roles())).order_by("-personal_of", "name")


def team_default(user: User) -> Team:
    """Where a person's new things go unless they say otherwise: their personal team."""
    return Team.objects.get(personal_of=user)


def site_app() -> FeishuApp:
    """The site's app at the open platform, filled from the settings on first use."""
    app, _ = FeishuApp.objects.get_or_create(
        app_id=settings.FEISHU_APP_ID,
        defaults={
            "brand": settings.FEISHU_BRAND,
            "secret": settings.FEISHU_APP_SECRET,
            "tenant_key": settings.FEISHU_TENANT_KEY,
        },
    )
    if app.secret != settings.FEISHU_APP_SECRET:  # rotated in the environment
        app.secret = settings.FEISHU_APP_SECRET
        app.save(update_fields=["secret"])
    return app
