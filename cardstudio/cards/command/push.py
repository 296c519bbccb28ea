"""``card push``: a folder into a team's library, and what became of each card."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from cardstudio.cards.command.files import FAULTY, FINE, complain, plain, tell, why
from cardstudio.cards.command.remote import Server, add_remote
from cardstudio.cards.command.single_file import Stop
from cardstudio.cards.library.archive import SENT, pack
from cardstudio.cards.library.files import by_card, paths, taken_over
from cardstudio.cards.library.folder import read_folder, write_files
from cardstudio.cards.library.telling import is_fault, taken_line
from cardstudio.cards.messages import said
from cardstudio.cards.types import JSONObject, JSONValue

#: The files of each card by their names, under its path.
Cards = Mapping[str, Mapping[str, bytes]]
#: Cards, and bytes before packing, that go in one request.
_CARDS, _BYTES = 100, SENT.packed


def add(parser: argparse.ArgumentParser) -> None:
    add_remote(parser)
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    top = Path(arguments.folder)
    try:
        files = read_folder(top)
    except OSError as error:
        complain(plain(f"{error.filename or top}: {why(error, arguments.lang)}"))
        raise Stop from None
    if not files:
        complain(plain(f"{top}: {said('no-card-below', arguments.lang)}"))
        raise Stop
    server = Server(arguments)
    code, cards = FINE, by_card(files)
    for some in _parts(cards):
        for outcome in _outcomes(server.take(pack(some), dry_run=arguments.dry_run)):
            if line := taken_line(outcome, arguments.lang):
                tell(plain(line))
            code = max(code, FAULTY if is_fault(outcome) else FINE)
            if not arguments.dry_run:
                _note(top, cards, outcome)
    return code


def _parts(cards: Cards) -> Iterator[dict[str, bytes]]:
    """The files in parts that one request may hold; those of a card are never torn apart."""
    part: dict[str, bytes] = {}
    held = 0
    for path, card in cards.items():
        size = sum(map(len, part.values())) + sum(map(len, card.values()))
        if part and (held == _CARDS or size > _BYTES):
            yield part
            part, held = {}, 0
        part.update(zip(paths(path, card), card.values(), strict=True))
        held += 1
    yield part


def _outcomes(answer: JSONValue) -> Iterator[JSONObject]:
    results = answer.get("results") if isinstance(answer, dict) else None
    yield from (one for one in results if isinstance(one, dict)) if isinstance(results, list) else ()


def _note(top: Path, cards: Cards, outcome: JSONObject) -> None:
    """Write down in the folder what the library has now, so that a pull knows what was changed since."""
    path, mark = str(outcome.get("path")), outcome.get("exported")
    card = cards.get(path, {})
    if not isinstance(mark, str):
        return
    noted = taken_over(card, mark)
    names = [name for name in noted if noted[name] != card.get(name)]
    write_files(top, dict(zip(paths(path, names), (noted[name] for name in names), strict=True)))
