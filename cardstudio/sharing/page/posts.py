"""What a share page asks and reports (contracts §share-page): JSON posts to its own address, without a cookie.

Plain Django views: on the busiest path of the site REST framework's machinery would take longer than the work itself.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from cardstudio.api.errors import ApiError, error_response, status_response
from cardstudio.api.language import asked_language
from cardstudio.api.middleware import trouble_response
from cardstudio.api.throttles import ShareThrottle
from cardstudio.cards import json as card_json
from cardstudio.cards.types import JSONObject
from cardstudio.db.errors import trouble_of
from cardstudio.sharing.attempts.reports import read_report
from cardstudio.sharing.attempts.services import attempt_report
from cardstudio.sharing.content.card_content import content_of, preview_of
from cardstudio.sharing.content.exclude_kinds import read_kinds
from cardstudio.sharing.links import audience, selectors
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page import embed, protection
from cardstudio.sharing.page.live_links import link_by_token
from cardstudio.sharing.page.signing import signed_config

Handler = Callable[[HttpRequest, ShareLink, JSONObject], HttpResponse]
View = Callable[[HttpRequest, str], HttpResponse]


def share_post(*, grace: timedelta = timedelta(), elsewhere: bool = False) -> Callable[[Handler], View]:
    """Makes a handler of `(request, link, body)` the view of a share page's post.

    `grace`: how long after its end a link still takes it. `elsewhere`: share buttons on pages the team allows may ask
    as well. Every answer, also a refusal, is kept by no cache.
    """

    def make(handle: Handler) -> View:
        @csrf_exempt  # the origin is checked instead: there is no cookie a token could belong to
        @wraps(handle)
        def view(request: HttpRequest, token: str) -> HttpResponse:
            origin = embed.allowed_origin(request, token) if elsewhere else ""
            if request.method == "OPTIONS" and elsewhere:
                response = embed.preflight(origin)
            else:
                with _in_language(request):
                    response = _answer(handle, request, token, grace, trusted=origin != "")
            return protection.guard_headers(embed.admit(response, origin) if elsewhere else response)

        return view

    return make


def _answer(handle: Handler, request: HttpRequest, token: str, grace: timedelta, *, trusted: bool) -> HttpResponse:
    if request.method != "POST":
        return status_response(405, {"Allow": "POST"})
    try:
        if (wait := ShareThrottle().refuses(request, token)) is not None:
            return status_response(429, {"Retry-After": str(wait)})
        if not trusted:
            protection.check_origin(request)
        link = link_by_token(token)
        if not selectors.is_live(link, grace=grace):
            raise ApiError("gone", _("This link has expired or was revoked."), status=410)
        audience.require_admitted(request, link)
        return handle(request, link, _body(request))
    except ApiError as error:
        return error_response(error)
    except Http404:
        return status_response(404)
    except DatabaseError as error:
        # Answered here, so that pages elsewhere that hold a share button may read it.
        trouble = trouble_of(error)
        if trouble is None:
            raise
        return trouble_response(request, trouble)


def _in_language(request: HttpRequest) -> AbstractContextManager[Any]:
    """The page says which language it was written in: its person reads these sentences beside it."""
    language = asked_language(request)
    return override(language) if language else nullcontext()


def _body(request: HttpRequest) -> JSONObject:
    """What the request reader has read."""
    body = getattr(request, "json_body", None)
    if body is None:
        raise ApiError("unsupported_media_type", _("Send JSON, with Content-Type: application/json."), status=415)
    value: JSONObject = body.value
    return value


def _json(value: JSONObject, status: int = 200) -> HttpResponse:
    return HttpResponse(card_json.encode(value), status=status, content_type="application/json")


@share_post()
def jsapi_config_view(request: HttpRequest, link: ShareLink, body: JSONObject) -> HttpResponse:
    """`{url, after?}` → what `h5sdk.config` takes. `after` is the code of a failed configuration."""
    # Whoever was let in may finish; nobody new is.
    if selectors.is_used_up(link):
        raise ApiError("gone", _("This link has been used as often as it may be."), status=410)
    return _json({**signed_config(selectors.link_app(link), selectors.page_url(link), body)})


@share_post(elsewhere=True)
def content_view(request: HttpRequest, link: ShareLink, body: JSONObject) -> HttpResponse:
    """`{values, without?}` → `{card_content, card_hash}`; with `preview: true` what is wrong is said, not refused."""
    values = body.get("values", {})
    if body.get("preview") is True:
        return _json({**preview_of(link, values)})
    content = content_of(link, values, complete=True, without=read_kinds(body.get("without", [])))
    return HttpResponse(content.json, content_type="application/json")


@share_post(grace=selectors.GRACE, elsewhere=True)
def attempts_view(request: HttpRequest, link: ShareLink, body: JSONObject) -> HttpResponse:
    """One report about an attempt → 201, 200 when it is known, 409 when it contradicts what is."""
    attempt, outcome = attempt_report(link=link, report=read_report(body), sender=audience.visitor(request))
    if outcome.value == 409:
        message = _("That contradicts what was reported before.")
        raise ApiError("contradiction", message, status=409, extra={"state": attempt.state})
    known = {"attempt": str(attempt.attempt), "batch": attempt.batch, "state": attempt.state}
    return _json(known, outcome.value)
