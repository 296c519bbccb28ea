"""Applinks: what the client does with `/client/...` addresses (h5-jssdk §4)."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cardstudio.simulator import selectors, services
from cardstudio.simulator.profiles import numbers

WEB_URL_MODES = frozenset({"sidebar-semi", "window", "appCenter"})
WEB_APP_MODES = frozenset({"appCenter", "window", "sidebar", "window-semi"})
# Keys of web_app/open that are not handed on to the page.
_OWN = frozenset(
    {"appId", "mode", "width", "height", "min_width", "max_width", "lk_target_url", "reload", "lk_unique"}
    | {f"path{suffix}" for suffix in ("", "_android", "_ios", "_pc")}
    | {f"min_lk_ver{suffix}" for suffix in ("", "_android", "_ios", "_pc")}
)


@require_safe
def web_url(request: HttpRequest) -> HttpResponse:
    """Any page in the web view. Whether it counts as an app is up to its own h5sdk.config."""
    asked = request.GET
    target, mode = asked.get("url", ""), asked.get("mode", "")
    if mode not in WEB_URL_MODES:
        return _notice(request, _("mode must be sidebar-semi, window or appCenter."))
    if mode == "appCenter" and not selectors.profile().at_least("7.5"):
        return _notice(request, _("Clients below 7.5 don't open this link (mode=appCenter)."))
    return _too_old(request) or _open(request, target)


@require_safe
def web_app(request: HttpRequest) -> HttpResponse:
    """The app's own page: its home on this kind of client, another path, or `lk_target_url` on the same host."""
    asked = request.GET
    if asked.get("appId") != settings.APP_ID:
        return _notice(request, _("There is no app with this appId."))
    if asked.get("mode", "appCenter") not in WEB_APP_MODES:
        return _notice(request, _("mode must be appCenter, window, sidebar or window-semi."))
    home = urlsplit(selectors.registration()["mobile_home_url" if selectors.profile().phone else "home_url"])
    target = asked.get("lk_target_url", "")
    if target and selectors.profile().at_least("5.12"):
        if urlsplit(target)[:2] != home[:2]:
            return _notice(request, _("lk_target_url must have the scheme and host of the app's home page."))
    else:
        path = asked.get(f"path_{_system()}") or asked.get("path") or home.path
        if "?" in path or "#" in path:
            return _notice(request, _("path must hold neither ? nor #."))
        target = urlunsplit(home._replace(path="/" + path.lstrip("/")))
    return _too_old(request) or _open(request, _with_query(target, asked))


@require_safe
def chat(request: HttpRequest) -> HttpResponse:
    """A chat by `openChatId` or `openId`: exactly one, and only chats one is in."""
    chat_id, open_id = request.GET.get("openChatId", ""), request.GET.get("openId", "")
    if bool(chat_id) == bool(open_id):
        return _notice(request, _("Give exactly one of openChatId and openId."))
    persona = services.world_get().persona
    if open_id:
        found = services.chat_with(persona=persona, open_id=open_id)
    else:
        found = selectors.chats_of(persona).filter(open_chat_id=chat_id).first()
    if found is None:
        return _notice(request, _("You are not in that chat."))
    return HttpResponseRedirect(f"/?{urlencode({'chat': found.open_chat_id})}")


def _open(request: HttpRequest, target: str) -> HttpResponse:
    if urlsplit(target).scheme not in {"http", "https"} or not urlsplit(target).netloc:
        return _notice(request, _("The link holds no web address to open."))
    services.call_log("applink", urlsplit(target).path or "/")
    return HttpResponseRedirect(f"/?{urlencode({'open': target, 'mode': request.GET.get('mode', '')})}")


def _with_query(target: str, asked: QueryDict) -> str:
    extra = [(key, value) for key, value in asked.items() if key not in _OWN and isinstance(value, str)]
    if not extra:
        return target
    parts = urlsplit(target)
    query = "&".join(filter(None, [parts.query, urlencode(extra)]))
    return urlunsplit(parts._replace(query=query))


def _system() -> str:
    platform = selectors.profile().platform
    return platform if platform in {"android", "ios"} else "pc"


def _too_old(request: HttpRequest) -> HttpResponse | None:
    """The client's own page for links that ask for a newer one."""
    least = request.GET.get(f"min_lk_ver_{_system()}") or request.GET.get("min_lk_ver") or ""
    if not numbers(least) or selectors.profile().at_least(least):
        return None
    text = _("This link needs version %(least)s of the client; this one is %(now)s.") % {
        "least": least,
        "now": selectors.profile().version,
    }
    return _notice(request, text, title=_("Update the client"))


def _notice(request: HttpRequest, text: str, title: str = "") -> HttpResponse:
    services.call_log("applink", text, "bad")
    context = {"title": title or _("The client can't open this link"), "text": text}
    return render(request, "simulator/notice.html", context, status=400)
