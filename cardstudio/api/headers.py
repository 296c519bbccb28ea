"""Headers every answer has: who may embed it, what it may use of the device, and how long it may be kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Nothing here uses any of these; embedded pages (the vendor's SDK among them) may not either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi",
        "payment", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
# What other people's pages load from us: scripts and styles of the embedded elements, and pictures.
_FOR_OTHERS = re.compile(r"^/(static|embed)/")
# A page may be shown again by the Back button, but a cache asks first; it is nobody else's.
DEFAULT_CACHE = "private, no-cache"


class HeadersMiddleware:
    """Adds what a view has not said itself. It stands outside of all that answers early, static files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        headers = response.headers
        shared = _FOR_OTHERS.match(request.path_info) or headers.get("Content-Type", "").startswith("image/")
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if shared else "same-origin")
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("Cache-Control", "no-store" if response.status_code >= 400 else DEFAULT_CACHE)
        return response
