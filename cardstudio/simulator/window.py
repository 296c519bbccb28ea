"""The chat window."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cardstudio.simulator import faults, hostpage, profiles, recordings, selectors
from cardstudio.simulator.typed_dicts import SimChoiceJson, SimPageJson


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """`?chat=` shows that chat, `?open=` opens an address in the web view, `?mode=` says how (as in applinks)."""
    told: SimPageJson = {
        "state": selectors.state(),
        "chat": request.GET.get("chat", ""),
        "open": request.GET.get("open", ""),
        "mode": request.GET.get("mode", ""),
        "versions": {name: list(versions) for name, versions in profiles.VERSIONS.items()},
        "brands": _choices(profiles.BRANDS),
        "languages": _choices(profiles.LANGUAGES),
        "next": list(faults.NEXT),
        "known": recordings.known(),
        "demo": hostpage.address(),
    }
    return render(request, "simulator/window.html", {"told": told, "host": request.get_host()})


def _choices(names: dict[str, str]) -> list[SimChoiceJson]:
    return [{"value": value, "label": label} for value, label in names.items()]


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The one form there is, the consent page's, came without its token: it was not asked for from here, or too old."""
    context = {"title": _("This sign-in can't go on"), "text": reason}
    return render(request, "simulator/notice.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "error.html", {"status": 404}, status=404)
