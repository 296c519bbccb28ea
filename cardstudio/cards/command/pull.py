"""``card pull``: a team's library into a folder, without losing what was changed there."""

from __future__ import annotations

import argparse
from pathlib import Path

from cardstudio.cards.command.files import FAULTY, FINE, complain, plain, tell, why
from cardstudio.cards.command.remote import Server, add_remote
from cardstudio.cards.command.single_file import Stop
from cardstudio.cards.library.archive import ASKED, BadArchive, unpack
from cardstudio.cards.library.folder import bring
from cardstudio.cards.library.telling import FAULTS, brought_line


def add(parser: argparse.ArgumentParser) -> None:
    add_remote(parser)
    parser.add_argument("--force", action="store_true", help="write over what was changed in the folder, too")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    lang = arguments.lang
    archive = Server(arguments).export()
    try:
        brought = bring(Path(arguments.folder), unpack(archive, ASKED), force=arguments.force)
    except BadArchive as error:
        complain(plain(error.message(lang)))
        raise Stop from None
    except OSError as error:
        complain(plain(f"{error.filename or arguments.folder}: {why(error, lang)}"))
        raise Stop from None
    for one in brought:
        if line := brought_line(one, lang):
            tell(plain(line))
    return FAULTY if any(one.did in FAULTS for one in brought) else FINE
