"""Attempts that reached somebody, as the library tells of them, and the chats they went to."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from cardstudio.library.sendings import Sending
from cardstudio.sharing.attempts.selectors import names_at
from cardstudio.sharing.models import Attempt, Delivery, ShareLink

ARRIVED = (Attempt.State.SENT, Attempt.State.PARTIAL)


def deliveries_of(attempt: Attempt, *, arrived: bool = False) -> list[Delivery]:
    """What became of an attempt with all its calls in the chats that the client named, in their order.

    With `arrived`, in those where the card did not fail.
    """
    calls = Attempt.objects.filter(link=attempt.link_id, attempt=attempt.attempt)
    named = Delivery.objects.filter(attempt__in=calls).exclude(open_chat_id=None).exclude(open_chat_id="")
    if arrived:
        named = named.filter(Q(status=0) | Q(status=None))
    return list(named.order_by("attempt__batch", "pk"))


def chats_in(deliveries: Iterable[Delivery]) -> list[str]:
    """Their chats, each once."""
    return list(dict.fromkeys(one.open_chat_id for one in deliveries if one.open_chat_id))


def sending_of(attempt: Attempt) -> Sending:
    """What the library says of an attempt that reached somebody."""
    arrived = deliveries_of(attempt, arrived=True)
    people = attempt.link.people if attempt.link.mode == ShareLink.Mode.PEOPLE else []
    known = [person.get("name", "") for person in people[:1]] or names_at(attempt.team_id, arrived[:1]).values()
    count = len(people) or len(chats_in(arrived))
    return Sending(attempt=attempt.pk, at=attempt.started_at, count=count, name=next(iter(known), ""))
