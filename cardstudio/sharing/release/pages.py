"""`/templates/{id}/versions/`: every version and release of a card, and what uses the one that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import publishers_named
from cardstudio.api.zone import in_visitors_zone
from cardstudio.library.content import DRAFT
from cardstudio.library.models import Draft, Release, Template, Version
from cardstudio.library.releases import release_list
from cardstudio.library.selectors import draft_get, template_get, version_get, version_list
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.release.version_use import VersionUse, use_of

#: Rows of a page, however many versions there are.
ROWS = 30
#: Times the version that is looked at was the release; all of them are in the list of releases.
MOST_TIMES = 5
RELEASES = "releases"


@dataclass(frozen=True)
class Shown:
    """What is looked at: a version with what uses it, or the draft."""

    document: dict[str, Any]
    version: Version | None = None
    draft: Draft | None = None
    use: VersionUse | None = None
    times: tuple[Release, ...] = ()

    @property
    def number(self) -> int | None:
        return self.version.number if self.version else None


@dataclass(frozen=True)
class Rows:
    """A page of the list. `older`: how many versions or releases come after it, `first` whether none comes before."""

    versions: list[Version]
    releases: list[Release]
    older: int
    before: int | None
    first: bool


@require_safe
@never_cache
@login_required
@in_visitors_zone
def versions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The list, and the version the address names; else the release, the latest version or the draft."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    show_team(request, template.team)
    view = RELEASES if request.GET.get("show") == RELEASES else ""
    before = _number(request.GET.get("before", ""))
    shown = _shown(actor, template, request.GET.get("version", ""))
    context = {
        "template": template,
        "view": view,
        "rows": _releases(actor, template, before) if view else _versions(actor, template, before),
        "draft": shown.draft or draft_get(actor=actor, template=template),
        "shown": shown,
        "frame": frame_of(shown.document),
        "may_edit": actor.may("edit", template.team_id),
        "may_publish": actor.may("publish", template.team_id),
        "may_send": _may_send(actor, template, shown),
        "publishers": publishers_named(template.team),
        "address": lambda **changes: _address(template, {"show": view, "before": before, **changes}),
    }
    return render(request, "sharing/versions.html", context)


def _shown(actor: Actor, template: Template, asked: str) -> Shown:
    number = _number(asked)
    if asked == DRAFT or (not asked and not template.latest_version):
        draft = draft_get(actor=actor, template=template)
        return Shown(draft.document, draft=draft)
    if asked and number is None:
        raise Http404
    version = version_get(actor=actor, template=template, number=number or template.release or template.latest_version)
    times = release_list(actor=actor, template=template).filter(version=version)[:MOST_TIMES]
    return Shown(version.document, version=version, use=use_of(version, template), times=tuple(times))


def _versions(actor: Actor, template: Template, before: int | None) -> Rows:
    found = version_list(actor=actor, template=template)
    rows = list(found.filter(number__lt=before)[:ROWS] if before else found[:ROWS])
    # Numbers have no gaps.
    last = rows[-1].number if rows else 1
    return Rows(rows, [], last - 1, last if last > 1 else None, first=not before or before > template.latest_version)


def _releases(actor: Actor, template: Template, before: int | None) -> Rows:
    found = release_list(actor=actor, template=template)
    rows = list(found.filter(Q(pk__lt=before) if before else Q())[:ROWS])
    older = found.filter(pk__lt=rows[-1].pk).count() if rows else 0
    return Rows([], rows, older, rows[-1].pk if older else None, first=not before)


def _may_send(actor: Actor, template: Template, shown: Shown) -> bool:
    """Editors send whatever they look at; from viewers only the release goes out, where the team lets them."""
    if actor.may("share", template.team_id):
        return True
    is_release = shown.number is not None and shown.number == template.release
    return is_release and template.team.viewers_send


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text) else None


def _address(template: Template, query: dict[str, Any]) -> str:
    """This page with another query; what is empty is left out."""
    kept = urlencode({key: value for key, value in query.items() if value})
    path = reverse("sharing:versions", args=[template.pk])
    return f"{path}?{kept}" if kept else path
