"""Reads of attempts, and of the names of the chats they went to."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from cardstudio.accounts.policy import Actor, visible
from cardstudio.chats.models import Chat
from cardstudio.library.models import Template
from cardstudio.sharing.models import Attempt, AttemptSum, Delivery, ShareLink

# What lists of attempts never show: documents, and a secret that costs a decryption each.
HEAVY = (
    "version__document",
    "link__template__description",
    "link__app__secret",
)


def attempt_list(
    *, actor: Actor, template: Template | None = None, link: ShareLink | None = None, state: str = ""
) -> QuerySet[Attempt]:
    """Attempts of a template or of one link, newest first, with their deliveries."""
    found = visible(actor, Attempt.objects.all(), "link__team")
    if template is not None:
        found = found.filter(template=template)
    if link is not None:
        found = found.filter(link=link)
    if state:
        found = found.filter(state=state)
    return (
        found.select_related("sender", "version", "link__app", "link__template", "link__created_by")
        .defer(*HEAVY)
        .prefetch_related(Prefetch("deliveries", queryset=Delivery.objects.order_by("pk")))
        .order_by("-started_at")
    )


def state_counts(template: Template) -> dict[str, int]:
    """How many attempts of a template are in each state; states without any are left out."""
    sums = AttemptSum.objects.filter(subject=template.pk).order_by().values_list("state")
    return dict(sums.annotate(total=Sum("number")).filter(total__gt=0))


def chat_names(team: UUID, ids: Iterable[str | None] | None = None) -> dict[str, str]:
    """Names by open_chat_id, as the team's lists know them; without `ids` of all chats on them."""
    chats = Chat.objects.filter(list__team=team).exclude(name="").exclude(open_chat_id="")
    if ids is not None:
        chats = chats.filter(open_chat_id__in={pk for pk in ids if pk})
    return dict(chats.order_by("pk").values_list("open_chat_id", "name"))


def names_for(team: UUID, attempts: Iterable[Attempt]) -> dict[str, str]:
    """Names of the chats that some attempts went to: one query for all of them."""
    return chat_names(team, [delivery.open_chat_id for attempt in attempts for delivery in attempt.deliveries.all()])
