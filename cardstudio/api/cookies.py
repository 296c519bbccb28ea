"""Cookies under the names of before: read for one release, so that an upgrade signs nobody out.

With HTTPS a cookie's name begins with `__Host-`, which browsers let no other host and no plain page set. Leave this out
when 0.2 has been released: `MIDDLEWARE` names it, nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PREFIX = "__Host-"


class OldCookiesMiddleware:
    """Takes an old cookie for the new one where that is missing, and has the browser keep it under the new name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        names = [
            name
            for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
            if name.startswith(PREFIX) and name not in request.COOKIES and name.removeprefix(PREFIX) in request.COOKIES
        ]
        for name in names:
            request.COOKIES[name] = request.COOKIES[name.removeprefix(PREFIX)]
        response = self.get_response(request)
        for name in names:
            response.delete_cookie(name.removeprefix(PREFIX), samesite="Lax")
            if name not in response.cookies:
                # Lives as long as the browser does, or until the session is renewed; its end is in its row.
                response.set_cookie(
                    name,
                    request.COOKIES[name],
                    secure=True,
                    httponly=name == settings.SESSION_COOKIE_NAME,
                    samesite="Lax",
                )
        return response
