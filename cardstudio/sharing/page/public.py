"""The share page (contracts §share-page), open to whoever holds the token; what it posts is in `posts.py`."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import tenant_of
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.chats.selectors import chat_list_list
from cardstudio.feishu import errors
from cardstudio.feishu.client_versions import ClientInfo
from cardstudio.sharing.content.blanks import as_typed, open_blanks
from cardstudio.sharing.content.card_content import Content, content_of, likely_causes
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links import audience, selectors
from cardstudio.sharing.links.audience import Standing
from cardstudio.sharing.links.summary import summary_of
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page import embed, protection
from cardstudio.sharing.page.again import targets_again, without_again
from cardstudio.sharing.page.client_targets import ClientTargets, client_targets
from cardstudio.sharing.page.live_links import link_by_token
from cardstudio.sharing.page.outside import closed_page, outside_page
from cardstudio.sharing.page.page_data import page_data
from cardstudio.sharing.ttl_cache import TtlCache

# Pages as they were written, for everybody who has the same link, client, language and theme.
_WRITTEN: TtlCache[tuple[object, ...], bytes] = TtlCache(seconds=30, most=256)


@require_safe
@protection.in_clients_language
def share_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page: in the client it sends, elsewhere it leads there. 404 unknown, 410 expired or revoked."""
    return protection.guard_headers(_share_page(request, token))


def _share_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = link_by_token(token)
    except Http404:
        return render(request, "error.html", {"status": 404}, status=404)
    if not selectors.is_live(link) or selectors.is_used_up(link):
        return render(request, "error.html", {"status": 410}, status=410)
    client = protection.client_of(request)
    standing = audience.standing(request, link)
    if standing is not Standing.ADMITTED:
        return closed_page(request, link, client, standing)
    content = content_of(link, {})
    page = _sending_page if client.in_client else outside_page
    return page(request, link, content, client)


def _sending_page(request: HttpRequest, link: ShareLink, content: Content, client: ClientInfo) -> HttpResponse:
    # A chat list may change at any time; all else a page is made of stands in this key, or may be as old as the link.
    key = (link.pk, link.version_id, get_language(), client, request.COOKIES.get("theme"))
    by_maker = audience.is_maker(request, link)
    again = targets_again(request, link)
    alone = by_maker or again is not None or link.mode == ShareLink.Mode.LIST or "back" in request.GET
    page = (
        _written(request, link, content, client, again, summary=summary_of(link) if by_maker else "")
        if alone
        else _WRITTEN.get(key, lambda: _written(request, link, content, client))
    )
    response = HttpResponse(page)
    protection.allow_client_sdk(response)
    return response


def _written(
    request: HttpRequest,
    link: ShareLink,
    content: Content,
    client: ClientInfo,
    again: ClientTargets | None = None,
    *,
    summary: str = "",
) -> bytes:
    targets = again or client_targets(link, client)
    data = page_data(link, content, client, targets)
    context = {
        "link": link,
        "card_frame": frame_of(cast(JSONObject, data["card"])),
        "data": data,
        "targets": targets,
        "blanks": open_blanks(link),
        "as_typed": as_typed,
        "back": protection.way_back(request),
        "summary": "" if again else summary,
        "elsewhere": f"?{without_again(request)}" if again else "",
    }
    return render_to_string("sharing/share.html", context, request).encode()


@require_safe
@protection.in_clients_language
@embed.readable_elsewhere
def share_embed(request: HttpRequest, token: str) -> HttpResponse:
    """What a share button on another page knows: as the share page does, but for the card; and where its words are."""
    link = link_by_token(token)
    if not selectors.is_live(link) or selectors.is_used_up(link):
        raise ApiError("gone", _("This link has expired or was revoked."), status=410)
    audience.require_admitted(request, link)
    client = protection.client_of(request)
    data = page_data(link, content_of(link, {}), client, client_targets(link, client))
    told = {name: held for name, held in data.items() if name not in ("card", "sdkUrls")}
    return protection.guard_headers(JsonResponse({**told, "more": embed.more_url()}))


@require_safe
@protection.in_clients_language
@embed.readable_elsewhere
def share_errors(request: HttpRequest, token: str) -> HttpResponse:
    """What the platform's codes mean, in words; `?mode=` says where the page sends (`choose`, `chats`, `people`).

    Apart from the page, since few pages ever meet a code.
    """
    link = link_by_token(token)
    audience.require_admitted(request, link)
    mode = request.GET.get("mode", "choose")
    words = errors.explanations(link.app.brand, mode=mode, other_tenant=_is_elsewhere(request, link))
    causes = likely_causes(link)
    for code in errors.CARD_CODES:
        words[str(code)]["causes"] = causes
    if listed := _list_page(request, link):
        for code in errors.CHAT_CODES:
            words[str(code)]["list_url"] = listed
    return protection.guard_headers(JsonResponse(words))


def _list_page(request: HttpRequest, link: ShareLink) -> str:
    """Where the marks of the chats a link sends to can be seen; empty for those who may not."""
    listed = link.chat_list_id
    visitor = None if listed is None else audience.visitor(request)
    if listed is None or visitor is None or not chat_list_list(actor=Actor(visitor)).filter(pk=listed).exists():
        return ""
    return reverse("chats:list", args=[listed])


def _is_elsewhere(request: HttpRequest, link: ShareLink) -> bool:
    """Whether the visitor is known to be of another organisation than the link's maker."""
    visitor = audience.visitor(request)
    if visitor is None:
        return False
    theirs = tenant_of(visitor, link.app.app_id)
    return theirs not in ("", tenant_of(link.created_by, link.app.app_id) or link.app.tenant_key)
