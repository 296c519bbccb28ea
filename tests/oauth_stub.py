"""A pretend open platform for sign-in: the authorize, token and user info endpoints over a real socket.

It checks what a real one checks (app, secret, redirect address, PKCE, one use), so that a client that leaves something
out fails here as it would there.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

APP_ID, SECRET = "cli_test", "test-secret"
PERSON = {"open_id": "ou_1", "union_id": "on_1", "tenant_key": "tenant-1", "name": "陈知远", "avatar_url": ""}

Answer = tuple[int, Any]


class OAuthStub:
    """`person` signs in next; `answers` replaces the answer of a path; `asked` lists what came in."""

    def __init__(self) -> None:
        self.origin = ""
        self.person: dict[str, Any] = dict(PERSON)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self._codes: dict[str, dict[str, str]] = {}
        self._tokens: dict[str, dict[str, Any]] = {}

    def consent(self, authorize_url: str) -> str:
        """What the browser does at the authorize address once the person agrees: the address it is sent back to."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(authorize_url).query).items()}
        assert authorize_url.startswith(f"{self.origin}/open-apis/authen/v1/authorize?")
        assert asked["client_id"] == APP_ID
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(12)
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def client_code(self) -> str:
        """A code as the client itself hands it to a page: asked for without address and challenge."""
        code = secrets.token_urlsafe(12)
        self._codes[code] = {}
        return code

    def answer(self, path: str, body: dict[str, Any], token: str) -> Answer:
        self.asked.append((path, body))
        if path in self.answers:
            return self.answers[path]
        if path in {"/oauth/v3/token", "/open-apis/authen/v2/oauth/token"}:
            return self._token(body)
        if path == "/open-apis/authen/v1/user_info" and token in self._tokens:
            return 200, {"code": 0, "msg": "success", "data": self._tokens[token]}
        return 400, {"code": 20005, "msg": "invalid access token"}

    def _token(self, body: dict[str, Any]) -> Answer:
        asked = self._codes.pop(body.get("code", ""), None)
        if asked is None:
            return 400, {"code": 20003, "error": "invalid_grant", "error_description": "code not found or used"}
        challenge = base64.urlsafe_b64encode(hashlib.sha256(body.get("code_verifier", "").encode()).digest())
        proof = challenge.rstrip(b"=").decode() if "code_verifier" in body else None
        right = (
            (body["client_id"], body["client_secret"]) == (APP_ID, SECRET)
            and body["grant_type"] == "authorization_code"
            and body.get("redirect_uri") == asked.get("redirect_uri")
            and proof == asked.get("code_challenge")
        )
        if not right:
            return 400, {"code": 20002, "error": "invalid_client"}
        token = secrets.token_urlsafe(12)
        self._tokens[token] = dict(self.person)
        return 200, {"code": 0, "access_token": token, "token_type": "Bearer", "expires_in": 7200}


@contextmanager
def oauth_stub() -> Iterator[OAuthStub]:
    """A running stub; `stub.origin` is its address."""
    stub = OAuthStub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def respond(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            status, body = stub.answer(self.path, json.loads(raw or b"{}"), token)
            answer = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = respond

        def log_message(self, *args: object) -> None:
            """Quiet: a test reads `asked`."""

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
