"""A share page that sends again: to the chats of an attempt that its address names (`?again=`).

Only whoever sent that attempt is believed: for anybody else the page is what it is without it.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest

from cardstudio.library.layout import uuid_or_none
from cardstudio.sharing.attempts.selectors import names_at
from cardstudio.sharing.attempts.sendings import chats_in, deliveries_of
from cardstudio.sharing.links import audience
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.page.client_targets import ClientTargets

AGAIN = "again"


def targets_again(request: HttpRequest, link: ShareLink) -> ClientTargets | None:
    """Where the page sends again; None where it is asked for nothing of the kind, or by somebody else."""
    pk, visitor = uuid_or_none(request.GET.get(AGAIN, "")), audience.visitor(request)
    if pk is None or visitor is None:
        return None
    # An id of a chat is known to one app only.
    sent = Attempt.objects.filter(pk=pk, sender=visitor, link__template=link.template_id, link__app=link.app_id)
    attempt = sent.select_related("link").first()
    targets = targets_of(attempt) if attempt is not None else None
    return targets if targets is not None and targets.ids else None


def targets_of(attempt: Attempt) -> ClientTargets:
    """The chats an attempt was for; each with its name, where the team knows it."""
    deliveries = list(deliveries_of(attempt))
    return ClientTargets("chats", chats_in(deliveries), names_at(attempt.team_id, deliveries))


def without_again(request: HttpRequest) -> str:
    """The query of the same page that lets its person choose."""
    return urlencode({name: value for name, value in request.GET.items() if name != AGAIN})
