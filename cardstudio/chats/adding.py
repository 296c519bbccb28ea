"""Adding chats and people with the client's own pickers, on a page that the client lets in (h5-jssdk §3.1, §3.8).

In a browser the same address leads into the client. There, `tt.chooseChat` and `tt.chooseContact` show the person's own
chats and contacts; the page hands what was chosen to the list's endpoint.
"""

from __future__ import annotations

from typing import Literal, TypedDict
from uuid import UUID

import structlog
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.client_signin import client_signin_page
from cardstudio.accounts.models import Scope
from cardstudio.accounts.page_team import show_team
from cardstudio.accounts.policy import require
from cardstudio.api.errors import ApiError
from cardstudio.api.platform import unavailable
from cardstudio.api.qr import qr_code
from cardstudio.api.strict import Strict
from cardstudio.chats import selectors
from cardstudio.chats.entries import MOST
from cardstudio.chats.models import ChatList
from cardstudio.chats.serializers import SigningIn
from cardstudio.feishu import applinks, errors, tickets
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import DOWNLOADS, AppConfig, app_config
from cardstudio.feishu.signature import JsapiConfig, jsapi_config
from cardstudio.feishu.web_view import allow_client_sdk, client_of, in_clients_language, is_signable

log = structlog.get_logger(__name__)
Api = Literal["chooseChat", "chooseContact"]
APIS: dict[ChatList.Kind, Api] = {
    ChatList.Kind.CHATS: "chooseChat",
    ChatList.Kind.PEOPLE: "chooseContact",
}
# Milliseconds: for the SDK's script and its `ready`, and for `config`. A person who chooses is waited for without end.
TIME_BOXES: ChooseBoxesJson = {"script": 10_000, "config": 8_000}


class ChooseBoxesJson(TypedDict):
    """Milliseconds, by what is waited for."""

    script: int
    config: int


class ChoosePageJson(TypedDict):
    """What the script of the page is told that chooses chats or people. `errors` says in words what the platform's
    codes mean; `room` is how many more the list holds."""

    api: Api
    brand: str
    sdkUrls: list[str]
    timeBoxes: ChooseBoxesJson
    listId: str
    listUrl: str
    errors: dict[str, errors.ExplanationJson]
    room: int


@require_safe
@never_cache
@in_clients_language
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """In the client: choose. Elsewhere: the way into the client."""
    in_client = client_of(request).in_client
    if not request.user.is_authenticated:
        address = request.get_full_path()
        return client_signin_page(request, address) if in_client else redirect_to_login(address)
    actor = actor_of(request)
    found = selectors.chat_list_get(actor=actor, pk=pk)
    require(actor, "share", found.team)
    show_team(request, found.team)
    response = _choosing_page(request, found) if in_client else _leading_page(request, found)
    response["Referrer-Policy"] = "no-referrer"
    return response


class JsapiConfigView(Strict):
    scope = Scope.SHARE
    computes = True

    @extend_schema(operation_id="sign_choosing_page", request=SigningIn, responses=JsapiConfig)
    def post(self, request: Request, pk: UUID) -> Response:
        """Sign the page that chooses chats. What `h5sdk.config` takes for it, in the client."""
        actor = actor_of(request)
        found = selectors.chat_list_get(actor=actor, pk=pk)
        require(actor, "share", found.team)
        asked = SigningIn(data=request.data)
        asked.is_valid(raise_exception=True)
        url = asked.validated_data["url"]
        if not is_signable(url, _address(found)):
            raise ApiError("wrong_url", _("That address is not signed here."))
        app = _app(found)
        if asked.validated_data["after"] == errors.TICKET_INVALID:
            tickets.refresh_ticket(app)
        try:
            signed = jsapi_config(app, url, [APIS[ChatList.Kind(found.kind)]])
        except PlatformError as error:
            log.warning("chats.no_ticket", chat_list=str(found.pk), code=error.code)
            raise unavailable(error, app.brand) from error
        return Response(signed, headers={"Cache-Control": "private, no-store"})


def _choosing_page(request: HttpRequest, found: ChatList) -> HttpResponse:
    context = {"chat_list": found, "brand": found.app.brand, "data": _page_data(found)}
    response = render(request, "chats/choose.html", context)
    allow_client_sdk(response)
    return response


def _page_data(found: ChatList) -> ChoosePageJson:
    return {
        "api": APIS[ChatList.Kind(found.kind)],
        "brand": found.app.brand,
        "sdkUrls": settings.FEISHU_SDK_URLS,
        "timeBoxes": TIME_BOXES,
        "listId": str(found.pk),
        "listUrl": reverse("chats:list", args=[found.pk]),
        "errors": errors.explanations(found.app.brand),
        # The picker of people takes a limit; the one of chats has its own, of ten.
        "room": MOST[ChatList.Kind(found.kind)] - found.size,  # type: ignore[attr-defined]  # annotated
    }


def _leading_page(request: HttpRequest, found: ChatList) -> HttpResponse:
    open_url = applinks.page_open(_app(found), _address(found)) if settings.FEISHU_APP_ID else ""
    context = {
        "chat_list": found,
        "people": found.kind == ChatList.Kind.PEOPLE,
        "brand": found.app.brand,
        "open_url": open_url,
        "qr": qr_code(open_url) if open_url else None,
        "download_url": DOWNLOADS[found.app.brand],
        "client": client_of(request),
    }
    return render(request, "chats/lead.html", context)


def _address(found: ChatList) -> str:
    """The page's address: always on PUBLIC_ORIGIN, never taken from a request's Host."""
    return f"{settings.PUBLIC_ORIGIN}{reverse('chats:add', args=[found.pk])}"


def _app(found: ChatList) -> AppConfig:
    return app_config(brand=found.app.brand, app_id=found.app.app_id, secret=found.app.secret)
