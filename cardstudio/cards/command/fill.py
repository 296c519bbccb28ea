"""``card fill``: the card of a document with values in place; a missing value, or one nobody declared, is a fault."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FAULTY, FINE, add_file, add_language, complain, read, tell, unreadable
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.fill import fill
from cardstudio.cards.json import Unreadable


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser, "a document, or a card without variables; - is standard input")
    parser.add_argument("--values", metavar="FILE", required=True, help="a JSON object: name and value")
    parser.add_argument("--keep-missing", action="store_true", help="leave ${name} where a value is missing")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    name = arguments.file
    try:
        found = unwrap(read(name))
        name = arguments.values
        values = json.load(read(name))
    except (Unreadable, OSError) as error:
        return unreadable(name, error, arguments)
    if found.card is None:
        return unreadable(arguments.file, found.why_no_card(), arguments)
    subject = found.document if found.document is not None else found.card
    filled = fill(subject, values, keep_missing=arguments.keep_missing)
    for problem in filled.problems:
        complain(f"{problem.severity} {problem.pointer or '/'}  {problem.message(arguments.lang)}")
    tell(json.dump(filled.card, indent=2))
    return FINE if filled.ok and not filled.unknown else FAULTY
