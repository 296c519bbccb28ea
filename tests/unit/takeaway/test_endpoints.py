"""The signing endpoints live through whatever is sent to them, and say what they need before they start."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardstudio.takeaway.bundles import EVERYTHING, bundle_files
from cardstudio.takeaway.subject import Subject
from tests.node import NODE

PAGE = "https://app.example.com/"
HEAD = b"HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: https://app.example.com\r\n"
ASKED = b"POST /feishu/jsapi-config " + HEAD
BAD_REQUESTS = {
    "an address that is none": b"GET //[ " + HEAD + b"\r\n",
    "no request at all": b"\x16\x03\x01\x02\x00 hello\r\n\r\n",
    "a header that is none": b"GET / HTTP/1.1\r\nHo st\r\n\r\n",
    "no JSON": ASKED + b"Content-Length: 1\r\n\r\n[",
}


@pytest.fixture
def endpoints(subject: Subject, tmp_path: Path) -> Path:
    for path, text in bundle_files(EVERYTHING, subject).items():
        if path.startswith("endpoint/"):
            (tmp_path / Path(path).name).write_text(text)
    return tmp_path


@pytest.fixture
def server(endpoints: Path) -> Iterator[int]:
    """A running `server.mjs`; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    environment = {
        "FEISHU_APP_SECRET": "s",
        "FEISHU_PAGES": PAGE,
        "PORT": str(port),
        "FEISHU_API": "http://127.0.0.1:9",
    }
    running = subprocess.Popen([NODE, "server.mjs"], cwd=endpoints, env=environment, stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b"http://")
    try:
        yield port
        assert running.poll() is None, "the endpoint died"
    finally:
        running.kill()
        running.wait()


def answer(port: int, request: bytes) -> bytes:
    """All that comes back for these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(4096), b""))


@pytest.mark.parametrize("request_", BAD_REQUESTS.values(), ids=BAD_REQUESTS.keys())
def test_a_bad_request_is_refused_and_ends_nothing(server: int, request_: bytes):
    assert re.match(rb"HTTP/1\.1 40[04] ", answer(server, request_))
    assert answer(server, b"GET / " + HEAD + b"\r\n").startswith(b"HTTP/1.1 404 ")


def test_a_client_that_hangs_up_ends_nothing(server: int):
    with socket.create_connection(("127.0.0.1", server), timeout=10) as line:
        line.sendall(ASKED + b"Content-Length: 900\r\n\r\n{")
    assert answer(server, b"GET /x " + HEAD + b"\r\n").startswith(b"HTTP/1.1 404 ")


def test_a_body_without_end_is_not_read_to_its_end(server: int):
    long = ASKED + b"Content-Length: 9000000\r\n\r\n" + b"x" * 100_000
    assert b"400" in answer(server, long).partition(b"\r\n")[0]


@pytest.mark.parametrize("name", ["feishu_jsapi.py", "server.mjs"])
def test_without_the_apps_secret_it_says_so(endpoints: Path, name: str):
    program = sys.executable if name.endswith(".py") else NODE
    bare = {"PATH": os.environ["PATH"]}
    ran = subprocess.run([program, name], cwd=endpoints, env=bare, capture_output=True, text=True)

    assert ran.returncode != 0
    assert "Set FEISHU_APP_ID and FEISHU_APP_SECRET" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_django_it_says_so(endpoints: Path):
    """`-S` leaves out what is installed."""
    command = [sys.executable, "-I", "-S", "feishu_jsapi.py"]
    ran = subprocess.run(command, cwd=endpoints, capture_output=True, text=True)

    assert ran.returncode != 0
    assert ran.stderr.strip().endswith("pip install django")
