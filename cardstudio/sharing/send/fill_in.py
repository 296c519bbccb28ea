"""`/templates/{id}/send/`: what nobody would fill in is filled in here, once, before "Send" goes on.

A page of its own on phones and without scripts; elsewhere the button "Send" shows its form in a dialog, sends it from
there (`Accept: application/json`) and is told where to go (`frontend/web/send-template.ts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cardstudio.accounts.actors import actor_of
from cardstudio.api.errors import ApiError
from cardstudio.library.content import DRAFT, Which
from cardstudio.library.models import Template
from cardstudio.library.selectors import template_get
from cardstudio.sharing.content.blanks import Blank, as_typed, typed_values, unfilled
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.link_defaults import default_options
from cardstudio.sharing.links.link_version import choose_version, require_sender
from cardstudio.sharing.links.summary import default_summary
from cardstudio.sharing.page import protection
from cardstudio.sharing.send.api import sending_of
from cardstudio.sharing.send.on_the_way import signed_in, with_way_on
from cardstudio.sharing.send.private_links import last_values, may_take_draft, private_link_get


@require_http_methods(["GET", "HEAD", "POST"])
@protection.in_clients_language
@signed_in
def fill_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form; POST leads to the share page of the person's own link, or says where that is."""
    actor = actor_of(request)
    template = template_get(actor=actor, pk=pk)
    require_sender(actor, template)
    which = _which(request.GET.get("version", ""))
    document = choose_version(actor=actor, template=template, which=which).document
    blanks = unfilled(document, {}, default_options(actor.user, document).open_variables)
    sent = request.method == "POST"
    answer = _sent(request, template, blanks, which) if sent else _form(request, template, blanks, which)
    # Not `guard_headers`, as for `/send/`.
    answer["Cache-Control"] = "private, no-store"
    return answer


def _which(asked: str) -> Which:
    if asked == DRAFT:
        return DRAFT
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None


def _sent(request: HttpRequest, template: Template, blanks: Sequence[Blank], which: Which) -> HttpResponse:
    values, wrong = typed_values(blanks, {blank.name: request.POST.get(f"value:{blank.name}", "") for blank in blanks})
    asked = [blank.name for blank in blanks if blank.may_be_open and f"open:{blank.name}" in request.POST]
    if wrong:
        return _form(request, template, blanks, which, wrong=wrong)
    actor = actor_of(request)
    try:
        link, _made = private_link_get(actor=actor, template=template, which=which, values=values, asked=asked)
    except ApiError as error:
        said = {name.removeprefix("values."): sentences for name, sentences in error.fields.items()}
        return _form(request, template, blanks, which, wrong=said, refused=error)
    if request.accepts("text/html"):
        return redirect(with_way_on(request, selectors.page_url(link)))
    return JsonResponse(sending_of(request, actor, link))


def _form(
    request: HttpRequest,
    template: Template,
    blanks: Sequence[Blank],
    which: Which,
    *,
    wrong: Mapping[str, Sequence[str]] | None = None,
    refused: ApiError | None = None,
) -> HttpResponse:
    # What was typed, else what went out the last time.
    actor = actor_of(request)
    before = last_values(actor=actor, template=template)
    held = {blank.name: as_typed(blank, before.get(blank.name)) for blank in blanks}
    context = {
        "template": template,
        "number": template.release if which is None else which,
        "draft_address": with_way_on(request, request.path, f"version={DRAFT}")
        if which is None and may_take_draft(actor, template)
        else "",
        "blanks": blanks,
        "held": {name: request.POST.get(f"value:{name}", text) for name, text in held.items()},
        "asked": [blank.name for blank in blanks if f"open:{blank.name}" in request.POST],
        "examples": {blank.name: as_typed(blank, blank.variable.example or None) for blank in blanks},
        "wrong": wrong or {},
        "refused": refused,
        "summary": default_summary(),
        "brand": settings.FEISHU_BRAND,
        "back": protection.way_back(request) or reverse("sharing:send"),
    }
    return render(request, "sharing/fill_in.html", context, status=422 if wrong or refused else 200)
