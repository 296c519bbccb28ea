"""The newest attempts of a chat or a person: found from the chat's or the person's side, along an index.

Looked for among all of a team's attempts, a chat that nothing went to would take them all.
"""

from __future__ import annotations

from datetime import datetime
from heapq import nlargest
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from cardstudio.accounts.models import Team, User
from cardstudio.chats.models import Chat
from cardstudio.sharing.log.filters import Filters, conditions
from cardstudio.sharing.models import Attempt, Delivery

#: Names that so many chats or people share are frequent enough to be met among the team's newest.
MOST_MEANT = 20


class Place(NamedTuple):
    """Where an attempt stands in the order of the log."""

    at: datetime
    pk: UUID


def newest_of(team: Team, filters: Filters, after: Place | None, most: int) -> list[UUID] | None:
    """The newest that a filter by chat or person lets through, after a place in the order; None where it is as quick to
    look for them among all of the team's."""
    if filters.chat:
        ways = _ways_of_chats(team, filters)
    elif filters.person:
        ways = _ways_of_people(team, filters)
    else:
        return None
    if len(ways) > MOST_MEANT:
        return None
    found = {Place(*place) for way in ways for place in _after(way, after)[:most]}
    return [place.pk for place in nlargest(most, found)]


def _ways_of_chats(team: Team, filters: Filters) -> list[QuerySet[Any, Any]]:
    ids = _chats_meant(team, filters.chat)
    of_attempts = {f"attempt__{name}": value for name, value in conditions(filters).items()}
    times = {name: of_attempts.pop(f"attempt__started_at__{name}", None) for name in ("gte", "lt")}
    if filters.person:
        of_attempts["attempt__sender__name__icontains"] = filters.person
    of_attempts |= {f"at__{name}": moment for name, moment in times.items() if moment is not None}
    return [
        Delivery.objects.filter(team=team, open_chat_id=chat, **of_attempts)
        .order_by("-at", "-attempt_id")
        .values_list("at", "attempt_id")
        .distinct()
        for chat in ids
    ]


def _chats_meant(team: Team, chat: str) -> set[str]:
    """The chat of this id, or those whose names have it in them, no more than are too many."""
    if Delivery.objects.filter(team=team, open_chat_id=chat).exists():
        return {chat}
    named = Chat.objects.filter(list__team=team, name__icontains=chat).exclude(open_chat_id="")
    return set(named.order_by().values_list("open_chat_id", flat=True).distinct()[: MOST_MEANT + 1])


def _ways_of_people(team: Team, filters: Filters) -> list[QuerySet[Any, Any]]:
    people = User.objects.filter(name__icontains=filters.person).order_by().values_list("pk", flat=True)
    return [
        Attempt.objects.filter(team=team, sender=person, **conditions(filters))
        .order_by("-started_at", "-pk")
        .values_list("started_at", "pk")
        for person in people[: MOST_MEANT + 1]
    ]


def _after(way: QuerySet[Any, Any], after: Place | None) -> QuerySet[Any, Any]:
    if after is None:
        return way
    at, pk = ("at", "attempt_id") if way.model is Delivery else ("started_at", "pk")
    return way.filter(older_than(after, at, pk))


def older_than(place: Place, at: str = "started_at", pk: str = "pk") -> Q:
    """What comes after a place in the order."""
    # The last condition says nothing new to a reader; it is the one an index answers.
    behind = Q(**{f"{at}__lt": place.at}) | Q(**{at: place.at, f"{pk}__lt": place.pk})
    return behind & Q(**{f"{at}__lte": place.at})
