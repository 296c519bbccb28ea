"""``card unwrap``: the card out of whatever holds it."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.command.files import FINE, complain, tell
from cardstudio.cards.command.single_file import add_file, add_language, card_in


def add(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_language(parser, "language of the notes")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    found = card_in(arguments).found
    for note in found.notes:
        complain(note.message(arguments.lang))
    tell(json.dump(found.card, indent=2))
    return FINE
