"""Writes of people and teams, and the audit log. Tokens are in `tokens.py`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cardstudio.accounts.devices import sessions_forget
from cardstudio.accounts.models import (
    AuditEntry,
    FeishuApp,
    Identity,
    Membership,
    Role,
    SignedInDevice,
    Team,
    User,
)
from cardstudio.accounts.policy import Actor

NAME_LENGTH = 120
AVATAR_URL_LENGTH = 500


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
            user = user_first_seen(app=app, tenant_key=tenant_key, open_id=open_id, union_id=union_id, **profile)
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
def user_first_seen(
    *, app: FeishuApp, tenant_key: str, open_id: str, union_id: str, name: str, avatar_url: str = ""
) -> User:
    """A user for somebody of the platform whom nobody here knows yet."""
    user = user_create(username=f"{open_id}@{app.app_id}", name=name, avatar_url=avatar_url)
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


def user_sessions_end(*, user: User) -> None:
    """Every session of theirs ends at once: each holds a hash of the password, which nobody has and is made anew.

    For services that write down why.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    sessions_forget(user=user)


@transaction.atomic
def user_sign_out_others(*, user: User) -> None:
    """Their sessions end on all other devices; the view keeps the one that asks (`accounts.signin.session_keep`)."""
    user_sessions_end(user=user)
    audit(actor=Actor(user), team=user.own_team, action="user.signed_out_others", target=user)


@transaction.atomic
def user_sign_out_device(*, user: User, device: SignedInDevice) -> None:
    """The session on one of their devices ends."""
    audit(actor=Actor(user), team=user.own_team, action="user.signed_out_device", target=user)
    device.session.delete()


@transaction.atomic
def user_choose(*, user: User, **chosen: str) -> None:
    """Keep what a person chose for all their devices (`preferences.NAMES`); empty follows the device."""
    changed = [name for name, value in chosen.items() if getattr(user, name) != value]
    for name in changed:
        setattr(user, name, chosen[name])
    if changed:
        user.save(update_fields=changed)


@transaction.atomic
def user_sign_out_everywhere(*, user: User) -> None:
    """Their sessions end on all their devices, because they say so."""
    user_sessions_end(user=user)
    audit(actor=Actor(user), team=user.own_team, action="user.signed_out_everywhere", target=user)
