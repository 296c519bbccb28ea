"""``card unwrap``: the card out of whatever holds it."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FINE, add_file, add_language, complain, read, tell, unreadable
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.json import Unreadable


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_language(parser, "language of the notes")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(read(arguments.file))
    except (Unreadable, OSError) as error:
        return unreadable(arguments.file, error, arguments)
    if found.card is None:
        return unreadable(arguments.file, found.why_no_card(), arguments)
    for note in found.notes:
        complain(note.message(arguments.lang))
    tell(json.dump(found.card, indent=2))
    return FINE
