"""Files only their owner reads: a secret key that is made once, and databases."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key kept at `path`, made on first use. Two processes starting at once agree on one key."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


def private_file(path: Path) -> Path:
    """`path`, made where it is missing, readable by its owner alone: SQLite gives its side files the same rights."""
    with suppress(OSError):
        # A folder that is missing, or a disk that takes nothing, is said by whoever opens the file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    return path
