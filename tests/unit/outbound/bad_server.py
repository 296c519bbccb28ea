"""A server that misbehaves in whichever way the first part of the path names."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MB = 1024 * 1024
#: What a well-behaved platform says to whoever asks for a token or a ticket.
GOOD = b'{"code": 0, "tenant_access_token": "t", "expire": 7200, "data": {"ticket": "k", "expire_in": 7200}}'


class BadServer:
    """`asked` counts requests by path. `mode`, where it is set, stands for what the path would say."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.mode = ""
        self.ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.ended.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            head = b""
            while b"\r\n\r\n" not in head:
                piece = connection.recv(65536)
                if not piece:
                    return
                head += piece
            path = head.split(b" ", 2)[1].decode()
            self.asked[path] += 1
            self._answer(connection, self.mode or path.strip("/").split("/")[0])

    def _answer(self, connection: socket.socket, mode: str) -> None:
        if mode == "hang":
            self.ended.wait(120)
        elif mode == "drip":
            connection.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
            self._drip(connection, b" ")
        elif mode == "drip-head":
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            self._drip(connection, b"x")
        elif mode == "huge":
            connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % (400 * MB))
            for _ in range(400):
                connection.sendall(b" " * MB)
        elif mode == "garbage":
            connection.sendall(b"\x00\xff\x17 this is no HTTP\r\n\r\n")
        else:
            self._whole(connection, mode)

    def _drip(self, connection: socket.socket, byte: bytes) -> None:
        while not self.ended.is_set():
            connection.sendall(byte)
            time.sleep(0.05)

    def _whole(self, connection: socket.socket, mode: str) -> None:
        bodies = {
            "nested": b"[" * 200_000 + b"]" * 200_000,
            "text": b"<html>bad gateway</html>",
            "list": b"[]",
            "zipped": b"\x1f\x8b",
        }
        body = bodies.get(mode, GOOD)
        status = b"HTTP/1.1 502 Bad Gateway\r\n" if mode == "502" else HEAD
        extra = b"Content-Encoding: gzip\r\n" if mode == "zipped" else b""
        connection.sendall(status + extra + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


@contextmanager
def bad_server() -> Iterator[BadServer]:
    server = BadServer()
    try:
        yield server
    finally:
        server.close()
