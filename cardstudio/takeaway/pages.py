"""The page "For developers" of a link or a template: the share button, files to take away, snippets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.embed_origins import embed_origins, embed_origins_set
from cardstudio.accounts.page_team import show_team
from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.cards import lint
from cardstudio.feishu import applinks
from cardstudio.library.selectors import template_get
from cardstudio.sharing.content.blanks import Blank, typed_values
from cardstudio.sharing.links import selectors
from cardstudio.sharing.models import ShareLink
from cardstudio.takeaway.bundles import BUNDLES, BY_NAME, EVERYTHING, bundle_download
from cardstudio.takeaway.link_or_template import Source, source_of_link, source_of_template, subject_of
from cardstudio.takeaway.snippets import snippets_of
from cardstudio.takeaway.subject import SIGN_URL, Subject


@require_safe
@never_cache
@login_required
def link_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _link_source(request, pk))


@require_safe
@never_cache
@login_required
def template_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, _template_source(request, pk))


@require_safe
@never_cache
@login_required
def link_download(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    return _download(request, _link_source(request, pk), name)


@require_safe
@never_cache
@login_required
def template_download(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    return _download(request, _template_source(request, pk), name)


@require_POST
@login_required
def origins(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`add` or `remove` an origin whose pages may hold the team's share buttons; back to the link's page."""
    actor = actor_of(request)
    link = selectors.link_get(actor=actor, pk=pk)
    added, removed = request.POST.get("add", "").strip(), request.POST.get("remove", "")
    kept = [origin for origin in embed_origins(link.team_id) if origin != removed]
    try:
        embed_origins_set(actor=actor, team=link.team, origins=[*kept, *([added] if added else [])])
    except ApiError as error:
        return _page(request, _link_source(request, pk), refused=error, asked=added)
    return redirect(f"{reverse('takeaway:link', args=[pk])}#button")


def _link_source(request: HttpRequest, pk: UUID) -> Source:
    link = selectors.link_get(actor=actor_of(request), pk=pk)
    show_team(request, link.team)
    return source_of_link(link)


def _template_source(request: HttpRequest, pk: UUID) -> Source:
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    show_team(request, template.team)
    return source_of_template(actor=actor, template=template)


@dataclass(frozen=True)
class _Asked:
    """The subject with what the query fills in; `wrong` says by control what does not fit, which is left out."""

    subject: Subject
    wrong: dict[str, list[str]]
    bare: list[Blank]
    sign_url: str


def _asked(request: HttpRequest, source: Source) -> _Asked:
    texts = {blank.name: request.GET.get(f"value:{blank.name}", "") for blank in source.blanks}
    values, wrong = typed_values(source.blanks, texts)
    fitting = {name: value for name, value in values.items() if name not in wrong}
    sign_url = request.GET.get("sign_url", "").strip()
    bare = source.missing(fitting)
    try:
        return _Asked(subject_of(source, fitting, sign_url), wrong, bare, sign_url)
    except ApiError as error:
        return _Asked(subject_of(source, fitting), {**wrong, **error.fields}, bare, sign_url)


def _page(request: HttpRequest, source: Source, *, refused: ApiError | None = None, asked: str = "") -> HttpResponse:
    filled = _asked(request, source)
    subject = filled.subject
    link = source.link
    report = lint(subject.card_content, None, card_locale(), sending=True).to_dict()
    context: dict[str, Any] = {
        "source": source,
        "template": source.template,
        "link": link,
        "held": {blank.name: request.GET.get(f"value:{blank.name}", "") for blank in source.blanks},
        "bare": filled.bare,
        "wrong": filled.wrong,
        "sign_url": filled.sign_url,
        "default_sign_url": SIGN_URL,
        "query": _query(request),
        "bundles": [bundle for bundle in BUNDLES if bundle.name != "snippets"],
        "everything": EVERYTHING,
        "snippets": snippets_of(subject),
        "channels": report["channels"],
        "brand": subject.brand,
        "refused": refused,
        "asked": asked,
    }
    if link is not None:
        context |= _button(request, source, selectors.page_url(link))
    return render(request, "takeaway/page.html", context, status=refused.status if refused else 200)


def _button(request: HttpRequest, source: Source, page_url: str) -> dict[str, Any]:
    """What the section about the share button shows."""
    link = source.link
    assert link is not None  # only links have one
    demo = settings.SIMULATOR_DEMO_ORIGIN
    allowed = embed_origins(link.team_id)
    return {
        "page_url": page_url,
        "origin": settings.PUBLIC_ORIGIN,
        "open_blanks": [blank for blank in source.blanks if blank.name in link.open_variables],
        "origins": allowed,
        "may_manage": actor_of(request).may("manage", link.team_id),
        "demo": demo if demo and demo not in allowed else "",
        "demo_url": _in_client(link, f"{demo}/host/?{urlencode({'link': page_url})}") if demo else "",
        "live": selectors.is_live(link),
    }


def _in_client(link: ShareLink, url: str) -> str:
    return applinks.web_url_open(selectors.link_app(link).hosts, url)


def _address(source: Source) -> str:
    if source.link is not None:
        return reverse("takeaway:link", args=[source.link.pk])
    return reverse("takeaway:template", args=[source.template.pk])


def _query(request: HttpRequest) -> str:
    """What was filled in, for the addresses of the downloads."""
    kept = [
        (key, value)
        for key, value in request.GET.items()
        if isinstance(value, str) and value and (key == "sign_url" or key.startswith("value:"))
    ]
    return f"?{urlencode(kept)}" if kept else ""


def _download(request: HttpRequest, source: Source, name: str) -> HttpResponse:
    bundle = EVERYTHING if name == EVERYTHING.name else BY_NAME.get(name)  # type: ignore[call-overload]  # any text
    if bundle is None:
        raise Http404
    filled = _asked(request, source)
    if bundle.sends and filled.bare:
        # Whoever opens this address from elsewhere reads there what is missing.
        return redirect(f"{_address(source)}{_query(request)}#files")
    made = bundle_download(bundle, filled.subject)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = f'attachment; filename="{made.filename}"'
    return response
