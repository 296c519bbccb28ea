"""The simulator as others meet it: a server of its own, asked over HTTP; fresh for each test."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent.parent
MAIN_ORIGIN = "http://127.0.0.1:9"
SECRET = {"app_id": "cli_simulator", "app_secret": "simulator-secret"}


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS"}}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cardstudio.settings.simulator",
        "VAR_DIR": str(var),
        "HOST": "127.0.0.1",
        "MAIN_ORIGIN": MAIN_ORIGIN,
        "LOG_LEVEL": "WARNING",
        **more,
    }


class Simulator(httpx.Client):
    """A client whose JSON answers are one call away."""

    @property
    def origin(self) -> str:
        return str(self.base_url).rstrip("/")

    def control(self, **body: Any) -> Any:
        answer = self.post("/control/", json=body)
        answer.raise_for_status()
        return answer.json()

    def state(self) -> Any:
        return self.get("/control/state/").json()

    def token(self) -> str:
        answer = self.post("/open-apis/auth/v3/tenant_access_token/internal", json=SECRET)
        value: str = answer.json()["tenant_access_token"]
        return value

    def ticket(self) -> Any:
        answer = self.post("/open-apis/jssdk/ticket/get", headers={"Authorization": f"Bearer {self.token()}"})
        return answer.json()["data"]


@pytest.fixture(scope="session")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where its database is."""
    return tmp_path_factory.mktemp("simulator")


@pytest.fixture(scope="session")
def server(var: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    variables = environment(var, PORT=str(port))
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=variables, check=True)
    command = [sys.executable, "-m", "gunicorn", "cardstudio.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--threads", "8", "--log-level", "warning", "--no-control-socket"]
    process = subprocess.Popen(command, cwd=ROOT, env=variables)
    origin = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            with suppress(httpx.TransportError):
                httpx.get(f"{origin}/healthz").raise_for_status()
                break
            time.sleep(0.1)
        yield origin
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture
def simulator(server: str) -> Iterator[Simulator]:
    # Nothing here is HTTPS; reading the certificates of the world would take longer than most of these tests.
    with Simulator(base_url=server, headers={"Accept-Language": "en"}, trust_env=False, verify=False) as client:
        client.control(reset=True, void_tokens=True)
        yield client


def nonce() -> str:
    return secrets.token_hex(8)
