"""Share buttons on other people's pages: the script, and which pages may ask what a share page asks.

A button stands on a page of another origin and carries no cookie. It is answered where the link's team has allowed that
origin (`accounts.embed_origins`); everywhere else a button can only lead to the share page. Signing is never among it:
a page that is not ours is signed by its own app (h5-jssdk §7.2).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, wraps
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cardstudio.accounts.embed_origins import embed_origins
from cardstudio.api.errors import ApiError, error_response
from cardstudio.api.language import asked_language, card_locale
from cardstudio.jinja2 import static
from cardstudio.sharing.links import selectors
from cardstudio.sharing.page import protection
from cardstudio.sharing.page.live_links import link_by_token

View = Callable[..., HttpResponse]
SCRIPT = settings.BASE_DIR / "static" / "dist" / "share-button.js"
# How long a browser need not ask again whether it may ask.
PREFLIGHT_SECONDS = 600


def allowed_origin(request: HttpRequest, token: str) -> str:
    """The foreign origin a request comes from, if the link's team allows it; else empty."""
    origin = request.headers.get("Origin", "")
    if not origin or origin == settings.PUBLIC_ORIGIN:
        return ""
    try:
        link = link_by_token(token)
    except Http404:
        return ""
    return origin if origin in embed_origins(link.team_id) else ""


def admit(response: Any, origin: str) -> Any:
    """Let a page of `origin` read the answer; the browser keeps it from all others."""
    patch_vary_headers(response, ["Origin"])
    if origin:
        response["Access-Control-Allow-Origin"] = origin
    return response


def preflight(origin: str) -> HttpResponse:
    """What a browser asks before it posts JSON to another origin."""
    response = HttpResponse(status=204)
    if origin:
        response["Access-Control-Allow-Methods"] = "POST"
        response["Access-Control-Allow-Headers"] = "Content-Type"
        response["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return response


def readable_elsewhere(view: View) -> View:
    """Lets pages of allowed origins read what a view answers to GET, in the language `?lang=zh|en` they are in."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        language = asked_language(request)
        try:
            with override(language) if language else nullcontext():
                response = view(request, token)
        except ApiError as error:
            # Shaped here, so that the page may read it as well.
            response = protection.guard_headers(error_response(error))
        admit(response, allowed_origin(request, token))
        return response

    return answer


@require_safe
def share_open(request: HttpRequest, token: str) -> HttpResponse:
    """Leads to the share page inside the client. A button may name this without knowing brand and hosts."""
    link = link_by_token(token)
    live = selectors.is_live(link)
    return protection.guard_headers(redirect(selectors.open_in_client_url(link) if live else selectors.page_url(link)))


class Script(NamedTuple):
    plain: bytes
    packed: bytes
    etag: str


def more_url() -> str:
    """Where a button that was tapped loads its words from, and what reads answers; in the request's language."""
    return settings.PUBLIC_ORIGIN + static(f"dist/share-button-more.{card_locale()}.js")


@cache
def _script() -> Script:
    plain = SCRIPT.read_bytes().rpartition(b"//# sourceMappingURL=")[0] or SCRIPT.read_bytes()
    return Script(plain, gzip.compress(plain, 9, mtime=0), f'"{hashlib.sha256(plain).hexdigest()[:16]}"')


@require_safe
def share_button(request: HttpRequest) -> HttpResponseBase:
    """FIXED: one classic script that defines `<share-to-chat>`, at an address that stays; for any page."""
    script = _script()
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(script.packed if packed else script.plain, content_type="text/javascript; charset=utf-8")
    if packed:
        response["Content-Encoding"] = "gzip"
    # As long as `/embed/message-card.js`: a release reaches every page soon.
    response["Cache-Control"] = "public, max-age=300"
    response["ETag"] = script.etag
    patch_vary_headers(response, ["Accept-Encoding"])
    answer = get_conditional_response(request, etag=script.etag, response=response) or response
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
