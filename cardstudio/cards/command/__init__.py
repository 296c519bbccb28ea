"""The command ``card``, without Django: ``manage.py card`` and a console script call :func:`main`.

One module a subcommand, each with ``add(parser)`` and what it runs; :mod:`.files` reads and complains for all of them.
Exit codes: 0 fine, 1 error findings, 2 unreadable (one line on stderr says what and where). With several files the
highest counts. What can't be printed is 2 as well, Ctrl-C 130. The environment variable ``CARD_CALLBACK`` says that the
sending app answers card callbacks.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Sequence

from cardstudio.cards import __version__
from cardstudio.cards.command import convert, fill, lint, locate, pull, push, rules, schema, unwrap
from cardstudio.cards.command.files import INTERRUPTED, UNREADABLE, Unprinted, complain, flush
from cardstudio.cards.command.single_file import Stop
from cardstudio.cards.messages import said

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    with contextlib.suppress(AttributeError, ValueError):  # not of a stream that is no file
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names of files are any bytes
    try:
        try:
            return run(arguments)
        finally:
            flush()
    except Stop as stop:
        return stop.code
    except Unprinted as lost:
        complain(said("unprinted", getattr(arguments, "lang", None) or "en", why=lost))
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="card", description="Check and unwrap Feishu/Lark message cards.")
    parser.add_argument("--version", action="version", version=f"card {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    lint.add(commands.add_parser("lint", help="say what the platform would refuse, and what people would see broken"))
    unwrap.add(commands.add_parser("unwrap", help="print the card inside a webhook body, message body, export …"))
    convert.add(commands.add_parser("convert", help="print the card in the other format, and what that changed"))
    locate.add(commands.add_parser("locate", help="find what the platform's own error text is about"))
    schema.add(commands.add_parser("schema", help="print the JSON Schema of a card, for other editors"))
    fill.add(commands.add_parser("fill", help="print the card of a document with values in place"))
    rules.add(commands.add_parser("rules", help="list the rules of lint, or explain some with an example"))
    pull.add(commands.add_parser("pull", help="write a team's library into a folder, for Git"))
    push.add(commands.add_parser("push", help="take a folder into a team's library"))
    return parser
