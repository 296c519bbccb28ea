"""Pages that run inside the Feishu or Lark client: which client that is, and what such a page may load."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from csp.constants import SELF, UNSAFE_EVAL
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from cardstudio.feishu.client_versions import ClientInfo, client_info

View = Callable[..., HttpResponse]
MAX_URL = 2048
SIMULATED_UA = "simulated_ua"


def client_of(request: HttpRequest) -> ClientInfo:
    """The client a page is opened in. The simulator's web views say who they are in `simulated_ua`."""
    agent = request.headers.get("User-Agent", "")
    if settings.SIMULATOR_ORIGIN:
        agent = request.GET.get(SIMULATED_UA, "") or agent
    return client_info(agent)


def same_client(request: HttpRequest, address: str) -> str:
    """`address`, a path of ours with a query, for the client this page is opened in: the simulator's says who it is."""
    agent = request.GET.get(SIMULATED_UA, "") if settings.SIMULATOR_ORIGIN else ""
    return f"{address}&{urlencode({SIMULATED_UA: agent})}" if agent else address


def is_signable(url: Any, page: str) -> bool:
    """Whether `url` is the page at `page` with any query: only such an address may be signed for it.

    It must be signed as it came; no part of it is decoded, reordered or mended (h5-jssdk §1.6).
    """
    exact = isinstance(url, str) and len(url) <= MAX_URL and (url == page or url.startswith(f"{page}?"))
    return exact and "#" not in url and not any(ord(char) <= 32 or ord(char) == 127 for char in url)


def allow_client_sdk(response: HttpResponse) -> None:
    """Let this one page load and run the vendor's SDK, and be framed by the client."""
    # What django-csp's `csp_replace` decorator does; the policy is read from the settings at each request.
    response._csp_replace = client_policy()  # type: ignore[attr-defined]


def client_policy() -> dict[str, list[str]]:
    """What the content policy of a page with the vendor's SDK allows beyond the site's own.

    The SDK looks globals up by evaluating code when it starts (h5-jssdk §7.7), so such pages alone allow that.
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
        request.in_clients_language = True  # type: ignore[attr-defined]  # the person's own choice doesn't count then
        with override(language):
            return view(request, *args, **kwargs)

    return speak
