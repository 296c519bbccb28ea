"""Migrated SQLite databases, kept under `build/`: applying every migration takes seconds, copying the outcome none."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "migrated"


@functools.cache
def _sources() -> str:
    """What migrations may use: our package's modules, and Django. A kept database is as good as these are the same."""
    found = hashlib.sha256(version("django").encode())
    for path in sorted((ROOT / "cardstudio").rglob("*.py")):
        found.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _kept(name: str, of: bytes = b"") -> Path:
    return KEPT / _sources() / f"{name}-{hashlib.sha256(of).hexdigest()[:16]}.sqlite3"


def installed(var: Path) -> None:
    """A new installation's database, for a server a test starts: where one is kept, the server finds it migrated."""
    kept, own = _kept("tests"), var / "cardstudio.sqlite3"
    if kept.exists() and not own.exists():
        shutil.copyfile(kept, own)
        own.chmod(0o600)


def migrated(connection: Any, name: str, migrate: Callable[[], None], *, of: bytes = b"") -> None:
    """`migrate` the database of a connection, or fill it with what that came to before.

    `name`: of the file. `of`: what the database began with, where that was not nothing.
    """
    if connection.vendor != "sqlite":
        migrate()
        return
    folder, file = KEPT / _sources(), _kept(name, of)
    connection.ensure_connection()
    if file.exists():
        with closing(sqlite3.connect(file)) as kept:
            kept.backup(connection.connection)
        return
    migrate()
    folder.mkdir(parents=True, exist_ok=True)
    for other in KEPT.iterdir():  # of other sources; never this one, which another worker may be filling
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    # Written aside first: another worker finds the whole or nothing.
    beside = file.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(beside)) as made:
        connection.connection.backup(made)
    beside.replace(file)
