"""Reads of teams and of who is in them. One's own teams are `accounts.selectors.teams_of`."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, Door, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.selectors import tenant_of


def tenant_of_person(user: User) -> str:
    """The organisation somebody belongs to, as the site's app knows it; empty when it does not."""
    return tenant_of(user, settings.FEISHU_APP_ID)


def members_of(*, actor: Actor, team: Team) -> QuerySet[Membership]:
    """Who is in the team, the longest there first; raises Http404 for strangers."""
    require(actor, "view", team)
    return Membership.objects.select_related("user").filter(team=team).order_by("joined_at", "pk")


def member_of(*, actor: Actor, team: Team, user_id: UUID) -> Membership:
    """One member; raises Http404."""
    found = members_of(actor=actor, team=team).filter(user_id=user_id).first()
    if found is None:
        raise Http404
    return found


def tokens_made(membership: Membership) -> int:
    """How many of the team's living tokens a member made."""
    return ApiToken.objects.filter(team=membership.team_id, created_by=membership.user_id, revoked_at=None).count()


def owners_of(team: Team) -> QuerySet[Membership]:
    """Who owns the team and may still sign in."""
    return Membership.objects.filter(team=team, role=Role.OWNER, user__is_active=True)


def teams_joinable(*, actor: Actor) -> QuerySet[Team]:
    """Teams of the person's own organisation whose door they see and that they are not in, by name.

    Each with `owning`, its owners' memberships. A token sees none.
    """
    tenant = "" if actor.token is not None else tenant_of_person(actor.user)
    if not tenant:
        return Team.objects.none()
    owning = Membership.objects.select_related("user").filter(role=Role.OWNER, user__is_active=True)
    return (
        Team.objects.filter(tenant_key=tenant, door__in=[Door.ASK, Door.OPEN], deleted_at=None, personal_of=None)
        .exclude(pk__in=list(actor.roles()))
        .prefetch_related(Prefetch("memberships", owning.order_by("joined_at", "pk"), to_attr="owning"))
        .order_by("name", "pk")
    )


def grace() -> timedelta:
    """How long a deleted team may be taken back."""
    return timedelta(days=settings.TEAM_GRACE_DAYS)


def teams_deleted(*, actor: Actor) -> QuerySet[Team]:
    """Deleted teams that the person owned and may still take back, the latest first. A token sees none."""
    if actor.token is not None:
        return Team.objects.none()
    return Team.objects.filter(
        memberships__user=actor.user, memberships__role=Role.OWNER, deleted_at__gt=timezone.now() - grace()
    ).order_by("-deleted_at", "pk")


def team_deleted(*, actor: Actor, pk: UUID) -> Team:
    """One of them; raises Http404."""
    found = teams_deleted(actor=actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
