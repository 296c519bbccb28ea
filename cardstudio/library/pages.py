"""The library's pages: the grid and pasting a card."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
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
    team = _page_team(request)
    folder = uuid_or_none(query.get("folder", ""))
    if folder is not None and not selectors.folder_list(actor=actor, team=team).filter(pk=folder).exists():
        raise Http404
    filters = selectors.Filters(
        team=team,
        q=query.get("q", "").strip(),
        place=query.get("place", "") if query.get("place", "") in PLACES else "library",
        folder=folder,
        tag=query.get("tag", ""),
        sort=query.get("sort", "") if query.get("sort", "") in selectors.PAGE_ORDERS else "updated",
        only=frozenset(query.get("only", "").split(",")) & selectors.MARKS.keys(),
    )
    after = uuid_or_none(query.get("after", ""))
    # One more than is shown: whether there is a next page, without counting.
    templates = selectors.template_page(actor=actor, filters=filters, after=after, most=TILES + 1)
    has_next = len(templates) > TILES
    templates = templates[:TILES]
    context = {
        "filters": filters,
        "total_of": lambda shell: _total(shell, filters, None if after or has_next else len(templates)),
        "view": "list" if request.COOKIES.get(VIEW_COOKIE) == "list" else "grid",
        "templates": templates,
        "marks": _marks(request, filters),
        "previews": _previews(templates),
        "kept_days": settings.TRASH_KEPT_DAYS,
        "days_left": _days_left,
        "seen": timezone.now(),
        "next_url": _address(request, after=templates[-1].pk) if has_next else "",
        "address": lambda **changes: _address(request, after=None, **changes),
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


def _total(shell: Shell, filters: selectors.Filters, shown: int | None) -> int | None:
    """How many cards a list has: as many as are shown, where that is all, else what the side bar says; None where
    nobody has counted."""
    if shown is not None or filters.q or filters.only:
        return shown
    if not filters.folder and not filters.tag:
        return shell.counts.get(filters.place)
    if filters.place != "library" or (filters.folder and filters.tag):
        return None
    if filters.folder:
        return next(row.cards for row in shell.folders if row.folder.pk == filters.folder)
    return next((tag.uses for tag in shell.tags if tag.name == filters.tag), None)


@dataclass(frozen=True)
class Mark:
    """A pill that narrows the list down; `address` presses it, or lets it go where it is on. `count` is of the whole
    library; a list that is narrowed down already has none."""

    name: str
    count: str
    address: str
    on: bool


def _marks(request: HttpRequest, filters: selectors.Filters) -> list[Mark]:
    """The pills of the library: those that would leave something, and those that are on."""
    if filters.place != "library" or filters.team is None:
        return []
    narrowed = bool(filters.q or filters.folder or filters.tag or filters.only)
    counts = {} if narrowed else selectors.mark_counts(actor=actor_of(request), team=filters.team)

    def mark(name: str) -> Mark:
        only = ",".join(one for one in selectors.MARKS if one in filters.only ^ {name})
        count = counts.get(name)
        said = "" if count is None else selectors.told(count)
        return Mark(name, said, _address(request, after=None, only=only), name in filters.only)

    return [mark(name) for name in selectors.MARKS if narrowed or counts[name]]


def _days_left(template: Template) -> int | None:
    """Days until a card in the trash is deleted for good; None where it never is."""
    if not settings.TRASH_KEPT_DAYS or template.deleted_at is None:
        return None
    left = template.deleted_at + timedelta(days=settings.TRASH_KEPT_DAYS) - timezone.now()
    return max(0, math.ceil(left / timedelta(days=1)))


def _page_team(request: HttpRequest) -> UUID:
    """The team whose library the page shows: the one the address names, or the person's own."""
    return Shell(request).team.pk


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
