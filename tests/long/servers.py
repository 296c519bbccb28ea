"""PostgreSQL and Redis of a test's own, which can be frozen and thawed like a machine that hangs."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

# PostgreSQL refuses to run as root; Debian's package makes this account.
ACCOUNT = "postgres"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A process with its children."""

    def __init__(self, process: subprocess.Popen[bytes], url: str) -> None:
        self.process = process
        self.url = url

    def freeze(self) -> None:
        """Its kernel goes on acknowledging what is sent to it; nobody reads it."""
        for pid in self._family():
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in self._family():
            os.kill(pid, signal.SIGCONT)

    def end(self) -> None:
        self.thaw()
        self.process.send_signal(signal.SIGQUIT if "postgres" in self.url else signal.SIGKILL)
        self.process.wait(30)

    def _family(self) -> list[int]:
        found = [self.process.pid]
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                after_name = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(after_name[1]) == self.process.pid:
                found.append(int(stat.parent.name))
        return found


def _program(name: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(places[-1]) if places else shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _account() -> dict[str, str]:
    return {"user": ACCOUNT} if os.geteuid() == 0 else {}


@contextmanager
def postgresql() -> Iterator[Server]:
    """A server on a port of this machine, with an empty database `cards`."""
    initdb, program = _program("initdb"), _program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
        data, port = str(folder / "data"), free_port()
        made = [initdb, "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]
        subprocess.run(made, check=True, **quiet, **_account())  # type: ignore[call-overload]
        command = [program, "-D", data, "-k", str(folder), "-p", str(port), "-c", "listen_addresses=127.0.0.1"]
        process = subprocess.Popen([*command, "-c", "fsync=off"], **quiet, **_account())  # type: ignore[call-overload]
        server = Server(process, f"postgres://{ACCOUNT}@127.0.0.1:{port}/postgres")
        try:
            _wait_for_port(port)
            yield server
        finally:
            server.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis() -> Iterator[Server]:
    program, port = _program("redis-server"), free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/")
    server = Server(process, f"redis://127.0.0.1:{port}/0")
    try:
        _wait_for_port(port)
        yield server
    finally:
        server.end()


def _wait_for_port(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing listens on {port}")
