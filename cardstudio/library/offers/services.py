"""Writes of offers: making a link, taking it back, and copying by it."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.selectors import token_hash
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards.starting_words import with_marks
from cardstudio.library import documents
from cardstudio.library.models import Folder, Offer, Template
from cardstudio.library.offers.selectors import offer_by_token
from cardstudio.library.services import template_create
from cardstudio.library.starting_points import document_given

#: Links of one card that work at a time.
MOST = 20


@transaction.atomic
def offer_create(*, actor: Actor, template: Template) -> Offer:
    """A link by which whoever is signed in and has it copies the card into a team of theirs.

    Raises:
        ApiError: 409 `too_many`.
    """
    require(actor, "share", template.team)
    Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    if Offer.objects.filter(template=template, revoked_at=None).count() >= MOST:
        message = _("This card has %(most)d such links already. Take one back first.") % {"most": MOST}
        raise ApiError("too_many", message, status=409)
    token = secrets.token_urlsafe(24)
    offer = Offer.objects.create(template=template, token=token, token_hash=token_hash(token), created_by=actor.user)
    audit(actor=actor, team=template.team, action="offer.made", target=template, name=template.name)
    return offer


@transaction.atomic
def offer_revoke(*, actor: Actor, offer: Offer) -> None:
    """Nobody copies by the link any more; copies that were made stay where they are."""
    template = offer.template
    require(actor, "share", template.team)
    if offer.revoked_at is None:
        offer.revoked_at = timezone.now()
        offer.save(update_fields=["revoked_at"])
        audit(actor=actor, team=template.team, action="offer.revoked", target=template, name=template.name)


@transaction.atomic
def offer_take(
    *, actor: Actor, token: str, team: Team, folder: Folder | None = None, name: str = "", seen: str = ""
) -> Template:
    """A copy of what the link offers now, in a team of the actor's. The log of the team that offers it says who
    made a copy, not where.

    Args:
        seen: the hash of the document the person was shown; "" takes whatever it is now.

    Raises:
        Http404: there is no such link, or the actor is a stranger in `team`.
        ApiError: 410 `offer_ended`; 409 `card_changed` where the card is another than was seen.
    """
    offer = offer_by_token(token)
    document = document_given(offer.template)
    if seen and seen != documents.document_hash(document):
        message = _("The card has changed since you opened this page. Look at it once more.")
        raise ApiError("card_changed", message, status=409)
    template = template_create(
        actor=actor,
        team=team,
        name=name.strip() or offer.template.name,
        document=with_marks(document),
        folder=folder,
        description=offer.template.description,
    )
    Offer.objects.filter(pk=offer.pk).update(copies=F("copies") + 1)
    audit(actor=actor, team=offer.template.team, action="offer.taken", target=offer.template, name=offer.template.name)
    return template
