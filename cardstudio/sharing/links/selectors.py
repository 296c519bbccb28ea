"""Reads of share links."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from cardstudio.accounts.policy import Actor, visible
from cardstudio.feishu import applinks
from cardstudio.feishu.config import AppConfig, app_config
from cardstudio.library.models import Template
from cardstudio.sharing.models import ShareLink

# Outcomes of cards that were on their way when their link ended are still taken.
GRACE = timedelta(hours=24)


def ended_at(link: ShareLink) -> datetime | None:
    """When the link ended or will end; None while nothing ends it. A template in the trash and a deleted team end
    theirs."""
    ends = (link.expires_at, link.revoked_at, link.template.deleted_at, link.team.deleted_at)
    return min((end for end in ends if end is not None), default=None)


def is_live(link: ShareLink, *, grace: timedelta = timedelta()) -> bool:
    """Whether the link may be used now, or ended no longer than `grace` ago."""
    end = ended_at(link)
    return end is None or timezone.now() < end + grace


def is_used_up(link: ShareLink) -> bool:
    """Whether the card went out as often as the link allows. As far as visitors report it: a courtesy, no guard."""
    if link.use_limit is None:
        return False
    # Share pages keep their link for a moment, and this moves meanwhile.
    uses: int = ShareLink.objects.filter(pk=link.pk).values_list("uses", flat=True)[0]
    return uses >= link.use_limit


def state_of(link: ShareLink) -> str:
    """`active`, `revoked`, `expired` or `used`."""
    if link.revoked_at is not None:
        return "revoked"
    if not is_live(link):
        return "expired"
    return "used" if link.use_limit is not None and link.uses >= link.use_limit else "active"


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
    """Links the actor may see, newest first; no document is loaded.

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
        .defer("version__document", "template__description")
    )


def link_get(*, actor: Actor, pk: UUID) -> ShareLink:
    """One link; raises Http404 for strangers."""
    link = _links(actor).filter(pk=pk).first()
    if link is None:
        raise Http404
    return link
