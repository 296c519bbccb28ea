"""Writes of people, teams and tokens."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, AuditEntry, FeishuApp, Identity, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.selectors import token_hash


def audit(*, actor: Actor | None, team: Team | None, action: str, target: Any, **detail: Any) -> None:
    """Write down what was done; call it in the transaction that does it."""
    AuditEntry.objects.create(
        team=team,
        actor=actor.user if actor else None,
        action=action,
        target=str(getattr(target, "pk", target)),
        detail={**detail, **({"token": str(actor.token.pk)} if actor and actor.token else {})},
    )


@transaction.atomic
def user_sign_in(
    *, app: FeishuApp, tenant_key: str, open_id: str, union_id: str, name: str, avatar_url: str
) -> User:
    """The user behind an identity at the open platform, made with a personal team on first sight.

    The key is (app, open_id): e-mail and phone are unverified there and identify nobody (h5-jssdk §3.6).
    """
    identity = Identity.objects.select_related("user").filter(app=app, open_id=open_id).first()
    if identity is not None:
        user = identity.user
        if (user.name, user.avatar_url) != (name, avatar_url):
            user.name, user.avatar_url = name, avatar_url
            user.save(update_fields=["name", "avatar_url"])
        return user
    user = user_create(username=f"{app.app_id}:{open_id}", name=name, avatar_url=avatar_url)
    Identity.objects.create(user=user, app=app, tenant_key=tenant_key, open_id=open_id, union_id=union_id)
    return user


@transaction.atomic
def user_create(*, username: str, name: str, avatar_url: str = "") -> User:
    """A user with a personal team of their own."""
    user = User(username=username, name=name, avatar_url=avatar_url)
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    team = Team.objects.create(name=_("%(name)s's cards") % {"name": name}, personal_of=user)
    Membership.objects.create(team=team, user=user, role=Role.OWNER)
    audit(actor=None, team=team, action="user.created", target=user)
    return user


@transaction.atomic
def member_add(*, actor: Actor, team: Team, user: User, role: Role) -> Membership:
    """Give a user a role in a team, or change the one they have."""
    require(actor, "manage", team)
    membership, _created = Membership.objects.update_or_create(team=team, user=user, defaults={"role": role})
    audit(actor=actor, team=team, action="member.added", target=user, role=role)
    return membership


@transaction.atomic
def token_create(*, actor: Actor, team: Team, name: str, role: Role = Role.EDITOR) -> tuple[ApiToken, str]:
    """A token and its key. The key is never shown again."""
    require(actor, "manage", team)
    key = f"cs_{secrets.token_urlsafe(24)}"
    token = ApiToken(team=team, name=name, role=role, key_hash=token_hash(key), created_by=actor.user)
    token.full_clean()
    token.save()
    audit(actor=actor, team=team, action="token.created", target=token, name=name)
    return token, key


@transaction.atomic
def token_revoke(*, actor: Actor, token: ApiToken) -> None:
    """The key stops working at once."""
    require(actor, "manage", token.team)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit(actor=actor, team=token.team, action="token.revoked", target=token)
