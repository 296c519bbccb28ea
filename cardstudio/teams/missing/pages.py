"""The one page that stands for what is missing and for what is not for this person, and asking to be let in there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cardstudio.accounts.actors import actor_of
from cardstudio.accounts.models import Role
from cardstudio.accounts.signin import safe_next
from cardstudio.api.views import not_found as nothing_here
from cardstudio.api.views import too_fast
from cardstudio.teams.missing import services
from cardstudio.teams.missing.throttles import AccessThrottle, MissingThrottle
from cardstudio.teams.requests.api import MESSAGE


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Whatever was not found, for whatever reason: nothing here depends on it, and nothing is looked up."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or request.method not in ("GET", "HEAD"):
        return nothing_here(request)
    wait = MissingThrottle().refuses(request)
    return _asking(request, request.get_full_path(), 404) if wait is None else too_fast(request, wait)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for what stands at `address`; GET shows the form, for pages that say no in words of their own."""
    given = request.POST if request.method == "POST" else request.GET
    address = safe_next(given.get("address", ""))
    if request.method != "POST":
        return _asking(request, address, 200)
    wait = AccessThrottle().refuses(request)
    if wait is not None:
        return too_fast(request, wait)
    role = Role.EDITOR if given.get("role") == Role.EDITOR else Role.VIEWER
    message = given.get("message", "").replace("\0", "").strip()[:MESSAGE]
    services.access_request_create(
        actor=actor_of(request), address=address[: services.MOST_ADDRESS], role=role, message=message
    )
    return redirect(f"{reverse('teams:asked')}?{urlencode({'address': address})}")


@require_safe
@never_cache
@login_required
def asked(request: HttpRequest) -> HttpResponse:
    """Waiting for it. The page's script looks whether the address opens by now; nothing else tells."""
    return render(request, "teams/asked.html", {"address": safe_next(request.GET.get("address", ""))})


def _asking(request: HttpRequest, address: str, status: int) -> HttpResponse:
    return render(request, "teams/missing.html", {"address": address, "message_length": MESSAGE}, status=status)
