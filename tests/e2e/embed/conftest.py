"""Somebody else's web app on an origin of its own, and a share link for its button."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page

from cardstudio.simulator.signature import sign
from tests.e2e.conftest import Studio, eventually

# One for all: making a client takes longer than a call.
HTTP = httpx.Client(timeout=30)
APP = {"app_id": "cli_simulator", "app_secret": "simulator-secret"}
DOCUMENT: dict[str, Any] = {
    "card": {
        "schema": "2.0",
        "header": {"title": {"tag": "plain_text", "content": "Stocktaking: ${place}"}, "template": "turquoise"},
        "body": {"elements": [{"tag": "markdown", "content": "**${count}** items differ."}]},
    },
    "variables": [
        {"name": "place", "type": "text", "default": "Warehouse 1"},
        {"name": "count", "type": "integer", "default": 6},
    ],
}
FEISHU = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Lark/7.27.5 "
    "Chrome/120.0.6099.71 Safari/537.36 LarkLocale/en_US ChannelName/Feishu"
)


def signed(studio: Studio, url: str) -> dict[str, Any]:
    """What an app's own server answers for one of its pages."""
    base = f"{studio.simulator}/open-apis"
    token = HTTP.post(f"{base}/auth/v3/tenant_access_token/internal", json=APP).json()["tenant_access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    ticket = HTTP.post(f"{base}/jssdk/ticket/get", json={}, headers=headers).json()["data"]["ticket"]
    now, nonce = int(time.time() * 1000), uuid.uuid4().hex
    signature = sign(ticket, nonce, now, url)
    apis = ["sendMessageCard"]
    return {"appId": APP["app_id"], "timestamp": now, "nonceStr": nonce, "signature": signature, "jsApiList": apis}


class Site(ThreadingHTTPServer):
    """A web app: files by path, one policy for all, and an endpoint that signs. A real server, since browsers keep
    made-up pages off loopback."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(("127.0.0.1", 0), SiteRequest)
        self.studio = studio
        self.files: dict[str, tuple[str, str]] = {}
        self.policy = ""
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.origin = f"http://{self.host}"

    def put(self, path: str, text: str, kind: str = "text/html; charset=utf-8") -> str:
        """Serve a file; its address."""
        self.files[path] = (text, kind)
        return f"{self.origin}{path}"


class SiteRequest(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Site)
        text, kind = self.server.files.get(self.path.partition("?")[0], ("", ""))
        self.reply(200 if kind else 404, text, kind or "text/plain")

    def do_POST(self) -> None:
        assert isinstance(self.server, Site)
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.reply(200, json.dumps(signed(self.server.studio, asked["url"])), "application/json")

    def reply(self, status: int, text: str, kind: str) -> None:
        assert isinstance(self.server, Site)
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.server.policy:
            self.send_header("Content-Security-Policy", self.server.policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def site(studio: Studio) -> Iterator[Site]:
    """A web app whose host the simulator's app trusts."""
    with Site(studio) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        trusted = studio.control(reset=True)["app"]["trusted_domains"]
        studio.control(app={"trusted_domains": [*trusted, server.host]}, profile={"language": "en_US"})
        yield server
        server.shutdown()
        thread.join()


class Made:
    """A template and a link of somebody who has signed in in `page`."""

    def __init__(self, studio: Studio, page: Page, **link: Any) -> None:
        self.studio = studio
        self.page = page
        studio.sign_in(page, "Chen Zhiyuan")
        self.team = self.call("GET", "teams/")["results"][0]["id"]
        template = {"team": self.team, "name": "Stocktaking", "document": DOCUMENT}
        self.template = self.call("POST", "templates/", template)["id"]
        self.link = self.call("POST", "share-links/", {"template": self.template, "audience": "anyone", **link})
        self.url: str = self.link["url"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """A REST call in the person's own session."""
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        headers = {"Content-Type": "application/json", "X-CSRFToken": cookies.get("cardstudio_csrf", "")}
        address = f"{self.studio.origin}/api/v1/{path}"
        data = None if body is None else json.dumps(body)
        answer = self.page.context.request.fetch(address, method=method, data=data, headers=headers)
        assert answer.ok, answer.text()
        return answer.json()

    def allow(self, *origins: str) -> None:
        self.call("PUT", f"teams/{self.team}/embed-origins/", {"origins": list(origins)})

    def attempts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.call("GET", f"share-links/{self.link['id']}/attempts/")["results"]
        return found

    def reported(self) -> list[dict[str, Any]]:
        """The attempts once none is under way: a page reports an outcome after it has shown it."""
        return eventually(self.page, self.attempts, until=lambda rows: all(row["state"] != "started" for row in rows))


@pytest.fixture
def make(page: Page, studio: Studio) -> Callable[..., Made]:
    """Signs somebody in and makes a link whose blanks are open."""
    return lambda **link: Made(studio, page, **{"open_variables": ["place", "count"], **link})


@pytest.fixture
def client(new_context: Callable[..., BrowserContext]) -> Page:
    """A window of the desktop client: as its web views, it says so in the user agent."""
    return new_context(user_agent=FEISHU, locale="en-US").new_page()


def pick(page: Page, *chats: str, confirm: str = "Send") -> None:
    """In the client's own dialogs: choose chats and confirm."""
    native = dialogs(page)
    for chat in chats:
        native.get_by_role("option", name=chat).click()
    native.get_by_role("button", name="Next").click()
    native.get_by_role("button", name=confirm, exact=True).click()


def dialogs(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src*='/native/']")
