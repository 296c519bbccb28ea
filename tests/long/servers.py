"""PostgreSQL and Redis of a test's own, which can be frozen and thawed like a machine that hangs."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts import postgres


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A process with its children."""

    def __init__(self, pid: int, url: str) -> None:
        self.pid = pid
        self.url = url

    def freeze(self) -> None:
        """Its kernel goes on acknowledging what is sent to it; nobody reads it."""
        for pid in self._family():
            os.kill(pid, signal.SIGSTOP)

    def thaw(self) -> None:
        for pid in self._family():
            os.kill(pid, signal.SIGCONT)

    def _family(self) -> list[int]:
        found = [self.pid]
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                after_name = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(after_name[1]) == self.pid:
                found.append(int(stat.parent.name))
        return found


@contextmanager
def postgresql() -> Iterator[Server]:
    """A server on a port of this machine."""
    if postgres.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres.server(free_port()) as running:
        server = Server(running.pid, running.address)
        try:
            yield server
        finally:
            server.thaw()


@contextmanager
def redis() -> Iterator[Server]:
    program, port = shutil.which("redis-server"), free_port()
    if program is None:
        pytest.skip("Redis is not installed")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd="/")
    try:
        _wait_for_port(port)
        yield Server(process.pid, f"redis://127.0.0.1:{port}/0")
    finally:
        process.kill()
        process.wait(30)


def _wait_for_port(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing listens on {port}")
