"""Gunicorn's threaded worker, with an end to its queue.

Gunicorn takes every connection and lets it wait for a thread, however many wait already: under twice the load a site
can bear, everybody waits ever longer and nobody is told. Here so many may wait (`WEB_QUEUE`). Others are told "503, try
again" at once, by a thread that does nothing else. It answers `/healthz` as well: whoever watches the site
learns that it is busy from the 503 of others, not from a silence.
"""

from __future__ import annotations

import json
import os
import queue
import socket
import threading
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

QUEUE = int(os.environ.get("WEB_QUEUE", "64"))
RETRY_SECONDS = 2
#: For reading what a connection asks that is told "busy", and for letting it read the answer.
HEAD_SECONDS, HEAD_BYTES = 0.5, 16 * 1024
DRAIN_SECONDS, DRAIN_BYTES = 0.5, 1024 * 1024
#: Connections that wait to be told so; beyond them there is no time even for that.
MOST_TOLD = 256

_ENGLISH = "A lot is going on right now. Nothing you saved is lost; try again in a moment."
_CHINESE = "现在有点忙。已保存的内容都在，请稍后重试。"


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn is not typed
    """Counts the requests that wait for a thread."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting = 0
        self._counting = threading.Lock()
        self._told: queue.Queue[TConn] = queue.Queue(MOST_TOLD)

    def init_process(self) -> None:
        threading.Thread(target=self._tell_busy, name="busy", daemon=True).start()
        super().init_process()

    def enqueue_req(self, conn: TConn) -> None:
        """Gunicorn's main thread hands a connection with something to read to the threads."""
        with self._counting:
            is_full = self._waiting >= QUEUE
            if not is_full:
                self._waiting += 1
        if not is_full:
            super().enqueue_req(conn)
            return
        try:
            self._told.put_nowait(conn)
        except queue.Full:
            self._done(conn)

    def handle(self, conn: TConn) -> Any:
        """A thread takes it."""
        with self._counting:
            self._waiting -= 1
        return super().handle(conn)

    def _tell_busy(self) -> None:
        while True:
            conn = self._told.get()
            try:
                # Over TLS there is nothing to be read before a handshake, which would take as long as the request.
                if not self.cfg.is_ssl:
                    tell_busy(conn.sock)
            except OSError:
                self.log.debug("A connection ended before it was told that we are busy.")
            finally:
                self.method_queue.defer(self._done, conn)

    def _done(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()


def tell_busy(connection: socket.socket) -> None:
    """Answer one request without serving it; raises OSError where nobody listens any more."""
    connection.settimeout(HEAD_SECONDS)
    head = b""
    deadline = time.monotonic() + HEAD_SECONDS
    while b"\r\n\r\n" not in head and len(head) < HEAD_BYTES and time.monotonic() < deadline:
        piece = connection.recv(HEAD_BYTES)
        if not piece:
            return
        head += piece
    connection.sendall(busy_answer(head))
    # A connection that is closed on unread bytes is reset, and the answer with it.
    connection.shutdown(socket.SHUT_WR)
    connection.settimeout(DRAIN_SECONDS)
    left, deadline = DRAIN_BYTES, time.monotonic() + DRAIN_SECONDS
    while left > 0 and time.monotonic() < deadline and (piece := connection.recv(65536)):
        left -= len(piece)


def busy_answer(head: bytes) -> bytes:
    """503 in the shape the request asks for (contracts §rest), or the 200 of `/healthz`."""
    line, _, rest = head.partition(b"\r\n")
    parts = line.split(b" ")
    path = parts[1].partition(b"?")[0] if len(parts) > 1 else b""
    headers = rest.lower()
    if path == b"/healthz":
        return _answer("200 OK", "application/json", json.dumps({"status": "ok", "simulator": _simulator()}))
    chinese = b"accept-language: zh" in headers
    words = _CHINESE if chinese else _ENGLISH
    if path.startswith(b"/api/") or b"content-type: application/json" in headers:
        error = {"error": {"code": "busy", "message": words, "fields": {}}}
        return _answer("503 Service Unavailable", "application/json", json.dumps(error, ensure_ascii=False))
    language = "zh-Hans" if chinese else "en"
    page = (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Card Studio</title><p>{words}</p></html>'
    )
    return _answer("503 Service Unavailable", "text/html; charset=utf-8", page)


def _answer(status: str, kind: str, text: str) -> bytes:
    body = text.encode()
    retry = f"Retry-After: {RETRY_SECONDS}\r\n" if status.startswith("503") else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{retry}"
    return f"{head}Cache-Control: no-store\r\nConnection: close\r\n\r\n".encode() + body


def _simulator() -> str | None:
    from django.conf import settings  # this module is loaded by gunicorn before the site is

    return settings.SIMULATOR_ORIGIN or None
