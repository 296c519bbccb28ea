"""A whole installation for one test: real workers, a database of its own, Alice with a card and a link to it."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.long.servers import free_port
from tests.migrated import installed
from tests.whole_jobs import Ask

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
#: Beyond this a request counts as never answered.
HANGS_SECONDS = 60

# Run once in a process of its own; prints what a visitor needs to know.
_PREPARE = """
import json
import django
django.setup()
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
call_command("migrate", verbosity=0)
if not settings.CACHE_URL:
    call_command("createcachetable", database="cache")
from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_sign_in
from cardstudio.accounts.tokens import token_create
from cardstudio.library.services import template_create
from cardstudio.sharing.links.selectors import page_url
from cardstudio.sharing.links.services import share_link_create
alice = user_sign_in(app=site_app(), tenant_key="t", open_id="ou_alice", union_id="on", name="Alice", avatar_url="")
card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}
template = template_create(actor=Actor(alice), team=alice.own_team, name="Hello", document={"card": card})
link = share_link_create(actor=Actor(alice), template=template).link
team = alice.own_team
def key(name, *scopes):
    return token_create(actor=Actor(alice), team=team, name=name, scopes=scopes)
program, program_key = key("oa-cron", Scope.CONTENT)
keys = {
    "everything": key("everything", *Scope)[1],
    "program": program_key,
    # What the jobs of the cookbook say they need, and those of continuous integration.
    "jobs": key("jobs", *(scope for scope in Scope if scope != Scope.MANAGE))[1],
    "ci": key("ci", Scope.LIBRARY_READ, Scope.LIBRARY_WRITE, Scope.RELEASE)[1],
}
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, BACKEND_SESSION_KEY
session = SessionStore()
session[SESSION_KEY] = str(alice.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = alice.get_session_auth_hash()
session.create()
print(json.dumps({
    "token": link.token,
    "session": session.session_key,
    "page": page_url(link),
    "team": str(team.pk),
    "program": str(program.pk),
    **{f"{name}_key": key for name, key in keys.items()},
}))
"""


class Reply(NamedTuple):
    """`status` 0: no answer came."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    def __init__(self, port: int, process: subprocess.Popen[bytes], known: dict[str, str], var: Path) -> None:
        self.port = port
        self.origin = f"http://127.0.0.1:{port}"
        self.process = process
        self.known = known
        self.var = var

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Reply:
        """One request as Alice's browser makes it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANGS_SECONDS)
        sent = {"Cookie": f"cardstudio_session={self.known['session']}", "Origin": self.origin, **headers}
        data = None
        if body is not None:
            data = json.dumps(body)
            sent["Content-Type"] = "application/json"
        try:
            connection.request(method, path, data, sent)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read())
        except OSError:
            return Reply(0, {}, b"")
        finally:
            connection.close()

    def asking(self, key: str) -> Ask:
        """How a program with this key asks for what is under `/api/v1/`."""

        def ask(method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
            with_key = {"Authorization": f"Bearer {key}", "Cookie": "", **headers}
            reply = self.ask(method, f"/api/v1/{path}", body, **with_key)
            return reply.status, json.loads(reply.body or b"null")

        return ask

    def workers(self) -> list[int]:
        """The processes that answer, by their ids."""
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        return [int(pid) for pid in Path(children).read_text().split()]

    def health(self) -> Reply:
        return self.ask("GET", "/healthz")

    def ready(self) -> dict[str, str]:
        checks: dict[str, str] = json.loads(self.ask("GET", "/readyz").body)["checks"]
        return checks

    def library(self) -> Reply:
        return self.ask("GET", "/library/")

    def share_page(self) -> Reply:
        return self.ask("GET", self.known["page"].removeprefix(self.origin))

    def content(self) -> Reply:
        return self.ask("POST", f"/s/{self.known['token']}/content", {"values": {}})

    def lint(self) -> Reply:
        return self.ask("POST", "/api/v1/cards/lint/", {"card": {"elements": [{"tag": "hr"}]}}, Cookie="")

    def config(self) -> Reply:
        return self.ask("POST", f"/s/{self.known['token']}/jsapi-config", {"url": self.known["page"]})

    def sign_in(self) -> Reply:
        """What the platform's way back leads to: it asks the platform for the person at once."""
        started = self.ask("GET", "/signin/start/", Cookie="")
        cookies = started.headers.get("Set-Cookie", "").partition(";")[0]
        state = started.headers.get("Location", "").partition("state=")[2].partition("&")[0]
        return self.ask("GET", f"/signin/callback/?code=code&state={state}", Cookie=cookies)

    def peak_mb(self) -> float:
        """The most memory any process of the server has had so far."""
        statuses = [Path(f"/proc/{pid}/status").read_text() for pid in (self.process.pid, *self.workers())]
        return max(int(status.partition("VmHWM:")[2].split()[0]) for status in statuses) / 1024


def at_once(*asks: tuple[int, Callable[[], Reply]]) -> list[Counter[int]]:
    """Each so many times, all at the same time; how often which status came, for each."""
    todo = [(index, ask) for index, (times, ask) in enumerate(asks) for _ in range(times)]
    counts: list[Counter[int]] = [Counter() for _ in asks]
    with ThreadPoolExecutor(len(todo)) as pool:
        for (index, _), reply in zip(todo, pool.map(lambda one: one[1](), todo), strict=True):
            counts[index][reply.status] += 1
    return counts


def eventually(is_so: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether it becomes so by itself."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.5)
    return False


@contextmanager
def site(var: Path, application: str = "cardstudio.wsgi", **environment: str) -> Iterator[Site]:
    """A running installation with its data in `var`; the open platform is wherever SIMULATOR_ORIGIN says."""
    port = free_port()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cardstudio.settings.development",
        "DEBUG": "0",
        "SIMULATOR_ALLOWED": "1",
        "VAR_DIR": str(var),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "LOG_LEVEL": "CRITICAL",
        "WEB_WORKERS": str(WORKERS),
        # That a full queue refuses is told elsewhere: here all come at once, on a machine that may be busy.
        "WEB_QUEUE": "1000",
        **environment,
    }
    if "DATABASE_URL" not in environment:
        installed(var)
    prepared = subprocess.run([sys.executable, "-c", _PREPARE], cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    command = [sys.executable, "-m", "gunicorn", "-c", "python:cardstudio.serving.settings", application]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    # Each 503 is a line.
    with (var / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=log)
    running = Site(port, process, json.loads(prepared.stdout), var)
    try:
        assert eventually(lambda: running.health().status == 200), "the server did not come up"
        yield running
    finally:
        process.terminate()
        process.wait(60)
