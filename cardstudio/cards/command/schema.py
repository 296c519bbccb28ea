"""``card schema``: the JSON Schema of cards and documents, for editors."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.command.files import FINE, tell
from cardstudio.cards.command.single_file import add_language
from cardstudio.cards.document_schema import document_schema
from cardstudio.cards.schema import schema


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format-version", choices=FORMATS, default="2.0", help="the card format (default: 2.0)")
    parser.add_argument("--document", action="store_true", help="of a document: card, variables and samples")
    add_language(parser, "language of titles and descriptions")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    made = document_schema if arguments.document else schema
    tell(json.dump(made(arguments.format_version, arguments.lang), indent=2))
    return FINE
