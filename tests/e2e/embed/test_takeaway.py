"""Taken-away files work without Card Studio: the page with each endpoint in the client, snippets as programs."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Studio
from tests.e2e.embed.conftest import APP, Made, pick
from tests.node import NODE

# Custom bots of the simulator's sample chats: one signs, one does not.
SIGNED_BOT = ("a47b20e8-51cd-4f96-8e03-6bd9c7412f5a", "hook-secret")
PLAIN_BOT = ("0d9f4c1e-7a52-4b38-9c6d-3e81a2f5b704", "")


@pytest.fixture
def files(make: Callable[..., Made], studio: Studio, tmp_path: Path) -> Path:
    """All files of a link, downloaded from its page and unpacked."""
    studio.control(profile={"language": "en_US"})
    made = make(open_variables=[], values={"place": "Warehouse 3"})
    page = made.page
    page.goto(f"{studio.origin}/share-links/{made.link['id']}/take-away/")
    with page.expect_download() as download:
        page.get_by_role("link", name="全部下载").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    archive.extractall(tmp_path)
    return tmp_path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(params=["python", "node"])
def endpoint(request: pytest.FixtureRequest, files: Path, studio: Studio) -> Iterator[str]:
    """One of the signing endpoints, run as its own documentation says, with the page beside it. Its origin."""
    port = _free_port()
    place = files / "endpoint"
    shutil.copy(files / "h5" / "index.html", place)
    commands = {
        "python": [sys.executable, "feishu_jsapi.py", f"127.0.0.1:{port}"],
        "node": [NODE, "server.mjs"],
    }
    secret = APP["app_secret"]
    environment = {"PATH": os.environ["PATH"], "PORT": str(port), "FEISHU_APP_SECRET": secret}
    server = subprocess.Popen(commands[request.param], cwd=place, env=environment)
    origin = f"http://127.0.0.1:{port}"
    trusted = studio.state()["app"]["trusted_domains"]
    studio.control(app={"trusted_domains": [*trusted, f"127.0.0.1:{port}"]})
    try:
        _wait(origin, server)
        yield origin
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(origin: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{origin}/", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise RuntimeError("the endpoint did not start")


def test_page_and_endpoint_send_by_themselves(
    endpoint: str, client: Page, studio: Studio, new_context: Callable[..., BrowserContext]
) -> None:
    client.goto(f"{endpoint}/?from=somewhere#part")
    expect(client.get_by_role("heading", name="Stocktaking")).to_be_visible()
    client.get_by_role("button", name="Choose a chat and send").click()
    pick(client, "Payments platform", "Release watch")
    expect(client.get_by_role("status")).to_have_text("Sent to 2 chats.")
    assert titles(studio)[-2:] == ["Stocktaking: Warehouse 3"] * 2

    # Only what failed is tried again, and cancelling is no failure.
    studio.control(faults={"next": "partial"})
    client.get_by_role("button", name="Send to more chats").click()
    pick(client, "Payments platform", "Release watch")
    client.get_by_role("button", name="Try this 1 chat again").click()
    client.frame_locator("iframe[src*='/native/']").get_by_role("button", name="Cancel").first.click()
    expect(client.get_by_role("status")).to_contain_text("Nothing was sent.")

    # The ticket was asked for once.
    assert studio.state()["counts"]["ticket"] == 1
    _signs_nothing_else(endpoint)
    _leads_into_the_client(endpoint, new_context(locale="en-US").new_page())


def _leads_into_the_client(origin: str, page: Page) -> None:
    page.goto(f"{origin}/?from=somewhere")
    link = page.get_by_role("link", name="Open in Feishu")
    expect(link).to_have_attribute("href", re.compile(r"/client/web_url/open\?mode=window&url=http%3A%2F%2F127"))


def _signs_nothing_else(origin: str) -> None:
    def ask(body: Any, **headers: str) -> httpx.Response:
        return httpx.post(f"{origin}/feishu/jsapi-config", json=body, headers={"Origin": origin, **headers})

    good = ask({"url": f"{origin}/?a=b"})
    assert good.status_code == 200
    assert good.headers["cache-control"] == "no-store"
    assert good.headers["access-control-allow-origin"] == origin
    assert {*good.json()} == {"appId", "timestamp", "nonceStr", "signature", "jsApiList"}
    assert ask({"url": f"{origin}/"}).json()["nonceStr"] != good.json()["nonceStr"]
    for url in (f"{origin}/other", f"{origin}.evil.example/", f"{origin}/#x", f"{origin}/?a b", 7, None):
        assert ask({"url": url}).status_code == 400, url
    stranger = ask({"url": f"{origin}/"}, Origin="https://evil.example")
    assert stranger.status_code == 403
    assert "access-control-allow-origin" not in stranger.headers
    assert httpx.post(f"{origin}/feishu/jsapi-config", content=b"[", headers={"Origin": origin}).status_code == 400
    assert httpx.get(f"{origin}/feishu/jsapi-config").status_code == 405


def test_webhook_snippets_reach_their_group(files: Path, studio: Studio) -> None:
    def run(command: list[str], token: str, secret: str) -> subprocess.CompletedProcess[str]:
        webhook = f"{studio.simulator}/open-apis/bot/v2/hook/{token}"
        environment = {"PATH": os.environ["PATH"], "FEISHU_WEBHOOK": webhook}
        environment |= {"FEISHU_WEBHOOK_SECRET": secret} if secret else {}
        place = files / "snippets"
        return subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, timeout=60)

    curl, python = ["sh", "webhook.sh"], [sys.executable, "webhook.py"]
    for command in (curl, python):
        for token, secret in (SIGNED_BOT, PLAIN_BOT):
            before = len(titles(studio))
            ran = run(command, token, secret)
            assert ran.returncode == 0, ran.stderr
            assert json.loads(ran.stdout)["code"] == 0
            assert titles(studio)[before:] == ["Stocktaking: Warehouse 3"]
    refused = run(python, SIGNED_BOT[0], "not-this")
    assert (refused.returncode, json.loads(refused.stdout)["code"]) == (1, 19021)


@pytest.mark.slow
def test_the_vendors_sdk_sends_the_snippet(files: Path, studio: Studio) -> None:
    environment = {**os.environ, "FEISHU_APP_SECRET": APP["app_secret"]}
    command = [sys.executable, "send_message.py", "oc_5ad11d72b830411d"]
    ran = subprocess.run(command, cwd=files / "snippets", env=environment, capture_output=True, text=True, timeout=240)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip().startswith("om_")
    assert titles(studio)[-1] == "Stocktaking: Warehouse 3"


def titles(studio: Studio) -> list[str]:
    """Titles of all cards that stand in chats, oldest first."""
    sent = [message["card_content"]["card"] for message in studio.state()["messages"] if message["card_content"]]
    return [card.get("header", {}).get("title", {}).get("content", "") for card in sent]
