"""``card schema``: the JSON Schema of cards, for editors."""

from __future__ import annotations

import argparse

from cardstudio.cards import json
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.command.files import FINE, add_language, tell
from cardstudio.cards.schema import schema


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format-version", choices=FORMATS, default="2.0", help="the card format (default: 2.0)")
    add_language(parser, "language of titles and descriptions")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    tell(json.dump(schema(arguments.format_version, arguments.lang), indent=2))
    return FINE
