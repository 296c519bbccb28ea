"""Reads of what waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from cardstudio.accounts.models import User
from cardstudio.teams.models import JoinRequest, Notice, NoticeKind


def notices_of(user: User) -> QuerySet[Notice]:
    """Somebody's notices in teams there are, the latest first."""
    mine = Notice.objects.filter(user=user, team__deleted_at=None)
    return mine.select_related("team", "actor").order_by("-created_at", "-pk")


def waiting_count(user: User, most: int) -> int:
    """How much waits, counted to `most` over the index of what does, however much was there before."""
    return Notice.objects.filter(user=user, read_at=None, done_at=None, team__deleted_at=None)[:most].count()


@dataclass(frozen=True)
class Row:
    """A notice as the inbox shows it. `request`: what it is about."""

    notice: Notice
    request: JoinRequest | None

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None and self.notice.done_at is None


def rows_of(notices: list[Notice]) -> list[Row]:
    """The same with what each is about, in one query."""
    asked = JoinRequest.objects.in_bulk([notice.subject for notice in notices if notice.kind in NoticeKind.values])
    by_id = {str(pk): request for pk, request in asked.items()}
    return [Row(notice, by_id.get(notice.subject)) for notice in notices]
