"""``card fill``: the card of a document with values in place; a missing value, or one nobody declared, is a fault."""

from __future__ import annotations

import argparse
from dataclasses import replace

from cardstudio.cards import json
from cardstudio.cards.command.files import FAULTY, FINE, UNREADABLE, complain, tell
from cardstudio.cards.command.formats import text
from cardstudio.cards.command.single_file import add_file, add_language, card_in, contents, refused
from cardstudio.cards.fill import Problem, fill
from cardstudio.cards.fill.variables import declared, problems_of_values
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint.samples import as_finding
from cardstudio.cards.messages import said
from cardstudio.cards.pointers import escape
from cardstudio.cards.reading.steps import whole
from cardstudio.cards.reading.unwrapped import Unwrapped
from cardstudio.cards.source.positions import Places
from cardstudio.cards.types import JSONValue


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
    data = contents(arguments.values, arguments)
    try:
        values = json.load(data)
    except Unreadable as error:
        raise refused(arguments.values, error, arguments) from None
    found = source.found
    subject = found.document if found.document is not None else found.card
    filled = fill(subject, values, keep_missing=arguments.keep_missing)
    places = Places(data, Unwrapped("none", None, found_at=whole(json.decoded(data))))
    of_values = _of_values(subject, values)
    for problem in filled.problems:
        finding = as_finding(problem, None, arguments.lang)
        if problem.rule == "values-not-object":
            complain(text.line(arguments.values, places.of(""), finding))
        elif problem in of_values:
            finding = replace(finding, pointer=_pointer(problem))
            place = places.of(finding.pointer, key=problem.rule == "undeclared-value")
            complain(text.line(arguments.values, place, finding))
        else:
            complain(text.line(arguments.file, source.place(finding), finding))
    tell(json.dump(filled.card, indent=2))
    return FINE if filled.ok and not filled.unknown else FAULTY


def _of_values(subject: JSONValue, values: JSONValue) -> list[Problem]:
    """What is to be said of the values, and not of the document or its defaults."""
    if not isinstance(values, dict):
        return []
    variables = declared(subject) if isinstance(subject, dict) and "card" in subject else {}
    return problems_of_values(variables, values)


def _pointer(problem: Problem) -> str:
    """Where in the values a name such as `rows.0.at` leads to."""
    return "".join(f"/{escape(step)}" for step in problem.params["name"].split("."))
