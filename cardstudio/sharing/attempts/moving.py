"""Attempts go where their link goes: their team, and the card contents that each team keeps once."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from cardstudio.sharing.attempts.sums import sums_move
from cardstudio.sharing.models import Attempt, Delivery, SentContent


def attempts_move(*, attempts: QuerySet[Attempt], team_id: UUID) -> None:
    """Make attempts, all those of some links, a team's. Call it in the transaction that moves the links."""
    moved = attempts.exclude(team_id=team_id).order_by()
    for before in list(moved.values_list("team_id", flat=True).distinct()):
        of_team = moved.filter(team_id=before)
        _contents_move(of_team, before, team_id)
        sums_move(attempts=of_team, before=before, after=team_id)
        Delivery.objects.filter(attempt__in=of_team.values("pk")).update(team_id=team_id)
    moved.update(team_id=team_id)


def _contents_move(moved: QuerySet[Attempt], before: UUID, after: UUID) -> None:
    used = SentContent.objects.filter(Exists(moved.filter(sent=OuterRef("pk"))), team_id=before)
    elsewhere = Attempt.objects.filter(sent=OuterRef("pk")).exclude(pk__in=moved.values("pk"))
    there = SentContent.objects.filter(team_id=after, digest=OuterRef("digest"))
    # Most are of these attempts alone, and go along as they are.
    used.filter(~Exists(elsewhere), ~Exists(there)).update(team_id=after)
    for pk, digest in list(used.values_list("pk", "digest")):
        own = SentContent.objects.filter(team_id=after, digest=digest).only("pk").first()
        if own is None:
            content = SentContent.objects.values_list("content", flat=True).get(pk=pk)
            own = SentContent.objects.create(team_id=after, digest=digest, content=content)
        moved.filter(sent=pk).update(sent=own)
    left = SentContent.objects.filter(team_id=before).exclude(Exists(Attempt.objects.filter(sent=OuterRef("pk"))))
    left.delete()
