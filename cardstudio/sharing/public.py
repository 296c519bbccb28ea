"""The share page and its endpoints (FIXED: design §5, share page). Open to anybody who holds the token."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from cardstudio.api.errors import ApiError
from cardstudio.api.throttles import ShareThrottle
from cardstudio.feishu import errors, tickets
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.client_versions import ClientInfo
from cardstudio.feishu.signature import jsapi_config
from cardstudio.sharing import audience, embed, protection, selectors
from cardstudio.sharing.audience import Standing
from cardstudio.sharing.blanks import as_typed, open_blanks
from cardstudio.sharing.content import Content, content_of, likely_causes, preview_of
from cardstudio.sharing.frame import frame_of
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.outside import closed_page, outside_page
from cardstudio.sharing.reports import read_report
from cardstudio.sharing.services import attempt_report

log = structlog.get_logger(__name__)
# Milliseconds a page waits: for the SDK's script and its `ready`, for `config`, for the report that an attempt begins,
# for the words that explain a code, and before a page that was left alone asks what became of its attempt. A person is
# waited for without end.
TIME_BOXES = {"script": 10_000, "config": 8_000, "report": 2_000, "words": 2_000, "silence": 20_000}


@require_safe
@protection.in_clients_language
def share_page(request: HttpRequest, token: str) -> HttpResponse:
    """The page: in the client it sends, elsewhere it leads there. 404 unknown, 410 expired or revoked."""
    return protection.guard_headers(_share_page(request, token))


def _share_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = selectors.link_by_token(token)
    except Http404:
        return render(request, "error.html", {"status": 404}, status=404)
    if not selectors.is_live(link) or selectors.is_used_up(link):
        return render(request, "error.html", {"status": 410}, status=410)
    client = protection.client_of(request)
    standing = audience.standing(request, link)
    if standing is not Standing.ADMITTED:
        return closed_page(request, link, client, standing)
    content = content_of(link, {})
    page = _sending_page if client.in_client else outside_page
    return page(request, link, content, client)


def _sending_page(request: HttpRequest, link: ShareLink, content: Content, client: ClientInfo) -> HttpResponse:
    card = content.card_content["card"]
    context = {
        "link": link,
        "card_frame": frame_of(card),
        "data": _page_data(link, content, client),
        "blanks": open_blanks(link),
        "as_typed": as_typed,
    }
    response = render(request, "sharing/share.html", context)
    protection.allow_client_sdk(response)
    return response


def _page_data(link: ShareLink, content: Content, client: ClientInfo) -> dict[str, Any]:
    """All the page's script knows. Nothing secret: whoever has the link reads it."""
    return {
        "card": content.card_content["card"],
        "cardHash": content.card_hash,
        "brand": link.app.brand,
        "hasBlanks": bool(link.open_variables),
        "sdkUrls": settings.FEISHU_SDK_URLS,
        "request": {
            "shouldChooseChat": True,
            "chooseChatParams": link.choose_chat_params,
            "withAdditionalMessage": link.with_additional_message,
        },
        "chatUrl": f"{selectors.link_app(link).hosts.applink}/client/chat/open?openChatId=",
        "client": {
            "platform": client.platform,
            "version": ".".join(map(str, client.version or ())),
            "brand": client.brand,
            "locale": client.locale,
        },
        "neededVersion": client.missing_version(),
        "timeBoxes": TIME_BOXES,
    }


@require_safe
@protection.in_clients_language
@embed.readable_elsewhere
def share_embed(request: HttpRequest, token: str) -> HttpResponse:
    """What a share button on another page knows: as much as the share page itself, but for the card."""
    link = selectors.link_by_token(token)
    if not selectors.is_live(link) or selectors.is_used_up(link):
        raise ApiError("gone", _("This link has expired or was revoked."), status=410)
    audience.require_admitted(request, link)
    data = _page_data(link, content_of(link, {}), protection.client_of(request))
    del data["card"], data["cardHash"], data["sdkUrls"]
    return protection.guard_headers(JsonResponse(data))


@require_safe
@protection.in_clients_language
@embed.readable_elsewhere
def share_errors(request: HttpRequest, token: str) -> HttpResponse:
    """What the platform's codes mean, in words. Apart from the page, since few pages ever meet a code."""
    link = selectors.link_by_token(token)
    audience.require_admitted(request, link)
    words = errors.explanations(link.app.brand)
    causes = likely_causes(link)
    for code in errors.CARD_CODES:
        words[str(code)]["causes"] = causes
    return protection.guard_headers(JsonResponse(words))


class SharePost(APIView):
    """What the three endpoints of a share page have in common."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    throttle_classes = [ShareThrottle]
    # How long after its end a link still takes this.
    grace = timedelta()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method != "POST":
            return
        self.check_origin(request, kwargs["token"])
        self.link = selectors.link_by_token(kwargs["token"])
        if not selectors.is_live(self.link, grace=self.grace):
            raise ApiError("gone", _("This link has expired or was revoked."), status=410)
        audience.require_admitted(request, self.link)
        if not isinstance(request.data, dict):
            raise ApiError("bad_request", _("Send a JSON object."))
        self.body: dict[str, Any] = request.data

    def check_origin(self, request: Request, token: str) -> None:
        """Who may post here. Raises ApiError."""
        protection.check_origin(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        return protection.guard_headers(super().finalize_response(request, response, *args, **kwargs))


@extend_schema(exclude=True)
class JsapiConfigView(SharePost):
    """`{url, after?}` → what `h5sdk.config` takes. `after` is the code of a failed configuration."""

    def post(self, request: Request, token: str) -> Response:
        # Whoever was let in may finish; nobody new is.
        if selectors.is_used_up(self.link):
            raise ApiError("gone", _("This link has been used as often as it may be."), status=410)
        url = protection.check_signed_url(self.body.get("url"), selectors.page_url(self.link))
        app = selectors.link_app(self.link)
        if self.body.get("after") == errors.TICKET_INVALID:
            tickets.refresh_ticket(app)
        try:
            return Response(jsapi_config(app, url))
        except PlatformError as error:
            log.warning("share.no_ticket", link=str(self.link.pk), code=error.code)
            message = in_brand(_("Feishu could not be reached. Try again in a moment."), app.brand)
            raise ApiError("platform_unavailable", message, status=503) from error


@extend_schema(exclude=True)
class ContentView(embed.Embeddable, SharePost):
    """`{values}` → `{card_content, card_hash}`; with `preview: true` what is wrong is said beside it, not refused."""

    def post(self, request: Request, token: str) -> Response:
        values = self.body.get("values", {})
        if self.body.get("preview") is True:
            return Response(preview_of(self.link, values))
        content = content_of(self.link, values, complete=True)
        return Response({"card_content": content.card_content, "card_hash": content.card_hash})


@extend_schema(exclude=True)
class AttemptsView(embed.Embeddable, SharePost):
    """One report about an attempt → 201, 200 when it is known, 409 when it contradicts what is."""

    grace = selectors.GRACE

    def post(self, request: Request, token: str) -> Response:
        attempt, outcome = attempt_report(
            link=self.link,
            report=read_report(self.body),
            sender=audience.visitor(request),
        )
        if outcome.value == 409:
            message = _("That contradicts what was reported before.")
            raise ApiError("contradiction", message, status=409, extra={"state": attempt.state})
        known = {"attempt": str(attempt.attempt), "batch": attempt.batch, "state": attempt.state}
        return Response(known, status=outcome.value)
