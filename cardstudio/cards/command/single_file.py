"""What the subcommands that take one file have in common: finding its card, and saying what is wrong with it."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import UNREADABLE, complain, read, tell
from cardstudio.cards.command.formats.json import told
from cardstudio.cards.command.locations import Source
from cardstudio.cards.command.result import Result, failure_of
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.messages import LOCALES


class Stop(Exception):
    """Nothing more can be done, and why was said; the command ends with ``code``."""

    def __init__(self, code: int = UNREADABLE) -> None:
        super().__init__(code)
        self.code = code


def add_file(parser: argparse.ArgumentParser, help: str = "a card in any known wrapper; - is standard input") -> None:
    parser.add_argument("file", metavar="FILE", help=help)


def add_language(parser: argparse.ArgumentParser, help: str = "language of the messages") -> None:
    parser.add_argument("--lang", choices=LOCALES, default="en", help=help)


def contents(name: str, arguments: argparse.Namespace) -> bytes:
    """The bytes of a file; raises :class:`Stop`."""
    try:
        return read(name)
    except OSError as error:
        raise refused(name, error, arguments) from None


def card_in(arguments: argparse.Namespace) -> Source:
    """The text of ``arguments.file`` with a card in it; raises :class:`Stop`."""
    name = arguments.file
    data = contents(name, arguments)
    try:
        source = Source(data, unwrap(data))
    except Unreadable as error:
        raise refused(name, error, arguments) from None
    if source.found.card is None:
        raise refused(name, source.found.why_no_card(), arguments)
    return source


def refused(name: str, error: Unreadable | OSError, arguments: argparse.Namespace) -> Stop:
    """Say why ``name`` is no use, on standard error and, where JSON is asked for, there too."""
    result = Result(name, failure=failure_of(error, arguments.lang))
    if getattr(arguments, "format", "text") == "json":
        tell(json.dump(told(result)))
    complain(result.why)
    return Stop()
