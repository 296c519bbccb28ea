"""Reads of attempts, and of the names of the chats they went to."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Sum

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


def chat_names(team: UUID) -> dict[str, str]:
    """Names by open_chat_id of all chats on the team's lists, for files of all there is."""
    return dict(_named(team).order_by("pk").values_list("open_chat_id", "name"))


def names_for(team: UUID, attempts: Iterable[Attempt]) -> dict[str, str]:
    """Names of the chats that some attempts went to: one query for all of them."""
    return names_at(team, [delivery for attempt in attempts for delivery in attempt.deliveries.all()])


def names_at(team: UUID, deliveries: Iterable[Delivery]) -> dict[str, str]:
    """Names of the chats of some deliveries, as the team's lists know them. Each chat is looked up, however many lists
    it is on."""
    told = {delivery.open_chat_id: delivery.pk for delivery in deliveries if delivery.open_chat_id}
    if not told:
        return {}
    name = _named(team).filter(open_chat_id=OuterRef("open_chat_id")).order_by("-pk").values("name")[:1]
    rows = Delivery.objects.filter(pk__in=told.values()).annotate(chat_name=Subquery(name))
    return {chat: known for chat, known in rows.values_list("open_chat_id", "chat_name") if chat and known}


def _named(team: UUID) -> QuerySet[Chat]:
    return Chat.objects.filter(list__team=team).exclude(name="").exclude(open_chat_id="")
