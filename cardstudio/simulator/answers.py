"""Answers: exact JSON, and the ways the open platform refuses."""

from __future__ import annotations

import functools
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cardstudio.api.errors import ApiError
from cardstudio.cards import json as card_json
from cardstudio.simulator import selectors, services
from cardstudio.simulator.models import Call

View = Callable[[HttpRequest, dict[str, Any]], HttpResponse]
Endpoint = Callable[..., HttpResponseBase]
PLATFORM_SLOW_S = 6  # longer than any sensible client waits


class Refused(Exception):
    """The open platform says no, with its own code. `oauth`: the RFC 6749 name, for the OAuth endpoints."""

    def __init__(
        self, code: int, message: str, *, status: int = 400, oauth: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        self.oauth = oauth
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        if self.oauth:
            return {"code": self.code, "error": self.oauth, "error_description": self.message}
        return {"code": self.code, "msg": self.message}


def answer(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """JSON that keeps a card's numbers as they came; never kept by anyone."""
    response = HttpResponse(card_json.encode(value), status=status, content_type="application/json; charset=utf-8")
    response["Cache-Control"] = "no-store"
    for name, text in (headers or {}).items():
        response[name] = text
    return response


def ok(data: dict[str, Any]) -> HttpResponse:
    """What the platform answers when all went well."""
    return answer({"code": 0, "msg": "success", "data": data})


def sent(request: HttpRequest) -> dict[str, Any]:
    """The request's fields, from a JSON object or a form (official samples post both); uploads are their view's."""
    if request.content_type == "multipart/form-data":
        return {}
    body = getattr(request, "json_body", None)
    if body is None:
        return dict(request.POST.items())
    if not body.present:
        return {}
    return dict(body.value)  # always an object: `reader` refuses anything else


def platform(name: str) -> Callable[[Endpoint], Endpoint]:
    """An endpoint of the open platform: counted, logged, subject to the faults that are set."""

    def wrap(view: Endpoint) -> Endpoint:
        @functools.wraps(view)
        def endpoint(request: HttpRequest, **parts: str) -> HttpResponseBase:
            services.count(name)
            try:
                response = _disturbed(name) or view(request, sent(request), **parts)
            except Refused as refused:
                return refusal(name, refused)
            response["X-Tt-Logid"] = secrets.token_hex(16)
            return response

        return endpoint

    return wrap


def methods(**views: Endpoint) -> Endpoint:
    """The view of an address of the open platform: an endpoint for each method, and the platform's no to the others."""

    @csrf_exempt
    def view(request: HttpRequest, **parts: str) -> HttpResponseBase:
        endpoint = views.get(request.method or "")
        if endpoint is not None:
            return endpoint(request, **parts)
        refused = Refused(405, "405 method not allowed", status=405, headers={"Allow": ", ".join(sorted(views))})
        return refusal(f"{request.method} {request.path_info}", refused)

    return view


def bad_request(request: HttpRequest) -> Refused:
    """Of a body nobody can read; the token endpoints say it in OAuth's words."""
    if request.path_info.endswith("/token"):
        return Refused(20063, "the request is malformed", oauth="invalid_request")
    return Refused(9499, "Bad Request")


def refusal(name: str, refused: Refused) -> HttpResponse:
    """What the platform answers when it refuses, logged under `name`."""
    services.call_log(name, f"{refused.code} {refused.message}", Call.Level.BAD)
    response = answer(refused.body(), refused.status, refused.headers)
    response["X-Tt-Logid"] = secrets.token_hex(16)
    return response


def ours(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """A JSON endpoint of the simulator itself.

    It takes JSON only. That is what keeps other sites out: a browser asks before it sends JSON across origins, and
    nothing here says yes.
    """

    @csrf_exempt
    @require_http_methods(["POST"])
    @functools.wraps(view)
    def endpoint(request: HttpRequest) -> HttpResponse:
        body = getattr(request, "json_body", None)
        if body is None or not isinstance(body.value, dict):
            raise ApiError("bad_request", "Send a JSON object, with Content-Type: application/json.")
        return view(request, body.value)

    return endpoint


def _disturbed(name: str) -> HttpResponse | None:
    """What the fault of the day answers instead; None lets the call through."""
    fault = selectors.faults()["platform"]
    if fault == "slow":
        time.sleep(PLATFORM_SLOW_S)
    if fault == "token_invalid" and not name.endswith("_token"):
        raise Refused(99991663, "Invalid access token for authorization.")
    if fault == "ip_refused":
        raise Refused(99991401, "ip is denied by app setting")
    if fault == "rate_limited":
        raise Refused(
            99991400,
            "request trigger frequency limit",
            status=429,
            headers={"x-ogw-ratelimit-limit": "100", "x-ogw-ratelimit-reset": "7"},
        )
    if fault == "server_error":
        services.call_log(name, "HTTP 502", Call.Level.BAD)
        return HttpResponse("bad gateway", status=502, content_type="text/plain")
    if fault == "malformed":
        services.call_log(name, "malformed JSON", Call.Level.BAD)
        return HttpResponse('{"code":0,', content_type="application/json")
    return None
