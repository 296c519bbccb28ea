"""``card locate``: where in the card the platform's own error text points."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FAULTY, FINE, UNREADABLE, complain, plain, tell
from cardstudio.cards.command.single_file import add_file, add_language, card_in, contents
from cardstudio.cards.lint import lint
from cardstudio.cards.locate import locate
from cardstudio.cards.messages import said


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument(
        "--error", metavar="TEXT", required=True, help="what the platform answered; - is standard input"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one place per line")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """One place a line, the likeliest first; exit 1 when the text names none."""
    if arguments.file == arguments.error == "-":
        complain(said("one-input", arguments.lang))
        return UNREADABLE
    source = card_in(arguments)
    error = contents("-", arguments).decode("utf-8", "replace") if arguments.error == "-" else arguments.error
    located = locate(source.found, error)
    findings = lint(source.found, locale=arguments.lang).findings
    told = {finding.pointer: finding.message for finding in reversed(findings)}
    for one in located:
        message = told.get(one.pointer)
        if arguments.format == "json":
            place = source.at(one.pointer)._asdict()
            tell(json.dump({"file": arguments.file, **one.to_dict(), "message": message, **place}))
        else:
            tell(f"{plain(one.pointer) or '/'}  {plain(message or '')}".rstrip())
    return FINE if located else FAULTY
