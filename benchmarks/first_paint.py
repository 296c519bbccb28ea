"""How soon a visitor sees the share page, on a phone a quarter as quick as this machine with a slow mobile network.

Needs Chromium (`CHROMIUM`, else Debian's); yields nothing where there is none. The vendor's SDK is left out.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from benchmarks.common import Result
from scripts.setup import chromium

ROOT = Path(__file__).resolve().parent.parent
SLOWER = 4
# Chrome's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 0.75 up.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0 "
    "Mobile Safari/537.36 Lark/7.52.4 LarkLocale/zh_CN ChannelName/Feishu",
}
SDK = "window.h5sdk = { ready() {}, error() {}, config() {} };"
RUNS = 5
TIMES = """() => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no card: ${document.title}, ${document.body?.innerText.slice(0, 200)}`)), 60_000);
  const drawn = () => document.querySelector("message-card")?.shadowRoot?.textContent?.includes("Gateway");
  const look = () => {
    // No animation frame: a page nobody looks at may get none.
    if (!drawn()) return setTimeout(look, 5);
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    resolve({ first: paint.startTime, card: performance.now() });
  };
  look();
})"""


def run() -> Iterator[Result]:
    """The best of some visits, each with an empty cache."""
    if not chromium():
        return
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks.first_paint"]
    child = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    times = json.loads(child.stdout)
    where = f"share page, CPU {SLOWER} times slower, slow 4G"
    yield Result(f"{where}: first contentful paint, Send and summary in it", times["first"], "ms")
    yield Result(f"{where}: card drawn", times["card"], "ms")


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: standard output is for the figures."""


def _figures() -> dict[str, float]:
    import django
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    call_command("createcachetable", database="cache", verbosity=0)
    from benchmarks.share_page import make_link
    from cardstudio.wsgi import application

    address = f"/s/{make_link()}/"
    with make_server("127.0.0.1", 0, application, _Server, _Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return _visits(f"http://127.0.0.1:{server.server_port}{address}")


def _visits(url: str) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        try:
            seen = [_visit(browser, url) for _ in range(RUNS)]
        finally:
            browser.close()
    return {name: min(one[name] for one in seen) for name in ("first", "card")}


def _visit(browser: Any, url: str) -> dict[str, float]:
    context = browser.new_context(**PHONE)
    page = context.new_page()
    # A client that is not ready yet: a page that can't send would show that instead of its card.
    page.route(re.compile(r"^https://"), lambda route: route.fulfill(body=SDK, content_type="text/javascript"))
    page.route(re.compile(r"/jsapi-config"), lambda route: None)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit")
    times: dict[str, float] = page.evaluate(TIMES)
    context.close()
    return times


if __name__ == "__main__":
    print(json.dumps(_figures()))
