"""Our own page where there is nothing, with DEBUG too: Django's yellow one lists every address of the site."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cardstudio.api.middleware import speaks_json
from cardstudio.teams.missing.pages import not_found


class OurOwn404Middleware:
    """The innermost of development's: what the others do to an answer they do to this one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Where no address matched, no view has answered.
        if response.status_code == 404 and request.resolver_match is None and not speaks_json(request):
            return not_found(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return not_found(request) if isinstance(exception, Http404) and not speaks_json(request) else None
