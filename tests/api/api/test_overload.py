"""A server whose queue is full says so at once, and goes on when it is not full any more."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """One worker, two threads, and room for three more to wait."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", "python:cardstudio.serving.settings", "cardstudio.wsgi"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "cardstudio.settings.test",
        "WEB_WORKERS": "1",
        "WEB_THREADS": "2",
        "WEB_QUEUE": "3",
    }
    server = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{number}", "--log-level", "warning"], cwd=ROOT, env=environment
    )
    try:
        _wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            if ask(port, "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def ask(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path, headers={"Connection": "close"})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def stall(port: int) -> socket.socket:
    """A request whose body never comes: it holds a thread until it is closed."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(
        b"POST /api/v1/cards/lint/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        b"Content-Length: 100\r\n\r\n{"
    )
    return connection


def test_beyond_the_queue_everybody_is_told_at_once_and_then_it_goes_on(port: int) -> None:
    holding = [stall(port) for _ in range(5)]  # two in threads, three that wait
    try:
        status, headers, body = until_full(port)
        assert headers["Retry-After"] == "2"
        assert json.loads(body)["error"]["code"] == "busy"
        with ThreadPoolExecutor(20) as pool:
            told = list(pool.map(lambda _: ask(port, "/api/v1/templates/")[0], range(40)))
            probes = list(pool.map(lambda _: ask(port, "/healthz")[0], range(20)))
        assert (status, set(told), set(probes)) == (503, {503}, {200})
    finally:
        for connection in holding:
            connection.close()
    assert any(ask(port, "/api/v1/no-such-address/")[0] == 404 for _ in range(1000)), "requests are served again"


def until_full(port: int) -> tuple[int, dict[str, str], bytes]:
    """The first answer of a full server; what was sent before has been taken up then."""
    for _ in range(100):
        found: list[tuple[int, dict[str, str], bytes]] = []
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=0.5)
        try:
            connection.request("GET", "/api/v1/templates/")
            answer = connection.getresponse()
            found.append((answer.status, dict(answer.getheaders()), answer.read()))
        except TimeoutError:
            continue  # it found room in the queue, which it keeps a place of no longer once it is closed
        finally:
            connection.close()
        if found and found[0][0] == 503:
            return found[0]
    raise AssertionError("the queue never was full")
