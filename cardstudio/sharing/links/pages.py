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
from cardstudio.api.errors import ApiError
from cardstudio.api.qr import qr_code
from cardstudio.feishu.errors import explain
from cardstudio.library.models import Template
from cardstudio.library.selectors import template_get
from cardstudio.sharing.attempts.selectors import attempt_list, names_for, state_counts
from cardstudio.sharing.content.blanks import as_typed, blanks_of, unfilled
from cardstudio.sharing.links import selectors, services
from cardstudio.sharing.links.picker import OPTIONS, SELECT_TYPES
from cardstudio.sharing.models import ShareLink

MOST_LINKS = 50
# Pages of a link or template show its last attempts; the log has all.
RECENT = 20


@require_safe
@never_cache
@login_required
def link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One link: its address, QR code, options and attempts."""
    return _link_page(request, selectors.link_get(actor=actor_of(request), pk=pk))


def _link_page(request: HttpRequest, found: ShareLink, *, refused: ApiError | None = None) -> HttpResponse:
    actor = actor_of(request)
    request.page_team = found.team  # type: ignore[attr-defined]  # read by the library's frame
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
        "behind": found.template.has_unpublished_changes or found.template.latest_version > found.version.number,
        "blanks": blanks_of(found.version.document),
        "unfilled": unfilled(found.version.document, found.values, found.open_variables),
        "as_typed": as_typed,
        "options": OPTIONS,
        "select_types": dict(SELECT_TYPES),
        "may_share": actor.may("share", found.team_id),
        "attempts": attempts,
        "names": names_for(found.team_id, attempts),
        "uses": selectors.uses_of(found),
        "explain": explain,
    }
    return render(request, "sharing/link.html", context, status=refused.status if refused else 200)


@require_safe
@never_cache
@login_required
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A template's links, and what last became of them; the log has the rest."""
    actor = actor_of(request)
    template = _template(request, pk)
    attempts = list(attempt_list(actor=actor, template=template)[:RECENT])
    counts = state_counts(actor=actor, template=template)
    context = {
        "template": template,
        "links": list(selectors.link_list(actor=actor, template=template)[:MOST_LINKS]),
        "state_of": selectors.state_of,
        "attempts": attempts,
        "names": names_for(template.team_id, attempts),
        "counts": counts,
        "total": sum(counts.values()),
        "may_share": actor.may("share", template.team_id),
        "explain": explain,
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
    request.page_team = found.team  # type: ignore[attr-defined]  # read by the library's frame
    return found


def _link_address(pk: UUID) -> str:
    return reverse("sharing:link", args=[pk])
