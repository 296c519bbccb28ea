"""Signing in inside the client: the client itself vouches for the person, nobody types anything (h5-jssdk §3.5).

The page asks `tt.requestAccess`, which works on any address. Clients too old for it know `tt.requestAuthCode`, which
works only on addresses registered as redirect URLs: such a client is led to the one such page, `/signin/client/`. Where
neither answers, the browser's way is left. Neither call needs `h5sdk.config`, so nothing is signed here.
"""

from __future__ import annotations

from typing import TypedDict
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cardstudio.accounts import pending_signins, selectors
from cardstudio.accounts.signin import enter, safe_next, start_url
from cardstudio.api.errors import ApiError, error_response
from cardstudio.api.platform import unavailable
from cardstudio.api.throttles import SignInThrottle
from cardstudio.feishu import oauth
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.web_view import allow_client_sdk, in_clients_language, same_client

# Milliseconds: for the SDK's script and its `ready`; a person who is asked is waited for without end.
TIME_BOXES: SigninBoxesJson = {"script": 10_000}


def client_signin_url(request: HttpRequest, destination: str) -> str:
    """The registered page, for going to `destination` afterwards; in the client of `request`."""
    query = urlencode({"next": destination})
    return same_client(request, f"{reverse('accounts:client-signin')}?{query}")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@in_clients_language
def client_signin(request: HttpRequest) -> HttpResponse:
    """The page with the registered address; POST `code`, `state` → 204, or the error shape."""
    if request.method == "POST":
        return _entered(request)
    return client_signin_page(request, safe_next(request.GET.get("next", "")), registered=True)


class SigninBoxesJson(TypedDict):
    """Milliseconds, by what is waited for."""

    script: int


class SigninPageJson(TypedDict):
    """What the script of the page that signs in is told. `authCodeUrl`: where the older call may be asked; null when
    that is here."""

    appId: str
    state: str
    sdkUrls: list[str]
    timeBoxes: SigninBoxesJson
    post: str
    next: str
    authCodeUrl: str | None
    browserUrl: str
    brand: str


def client_signin_page(request: HttpRequest, destination: str, *, registered: bool = False) -> HttpResponse:
    """The page that signs in and then goes to `destination`, a path of ours. Any view may answer with it.

    It shows nothing but that: whoever sees it has not been let in. `registered`: its address is one of the app's
    redirect URLs.
    """
    begun = pending_signins.new(destination)
    data: SigninPageJson = {
        "appId": settings.FEISHU_APP_ID,
        "state": begun.state,
        "sdkUrls": settings.FEISHU_SDK_URLS,
        "timeBoxes": TIME_BOXES,
        "post": reverse("accounts:client-signin"),
        "next": destination,
        "authCodeUrl": None if registered else client_signin_url(request, destination),
        "browserUrl": start_url(destination),
        "brand": settings.FEISHU_BRAND,
    }
    response = render(request, "accounts/client_signin.html", {"data": data, "brand": settings.FEISHU_BRAND})
    pending_signins.remember(request, response, begun)
    allow_client_sdk(response)
    # The address may hold a share link's token.
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def _entered(request: HttpRequest) -> HttpResponse:
    """Exchange the client's code. The state ties it to the browser that asked: nobody is made somebody else."""
    brand = settings.FEISHU_BRAND
    if SignInThrottle().refuses(request) is not None:
        raise ApiError("too_many", _("Too many attempts came from your network. Wait a minute."), status=429)
    begun = pending_signins.take(request, request.POST.get("state", ""))
    if begun is None:
        raise ApiError("lost", _("This page was open for too long. Open it again."))
    response = HttpResponse(status=204)
    try:
        _enter_with_code(request, request.POST.get("code", ""), brand)
    except ApiError as refused:
        response = error_response(refused)
    # A state works once, whatever came of it.
    pending_signins.forget(request, response, begun)
    return response


def _enter_with_code(request: HttpRequest, code: str, brand: str) -> None:
    if not code:
        raise ApiError("refused", in_brand(_("Feishu gave no code."), brand))
    try:
        person = oauth.person_of_code(selectors.site_app_config(), code=code)
    except PlatformError as failure:
        if failure.unavailable:
            raise unavailable(failure, brand, status=502) from failure
        message = in_brand(_("Feishu did not accept this sign-in."), brand)
        raise ApiError("refused", message, extra={"platform_code": failure.code}) from failure
    refused = enter(request, person)
    if refused:
        raise ApiError(refused, _REFUSALS[refused](), status=403)


_REFUSALS = {
    "tenant": lambda: _("This Card Studio is open to one company only, and your account belongs to another."),
    "inactive": lambda: _("Your account has been switched off."),
}
