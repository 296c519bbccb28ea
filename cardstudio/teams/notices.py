"""Writes of what waits for somebody in their inbox. What it is about lives elsewhere; this knows of owners alone."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.cards.types import JSONObject
from cardstudio.teams.models import JoinRequest, Notice, NoticeKind, RequestState


def owners_tell(request: JoinRequest) -> None:
    """Every owner finds a request in their inbox, on top; those who had it before find it anew."""
    owners = Membership.objects.filter(team=request.team, role=Role.OWNER).values_list("user_id", flat=True)
    known = Notice.objects.filter(kind=NoticeKind.JOIN_REQUEST, subject=str(request.pk))
    known.update(created_at=timezone.now(), done_at=None)
    told = set(known.values_list("user_id", flat=True))
    Notice.objects.bulk_create(_request_notice(request, owner) for owner in owners if owner not in told)


def notices_done(request: JoinRequest) -> None:
    """Nobody has to look at a request any more."""
    waiting = Notice.objects.filter(kind=NoticeKind.JOIN_REQUEST, subject=str(request.pk), done_at=None)
    waiting.update(done_at=timezone.now())


def notices_follow_role(*, team: Team, user: User, role: Role | None) -> None:
    """Whoever becomes an owner finds what waits for owners; whoever is none any more no longer does.

    Called wherever a role changes, in the same transaction; None: they have left.
    """
    mine = Notice.objects.filter(team=team, user=user, kind=NoticeKind.JOIN_REQUEST)
    if role != Role.OWNER:
        mine.filter(done_at=None).update(done_at=timezone.now())
        return
    pending = JoinRequest.objects.filter(team=team, state=RequestState.PENDING).select_related("user")
    told = set(mine.values_list("subject", flat=True))
    mine.filter(subject__in=[str(request.pk) for request in pending]).update(done_at=None)
    Notice.objects.bulk_create(_request_notice(one, user.pk) for one in pending if str(one.pk) not in told)


def asker_tell(request: JoinRequest, detail: JSONObject) -> None:
    """Whoever asked learns what was said."""
    Notice.objects.create(
        user=request.user,
        team=request.team,
        kind=NoticeKind.JOIN_DECIDED,
        actor=request.decided_by,
        subject=str(request.pk),
        detail=detail,
    )


def notices_read(*, user: User) -> None:
    """What only tells something is read by looking at it; a request waits until somebody has answered it."""
    kinds = [kind for kind in NoticeKind if kind != NoticeKind.JOIN_REQUEST]
    news = Notice.objects.filter(kind__in=kinds, user=user, read_at=None, done_at=None)
    news.update(read_at=timezone.now())


def _request_notice(request: JoinRequest, owner: UUID) -> Notice:
    return Notice(
        user_id=owner,
        team_id=request.team_id,
        kind=NoticeKind.JOIN_REQUEST,
        actor_id=request.user_id,
        subject=str(request.pk),
    )
