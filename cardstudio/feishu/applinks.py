"""Addresses that open something inside the Feishu or Lark client (h5-jssdk §4)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from cardstudio.feishu.config import AppConfig, Hosts

# The first client that goes to `lk_target_url`; older ones open the home page.
TARGET_URL_FROM = "5.12.0"


def page_open(app: AppConfig, url: str) -> str:
    """Opens one of our own pages in a window of the client.

    Where the page stands on the host of the app's home page it is opened as the app itself, which shows the app's name
    and keeps its window; elsewhere that is refused (h5-jssdk §4.2), and it is opened as any page. Clients that would
    open the home page instead ask their person to update.
    """
    if settings.FEISHU_HOME_URL and urlsplit(settings.FEISHU_HOME_URL)[:2] == urlsplit(url)[:2]:
        return web_app_open(app.hosts, app.app_id, mode="window", target_url=url, min_lk_ver=TARGET_URL_FROM)
    return web_url_open(app.hosts, url, mode="window")


def web_url_open(hosts: Hosts, url: str, *, mode: str = "window", **extra: str) -> str:
    """Opens any page in the client's own web view (client ≥ 3.41).

    Double encoding (h5-jssdk §4.3): what is not ASCII in `url` itself is percent-encoded first, then the whole address
    again as the value of the parameter, so that `中` ends up as `%25E4…` and `#` as `%23`.
    """
    return _link(hosts, "web_url/open", {"mode": mode, "url": iri_to_uri(url), **extra})


def web_app_open(hosts: Hosts, app_id: str, *, mode: str = "appCenter", target_url: str = "", **extra: str) -> str:
    """Opens the app's page and keeps the app's identity.

    `target_url` must have the scheme and host of the home page configured for the app (client ≥ 5.12; older clients
    open the home page). Other keys are appended to the target's query by the client.
    """
    target = {"lk_target_url": iri_to_uri(target_url)} if target_url else {}
    return _link(hosts, "web_app/open", {"appId": app_id, "mode": mode, **target, **extra})


def chat_open(hosts: Hosts, open_chat_id: str) -> str:
    """Opens a chat the person is in (client ≥ 3.9). With an empty id: the address it is to be appended to."""
    return _link(hosts, "chat/open", {"openChatId": open_chat_id})


def _link(hosts: Hosts, action: str, params: dict[str, str]) -> str:
    query = "&".join(f"{quote(key, safe='')}={quote(value, safe='')}" for key, value in params.items())
    return f"{hosts.applink}/client/{action}?{query}"
