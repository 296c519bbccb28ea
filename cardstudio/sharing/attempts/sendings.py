"""Attempts that reached somebody, as the library tells of them, and the chats they went to."""

from __future__ import annotations

from django.db.models import Q

from cardstudio.library.sendings import Sending
from cardstudio.sharing.attempts.selectors import chat_names
from cardstudio.sharing.models import Attempt, Delivery, ShareLink

ARRIVED = (Attempt.State.SENT, Attempt.State.PARTIAL)


def chats_of(attempt: Attempt, *, arrived: bool = False) -> list[str]:
    """The chats that an attempt with all its calls was for, in their order, as far as the client named them.

    With `arrived`, those in which the card did not fail.
    """
    calls = Attempt.objects.filter(link=attempt.link_id, attempt=attempt.attempt)
    named = Delivery.objects.filter(attempt__in=calls).exclude(open_chat_id=None).exclude(open_chat_id="")
    if arrived:
        named = named.filter(Q(status=0) | Q(status=None))
    found = named.order_by("attempt__batch", "pk").values_list("open_chat_id", flat=True)
    return list(dict.fromkeys(chat for chat in found if chat))


def sending_of(attempt: Attempt) -> Sending:
    """What the library says of an attempt that reached somebody."""
    chats = chats_of(attempt, arrived=True)
    people = attempt.link.people if attempt.link.mode == ShareLink.Mode.PEOPLE else []
    names = [person.get("name", "") for person in people[:1]] or list(chat_names(attempt.team_id, chats[:1]).values())
    count = len(people) or len(chats)
    return Sending(attempt=attempt.pk, at=attempt.started_at, count=count, name=names[0] if names else "")
