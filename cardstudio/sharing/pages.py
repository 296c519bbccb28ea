"""Sharing for the team: a link's page with address and QR code, and what became of every card sent."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
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
from cardstudio.sharing import selectors, services
from cardstudio.sharing.attempts_csv import attempt_rows
from cardstudio.sharing.blanks import as_typed, blanks_of, unfilled
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.options import OPTIONS, SELECT_TYPES

PAGE_SIZE = 50
# A link's own page shows its last attempts; the history has all.
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
    open_url = selectors.open_in_client_url(found)
    number = str(found.version.number)
    context = {
        "link": found,
        "template": found.template,
        "live": selectors.is_live(found),
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
        "attempts": list(selectors.attempt_list(actor=actor, link=found)[:RECENT]),
        "explain": explain,
    }
    return render(request, "sharing/link.html", context, status=refused.status if refused else 200)


@require_safe
@never_cache
@login_required
def history(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A template's links, and what became of every card sent through them; filtered by state."""
    actor = actor_of(request)
    template = _template(request, pk)
    state = request.GET.get("state", "")
    state = state if state in Attempt.State.values else ""
    attempts = selectors.attempt_list(actor=actor, template=template, state=state)
    counts = selectors.state_counts(actor=actor, template=template)
    context = {
        "template": template,
        "links": list(selectors.link_list(actor=actor, template=template)[:PAGE_SIZE]),
        "is_live": selectors.is_live,
        "page": Paginator(attempts, PAGE_SIZE).get_page(request.GET.get("page")),
        "state": state,
        "counts": counts,
        "total": sum(counts.values()),
        "may_share": actor.may("share", template.team_id),
        "explain": explain,
    }
    return render(request, "sharing/history.html", context)


@require_safe
@never_cache
@login_required
def attempts_csv(request: HttpRequest, pk: UUID) -> StreamingHttpResponse:
    """All attempts of a link as a file for spreadsheets."""
    actor = actor_of(request)
    found = selectors.link_get(actor=actor, pk=pk)
    attempts = selectors.attempt_list(actor=actor, link=found).iterator(chunk_size=500)
    response = StreamingHttpResponse(attempt_rows(attempts), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="attempts-{found.pk}.csv"'
    return response


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
