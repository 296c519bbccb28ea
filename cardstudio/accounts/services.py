"""Writes of people, teams and tokens."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, AuditEntry, FeishuApp, Identity, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor, at_most, require
from cardstudio.accounts.selectors import token_hash

NAME_LENGTH = 120
AVATAR_URL_LENGTH = 500
# "Last used" is for telling dead tokens from live ones; to the minute would be a write with every call.
USED_EVERY = timedelta(minutes=5)


def audit(*, actor: Actor | None, team: Team | None, action: str, target: Any, **detail: Any) -> None:
    """Write down what was done; call it in the transaction that does it."""
    AuditEntry.objects.create(
        team=team,
        actor=actor.user if actor else None,
        action=action,
        target=str(getattr(target, "pk", target)),
        detail={**detail, **({"token": str(actor.token.pk)} if actor and actor.token else {})},
    )


def user_sign_in(*, app: FeishuApp, tenant_key: str, open_id: str, union_id: str, name: str, avatar_url: str) -> User:
    """The user behind an identity at the open platform, made with a personal team on first sight.

    The key is (app, open_id): e-mail and phone are unverified there and identify nobody (h5-jssdk §3.6).

    Raises:
        PermissionDenied: the account was switched off.
    """
    profile = {"name": _fitting_name(name or open_id), "avatar_url": _fitting_url(avatar_url)}
    user = _user_refresh(app, open_id, profile)
    if user is None:
        try:
            user = _user_first(app, tenant_key, open_id, union_id, profile)
        except (IntegrityError, ValidationError):
            # The same person finished signing in twice at once; the other request made the user.
            user = _user_refresh(app, open_id, profile)
            if user is None:
                raise
    if not user.is_active:
        raise PermissionDenied
    audit(actor=Actor(user), team=user.own_team, action="user.signed_in", target=user)
    return user


@transaction.atomic
def _user_refresh(app: FeishuApp, open_id: str, profile: dict[str, str]) -> User | None:
    identity = Identity.objects.select_related("user").filter(app=app, open_id=open_id).first()
    if identity is None:
        return None
    user = identity.user
    changed = [field for field, value in profile.items() if getattr(user, field) != value]
    if changed:
        for field in changed:
            setattr(user, field, profile[field])
        user.save(update_fields=changed)
    return user


@transaction.atomic
def _user_first(app: FeishuApp, tenant_key: str, open_id: str, union_id: str, profile: dict[str, str]) -> User:
    user = user_create(username=f"{open_id}@{app.app_id}", **profile)
    Identity.objects.create(user=user, app=app, tenant_key=tenant_key, open_id=open_id, union_id=union_id)
    return user


def _fitting_name(name: str) -> str:
    """A name that fits its column: the platform sets no limit we know of."""
    return name.replace("\0", "").strip()[:NAME_LENGTH]


def _fitting_url(url: str) -> str:
    """A picture is a nicety: an address we could not keep is left out."""
    fits = url.startswith(("https://", "http://")) and len(url) <= AVATAR_URL_LENGTH
    return url if fits else ""


@transaction.atomic
def user_create(*, username: str, name: str, avatar_url: str = "") -> User:
    """A user with a personal team of their own."""
    user = User(username=username, name=name, avatar_url=avatar_url)
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    # Half of it leaves room for the words around the name.
    team = Team(name=_("%(name)s's cards") % {"name": name[: NAME_LENGTH // 2]}, personal_of=user)
    team.full_clean()
    team.save()
    Membership.objects.create(team=team, user=user, role=Role.OWNER)
    audit(actor=None, team=team, action="user.created", target=user)
    return user


@transaction.atomic
def user_sign_out_everywhere(*, user: User) -> None:
    """Every session of theirs ends at once: each holds a hash of the password, which nobody has and is made anew."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit(actor=Actor(user), team=user.own_team, action="user.signed_out_everywhere", target=user)


@transaction.atomic
def member_add(*, actor: Actor, team: Team, user: User, role: Role) -> Membership:
    """Give a user a role in a team, or change the one they have."""
    require(actor, "manage", team)
    membership, _created = Membership.objects.update_or_create(team=team, user=user, defaults={"role": role})
    audit(actor=actor, team=team, action="member.added", target=user, role=role)
    return membership


@transaction.atomic
def token_create(*, actor: Actor, team: Team, name: str, role: Role = Role.EDITOR) -> tuple[ApiToken, str]:
    """A token and its key. The key is never shown again. Only a signed-in person makes one, never another token."""
    require(actor, "manage", team)
    if actor.token is not None or not at_most(role, actor.roles()[team.pk]):
        raise PermissionDenied  # a leaked key must not be able to outlive its revocation by making another
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


def token_used(*, token: ApiToken) -> None:
    """Note that the token is alive, at most every five minutes."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
