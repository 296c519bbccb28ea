"""`/send/`: the app's home on phones, and what a chat's "+" menu opens: the cards somebody may send, theirs first.

A tap leads to the share page of the person's own link (`private_links.py`), with what the client appended to the
address: from there on all is as on any share page, and a card chosen from a chat goes to that chat (h5-jssdk §3.8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.client_signin import client_signin_page
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app_config
from cardstudio.api.errors import ApiError, status_error
from cardstudio.library.models import Template
from cardstudio.library.selectors import Filters, previews, template_get, template_list
from cardstudio.sharing.content.frame import Frame, frame_of
from cardstudio.sharing.links import selectors
from cardstudio.sharing.models import Attempt
from cardstudio.sharing.page import protection
from cardstudio.sharing.page.launch import has_trigger, launch_query
from cardstudio.sharing.page.page_data import TIME_BOXES, TimeBoxesJson
from cardstudio.sharing.page.signing import signed_config
from cardstudio.sharing.send.private_links import private_link_get

MOST = 50
Templates = QuerySet[Template, Template]


class SendPageJson(TypedDict):
    """What the script of `/send/` is told. `named`: the client can be asked which chat the page was opened from."""

    sdkUrls: list[str]
    timeBoxes: TimeBoxesJson
    brand: str
    named: bool


@dataclass(frozen=True)
class Row:
    """One card of the list. `template.sent_at`: when this person last sent it, if ever."""

    template: Any
    frame: Frame


@require_http_methods(["GET", "HEAD", "POST"])
@protection.in_clients_language
def send_page(request: HttpRequest) -> HttpResponse:
    """The list; POST `card` leads to that card's share page. Who is not signed in is led to do so, and back."""
    if not request.user.is_authenticated:
        here = request.get_full_path()
        if protection.client_of(request).in_client:
            return client_signin_page(request, here)
        return redirect_to_login(here)
    answer = _chosen(request) if request.method == "POST" else _page(request)
    # Not `guard_headers`: a form sent without a referrer has no origin either, and this address holds no token.
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def send_config(request: HttpRequest) -> HttpResponse:
    """`{url, after?}` → what `h5sdk.config` takes, so that the page may ask which chat it was opened from."""
    if not request.user.is_authenticated:
        raise ApiError(*status_error(401), status=401)
    body: dict[str, Any] = request.json_body.value  # type: ignore[attr-defined]  # put there by the request reader
    page = f"{settings.PUBLIC_ORIGIN}{reverse('sharing:send')}"
    return protection.guard_headers(JsonResponse(signed_config(site_app_config(), page, body)))


def sendable(actor: Actor, q: str = "") -> Templates:
    """Templates the actor may send: what they sent last comes first, then what was changed last."""
    teams = [team for team in actor.roles() if actor.may("share", team)]
    sent = Attempt.objects.filter(sender=actor.user, link__template=OuterRef("pk")).order_by()
    last = sent.values("link__template").annotate(last=Max("started_at")).values("last")
    found = template_list(actor=actor, filters=Filters(q=q)).filter(team__in=teams).select_related("team")
    return found.annotate(sent_at=Subquery(last)).order_by(F("sent_at").desc(nulls_last=True), "-updated_at", "-pk")


def _page(request: HttpRequest, refused: ApiError | None = None, chosen: Template | None = None) -> HttpResponse:
    q = request.GET.get("q", "").strip()
    found = list(sendable(actor_of(request), q)[: MOST + 1])
    frames = {pk: frame_of(preview["card"]) for pk, preview in previews(found).items()}
    client = protection.client_of(request)
    data: SendPageJson = {
        "sdkUrls": settings.FEISHU_SDK_URLS,
        "timeBoxes": TIME_BOXES,
        "brand": settings.FEISHU_BRAND,
        # Only in a client that can say which chat opened the page is there anything to ask.
        "named": client.in_client and has_trigger(request.get_full_path()) and client.supports("triggerCode"),
    }
    context = {
        "rows": [Row(template, frames[template.pk]) for template in found[:MOST]],
        "more": len(found) > MOST,
        "q": q,
        "launch": launch_query(request.GET),
        "refused": refused,
        "chosen": chosen,
        "data": data,
    }
    response = render(request, "sharing/send.html", context, status=refused.status if refused else 200)
    protection.allow_client_sdk(response)
    return response


def _chosen(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    template = template_get(actor=actor, pk=_card(request))
    try:
        link = private_link_get(actor=actor, template=template)
    except ApiError as error:
        return _page(request, refused=error, chosen=template)
    query = urlencode({**launch_query(request.GET), "back": request.get_full_path()})
    return redirect(f"{selectors.page_url(link)}?{query}")


def _card(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("card", ""))
    except ValueError:
        raise ApiError(*status_error(404), status=404) from None
