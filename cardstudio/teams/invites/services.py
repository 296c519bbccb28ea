"""Writes of invitations: owners make and end them, and whoever opens one of their own company's comes in."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Membership, Role, Team
from cardstudio.accounts.policy import Actor, at_most, require, require_person
from cardstudio.accounts.selectors import token_hash
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.teams.invites.selectors import ended_sentence, invite_by_token, why_ended
from cardstudio.teams.locks import held, require_shared
from cardstudio.teams.members import member_add
from cardstudio.teams.models import Invite, InviteUse
from cardstudio.teams.requests.services import request_moot


@transaction.atomic
def invite_create(
    *, actor: Actor, team: Team, role: Role, expires_at: datetime | None = None, max_uses: int | None = None
) -> Invite:
    """A link that makes colleagues members, with this role.

    Raises:
        ApiError: 409 for a personal team; 403 when a token invites more than editors.
        ValidationError: it would have ended already.
    """
    team = held(actor, "manage", team)
    require_shared(team)
    if actor.token is not None and not at_most(role, Role.EDITOR):
        raise ApiError("not_allowed", _("A token invites editors and viewers only."), status=403)
    if expires_at is not None and expires_at <= timezone.now():
        raise ValidationError({"expires_at": _("This lies in the past.")})
    token = secrets.token_urlsafe(24)
    invite = Invite.objects.create(
        team=team,
        role=role,
        token=token,
        token_hash=token_hash(token),
        expires_at=expires_at,
        max_uses=max_uses,
        created_by=actor.user,
    )
    until = expires_at.isoformat() if expires_at else None
    audit(actor=actor, team=team, action="invite.created", target=invite, after=role, expires_at=until, uses=max_uses)
    return invite


@transaction.atomic
def invite_revoke(*, actor: Actor, invite: Invite) -> None:
    """The link lets nobody in any more; who came by it stays."""
    require(actor, "manage", invite.team)
    if invite.revoked_at is None:
        invite.revoked_at = timezone.now()
        invite.save(update_fields=["revoked_at"])
        audit(actor=actor, team=invite.team, action="invite.revoked", target=invite, before=invite.role)


@transaction.atomic
def invite_accept(*, actor: Actor, token: str) -> Membership:
    """Come in by a link. Who is in already stays what they are, and takes no use away: asking twice is harmless.

    Raises:
        Http404: there is no such invitation for this person's company.
        ApiError: 410 with `why` when it has ended; 403 for a token, which would carry its maker along.
    """
    found = invite_by_token(actor=actor, token=token)
    require_person(actor)
    # One after another from here on: the last place is given once. The team comes first, as in all that changes one.
    Team.objects.select_for_update().get(pk=found.team_id)
    invite = Invite.objects.select_for_update(of=("self",)).select_related("team", "created_by").get(pk=found.pk)
    membership = Membership.objects.filter(team=invite.team, user=actor.user).first()
    if membership is not None:
        return membership
    why = why_ended(invite, actor.user)
    if why:
        raise ApiError("invite_ended", ended_sentence(invite, why), status=410, extra={"why": why})
    InviteUse.objects.create(invite=invite, user=actor.user)
    Invite.objects.filter(pk=invite.pk).update(uses=F("uses") + 1)
    request_moot(team=invite.team, user=actor.user)
    return member_add(
        actor=actor,
        team=invite.team,
        user=actor.user,
        role=Role(invite.role),
        way="invite",
        invited_by=invite.created_by,
    )
