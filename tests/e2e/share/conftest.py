"""A server with production settings and a real app's id: no simulator, no DEBUG, the vendor's own SDK addresses."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT
from tests.migrated import installed

# What a person would have done beforehand: an account, two cards, links to them. Prints the links' tokens.
MAKE_LINK = """
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_create
from cardstudio.chats.entries import NewChat, chats_add
from cardstudio.chats.services import chat_list_create
from cardstudio.library.services import template_create
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.services import share_link_create
card = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release review"}, "template": "blue"},
    "body": {"elements": [{"tag": "markdown", "content": "**Gateway 3.2** goes out on Monday"}]},
}
alice = user_create(username="alice", name="Alice")
template = template_create(actor=Actor(alice), team=alice.own_team, name="Release review", document={"card": card})
text = {"tag": "markdown", "content": "Hi ${name}, ${count} open"}
document = {
    "card": {"schema": "2.0", "body": {"elements": [text]}},
    "variables": [
        {"name": "name", "type": "text", "description": "Who is addressed"},
        {"name": "count", "type": "integer", "default": 3},
    ],
}
blanks = template_create(actor=Actor(alice), team=alice.own_team, name="Blanks", document=document)
names = ["name", "count"]
listed = chat_list_create(actor=Actor(alice), team=alice.own_team, app=site_app(), name="Two")
chats_add(actor=Actor(alice), chat_list=listed, chats=[NewChat("oc_a"), NewChat("oc_b")])
people = [{"open_id": "ou_a"}, {"open_id": "ou_b"}]
links = [
    (template, LinkOptions()),
    (blanks, LinkOptions(open_variables=names)),
    (template, LinkOptions(with_additional_message=True)),
    (template, LinkOptions(mode="list", chat_list=listed, with_additional_message=True)),
    (template, LinkOptions(mode="people", people=people, with_additional_message=True)),
]
print(*(share_link_create(actor=Actor(alice), template=one, options=options).link.token for one, options in links))
"""


@dataclass
class Production:
    origin: str
    token: str
    blanks_token: str
    note_token: str
    list_token: str
    people_token: str

    @property
    def page(self) -> str:
        return f"{self.origin}/s/{self.token}/"

    def page_to(self, mode: str) -> str:
        """The page of a link with a note, by where it sends: `choose`, or two `chats` or `people`."""
        tokens = {"choose": self.note_token, "chats": self.list_token, "people": self.people_token}
        return f"{self.origin}/s/{tokens[mode]}/"

    @property
    def blanks_page(self) -> str:
        """The page of a link that leaves two blanks to its visitor."""
        return f"{self.origin}/s/{self.blanks_token}/"


@pytest.fixture(scope="session")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    var = tmp_path_factory.mktemp("production")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cardstudio.settings.production",
        "VAR_DIR": str(var),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PUBLIC_ORIGIN": origin,
        "ALLOWED_HOSTS": "127.0.0.1",
        "FEISHU_APP_ID": "cli_a1b2c3d4e5f60708",
        "FEISHU_APP_SECRET": "not-a-real-secret",
        "LOG_LEVEL": "ERROR",
    }
    installed(var)
    for arguments in (["migrate", "--verbosity", "0"], ["createcachetable", "--database", "cache"]):
        _manage(environment, *arguments)
    tokens = _manage(environment, "shell", "--verbosity", "0", "-c", MAKE_LINK).split()[-5:]
    command = [sys.executable, "-m", "gunicorn", "cardstudio.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--threads", "4", "--log-level", "warning", "--no-control-socket"]
    with (var / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait(server, origin, var / "server.log")
            yield Production(origin, *tokens)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def _wait(server: subprocess.Popen[bytes], origin: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{origin}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()}")
