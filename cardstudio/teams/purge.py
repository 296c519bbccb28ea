"""Removing deleted teams for good, some rows at a time.

Killed at any row it goes on from there: each batch is a transaction of its own, what others point to goes after them,
and the team itself goes last. Its members go first, so that nobody takes back a team that is half gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Team
from cardstudio.accounts.services import audit
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.models import (
    Block,
    ContentUse,
    Draft,
    Folder,
    LastSent,
    Offer,
    PlaceCount,
    Release,
    SearchText,
    Star,
    Tag,
    Template,
    TokenDay,
    TokenPin,
    Version,
)
from cardstudio.sharing.attempts.moving import attempts_move
from cardstudio.sharing.models import Attempt, AttemptReport, AttemptSum, Delivery, SentContent, ShareLink
from cardstudio.teams.models import Invite, InviteUse, JoinRequest, Notice
from cardstudio.teams.selectors import grace

BATCH = 200
Rows = QuerySet[Any]
OfTeam = Callable[[Team], Rows]

PEOPLE: tuple[OfTeam, ...] = (
    lambda team: ApiToken.objects.filter(team=team),
    lambda team: InviteUse.objects.filter(invite__team=team),
    lambda team: Invite.objects.filter(team=team),
    lambda team: JoinRequest.objects.filter(team=team),
    lambda team: Notice.objects.filter(team=team),
)
THINGS: tuple[OfTeam, ...] = (
    lambda team: AttemptSum.objects.filter(team=team),
    lambda team: AttemptReport.objects.filter(attempt__link__team=team),
    lambda team: Delivery.objects.filter(attempt__link__team=team),
    lambda team: Attempt.objects.filter(link__team=team),
    lambda team: SentContent.objects.filter(team=team),
    lambda team: ShareLink.objects.filter(team=team),
    lambda team: Chat.objects.filter(list__team=team),
    lambda team: ChatList.objects.filter(team=team),
    lambda team: Release.objects.filter(template__team=team),
    lambda team: TokenPin.objects.filter(template__team=team),
    lambda team: ContentUse.objects.filter(template__team=team),
    lambda team: TokenDay.objects.filter(token__team=team),
    lambda team: Version.objects.filter(template__team=team),
    lambda team: Draft.objects.filter(template__team=team),
    lambda team: SearchText.objects.filter(template__team=team),
    lambda team: LastSent.objects.filter(template__team=team),
    lambda team: Offer.objects.filter(template__team=team),
    lambda team: Star.objects.filter(template__team=team),
    lambda team: Template.tags.through.objects.filter(template__team=team),
    lambda team: Template.objects.filter(team=team),
    lambda team: Block.objects.filter(team=team),
    lambda team: PlaceCount.objects.filter(team=team),
    lambda team: Folder.objects.filter(team=team),
    lambda team: Tag.objects.filter(team=team),
    lambda team: AuditEntry.objects.filter(team=team),
)


def teams_due() -> QuerySet[Team]:
    """Deleted teams whose days of grace are over, the longest deleted first."""
    return Team.objects.filter(deleted_at__lte=timezone.now() - grace()).order_by("deleted_at", "pk")


def team_holds(team: Team) -> dict[str, int]:
    """How many rows of each kind would go, by the name of their table."""
    counts = {rows(team).model._meta.db_table: rows(team).count() for rows in (*PEOPLE, *THINGS)}
    return {name: count for name, count in counts.items() if count}


def teams_purge() -> Iterator[Team]:
    """Remove what is due, team by team; each is handed out when it is gone."""
    for team in list(teams_due()):
        if _shut(team):
            team_purge(team=team)
            yield team


@transaction.atomic
def _shut(team: Team) -> bool:
    """Let nobody take the team back any more; False where an owner just did."""
    if not teams_due().select_for_update().filter(pk=team.pk).exists():
        return False
    Membership.objects.filter(team=team).delete()
    return True


def team_purge(*, team: Team) -> None:
    """Remove a team nobody is in any more, with all it holds. What is left of it is one entry in the site's own log."""
    for rows in PEOPLE:
        rows_remove(rows(team))
    # A visitor's report that crossed with the move of its link was written down for the team of before.
    strays = Attempt.objects.filter(team=team).exclude(link__team=team)
    for link, home in list(strays.order_by().values_list("link", "link__team").distinct()):
        with transaction.atomic():
            attempts_move(attempts=Attempt.objects.filter(link=link), team_id=home)
    for rows in THINGS:
        rows_remove(rows(team))
    with transaction.atomic():
        # The name of somebody's own team is theirs, and they may be going with it.
        name = team.name if team.personal_of_id is None else ""
        audit(actor=None, team=None, action="team.purged", target=team, name=name)
        Team.objects.filter(pk=team.pk).delete()


def rows_remove(rows: Rows) -> None:
    """Remove them, some at a time."""
    while batch := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            rows.model._base_manager.filter(pk__in=batch).delete()
