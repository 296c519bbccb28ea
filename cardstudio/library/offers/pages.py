"""A card's links for other teams, and the page such a link opens. Both work without a script."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.selectors import team_for
from cardstudio.api.errors import ApiError
from cardstudio.api.views import too_fast
from cardstudio.cards.fill.drawn import drawn
from cardstudio.library.documents import document_hash
from cardstudio.library.layout import uuid_or_none
from cardstudio.library.models import Template
from cardstudio.library.offers import selectors, services
from cardstudio.library.offers.api import OfferThrottle
from cardstudio.library.offers.pictures import picture_names
from cardstudio.library.selectors import folder_get, template_get
from cardstudio.library.starting_points import document_given


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def offers(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The links of a card by which other teams copy it; a post makes one."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    show_team(request, template.team)
    refused = None
    if request.method == "POST":
        try:
            services.offer_create(actor=actor, template=template)
            return redirect("library:offers", pk)
        except ApiError as error:
            refused = error
    rows = [(offer, selectors.offer_url(offer)) for offer in selectors.offer_list(actor=actor, template=template)]
    context = {"template": template, "rows": rows, "refused": refused}
    return render(request, "library/offers.html", context, status=refused.status if refused else 200)


@require_POST
@login_required
def revoke(request: HttpRequest, pk: UUID, offer_id: UUID) -> HttpResponse:
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    services.offer_revoke(actor=actor, offer=selectors.offer_get(actor=actor, template=template, pk=offer_id))
    return redirect("library:offers", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def offer(request: HttpRequest, token: str) -> HttpResponse:
    """The card as a copy would be, and where the copy shall go; a post makes it and goes there."""
    wait = OfferThrottle().refuses(request)
    if wait is not None:
        return too_fast(request, wait)
    try:
        template = selectors.offer_by_token(token).template
    except ApiError as error:
        return render(request, "library/offer.html", {"ended": error.message}, status=error.status)
    if request.method != "POST":
        return _offer_page(request, template)
    actor = actor_of(request)
    team_id, _slash, folder_id = request.POST.get("to", "").partition("/")
    folder = uuid_or_none(folder_id)
    try:
        made = services.offer_take(
            actor=actor,
            token=token,
            team=team_for(actor, uuid_or_none(team_id)),
            folder=folder_get(actor=actor, pk=folder) if folder else None,
            seen=request.POST.get("seen", ""),
        )
    except ApiError as error:
        return _offer_page(request, template, refused=error)
    return redirect("designer:template", made.pk)


def _offer_page(request: HttpRequest, template: Template, refused: ApiError | None = None) -> HttpResponse:
    document: Any = document_given(template)
    context = {
        "template": template,
        "card": drawn(document),
        "seen": document_hash(document),
        "pictures": picture_names(document["card"]),
        "places": selectors.places_for(actor=actor_of(request)),
        "refused": refused,
    }
    return render(request, "library/offer.html", context, status=refused.status if refused else 200)
