"""A pretend internal web app that is not Card Studio: another origin, a page of its own, our share button on it.

It configures the SDK itself, as any web app inside the client does, with a signature from its own server. `?link=`
names the share link of its button, `?values=` the values it fills in (JSON), `?setup=` how far its developers have got.
"""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cardstudio.api.errors import ApiError
from cardstudio.simulator import grants, selectors, signature
from cardstudio.simulator.answers import answer, ours
from cardstudio.simulator.clock import now_ms
from cardstudio.simulator.models import Grant
from cardstudio.simulator.typed_dicts import HostConfigJson, HostPageJson, Setup

PATH = "/host/"
# How far the page's developers have got; the first is what a finished page is.
SETUPS: dict[Setup, Any] = {"full": _("Configured"), "sdk": _("SDK only, never configured"), "none": _("No SDK")}
APIS = ["sendMessageCard"]
# Only the pretend app's own sample: what its table shows.
STOCK = (
    (_("Brass fittings, 20 mm"), "1,204", "1,198", "-6"),
    (_("Copper pipe, 3 m"), "320", "320", "0"),
    (_("Pressure gauges"), "86", "88", "+2"),
)


def address() -> str:
    return f"{settings.DEMO_ORIGIN}{PATH}"


@csp_update(
    {
        "script-src": [settings.MAIN_ORIGIN, settings.SIMULATOR_ORIGIN],
        "connect-src": [settings.MAIN_ORIGIN],
        "frame-src": [settings.SIMULATOR_ORIGIN],
        # The chat window shows it in its web view.
        "frame-ancestors": [settings.SIMULATOR_ORIGIN],
    }
)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    link = request.GET.get("link", "").strip()
    told: HostPageJson = {"setup": next((one for one in SETUPS if one == request.GET.get("setup")), "full")}
    context = {
        "told": told,
        "link": link if _is_share_link(link) else "",
        "asked": link,
        "values": request.GET.get("values", ""),
        "setup": told["setup"],
        "setups": SETUPS,
        "stock": STOCK,
        "origin": settings.DEMO_ORIGIN,
        "studio": settings.MAIN_ORIGIN,
        "sdk": f"{settings.SIMULATOR_ORIGIN}/h5-js-sdk.js",
        "simulated_ua": request.GET.get("simulated_ua", ""),
    }
    return render(request, "simulator/host.html", context)


@ours
def sign(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """What the app's own server does: sign one of its pages, and no other (h5-jssdk §1.6, §7.2)."""
    url = body.get("url")
    if not isinstance(url, str) or url.partition("?")[0] != address():
        raise ApiError("wrong_url", "This app signs its own page only.")
    ticket, _new = grants.shared(Grant.Kind.TICKET, life_s=selectors.faults()["expire_in"])
    timestamp, nonce = now_ms(), secrets.token_hex(16)
    told: HostConfigJson = {
        "appId": settings.APP_ID,
        "timestamp": timestamp,
        "nonceStr": nonce,
        "signature": signature.sign(ticket.value, nonce, timestamp, url),
        "jsApiList": APIS,
    }
    return answer(told)


def _is_share_link(link: str) -> bool:
    """Only links of the studio beside us: the page's policy lets nothing else be asked."""
    parts = urlsplit(link)
    return f"{parts.scheme}://{parts.netloc}" == settings.MAIN_ORIGIN and parts.path.startswith("/s/")
