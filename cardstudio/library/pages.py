"""The library's pages: the grid and pasting a card."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from markupsafe import Markup

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.policy import require
from cardstudio.cards import json as card_json
from cardstudio.library import selectors
from cardstudio.library.layout import Shell, uuid_or_none
from cardstudio.library.models import Template
from cardstudio.library.sample_cards import DIRECTORY
from cardstudio.library.serializers import PLACES

TILES = 24
#: Set by the page's own switch; how somebody likes to look at cards is no part of an address.
VIEW_COOKIE = "cardstudio_view"
#: The card the empty library and the paste page offer to try.
TRY_CARD = DIRECTORY / "release-review.json"
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@require_safe
@never_cache
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """The grid. Every filter is in the address, so that a search can be kept and sent."""
    actor = actor_of(request)
    query = request.GET
    filters = selectors.Filters(
        team=_page_team(request),
        q=query.get("q", "").strip(),
        place=query.get("place", "") if query.get("place", "") in PLACES else "library",
        folder=uuid_or_none(query.get("folder", "")),
        tag=query.get("tag", ""),
        sort=query.get("sort", "") if query.get("sort", "") in selectors.ORDERS else "updated",
    )
    page = Paginator(selectors.template_list(actor=actor, filters=filters), TILES).get_page(query.get("page"))
    templates = list(page.object_list)
    context = {
        "filters": filters,
        "page": page,
        "view": "list" if request.COOKIES.get(VIEW_COOKIE) == "list" else "grid",
        "templates": templates,
        "previews": _previews(templates),
        "next_url": _address(request, page=page.next_page_number()) if page.has_next() else "",
        "address": lambda **changes: _address(request, page=None, **changes),
    }
    return render(request, "library/index.html", context)


@require_safe
@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The gallery to begin a card from, for the team and folder the library was looking at."""
    actor = actor_of(request)
    team = _page_team(request)
    require(actor, "edit", team)
    wanted = uuid_or_none(request.GET.get("folder", ""))
    folder = selectors.folder_list(actor=actor, team=team).filter(pk=wanted).first() if wanted else None
    query = urlencode({key: request.GET[key] for key in ("team", "folder") if request.GET.get(key)})
    back = reverse("library:index") + (f"?{query}" if query else "")
    return render(request, "library/new.html", {"folder": folder, "back": back})


@require_safe
@never_cache
@login_required
def paste(request: HttpRequest) -> HttpResponse:
    """Text in, a card beside it."""
    _page_team(request)
    return render(request, "library/paste.html", {"sample": TRY_CARD.read_text()})


def _page_team(request: HttpRequest) -> UUID:
    """The team whose library the page shows: the one asked for if the person is in it, else their own."""
    team = Shell(request).team
    request.page_team = team  # type: ignore[attr-defined]  # read by Shell
    return team.pk


def _previews(templates: list[Template]) -> dict[UUID, Markup]:
    """Thumbnail data as JSON ready for a script element, in one query."""
    rows = selectors.previews(templates)
    return {pk: Markup(card_json.dump(preview).translate(_ESCAPES)) for pk, preview in rows.items()}


def _address(request: HttpRequest, **changes: Any) -> str:
    """This page's address with some of its query changed; None takes a part away."""
    query = {key: value for key, value in request.GET.items() if value}
    query.update({key: str(value) for key, value in changes.items() if value})
    for key in [key for key, value in changes.items() if not value]:
        query.pop(key, None)
    return f"{request.path}?{urlencode(query)}" if query else request.path
