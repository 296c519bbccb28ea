"""What a share page is to those who can't send from it: outside the client, and those it does not let in."""

from __future__ import annotations

from secrets import token_hex

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from markupsafe import Markup

from cardstudio.accounts.client_signin import client_signin_page, client_signin_url
from cardstudio.api.qr import qr_code
from cardstudio.feishu.client_versions import ClientInfo
from cardstudio.feishu.config import DOWNLOADS
from cardstudio.sharing.content.card_content import Content, shown_card
from cardstudio.sharing.content.frame import frame_of
from cardstudio.sharing.links import selectors
from cardstudio.sharing.links.audience import Standing
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.ttl_cache import TtlCache

# Pages as they were written, for everybody who has the same link, kind of client, language and theme. In them stand-ins
# for what is a visitor's own: the token and the address in the form that changes the language.
_WRITTEN: TtlCache[tuple[object, ...], str] = TtlCache(seconds=30, most=256)
_TOKEN, _PATH = token_hex(16), token_hex(16)  # words nobody can write into a card
_TOKEN_INPUT = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(_TOKEN)


def outside_page(request: HttpRequest, link: ShareLink, content: Content | None, client: ClientInfo) -> HttpResponse:
    """The way into the client: a button, a code for the phone, the download. Without `content` it shows no card."""
    key = (link.pk, link.version_id, get_language(), client, content is None, request.COOKIES.get("theme"))
    page = _WRITTEN.get(key, lambda: _written(request, link, content, client))
    own = page.replace(_TOKEN, get_token(request), 1).replace(_PATH, escape(request.get_full_path()), 1)
    return HttpResponse(own)


def _written(request: HttpRequest, link: ShareLink, content: Content | None, client: ClientInfo) -> str:
    address = selectors.open_in_client_url(link)
    card = None if content is None else shown_card(link, content)
    context = {
        "link": link,
        "card": card,
        "card_frame": None if card is None else frame_of(card),
        "client": client,
        "open_url": address,
        "qr": qr_code(address),
        "download_url": DOWNLOADS[link.app.brand],
        "brand": link.app.brand,
        "token_input": _TOKEN_INPUT,
        "path": _PATH,
    }
    return render_to_string("sharing/outside.html", context, request)


def closed_page(request: HttpRequest, link: ShareLink, client: ClientInfo, standing: Standing) -> HttpResponse:
    """For those a link does not let in, or not yet; nothing on it tells what the link is about."""
    if not client.in_client:
        return outside_page(request, link, None, client)
    if standing is Standing.UNKNOWN:
        return client_signin_page(request, request.get_full_path())
    again = client_signin_url(request, request.get_full_path())
    context = {"audience": link.audience, "brand": link.app.brand, "again": again, "address": request.path}
    return render(request, "sharing/not_for_you.html", context, status=404)
