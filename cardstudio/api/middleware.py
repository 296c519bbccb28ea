"""What happens around every view: reading JSON once and safely, and one shape for everything that goes wrong."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.middleware.common import CommonMiddleware
from django.shortcuts import render
from django.urls import is_valid_path
from django_structlog.middlewares import RequestMiddleware

from cardstudio.api import reader
from cardstudio.api.errors import ApiError, error_response, no_slash_error, status_response, trouble_error
from cardstudio.db.errors import Trouble, trouble_of
from cardstudio.settings.logs import route_of

# What an answer keeps when its body is put into our shape.
KEPT_HEADERS = {"Allow", "Retry-After", "WWW-Authenticate"}
#: An id a caller may give; it stands in logs.
REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
GetResponse = Callable[[HttpRequest], HttpResponseBase]
log = structlog.get_logger(__name__)
#: A full disk is said to whoever runs the site this often.
CRITICAL_SECONDS = 600
_critical_at: list[float] = []


def speaks_json(request: HttpRequest) -> bool:
    """Whether errors of this request are answered as JSON: the API, and whatever was sent JSON."""
    return request.path_info.startswith("/api/") or request.content_type == "application/json"


class RequestLogMiddleware(RequestMiddleware):
    """One line when a request begins and one when it ends, with its route: an address may hold a secret.

    Every answer has the id of its request, `X-Request-Id`, as those lines have: the caller's own where it sent one.
    They name the person where the request has asked for them, and never ask by themselves: that reads the session, a
    query for pages that need none and a second failure while the database is away.
    """

    def prepare(self, request: HttpRequest) -> None:
        if not REQUEST_ID.fullmatch(request.META.get("HTTP_X_REQUEST_ID", "")):
            request.META["HTTP_X_REQUEST_ID"] = str(uuid4())
        super().prepare(request)

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        super().handle_response(request, response)
        response.headers["X-Request-Id"] = request.META["HTTP_X_REQUEST_ID"]

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {route_of(request)}"

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        # Set by Django's authentication once `request.user` has been read.
        user = getattr(request, "_cached_user", None)
        if user is not None:
            structlog.contextvars.bind_contextvars(user_id=None if user.pk is None else str(user.pk))


def trouble_response(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The one answer to the database's trouble: our error shape for programs, a page of ours for people."""
    _tell(request, trouble)
    error = trouble_error(trouble)
    if speaks_json(request):
        return error_response(error)
    context = {"status": error.status, "trouble": trouble.kind}
    response = render(request, "error.html", context, status=error.status)
    for name, value in error.headers.items():
        response.headers[name] = value
    return response


def _tell(request: HttpRequest, trouble: Trouble) -> None:
    """One line, without the traceback each request of an outage would repeat; CRITICAL where somebody has to act."""
    now = time.monotonic()
    if trouble.kind == "full" and (not _critical_at or now - _critical_at[-1] > CRITICAL_SECONDS):
        _critical_at[:] = [now]
        log.critical("storage.full", route=route_of(request))
    else:
        log.warning("database.trouble", kind=trouble.kind, route=route_of(request))


class ErrorShapeMiddleware:
    """Turns whatever is left unshaped (404 of the resolver, CSRF, 500, DEBUG pages) into the one error shape."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 400 or not speaks_json(request):
            return response
        if response.headers.get("Content-Type", "").startswith("application/json"):
            return response
        if response.status_code == 404 and _lacks_slash(request):
            return error_response(no_slash_error(f"{request.path}/"))
        return status_response(response.status_code, _kept(response))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An exception no view caught. Others than our own are logged whole and answered without detail."""
        if isinstance(exception, ApiError):
            return _page(request, exception) if _is_looked_at(request) else error_response(exception)
        if (trouble := trouble_of(exception)) is not None:
            return trouble_response(request, trouble)
        if not speaks_json(request):
            return None
        if isinstance(exception, Http404):
            return status_response(404)
        if isinstance(exception, PermissionDenied):
            return status_response(403)
        if isinstance(exception, (SuspiciousOperation, BadRequest, MultiPartParserError)):
            return status_response(400)
        log.exception("unhandled", route=route_of(request))
        return status_response(500)


def _is_looked_at(request: HttpRequest) -> bool:
    """Whether a person sees the answer: scripts of our pages read errors from what they post."""
    return not speaks_json(request) and request.method == "GET" and "text/html" in request.headers.get("Accept", "")


def _page(request: HttpRequest, error: ApiError) -> HttpResponse:
    return render(request, "error.html", {"status": error.status, "message": error.message}, status=error.status)


def _lacks_slash(request: HttpRequest) -> bool:
    """Whether an address of the API was meant, but for its end. A POST is not led there: its body would be lost."""
    path = request.path_info
    return path.startswith("/api/") and not path.endswith("/") and bool(is_valid_path(f"{path}/"))


def _kept(response: HttpResponseBase) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name in KEPT_HEADERS}


class RequestReaderMiddleware:
    """Reads the JSON body of a request before any view does; `reader.py` has the rules."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if speaks_json(request) and request.method not in {"GET", "HEAD", "OPTIONS"}:
            try:
                reader.read(request)
            except ApiError as error:
                return error_response(error)
        response = self.get_response(request)
        reader.drain(request)
        return response


class SlashMiddleware(CommonMiddleware):
    """Adds a forgotten final slash to pages only: a POST would lose its body on the way."""

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        if request.method not in {"GET", "HEAD"} or request.path_info.startswith("/api/"):
            return False
        return super().should_redirect_with_slash(request)
