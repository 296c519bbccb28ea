"""``card convert``: the card in the other format, and what that changed."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.command.files import FINE, add_file, add_language, complain, read, tell, unreadable
from cardstudio.cards.convert import convert
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.json import Unreadable


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format to convert to")
    add_language(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(read(arguments.file))
    except (Unreadable, OSError) as error:
        return unreadable(arguments.file, error, arguments)
    if found.card is None:
        return unreadable(arguments.file, found.why_no_card(), arguments)
    converted = convert(found.card, arguments.to, template=found.document is not None)
    for change in converted.changes:
        complain(f"{change.kind} {change.pointer or '/'}  {change.message(arguments.lang)}")
    tell(json.dump(converted.card, indent=2))
    return FINE
