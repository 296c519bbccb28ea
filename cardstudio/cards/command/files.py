"""What every subcommand does with files: read them, find the card, print, and say in one line what can't be read."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from cardstudio.cards.json import Unreadable
from cardstudio.cards.messages import said

#: What would break a line, move a terminal's cursor or hide what is written.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_BREAKS = re.compile(r"[\r\n]+")
FINE, FAULTY, UNREADABLE, INTERRUPTED = 0, 1, 2, 130


class ChangedMeanwhile(OSError):
    """Somebody else wrote the file after it was read."""


class Unprinted(Exception):
    """What was to be printed has nowhere to go, as on a full disk; the words are the system's."""


def read(name: str) -> bytes:
    """The bytes of a file; ``-`` is standard input."""
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def plain(text: str) -> str:
    """A text on one line: cards of strangers can hold line breaks and a terminal's commands."""
    return _UNSEEN.sub(" ", text)


def tell(text: str) -> None:
    """Print a line. A reader that went away, as ``head`` does, is no failure: what is left is not printed."""
    with _printing():
        print(text)


def emit(data: bytes) -> None:
    """Print bytes as they are: line ends and byte order marks too."""
    with _printing():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """A line on standard error, if there still is one; whatever a file is called, it stays one line."""
    if sys.stderr is None:  # as after `2>&-`; printing to nothing would print to standard output
        return
    try:
        print(_BREAKS.sub(" ", text), file=sys.stderr)
    except OSError:
        _hush(sys.stderr)


def overwrite(name: str, data: bytes, before: bytes) -> None:
    """Give a file other contents, whole or not at all; its mode stays, and a link stays one.

    Raises :class:`ChangedMeanwhile` where it no longer holds ``before``, and ``OSError``.
    """
    path = Path(name).resolve()
    if path.read_bytes() != before:
        raise ChangedMeanwhile(name)
    if not os.access(path, os.W_OK):
        raise PermissionError(name)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, made)
        with contextlib.suppress(OSError, AttributeError):  # only where we may, and where there are owners
            os.chown(made, path.stat().st_uid, path.stat().st_gid)
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def flush() -> None:
    """Print what is still held back, before the end of the program does and complains."""
    if sys.stdout is not None:  # as after `>&-`
        with _printing():
            sys.stdout.flush()


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Raises :class:`Unprinted` where printing fails, unless nobody reads any more."""
    try:
        yield
    except BrokenPipeError:
        _hush(sys.stdout)
    except OSError as error:
        _hush(sys.stdout)
        raise Unprinted(str(error.strerror or error)) from None


def _hush(stream: TextIO) -> None:
    """Print into nothing from here on: neither this run nor the end of the program complains of a closed pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())


def why(error: Unreadable | OSError, lang: str) -> str:
    """Why something can't be read, in the words of ``lang``."""
    if isinstance(error, Unreadable):
        return error.message(lang)
    known = {FileNotFoundError: "no-such-file", IsADirectoryError: "a-folder", PermissionError: "not-allowed"}
    key = known.get(type(error))
    return said(key, lang) if key else str(error.strerror or error)
