"""``card fill``: the card of a document with values in place; a missing value, or one nobody declared, is a fault."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FAULTY, FINE, UNREADABLE, complain, tell
from cardstudio.cards.command.formats import text
from cardstudio.cards.command.single_file import add_file, add_language, card_in, contents, refused
from cardstudio.cards.fill import fill
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint.samples import as_finding
from cardstudio.cards.messages import said


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser, "a document, or a card without variables; - is standard input")
    parser.add_argument("--values", metavar="FILE", required=True, help="a JSON object: name and value")
    parser.add_argument("--keep-missing", action="store_true", help="leave ${name} where a value is missing")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.file == arguments.values == "-":
        complain(said("one-input", arguments.lang))
        return UNREADABLE
    source = card_in(arguments)
    try:
        values = json.load(contents(arguments.values, arguments))
    except Unreadable as error:
        raise refused(arguments.values, error, arguments) from None
    found = source.found
    subject = found.document if found.document is not None else found.card
    filled = fill(subject, values, keep_missing=arguments.keep_missing)
    for problem in filled.problems:
        finding = as_finding(problem, None, arguments.lang)
        complain(text.line(arguments.file, source.place(finding), finding))
    tell(json.dump(filled.card, indent=2))
    return FINE if filled.ok and not filled.unknown else FAULTY
