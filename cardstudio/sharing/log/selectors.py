"""The team's log of attempts: which of them are asked for, page by page, and what is known of their chats."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.chats.models import Chat
from cardstudio.library.layout import uuid_or_none
from cardstudio.sharing.attempts.selectors import HEAVY
from cardstudio.sharing.log.filters import Filters, conditions, moment_or_none
from cardstudio.sharing.log.newest import Place, newest_of, older_than
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery

PAGE_SIZE = 50


def log_list(*, actor: Actor, team: Team, filters: Filters) -> QuerySet[Attempt]:
    """The team's attempts, newest first; no document and no card content is loaded."""
    return _shown(_filtered(visible(actor, Attempt.objects.filter(team=team)), team, filters))


def _shown(found: QuerySet[Attempt]) -> QuerySet[Attempt]:
    return (
        found.select_related("sender", "version", "link__app", "link__template", "link__created_by")
        .defer(*HEAVY, "raw")
        .prefetch_related(Prefetch("deliveries", queryset=Delivery.objects.order_by("pk")))
        .order_by("-started_at", "-pk")
    )


def log_page(found: QuerySet[Attempt], team: Team, filters: Filters, before: str) -> tuple[list[Attempt], str]:
    """One page of `log_list`, and where the next one begins (empty: there is none).

    By place in the order, not by number: as quick on the last page as on the first, and stable while attempts come in.
    """
    when, _mark, last = before.partition("~")
    at, pk = moment_or_none(when), uuid_or_none(last)
    after = Place(at, pk) if at is not None and pk is not None else None
    keys = newest_of(team, filters, after, PAGE_SIZE + 1)
    if keys is not None:
        # Looked up by their keys alone: asked for the team's, too, SQLite would go through those.
        found = _shown(Attempt.objects.filter(pk__in=keys))
    elif after is not None:
        found = found.filter(older_than(after))
    rows = list(found[: PAGE_SIZE + 1])
    page = rows[:PAGE_SIZE]
    return page, f"{page[-1].started_at.isoformat()}~{page[-1].pk}" if len(rows) > PAGE_SIZE else ""


def attempt_get(*, actor: Actor, pk: UUID) -> Attempt:
    """One attempt with all that is known of it; raises Http404 for strangers."""
    found = visible(actor, Attempt.objects.filter(pk=pk)).select_related(
        "sender", "version", "team", "sent", "link__app", "link__template", "link__chat_list", "link__created_by"
    )
    attempt = (
        found.defer("version__document")
        .prefetch_related(
            Prefetch("deliveries", queryset=Delivery.objects.order_by("pk")),
            Prefetch("reports", queryset=AttemptReport.objects.order_by("pk")),
        )
        .first()
    )
    if attempt is None:
        raise Http404
    return attempt


def _filtered(found: QuerySet[Attempt], team: Team, filters: Filters) -> QuerySet[Attempt]:
    found = found.filter(**conditions(filters))
    if filters.person:
        found = found.filter(sender__name__icontains=filters.person)
    return found.filter(_went_to(team, filters.chat)) if filters.chat else found


def _went_to(team: Team, chat: str) -> Exists:
    """Attempts that reached, or failed to reach, a chat of this id or name."""
    named = Chat.objects.filter(list__team=team, name__icontains=chat).exclude(open_chat_id="")
    return Exists(
        Delivery.objects.filter(attempt=OuterRef("pk")).filter(
            Q(open_chat_id=chat) | Q(open_chat_id__in=named.values("open_chat_id"))
        )
    )
