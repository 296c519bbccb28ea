"""What guards a share page: who may post to it, what it may load, and that nothing of it is kept or leaked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from csp.constants import SELF, UNSAFE_EVAL
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cardstudio.api.errors import ApiError
from cardstudio.feishu.client_versions import ClientInfo, client_info

View = Callable[..., HttpResponse]
MAX_URL = 2048


def client_of(request: HttpRequest) -> ClientInfo:
    """The client a page is opened in. The simulator's web views say who they are in `simulated_ua`."""
    agent = request.headers.get("User-Agent", "")
    if settings.SIMULATOR_ORIGIN:
        agent = request.GET.get("simulated_ua", "") or agent
    return client_info(agent)


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
    exact = isinstance(url, str) and len(url) <= MAX_URL and (url == page or url.startswith(f"{page}?"))
    if not exact or "#" in url or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        fields = {"url": [_("This must be the address of this share page, without its fragment.")]}
        raise ApiError("wrong_url", _("That address is not signed here."), fields=fields)
    return str(url)


def guard_headers(response: HttpResponse) -> HttpResponse:
    """Never kept by a cache, and no other site learns the token from a referrer."""
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def allow_client_sdk(response: HttpResponse) -> None:
    """Let this one page load and run the vendor's SDK, and be framed by the client."""
    # What django-csp's `csp_replace` decorator does; the policy is read from the settings at each request.
    response._csp_replace = client_policy()  # type: ignore[attr-defined]


def client_policy() -> dict[str, list[str]]:
    """What the content policy of a page with the vendor's SDK allows beyond the site's own.

    The SDK looks globals up by evaluating code when it starts (h5-jssdk §7.7), so this page alone allows that.
    """
    simulator = [settings.SIMULATOR_ORIGIN] if settings.SIMULATOR_ORIGIN else []
    hosts = ["{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in settings.FEISHU_SDK_URLS]
    policy = {
        "script-src": [SELF, UNSAFE_EVAL, *dict.fromkeys([*hosts, *simulator])],
        "connect-src": [SELF, *simulator],
        "frame-ancestors": [SELF, *settings.SHARE_FRAME_ANCESTORS],
    }
    return {**policy, "frame-src": simulator} if simulator else policy


def in_clients_language(view: View) -> View:
    """Speak the client's language, which the person chose in Feishu; elsewhere the browser's, as on all pages."""

    @wraps(view)
    def speak(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = client_of(request).language
        if not language:
            return view(request, *args, **kwargs)
        with override(language):
            return view(request, *args, **kwargs)

    return speak
