"""What is said to those a full queue has no room for; that it is said is told by `tests/api/api/test_overload.py`."""

from __future__ import annotations

import json
import socket
import threading

import pytest

from cardstudio.api.errors import error_body, status_error
from cardstudio.serving import worker
from cardstudio.serving.worker import busy_answer, tell_busy


def parts(answer: bytes) -> tuple[bytes, bytes, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    status, _, headers = head.partition(b"\r\n")
    assert f"Content-Length: {len(body)}".encode() in headers
    return status, headers, body


def test_a_program_gets_our_error_shape() -> None:
    status, headers, body = parts(busy_answer(b"POST /api/v1/cards/lint/ HTTP/1.1\r\nHost: x\r\n\r\n"))
    assert status == b"HTTP/1.1 503 Service Unavailable"
    assert b"Retry-After: 2" in headers
    assert json.loads(body) == error_body(*status_error(503))


def test_what_was_sent_json_is_told_in_json() -> None:
    head = b"POST /s/abc/attempts HTTP/1.1\r\nContent-Type: application/json\r\nAccept-Language: zh-CN\r\n\r\n"
    assert "现在有点忙" in parts(busy_answer(head))[2].decode()


@pytest.mark.parametrize(("language", "words"), [(b"en", "A lot is going on"), (b"zh-CN,zh;q=0.9", "现在有点忙")])
def test_people_get_a_page(language: bytes, words: str) -> None:
    status, _, body = parts(busy_answer(b"GET /library/ HTTP/1.1\r\nAccept-Language: " + language + b"\r\n\r\n"))
    assert status.startswith(b"HTTP/1.1 503")
    assert words in body.decode()


def test_healthz_is_healthz(settings) -> None:
    settings.SIMULATOR_ORIGIN = ""
    status, _, body = parts(busy_answer(b"GET /healthz?x=1 HTTP/1.1\r\n\r\n"))
    assert (status, json.loads(body)) == (b"HTTP/1.1 200 OK", {"status": "ok", "simulator": None})


@pytest.mark.parametrize("head", [b"", b"\r\n", b"garbage", b"\xff\xfe\x00", b"GET\r\n\r\n"])
def test_what_is_no_request_is_no_trouble(head: bytes) -> None:
    assert busy_answer(head).startswith(b"HTTP/1.1 503")


def test_the_answer_arrives_though_the_body_is_not_read() -> None:
    ours, theirs = socket.socketpair()
    told = threading.Thread(target=tell_busy, args=(ours,))
    told.start()
    theirs.sendall(b"POST /api/v1/cards/lint/ HTTP/1.1\r\nContent-Length: 200000\r\n\r\n" + b"x" * 1000)
    received = b""
    while b"busy" not in received:
        received += theirs.recv(65536)
    theirs.close()
    told.join(30)
    assert not told.is_alive()
    assert received.startswith(b"HTTP/1.1 503")


def test_one_that_says_nothing_is_not_waited_for(monkeypatch) -> None:
    monkeypatch.setattr(worker, "HEAD_SECONDS", 0.01)
    ours, theirs = socket.socketpair()
    with pytest.raises(OSError, match="timed out"):
        tell_busy(ours)
    theirs.close()
