"""Reads of offers: the links themselves, and what somebody who opens one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.accounts.selectors import teams_of, token_hash
from cardstudio.api.errors import ApiError
from cardstudio.library.models import Folder, Offer, Template


def offer_list(*, actor: Actor, template: Template) -> QuerySet[Offer]:
    """A card's links that still work, newest first, for who may make such links."""
    require(actor, "share", template.team)
    found = Offer.objects.filter(template=template, revoked_at=None)
    return found.select_related("created_by").order_by("-created_at", "-pk")


def offer_get(*, actor: Actor, template: Template, pk: UUID) -> Offer:
    """One of them, ended or not; raises Http404 for strangers."""
    found = visible(actor, Offer.objects.select_related("template__team"), "template__team")
    offer = found.filter(template=template, pk=pk).first()
    if offer is None:
        raise Http404
    return offer


def offer_by_token(token: str) -> Offer:
    """What a link leads to, for anybody who has it. Looked for by its hash, so that no comparison of secrets tells by
    its time how much of a guess was right.

    Raises:
        Http404: there never was such a link.
        ApiError: 410 `offer_ended`, which names nothing.
    """
    found = Offer.objects.select_related("template__team").filter(token_hash=token_hash(token)).first()
    if found is None:
        raise Http404
    template = found.template
    if found.revoked_at or template.deleted_at or template.team.deleted_at:
        raise ApiError("offer_ended", _("This link was taken back. Ask whoever gave it to you."), status=410)
    return found


def offer_url(offer: Offer) -> str:
    return f"{settings.PUBLIC_ORIGIN}{reverse('library:offer', args=[offer.token])}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a copy may go: a team, or a folder of it, called by the names that lead to it."""

    team: Team
    folders: list[tuple[UUID, str]]


def places_for(*, actor: Actor) -> list[Place]:
    """The teams the actor may put cards in, with their folders; two queries."""
    teams = [team for team in teams_of(actor) if actor.may("edit", team.pk)]
    rows = Folder.objects.filter(team__in=teams).values_list("pk", "name", "parent", "team")
    named = {pk: (name, parent) for pk, name, parent, _team in rows}
    paths = {pk: _path(pk, named) for pk in named}
    inside = {team.pk: sorted((paths[pk], pk) for pk, _name, _up, home in rows if home == team.pk) for team in teams}
    return [Place(team, [(pk, path) for path, pk in inside[team.pk]]) for team in teams]


def _path(pk: UUID, named: dict[UUID, tuple[str, UUID | None]]) -> str:
    names: list[str] = []
    at: UUID | None = pk
    while at is not None:
        name, at = named[at]
        names.append(name)
    return " / ".join(reversed(names))
