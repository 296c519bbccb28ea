"""A PostgreSQL of its own for as long as one command runs: `python scripts/postgres.py .venv/bin/python -m pytest …`

It lives in a directory made for it and listens on a socket there, on no port; TEST_DATABASE_URL names it. What it keeps
need not survive, so it never waits for the disk. Debian's package is installed by `scripts/setup.py postgres`. Tests
that freeze one start it here too (`tests/long/servers.py`).
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# PostgreSQL refuses to run as root; Debian's package makes this user.
ACCOUNT = "postgres"
# Nothing here has to survive: no waiting for the disk. Each test worker has a database and some connections.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
    "max_connections": "60",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class Running:
    """A server: the address of its first database, and its first process."""

    address: str
    pid: int


def programs() -> Path | None:
    """The directory of the newest PostgreSQL's own programs; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _run(*command: str | Path) -> None:
    """Run one of its programs, as its own user where we are root; its output is shown only if it fails."""
    account = {"user": ACCOUNT, "group": pwd.getpwnam(ACCOUNT).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **account,  # type: ignore[call-overload]  # one of two sets of arguments, by who we are
    )
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}")


@contextmanager
def server(port: int | None = None) -> Iterator[Running]:
    """Starts a server and ends it. It listens on its socket alone, or on a port of this machine."""
    home = programs()
    if home is None:
        raise SystemExit("No PostgreSQL here. On Debian or Ubuntu: apt-get install postgresql")
    # A short name: the path of a socket may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, ACCOUNT)
        data, log = folder / "data", folder / "log"
        _run(home / "initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        chosen = OPTIONS if port is None else {**OPTIONS, "listen_addresses": "127.0.0.1", "port": str(port)}
        options = " ".join(f"-c {name}='{value}'" for name, value in chosen.items())
        control = (home / "pg_ctl", "-D", data, "-w", "-s")
        _run(*control, "-l", log, "-o", f"-k {folder} {options}", "start")
        try:
            place = f"/postgres?host={folder}" if port is None else f"127.0.0.1:{port}/postgres"
            pid = int((data / "postmaster.pid").read_text().partition("\n")[0])
            yield Running(f"postgres://{ACCOUNT}@{place}", pid)
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def main(command: list[str]) -> int:
    if not command:
        print(__doc__)
        return 2
    with server() as running:
        return subprocess.run(command, env={**os.environ, "TEST_DATABASE_URL": running.address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
