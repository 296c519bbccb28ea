"""What every subcommand does with files: read them, find the card, and say in one line what can't be read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.messages import LOCALES

FINE, FAULTY, UNREADABLE = 0, 1, 2


def add_file(parser: argparse.ArgumentParser, help: str = "a card in any known wrapper; - is standard input") -> None:
    parser.add_argument("file", metavar="FILE", help=help)


def add_language(parser: argparse.ArgumentParser, help: str = "language of the messages") -> None:
    parser.add_argument("--lang", choices=LOCALES, default="en", help=help)


def read(name: str) -> bytes:
    """The bytes of a file; ``-`` is standard input."""
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def unreadable(name: str, error: Unreadable | OSError, arguments: argparse.Namespace) -> int:
    """Say why ``name`` could not be read, on standard error and, where JSON is asked for, there too; the exit code."""
    message = error.message(arguments.lang) if isinstance(error, Unreadable) else str(error.strerror or error)
    if getattr(arguments, "format", "text") == "json":
        print(json.dump({"file": name, "unreadable": message}))
    print(f"{name}: {message}", file=sys.stderr)
    return UNREADABLE
