"""Runs Card Studio on this machine: database, sample data, the app, and the simulator on the next port.

    HOST=127.0.0.1 PORT=8000 .venv/bin/python scripts/serve.py [--reload]

Ctrl-C ends both. With FEISHU_APP_ID set (environment or .env) there is no simulator and the real platform is used.
`--reload` restarts on changed Python files and rebuilds changed front-end files.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")
os.environ.setdefault("HOST", "127.0.0.1")
os.environ.setdefault("PORT", "8000")
os.environ.setdefault("SAMPLE_DATA", "1")

import django  # noqa: E402 (the environment comes first)
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from setup import find_node  # noqa: E402

SIMULATOR_SETTINGS = "cardstudio.settings.simulator"
READY_SECONDS = 60
STOP_SECONDS = 6


def port_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return False
    return True


def prepare_simulator() -> subprocess.Popen[str]:
    """Bring the simulator's database up to date, in a process of its own since its settings are its own."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity", "0"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": SIMULATOR_SETTINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def prepare() -> None:
    """Bring the app's database up to date. In this process: every start of Django costs seconds."""
    django.setup()
    call_command("migrate", verbosity=0)
    if not settings.CACHE_URL:
        call_command("createcachetable", database="cache")
    call_command("sample_data")
    connections.close_all()


def start(settings: str, host: str, port: int, *, reload: bool, workers: int) -> subprocess.Popen[bytes]:
    """One server. Development settings stand for DEBUG pages; reload is Django's own."""
    address = f"{host}:{port}"
    if reload:
        command = [sys.executable, str(ROOT / "manage.py"), "runserver", address]
    else:
        command = [sys.executable, "-m", "gunicorn", "-c", "python:cardstudio.serving.settings", "cardstudio.wsgi"]
        command += ["--bind", address, "--workers", str(workers), "--log-level", "warning", "--graceful-timeout", "3"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "HOST": host, "PORT": str(port)}
    # A session of its own: Ctrl-C reaches this script alone, which then ends the servers in order.
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)


def wait_until_ready(origin: str, servers: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if any(server.poll() is not None for server in servers):
            sys.exit("A server stopped while starting; see above.")
        with suppress(OSError), urllib.request.urlopen(f"{origin}/healthz", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    sys.exit(f"{origin} did not answer within {READY_SECONDS} s.")


def stop(servers: list[subprocess.Popen[bytes]]) -> None:
    """End the servers and whatever they started; those that take too long are killed with all their workers."""
    for server in servers:
        if server.poll() is None:
            server.terminate()
    for server in servers:
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=STOP_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def watch_front_end() -> subprocess.Popen[bytes]:
    command = [find_node(), str(ROOT / "frontend" / "build.mjs"), "--watch"]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def main() -> int:
    reload = "--reload" in sys.argv[1:]
    host, port = os.environ["HOST"], int(os.environ["PORT"])
    os.environ.setdefault("LOG_LEVEL", "INFO" if reload else "WARNING")
    simulator = bool(settings.SIMULATOR_ORIGIN)
    for wanted in [port, port + 1] if simulator else [port]:
        if not port_free(host, wanted):
            sys.exit(f"Port {wanted} on {host} is taken. Stop what uses it, or choose another: PORT=8100 make run")

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, end)
    servers: list[subprocess.Popen[bytes]] = []
    try:
        return run(servers, host, port, simulator=simulator, reload=reload)
    except KeyboardInterrupt:
        return 0
    finally:
        stop(servers)


def run(servers: list[subprocess.Popen[bytes]], host: str, port: int, *, simulator: bool, reload: bool) -> int:
    """Start everything into `servers` and stay until one of them ends."""
    origin, simulator_origin = f"http://{host}:{port}", f"http://{host}:{port + 1}"
    lines = [f"Card Studio  {origin}/"]
    os.environ["MAIN_ORIGIN"] = origin
    migration = prepare_simulator() if simulator else None
    prepare()
    servers.append(start(os.environ["DJANGO_SETTINGS_MODULE"], host, port, reload=reload, workers=2))
    if migration is not None:
        output, _ = migration.communicate()
        if migration.returncode != 0:
            sys.exit(f"The simulator's database could not be prepared:\n{output}")
        servers.append(start(SIMULATOR_SETTINGS, host, port + 1, reload=reload, workers=1))
        lines.append(f"Simulator    {simulator_origin}/   (pretend Feishu: nothing leaves this machine)")
    if reload:
        servers.append(watch_front_end())
    wait_until_ready(origin, servers)
    if simulator:
        wait_until_ready(simulator_origin, servers)
    print("\n".join(["", *lines, "", "Ctrl-C ends both." if simulator else "Ctrl-C ends it."]), flush=True)
    while all(server.poll() is None for server in servers):
        time.sleep(0.5)
    print("A server stopped; ending.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
