"""``card convert``: the card in the other format, and what that changed."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.command.files import FINE, complain, tell
from cardstudio.cards.command.single_file import add_file, add_language, card_in
from cardstudio.cards.convert import convert


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format to convert to")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    found = card_in(arguments).found
    assert found.card is not None
    converted = convert(found.card, arguments.to, template=found.document is not None)
    for change in converted.changes:
        complain(f"{change.kind} {change.pointer or '/'}  {change.message(arguments.lang)}")
    tell(json.dump(converted.card, indent=2))
    return FINE
