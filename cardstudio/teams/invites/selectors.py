"""Reads of invitations."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team, User
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.accounts.selectors import token_hash
from cardstudio.teams.models import Invite, InviteUse
from cardstudio.teams.selectors import owners_of, tenant_of_person

#: So many names of those who came by an invitation are shown; `uses` counts all.
NAMES = 5


def invite_list(*, actor: Actor, team: Team) -> QuerySet[Invite]:
    """The invitations that still let somebody in, for owners; `came` holds the last uses of each."""
    require(actor, "manage", team)
    last = InviteUse.objects.select_related("user").order_by("-at")[:NAMES]
    return (
        Invite.objects.filter(Q(expires_at=None) | Q(expires_at__gt=timezone.now()), team=team, revoked_at=None)
        .filter(Q(max_uses=None) | Q(uses__lt=F("max_uses")))
        .select_related("created_by")
        .prefetch_related(Prefetch("used_by", last, to_attr="came"))
    )


def invite_get(*, actor: Actor, team: UUID, pk: UUID) -> Invite:
    """An invitation of one of the actor's teams; raises Http404. Whether they may end it is for the service."""
    found = visible(actor, Invite.objects.select_related("team"))
    return get_object_or_404(found, pk=pk, team_id=team)


def invite_by_token(*, actor: Actor, token: str) -> Invite:
    """What a link of ours leads to, living or not, for members and people of the team's company; raises Http404 for
    all others.

    Looked for by its hash, so that no comparison of secrets tells by its time how much of a guess was right; and who
    asks is looked up in either case.
    """
    tenant, roles = tenant_of_person(actor.user), actor.roles()
    found = Invite.objects.select_related("team", "created_by").filter(token_hash=token_hash(token)).first()
    if found is None or found.team.deleted_at is not None:
        raise Http404
    if found.team_id not in roles and found.team.tenant_key not in ("", tenant):
        raise Http404
    return found


def invite_url(token: str) -> str:
    return f"{settings.PUBLIC_ORIGIN}{reverse('teams:join', args=[token])}"


def why_ended(invite: Invite, user: User) -> str:
    """Why an invitation does not let this person in: `revoked`, `expired`, `used_up`, or `used` by them once; "" where
    it does. Whoever was removed must not come back by the link they came by."""
    if invite.revoked_at is not None:
        return "revoked"
    if invite.expires_at is not None and invite.expires_at <= timezone.now():
        return "expired"
    if InviteUse.objects.filter(invite=invite, user=user).exists():
        return "used"
    return "used_up" if invite.max_uses is not None and invite.uses >= invite.max_uses else ""


def ended_sentence(invite: Invite, why: str) -> str:
    """Which of them it is, and whom to ask: who made it, or the owners where that person is none any more."""
    said = {
        "revoked": _("This invitation was taken back. Ask %(names)s for a new one."),
        "expired": _("This invitation has expired. Ask %(names)s for a new one."),
        "used_up": _("This invitation has been used as often as it may be. Ask %(names)s for a new one."),
        "used": _("You came in by this invitation once and are no longer in the team. Ask %(names)s for a new one."),
    }
    return said[why] % {"names": _whom_to_ask(invite)}


def _whom_to_ask(invite: Invite) -> str:
    owners = {owner.user.pk: owner.user.name for owner in owners_of(invite.team).select_related("user")}
    return owners.get(invite.created_by_id) or _(", ").join(owners.values())
