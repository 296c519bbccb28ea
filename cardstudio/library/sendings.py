"""What a library says of sending: when a card last went out, to whom, and by whom.

Rows of its own, moved in the transaction that records a sending (`sharing/attempts/`): no list looks through a log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, Subquery

from cardstudio.accounts.models import User
from cardstudio.accounts.policy import Actor
from cardstudio.library.models import LastSent, Template


@dataclass(frozen=True, slots=True)
class Sending:
    """A sending that reached somebody. `count`: how many chats, 0 where nobody knows; `name`: of the first of them."""

    attempt: UUID
    at: datetime
    count: int
    name: str = ""


def sending_note(*, template: UUID, sender: User | None, sending: Sending) -> None:
    """Remember a template's sending, unless a later one is known. Reports come late, and twice."""
    earlier = Q(sent_at=None) | Q(sent_at__lte=sending.at)
    Template.objects.filter(earlier, pk=template).update(
        sent_at=sending.at, sent_count=sending.count, sent_name=sending.name
    )
    if sender is None:
        return
    own = LastSent.objects.filter(user=sender, template=template)
    # The card's team, whatever the caller knows: a report crosses with a move, and an earlier program named none.
    team = Template.objects.filter(pk=template).values("team")
    later = {"team": Subquery(team), "attempt": sending.attempt, "at": sending.at}
    if own.filter(at__lte=sending.at).update(**later) or own.exists():
        return
    row = LastSent(user=sender, template_id=template, attempt=sending.attempt, at=sending.at)
    row.team_id = team.values_list("team", flat=True).first()
    # Two first ones at once: the other one made the row.
    LastSent.objects.bulk_create([row], ignore_conflicts=True)


def last_sent(*, actor: Actor, template: Template) -> LastSent | None:
    """When the actor last sent a template; None where they never did."""
    return LastSent.objects.filter(user=actor.user, template=template).first()


def sent_by(actor: Actor) -> Subquery:
    """The templates the actor has sent."""
    return Subquery(LastSent.objects.filter(user=actor.user).values("template"))
