"""Large and broken requests over a real socket to a real gunicorn: the answer arrives, and the server lives on."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
MB = 1024 * 1024
ADDRESS = "/api/v1/cards/unwrap/"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """A server of its own; nothing asked here touches the database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "cardstudio.wsgi", "--bind", f"127.0.0.1:{number}"]
    command += ["--worker-class", "gthread", "--workers", "1", "--threads", "4", "--log-level", "warning"]
    server = subprocess.Popen(
        [*command, "--no-control-socket"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cardstudio.settings.test"},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(60)


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            if ask(port, "GET", "/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, dict]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def assert_alive(port: int) -> None:
    status, body = ask(port, "POST", ADDRESS, b'{"text": "{}"}')
    assert (status, body["envelope"]) == (200, "card")


def test_the_server_names_no_version(port: int):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", "/healthz")

    answer = connection.getresponse()
    answer.read()
    connection.close()

    assert not re.search(r"\d", answer.getheader("Server", ""))


@pytest.mark.parametrize("megabytes", [3, 6, 9.9])
def test_a_large_body_gets_its_answer(port: int, megabytes: float):
    body = b'{"text": "' + b"x" * int(megabytes * MB) + b'"}'

    status, answer = ask(port, "POST", ADDRESS, body)

    assert (status, answer["error"]["code"]) == (413, "too_large")
    assert_alive(port)


def test_a_larger_one_is_not_read_to_its_end(port: int):
    """Beyond 10 MB the answer may be lost with the connection; the server may not."""
    try:
        status, answer = ask(port, "POST", ADDRESS, b'{"text": "' + b"x" * 40 * MB + b'"}')
    except (ConnectionError, http.client.BadStatusLine):
        pass
    else:
        assert (status, answer["error"]["code"]) == (413, "too_large")
    assert_alive(port)


def test_a_twelve_megabyte_body_gets_its_answer(port: int):
    status, answer = ask(port, "POST", ADDRESS, b'{"text": "' + b"x" * 12 * MB + b'"}')

    assert (status, answer["error"]["code"]) == (413, "too_large")
    assert_alive(port)


def test_a_hundred_thousand_levels(port: int):
    status, answer = ask(port, "POST", ADDRESS, b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")

    assert (status, answer["error"]["code"]) == (400, "bad_json")
    assert_alive(port)


def raw(port: int, request: bytes) -> bytes:
    """What comes back for bytes no client library would send."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    return received


HEAD = (
    b"POST "
    + ADDRESS.encode()
    + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
)


@pytest.mark.parametrize(
    "request_bytes",
    [
        HEAD + b"Content-Length: 100\r\n\r\n" + b'{"text"',
        HEAD + b"Content-Length: -5\r\n\r\n{}",
        HEAD + b"Content-Length: many\r\n\r\n{}",
        HEAD + b"Content-Length: 99999999999999999999\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"\r\n",
    ],
    ids=["cut off", "negative", "no number", "endless", "bad chunk", "no length"],
)
def test_odd_lengths_are_refused(port: int, request_bytes: bytes):
    answer = raw(port, request_bytes)

    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")) or answer == b""
    assert_alive(port)


def test_a_chunked_body_is_read_like_any_other(port: int):
    body = b'{"text": "{}"}'
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)

    answer = raw(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunks)

    assert answer.startswith(b"HTTP/1.1 200")


def test_a_large_chunked_body_is_refused(port: int):
    chunk = b"%x\r\n%s\r\n" % (MB, b"x" * MB)

    answer = raw(port, HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 3 + b"0\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 413")
    assert_alive(port)
