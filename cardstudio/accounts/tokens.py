"""Writes of API tokens: making, rotating, revoking, and that they are used."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, Scope, Team, User
from cardstudio.accounts.policy import Actor, require, require_person
from cardstudio.accounts.selectors import token_hash
from cardstudio.accounts.services import audit

#: How long a key goes on working after its token was rotated.
OVERLAP = timedelta(hours=24)
#: So many letters of a key are shown later, to tell it from others.
SHOWN = 4
# "Last used" is for telling dead tokens from live ones; to the minute would be a write with every call.
USED_EVERY = timedelta(minutes=5)


@transaction.atomic
def token_create(
    *, actor: Actor, team: Team, name: str, scopes: Iterable[Scope], expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """A token and its key. The key is never shown again. Only a signed-in owner makes one, never another token.

    Raises:
        ValidationError: no scope, a wrong name, or an end that has passed.
    """
    require(actor, "manage", team)
    require_person(actor)
    token, key = _made(team, name, scopes, expires_at, actor.user)
    audit(actor=actor, team=team, action="token.created", target=token, name=name, scopes=token.scopes)
    return token, key


@transaction.atomic
def token_give(
    *, team: Team, owner: User, name: str, scopes: Iterable[Scope], expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """The same for the operator of the site. What the program makes stands there as made by `owner`."""
    token, key = _made(team, name, scopes, expires_at, owner, by_operator=True)
    audit(actor=None, team=team, action="token.created", target=token, name=name, scopes=token.scopes)
    return token, key


def _made(
    team: Team, name: str, scopes: Iterable[Scope], expires_at: datetime | None, user: User, by_operator: bool = False
) -> tuple[ApiToken, str]:
    wanted = set(scopes)
    if not wanted:
        raise ValidationError({"scopes": _("A token needs at least one scope.")})
    if expires_at is not None and expires_at <= timezone.now():
        raise ValidationError({"expires_at": _("This lies in the past.")})
    key = _new_key()
    token = ApiToken(
        team=team,
        name=name,
        scopes=[scope.value for scope in Scope if scope in wanted],
        key_hash=token_hash(key),
        key_end=key[-SHOWN:],
        created_by=user,
        by_operator=by_operator,
        expires_at=expires_at,
    )
    token.full_clean()
    token.save()
    return token, key


def _new_key() -> str:
    return f"cs_{secrets.token_urlsafe(24)}"


@transaction.atomic
def token_rotate(*, actor: Actor, token: ApiToken) -> tuple[ApiToken, str]:
    """A new key for the token; the one of today works for another day, one from before that no more.

    Raises:
        ValidationError: the token has come to its end.
    """
    require(actor, "manage", token.team)
    require_person(actor)
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("team", "created_by").get(pk=token.pk)
    now = timezone.now()
    if row.expires_at is not None and row.expires_at <= now:
        raise ValidationError({"": _("This token has come to its end. Make a new one.")})
    key = _new_key()
    row.old_key_hash, row.old_key_until = row.key_hash, now + OVERLAP
    row.key_hash, row.key_end = token_hash(key), key[-SHOWN:]
    row.save(update_fields=["key_hash", "key_end", "old_key_hash", "old_key_until"])
    audit(actor=actor, team=row.team, action="token.rotated", target=row, name=row.name)
    return row, key


@transaction.atomic
def token_revoke(*, actor: Actor | None, token: ApiToken) -> None:
    """Its keys stop working at once. Without an actor: by the operator of the site."""
    if actor is not None:
        require(actor, "manage", token.team)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit(actor=actor, team=token.team, action="token.revoked", target=token, name=token.name)


def token_used(*, token: ApiToken) -> None:
    """Note that the token is alive, at most every five minutes."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
