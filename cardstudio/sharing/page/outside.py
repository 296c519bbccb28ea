"""What a share page is to those who can't send from it: outside the client, and those it does not let in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cardstudio.accounts.client_signin import client_signin_page, client_signin_url
from cardstudio.api.qr import qr_code
from cardstudio.feishu.client_versions import ClientInfo
from cardstudio.feishu.config import DOWNLOADS
from cardstudio.sharing.content.card_content import Content
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.audience import Standing
from cardstudio.sharing.models import ShareLink


def outside_page(request: HttpRequest, link: ShareLink, content: Content | None, client: ClientInfo) -> HttpResponse:
    """The way into the client: a button, a code for the phone, the download. Without `content` it shows no card."""
    address = selectors.open_in_client_url(link)
    card = None if content is None else content.card_content["card"]
    context = {
        "link": link,
        "card": card,
        "card_frame": None if card is None else frame_of(card),
        "client": client,
        "open_url": address,
        "qr": qr_code(address),
        "download_url": DOWNLOADS[link.app.brand],
        "brand": link.app.brand,
    }
    return render(request, "sharing/outside.html", context)


def closed_page(request: HttpRequest, link: ShareLink, client: ClientInfo, standing: Standing) -> HttpResponse:
    """For those a link does not let in, or not yet; nothing on it tells what the link is about."""
    if not client.in_client:
        return outside_page(request, link, None, client)
    if standing is Standing.UNKNOWN:
        return client_signin_page(request, request.get_full_path())
    again = client_signin_url(request, request.get_full_path())
    context = {"audience": link.audience, "brand": link.app.brand, "again": again}
    return render(request, "sharing/not_for_you.html", context, status=404)
