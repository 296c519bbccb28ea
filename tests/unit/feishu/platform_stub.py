"""A pretend open platform that counts: real sockets, one thread a connection, as slow and as broken as a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal"
TICKET_PATH = "/open-apis/jssdk/ticket/get"


class PlatformStub:
    """What was asked (`calls`, by path) and what is answered (`expire`, `refusals`, `delay`)."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.authorizations: list[str] = []
        self.delay = 0.0
        self.expire = 7200
        # Answers handed out once each before the good ones, by path: (HTTP status, body, headers).
        self.refusals: dict[str, list[tuple[int, dict[str, Any], dict[str, str]]]] = {}
        self._lock = threading.Lock()
        self.origin = ""

    def answer(self, path: str, authorization: str) -> tuple[int, dict[str, Any], dict[str, str]]:
        with self._lock:
            self.calls[path] += 1
            number = self.calls[path]
            self.authorizations.append(authorization)
            refusal = self.refusals.get(path, [])
            prepared = refusal.pop(0) if refusal else None
        time.sleep(self.delay)
        if prepared is not None:
            return prepared
        if path == TOKEN_PATH:
            token = {"tenant_access_token": f"t-{number}", "expire": self.expire}
            return 200, {"code": 0, "msg": "ok", **token}, {}
        if path == TICKET_PATH:
            data = {"ticket": f"ticket-{number}", "expire_in": self.expire}
            return 200, {"code": 0, "msg": "ok", "data": data}, {}
        return 404, {"code": 404, "msg": "no such path"}, {}


@contextmanager
def platform_stub() -> Iterator[PlatformStub]:
    """A running stub; `stub.origin` is its address."""
    stub = PlatformStub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, body, headers = stub.answer(self.path, self.headers.get("Authorization", ""))
            raw = json.dumps(body).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Type": "application/json", "Content-Length": str(len(raw))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        do_GET = do_POST

        def log_message(self, *args: object) -> None:
            """Quiet: a test reads the counters."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stub.origin = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
