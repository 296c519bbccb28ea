"""`/send/`: the app's home on phones, and what a chat's "+" menu opens: the cards somebody may send, theirs first.

A tap leads to the share page of the person's own link (`private_links.py`), with what the client appended to the
address: from there on all is as on any share page, and a card chosen from a chat goes to that chat (h5-jssdk §3.8).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.selectors import site_app_config
from cardstudio.api.errors import ApiError, status_error
from cardstudio.library.content import DRAFT, Which
from cardstudio.library.models import Template
from cardstudio.library.selectors import previews, template_get
from cardstudio.sharing.content.frame import Frame, frame_of
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.summary import default_summary
from cardstudio.sharing.page import protection
from cardstudio.sharing.page.launch import has_trigger, launch_query
from cardstudio.sharing.page.page_data import TIME_BOXES, TimeBoxesJson
from cardstudio.sharing.page.signing import signed_config
from cardstudio.sharing.send.again import again_get
from cardstudio.sharing.send.on_the_way import signed_in, with_way_on
from cardstudio.sharing.send.private_links import may_take_draft, private_link_get
from cardstudio.sharing.send.sendable import sendable

MOST = 50


class SendPageJson(TypedDict):
    """What the script of `/send/` is told. `named`: the client can be asked which chat the page was opened from."""

    sdkUrls: list[str]
    timeBoxes: TimeBoxesJson
    brand: str
    named: bool


@dataclass(frozen=True)
class Row:
    """One card of the list. `template.my_sent_at`: when this person last sent it, if ever. `draft`: whether they may
    send a draft that says something else than the release."""

    template: Any
    frame: Frame
    draft: bool


@require_http_methods(["GET", "HEAD", "POST"])
@protection.in_clients_language
@signed_in
def send_page(request: HttpRequest) -> HttpResponse:
    """The list; POST `card` leads to that card's share page, POST `draft` to one of its draft, POST `again` to one that
    sends as the last time.

    Who is not signed in is led to do so, and back.
    """
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


def _page(request: HttpRequest, refused: ApiError | None = None, chosen: Template | None = None) -> HttpResponse:
    actor = actor_of(request)
    q = request.GET.get("q", "").strip()
    found = sendable(actor, q, MOST + 1)
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
        "rows": [Row(one, frames[one.pk], may_take_draft(actor, one)) for one in found[:MOST]],
        "more": len(found) > MOST,
        "q": q,
        "launch": launch_query(request.GET),
        "refused": refused,
        "chosen": chosen,
        "summary": default_summary(),
        "data": data,
    }
    response = render(request, "sharing/send.html", context, status=refused.status if refused else 200)
    protection.allow_client_sdk(response)
    return response


def _chosen(request: HttpRequest) -> HttpResponse:
    actor, query = actor_of(request), ""
    which: Which = DRAFT if "draft" in request.POST else None
    template = template_get(actor=actor, pk=_card(request))
    try:
        if "again" in request.POST:
            link, _made, query, _summary = again_get(actor=actor, template=template)
        else:
            link, _made = private_link_get(actor=actor, template=template, which=which)
    except ApiError as error:
        if error.code == "missing_value":
            version = f"version={DRAFT}" if which else ""
            return redirect(with_way_on(request, reverse("sharing:fill-in", args=[template.pk]), version))
        return _page(request, refused=error, chosen=template)
    return redirect(with_way_on(request, selectors.page_url(link), query))


def _card(request: HttpRequest) -> UUID:
    """The card whose button was pressed: "Send", "Use the draft" or "Send again"."""
    try:
        given = (request.POST.get(name) for name in ("again", "draft", "card"))
        return UUID(next(filter(None, given), ""))
    except ValueError:
        raise ApiError(*status_error(404), status=404) from None
