"""Browser tests drive the real server and simulator, started once a session on free ports with data of their own."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from scripts.setup import chromium
from tests.migrated import installed

ROOT = Path(__file__).resolve().parent.parent.parent
# Two workers share two cores, each with servers and a Chromium; a machine that does more meanwhile may need longer.
TIMEOUT_MS = int(os.environ.get("E2E_TIMEOUT_MS", "10000"))
# Background requests would only knock at a closed network.
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# What a page keeps in a browser beside cookies.
STORES = "local_storage,indexeddb,cache_storage,service_workers"

expect.set_options(timeout=TIMEOUT_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def call(method: str, url: str, body: Any = None) -> Any:
    """A JSON call from the test itself, as another program would make it."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.loads(answer.read() or b"null")


T = TypeVar("T")


def eventually(page: Page, read: Callable[[], T], until: Callable[[T], object] = bool) -> T:
    """What `read` answers once it is as wanted, or at the end of the patience that `expect` has.

    For what no locator shows: the server's rows, requests seen, pages whose policy forbids Playwright's own waiting.
    """
    deadline = time.monotonic() + TIMEOUT_MS / 1000
    while not until(found := read()) and time.monotonic() < deadline:
        page.wait_for_timeout(20)  # lets events come in
    return found


class Studio:
    """The running servers, and what every journey begins with."""

    def __init__(self, origin: str, simulator: str) -> None:
        self.origin = origin
        self.simulator = simulator

    def control(self, **body: Any) -> Any:
        """Tell the simulator something (FIXED: `POST /control/`)."""
        return call("POST", f"{self.simulator}/control/", body)

    def state(self) -> Any:
        return call("GET", f"{self.simulator}/control/state/")

    def persona(self, name: str, open_id: str = "") -> str:
        """Somebody of the simulator, who also owns its client; their open_id. Without one, somebody new."""
        open_id = open_id or f"ou_{uuid.uuid4().hex}"
        self.control(persona={"open_id": open_id, "name": name, "select": True})
        return open_id

    def sign_in(self, page: Page, name: str = "陈知远", open_id: str = "") -> str:
        """Sign in over the same addresses as a person but without drawing their pages; the open_id, of somebody new
        where none is given."""
        open_id = self.persona(name, open_id)
        request = page.context.request
        # Who is new gets samples in the language of the browser.
        speaks = {"Accept-Language": page.evaluate("navigator.language")}
        consent = request.get(f"{self.origin}/signin/start/", headers=speaks)
        [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', consent.text())
        form = {"csrfmiddlewaretoken": token, "open_id": open_id}
        answer = request.post(consent.url, form=form, headers={"Referer": consent.url, **speaks})
        # Or to the teams of their company, where another test has left one.
        assert answer.url.startswith((f"{self.origin}/library/", f"{self.origin}/teams/")), answer.url
        return open_id


def _free_ports() -> int:
    """A port whose successor is free as well."""
    for _ in range(50):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("no two neighbouring ports are free")


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with serving(ROOT, tmp_path_factory.mktemp("var")) as studio:
        yield studio


@contextmanager
def serving(tree: Path, var: Path) -> Iterator[Studio]:
    """The servers of a tree of sources, on free ports, with their data in `var`."""
    if tree == ROOT:
        installed(var)
    port = _free_ports()
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "VAR_DIR": str(var), "LOG_LEVEL": "WARNING"}
    for name in ("DJANGO_SETTINGS_MODULE", "FEISHU_APP_ID", "PUBLIC_ORIGIN"):
        environment.pop(name, None)
    log = (var / "server.log").open("w+")
    server = subprocess.Popen(
        [sys.executable, str(tree / "scripts" / "serve.py")], env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(server, var / "server.log")
        yield Studio(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}")
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(autouse=True)
def fresh_simulator(request: pytest.FixtureRequest) -> None:
    """No test finds what another told the simulator; people who are signed in stay so."""
    if "studio" in request.fixturenames:
        request.getfixturevalue("studio").control(reset=True)


def _wait_for(server: subprocess.Popen[bytes], log: Path) -> None:
    # It migrates and draws samples first: half a minute on a slow machine, more beside other tests.
    deadline = time.monotonic() + 18 * TIMEOUT_MS / 1000
    while "Ctrl-C" not in log.read_text():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the server did not start:\n{log.read_text()}")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": chromium(), "args": CHROMIUM_ARGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Nothing moves, so that no test has to know for how long; tests of movement ask for `no-preference`."""
    size = {"width": 1440, "height": 900}
    return {**browser_context_args, "viewport": size, "locale": "zh-CN", "reduced_motion": "reduce"}


class Watched:
    """A browser context that hears of any CSP violation or uncaught script error in its pages."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.problems: list[str] = []
        self.origins: set[str] = set()
        context.set_default_timeout(TIMEOUT_MS)
        context.expose_binding("reportViolation", lambda _source, text: self.problems.append(text))
        context.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " (e) => window.reportViolation(`CSP ${e.violatedDirective} ${e.blockedURI} at ${e.sourceFile}`));"
        )
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("page", lambda page: page.on("framenavigated", self._visited))

    def _visited(self, frame: Frame) -> None:
        address = urlsplit(frame.url)
        if address.scheme in {"http", "https"}:
            self.origins.add(f"{address.scheme}://{address.netloc}")

    def empty(self) -> None:
        """As if new, but for its cache: pages of later tests don't load and compile the same scripts again."""
        context, self.problems = self.context, []
        for page in context.pages:
            page.close()
        context.unroute_all()
        context.set_offline(False)
        context.clear_permissions()
        context.clear_cookies()
        page = context.new_page()
        session = context.new_cdp_session(page)
        for origin in self.origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": STORES})
        page.close()


@pytest.fixture(scope="session")
def idle_contexts() -> dict[str, list[Watched]]:
    """Emptied contexts, by the options they were made with."""
    return defaultdict(list)


@pytest.fixture
def new_context(
    browser: Browser,
    browser_context_args: dict[str, Any],
    idle_contexts: dict[str, list[Watched]],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., BrowserContext]]:
    """Watched contexts: the plugin makes `context` and `page` with it, tests make another person or a phone."""
    used: list[tuple[str, Watched]] = []
    shares = request.node.get_closest_marker("own_context") is None

    def make(**options: Any) -> BrowserContext:
        options = {**browser_context_args, **options}
        idle = idle_contexts[repr(options)]
        watched = idle.pop() if idle and shares else Watched(browser.new_context(**options))
        used.append((repr(options), watched))
        return watched.context

    yield make
    problems = [problem for _, watched in used for problem in watched.problems]
    for options, watched in used:
        if shares:
            watched.empty()
            idle_contexts[options].append(watched)
        else:
            watched.context.close()
    assert problems == []
