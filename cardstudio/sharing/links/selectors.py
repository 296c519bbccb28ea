"""Reads of share links."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from cardstudio.accounts.policy import Actor, visible
from cardstudio.feishu import applinks
from cardstudio.feishu.config import AppConfig, app_config
from cardstudio.library.models import Template
from cardstudio.sharing.models import Attempt, ShareLink

# Outcomes of cards that were on their way when their link ended are still taken.
GRACE = timedelta(hours=24)
ARRIVED = (Attempt.State.SENT, Attempt.State.PARTIAL)


def ended_at(link: ShareLink) -> datetime | None:
    """When the link ended or will end; None while nothing ends it. A template in the trash ends its links."""
    ends = [end for end in (link.expires_at, link.revoked_at, link.template.deleted_at) if end is not None]
    return min(ends, default=None)


def is_live(link: ShareLink, *, grace: timedelta = timedelta()) -> bool:
    """Whether the link may be used now, or ended no longer than `grace` ago."""
    end = ended_at(link)
    return end is None or timezone.now() < end + grace


def is_used_up(link: ShareLink) -> bool:
    """Whether the card went out as often as the link allows. As far as visitors report it: a courtesy, no guard."""
    if link.use_limit is None:
        return False
    arrived = Attempt.objects.filter(link=link.pk, state__in=ARRIVED)
    return arrived.values("attempt").distinct().count() >= link.use_limit


def state_of(link: ShareLink) -> str:
    """`active`, `revoked`, `expired` or `used`, of a link from `link_list` or `link_get`."""
    if link.revoked_at is not None:
        return "revoked"
    if not is_live(link):
        return "expired"
    return "used" if link.use_limit is not None and uses_of(link) >= link.use_limit else "active"


def uses_of(link: ShareLink) -> int:
    """How often the card went out through a link from `link_list` or `link_get`."""
    uses: int = link.uses  # type: ignore[attr-defined]  # annotated by `_links`
    return uses


def link_app(link: ShareLink) -> AppConfig:
    """The app that signs the link's page."""
    return app_config(brand=link.app.brand, app_id=link.app.app_id, secret=link.app.secret)


def page_url(link: ShareLink) -> str:
    """The share page's address: always on PUBLIC_ORIGIN, never taken from a request's Host."""
    return f"{settings.PUBLIC_ORIGIN}/s/{link.token}/"


def open_in_client_url(link: ShareLink) -> str:
    """The address that opens the share page inside the client, from any browser."""
    return applinks.page_open(link_app(link), page_url(link))


def link_list(*, actor: Actor, template: Template | None = None, team: UUID | None = None) -> QuerySet[ShareLink]:
    """Links the actor may see, newest first, with the number of their attempts; no document is loaded.

    The links behind other people's "Send" button are left out: whoever looks for the team's links did not make them.
    """
    found = _links(actor).filter(Q(private=False) | Q(created_by=actor.user))
    if template is not None:
        found = found.filter(template=template)
    if team is not None:
        found = found.filter(team_id=team)
    return found.order_by("-created_at")


def _links(actor: Actor) -> QuerySet[ShareLink]:
    return (
        visible(actor, ShareLink.objects.all())
        .select_related("team", "template", "version", "app", "created_by", "chat_list")
        .defer("version__document", "template__text", "template__description")
        .annotate(
            attempt_count=Count("attempts"),
            uses=Count("attempts__attempt", filter=Q(attempts__state__in=ARRIVED), distinct=True),
        )
    )


def link_get(*, actor: Actor, pk: UUID) -> ShareLink:
    """One link; raises Http404 for strangers."""
    link = _links(actor).filter(pk=pk).first()
    if link is None:
        raise Http404
    return link
