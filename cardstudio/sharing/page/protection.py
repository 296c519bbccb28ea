"""What guards a share page: who may post to it, what it signs, and that nothing of it is kept or leaked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cardstudio.accounts.signin import safe_next
from cardstudio.api.errors import ApiError
from cardstudio.feishu.web_view import allow_client_sdk, client_of, in_clients_language, is_signable

__all__ = [
    "allow_client_sdk",
    "check_origin",
    "check_signed_url",
    "client_of",
    "guard_headers",
    "in_clients_language",
    "way_back",
]


def check_origin(request: HttpRequest) -> None:
    """Only the share page itself posts here: it carries no cookie a CSRF token could belong to.

    Raises:
        ApiError: 403 for any other or no origin.
    """
    if request.headers.get("Origin") != settings.PUBLIC_ORIGIN:
        raise ApiError("wrong_origin", _("Only the share page itself may ask this."), status=403)


def check_signed_url(url: Any, page: str) -> str:
    """The address to sign, if it is `page` itself with any query; otherwise we would sign for other pages of our host.

    It is signed as it came: no part of it is decoded, reordered or mended (h5-jssdk §1.6).

    Raises:
        ApiError: 400.
    """
    if not is_signable(url, page):
        fields = {"url": [_("This must be the address of this share page, without its fragment.")]}
        raise ApiError("wrong_url", _("That address is not signed here."), fields=fields)
    return str(url)


def way_back(request: HttpRequest) -> str:
    """The page of ours a share page was opened from in place (`?back=`), empty for any other address."""
    address = request.GET.get("back", "")
    return address if safe_next(address) == address else ""


def guard_headers(response: HttpResponse) -> HttpResponse:
    """Never kept by a cache, and no other site learns the token from a referrer."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
