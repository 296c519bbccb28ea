"""``card locate``: where in the card the platform's own error text points."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FAULTY, FINE, add_file, add_language, read, tell, unreadable
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import lint
from cardstudio.cards.locate import locate


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
    try:
        found = unwrap(read(arguments.file))
        error = read("-").decode("utf-8", "replace") if arguments.error == "-" else arguments.error
    except (Unreadable, OSError) as problem:
        return unreadable(arguments.file, problem, arguments)
    if found.card is None:
        return unreadable(arguments.file, found.why_no_card(), arguments)
    places = locate(found, error)
    said = {finding.pointer: finding.message for finding in reversed(lint(found, locale=arguments.lang).findings)}
    for place in places:
        if arguments.format == "json":
            tell(json.dump({**place.to_dict(), "message": said.get(place.pointer)}))
        else:
            tell(f"{place.pointer or '/'}  {said.get(place.pointer, '')}".rstrip())
    return FINE if places else FAULTY
