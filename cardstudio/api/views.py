"""Addresses that belong to no app."""

from __future__ import annotations

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cardstudio.api.errors import csrf_error, error_response
from cardstudio.api.middleware import speaks_json, trouble_response
from cardstudio.api.readiness import readiness
from cardstudio.db.errors import trouble_of
from cardstudio.feishu.web_view import client_of


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """FIXED: 200 once the server serves."""
    return JsonResponse({"status": "ok", "simulator": settings.SIMULATOR_ORIGIN or None})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """FIXED: 200 where requests can be served, else 503; `docs/configuration.md` says what each check means."""
    found = readiness()
    response = JsonResponse(found, status=503 if found["status"] == "down" else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The library; on a phone in the client the list of cards to send, with what the client appended."""
    client = client_of(request)
    if client.in_client and client.is_phone:
        return redirect(f"{reverse('sharing:send')}?{request.GET.urlencode()}".rstrip("?"))
    return redirect("library:index" if request.user.is_authenticated else "accounts:signin")


@require_safe
def embed_message_card(request: HttpRequest) -> HttpResponse:
    """FIXED: a stable address for other people's pages; the build it leads to changes with each release."""
    module = f'export * from "{settings.STATIC_URL}dist/card.js";\n'
    # Five minutes: a release reaches every page soon.
    headers = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
    return HttpResponse(module, content_type="text/javascript; charset=utf-8", headers=headers)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if speaks_json(request):
        return error_response(csrf_error())
    return _page(request, 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this while it handles the exception: what no view but a middleware met may be the database's."""
    error = sys.exc_info()[1]
    trouble = None if error is None else trouble_of(error)
    return _page(request, 500) if trouble is None else trouble_response(request, trouble)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "error.html", {"status": status}, status=status)


def too_fast(request: HttpRequest, wait: int) -> HttpResponse:
    response = render(request, "error.html", {"status": 429}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
