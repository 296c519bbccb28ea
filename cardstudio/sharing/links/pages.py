"""Sharing for the team: a link's page with address and QR code, and what became of every card sent."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.page_team import show_team
from cardstudio.api.errors import ApiError
from cardstudio.api.qr import qr_code
from cardstudio.library.models import Template
from cardstudio.library.selectors import template_get
from cardstudio.sharing.attempts.meaning import meaning_of
from cardstudio.sharing.attempts.selectors import attempt_list, names_for, state_counts
from cardstudio.sharing.attempts.services import OPEN_STATES
from cardstudio.sharing.content.blanks import as_typed, blanks_of, unfilled
from cardstudio.sharing.links import selectors, services
from cardstudio.sharing.links.picker import OPTIONS, SELECT_TYPES
from cardstudio.sharing.models import Attempt, ShareLink

MOST_LINKS = 50
# Pages of a link or template show its last attempts; the log has all.
RECENT = 20
# One of the targets is none, and the client need not say which.
WRONG_TARGET = -8


@require_safe
@never_cache
@login_required
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One link: its address, QR code, options and attempts."""
    return _link_page(request, selectors.link_get(actor=actor_of(request), pk=pk))


def _link_page(request: HttpRequest, found: ShareLink, *, refused: ApiError | None = None) -> HttpResponse:
    actor = actor_of(request)
    show_team(request, found.team)
    attempts = list(attempt_list(actor=actor, link=found)[:RECENT])
    open_url = selectors.open_in_client_url(found)
    number = str(found.version.number)
    context = {
        "link": found,
        "template": found.template,
        "state": selectors.state_of(found),
        "page_url": selectors.page_url(found),
        "open_url": open_url,
        "qr": qr_code(open_url),
        "froze": number if request.GET.get("froze") == number else "",
        "updated": number if request.GET.get("updated") == number else "",
        "refused": refused,
        "behind": not found.follow and _is_behind(found),
        "blanks": blanks_of(found.version.document),
        "unfilled": unfilled(found.version.document, found.values, found.open_variables),
        "as_typed": as_typed,
        "options": OPTIONS,
        "select_types": dict(SELECT_TYPES),
        "may_share": actor.may("share", found.team_id),
        "attempts": attempts,
        "doubted": _is_doubted(found, attempts),
        "names": names_for(found.team_id, attempts),
        "uses": found.uses,
        "meaning_of": meaning_of,
    }
    return render(request, "sharing/link.html", context, status=refused.status if refused else 200)


def _is_doubted(link: ShareLink, attempts: list[Attempt]) -> bool:
    """Whether the client last refused one of the people, who stand on no list that could be marked."""
    last = next((attempt for attempt in attempts if attempt.state not in OPEN_STATES), None)
    return link.mode == ShareLink.Mode.PEOPLE and last is not None and last.err_code == WRONG_TARGET


def _is_behind(link: ShareLink) -> bool:
    """Whether a new link would send something else: the release, or the draft while there is none."""
    template = link.template
    if template.release is not None:
        return template.release != link.version.number
    return template.draft_hash != link.version.document_hash


@require_safe
@never_cache
@login_required
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A template's links, and what last became of them; the log has the rest."""
    actor = actor_of(request)
    template = _template(request, pk)
    attempts = list(attempt_list(actor=actor, template=template)[:RECENT])
    counts = state_counts(template)
    context = {
        "template": template,
        "links": list(selectors.link_list(actor=actor, template=template)[:MOST_LINKS]),
        "state_of": selectors.state_of,
        "attempts": attempts,
        "names": names_for(template.team_id, attempts),
        "counts": counts,
        "total": sum(counts.values()),
        "may_share": actor.may("share", template.team_id),
        "meaning_of": meaning_of,
    }
    return render(request, "sharing/history.html", context)


@require_POST
@login_required
def update(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a link send the template as it is now."""
    actor = actor_of(request)
    found = selectors.link_get(actor=actor, pk=pk)
    before = found.version.number
    try:
        services.share_link_update(actor=actor, link=found)
    except ApiError as error:
        return _link_page(request, found, refused=error)
    updated = f"?updated={found.version.number}" if found.version.number != before else ""
    return redirect(f"{_link_address(found.pk)}{updated}")


@require_POST
@login_required
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a link at once."""
    actor = actor_of(request)
    found = selectors.link_get(actor=actor, pk=pk)
    services.share_link_revoke(actor=actor, link=found)
    return redirect(_link_address(found.pk))


def _template(request: HttpRequest, pk: UUID) -> Template:
    found = template_get(actor=actor_of(request), pk=pk)
    show_team(request, found.team)
    return found


def _link_address(pk: UUID) -> str:
    return reverse("sharing:link", args=[pk])
