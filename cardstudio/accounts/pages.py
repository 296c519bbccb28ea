"""Signing in and out: the browser goes to the platform and comes back, the same way for Feishu, Lark and simulator."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cardstudio.accounts import pending_signins, selectors, services, wall
from cardstudio.accounts.client_signin import client_signin_page
from cardstudio.accounts.signin import enter, safe_next, start_url
from cardstudio.api.throttles import SignInThrottle
from cardstudio.feishu import oauth
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.web_view import client_of

# How each way a sign-in can end badly is answered; `templates/accounts/problem.html` has the words.
STATUSES = {
    "lost": 400,
    "denied": 403,
    "refused": 400,
    "unreachable": 502,
    "busy": 503,
    "tenant": 403,
    "inactive": 403,
}


@require_safe
@never_cache
def signin(request: HttpRequest) -> HttpResponse:
    """The door: one button, and a wall of cards that shows what this is about. Inside the client nothing is asked."""
    destination = safe_next(request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(destination)
    if client_of(request).in_client:
        return client_signin_page(request, destination)
    context = {
        "start": start_url(destination),
        "next": destination,
        "brand": settings.FEISHU_BRAND,
        "wall": wall.columns(),
    }
    return render(request, "accounts/signin.html", context)


@require_safe
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Send the browser to the platform with a state and a challenge that only this browser can answer."""
    wait = SignInThrottle().refuses(request)
    if wait is not None:
        return _throttled(request, wait)
    destination = safe_next(request.GET.get("next", ""))
    # The platform brings people back to PUBLIC_ORIGIN; a session begun on another name of this machine would be lost.
    if request.get_host() != urlsplit(settings.PUBLIC_ORIGIN).netloc and "moved" not in request.GET:
        return redirect(f"{settings.PUBLIC_ORIGIN}{start_url(destination, moved='1')}")
    begun = pending_signins.new(destination)
    response = redirect(
        oauth.authorize_url(
            selectors.site_app_config(), redirect_uri=_redirect_uri(), state=begun.state, verifier=begun.verifier
        )
    )
    pending_signins.remember(request, response, begun)
    return response


@require_safe
@never_cache
def callback(request: HttpRequest) -> HttpResponse:
    """The browser comes back with a code, or with the reason why there is none."""
    wait = SignInThrottle().refuses(request)
    if wait is not None:
        return _throttled(request, wait)
    begun = pending_signins.take(request, request.GET.get("state", ""))
    if begun is None:
        return _problem(request, "lost")
    response = _ended(request, begun)
    pending_signins.forget(request, response, begun)
    return response


def _ended(request: HttpRequest, begun: pending_signins.Begun) -> HttpResponse:
    """Let the person in, or say why not."""
    code, error = request.GET.get("code", ""), request.GET.get("error", "")
    if error or not code:
        return _problem(request, "denied" if error == "access_denied" else "refused", begun.destination)
    try:
        person = oauth.person_of_code(
            selectors.site_app_config(), code=code, redirect_uri=_redirect_uri(), verifier=begun.verifier
        )
    except PlatformError as failure:
        return _platform_problem(request, failure, begun.destination)
    return _enter(request, person, begun.destination)


@require_POST
def signout(request: HttpRequest) -> HttpResponse:
    """This browser's session ends; with `everywhere` those of all their devices do. `next`: where somebody else comes
    to who signs in then."""
    if request.user.is_authenticated and "everywhere" in request.POST:
        services.user_sign_out_everywhere(user=request.user)
    logout(request)
    destination = request.POST.get("next", "")
    after = f"?{urlencode({'next': safe_next(destination)})}" if destination else ""
    return redirect(f"{reverse('accounts:signin')}{after}")


def _enter(request: HttpRequest, person: oauth.Person, destination: str) -> HttpResponse:
    refused = enter(request, person)
    return _problem(request, refused, destination) if refused else redirect(destination)


def _redirect_uri() -> str:
    return f"{settings.PUBLIC_ORIGIN}{reverse('accounts:callback')}"


def _platform_problem(request: HttpRequest, failure: PlatformError, destination: str) -> HttpResponse:
    """Only a code that was refused is the person's to start anew; everything else is the platform's trouble."""
    if not failure.unavailable:
        return _problem(request, "refused", destination, failure.code)
    if failure.retry_after is None:
        return _problem(request, "unreachable", destination)
    response = _problem(request, "busy", destination)
    response.headers["Retry-After"] = str(failure.retry_after)
    return response


def _problem(request: HttpRequest, kind: str, destination: str = "", code: int = 0) -> HttpResponse:
    """A page that says what happened and offers the way on. `code` is the platform's, for whoever runs the site."""
    context = {"kind": kind, "brand": settings.FEISHU_BRAND, "code": code, "start": start_url(safe_next(destination))}
    return render(request, "accounts/problem.html", context, status=STATUSES[kind])


def _throttled(request: HttpRequest, wait: int) -> HttpResponse:
    response = render(request, "error.html", {"status": 429}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
