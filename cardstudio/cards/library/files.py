"""The files of a library by path: which belong to it, which card each is of, and what says that one was changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
from cardstudio.cards.library import texts
from cardstudio.cards.library.block_file import BLOCK, id_in_block, is_edited_block, mark_in_block, marked_block
from cardstudio.cards.types import JSONObject

#: The document of a card, and what else there is to it, in a folder of its own.
CARD, FACTS = "card.json", "template.yaml"
#: A file of the platform's own card tool, which is a whole card by itself.
TOOL = ".card"
#: Of the designer alone: neither sent nor compared.
_NOTES = "editor"
_MARK = 16
_ID = re.compile(rb"^id: *['\"]?([0-9a-fA-F-]{36})['\"]?[ \t\r]*$", re.MULTILINE)
_EXPORTED = re.compile(rb"^exported:[^\n]*(?:\n|\Z)", re.MULTILINE)

Files = Mapping[str, bytes]


def belongs(path: str) -> bool:
    """Whether a file is one of a library's; hidden ones and those in hidden folders never are."""
    parts = PurePosixPath(path).parts
    if not parts or any(part.startswith(".") or part in ("__MACOSX", "node_modules") for part in parts):
        return False
    return (
        parts[-1] in (CARD, FACTS) or parts[-1].endswith((TOOL, BLOCK)) or texts.language_of("/".join(parts[-2:])) != ""
    )


def by_card(files: Files) -> dict[str, dict[str, bytes]]:
    """The files of each card by their names, under the path of its folder or of its one file; in order of the paths.
    A block is its one file as well. A folder of texts without a card beside it belongs to somebody else."""
    cards: dict[str, dict[str, bytes]] = {}
    for path in sorted(files):
        card, name = _card_and_name(path)
        cards.setdefault(card, {})[name] = files[path]
    return {path: held for path, held in sorted(cards.items()) if not all(map(texts.language_of, held))}


def _card_and_name(path: str) -> tuple[str, str]:
    at = PurePosixPath(path)
    if at.name in (CARD, FACTS):
        return str(at.parent), at.name
    name = "/".join(at.parts[-2:])
    return (str(at.parent.parent), name) if texts.language_of(name) else (path, at.name)


def document_bytes(document: JSONObject) -> bytes:
    """A document as people compare it line by line: every member where it was, every digit as it was."""
    return (json.dump(document, indent=2) + "\n").encode()


def is_block(path: str) -> bool:
    """Whether a file is a block of the team, and no card."""
    return path.endswith(BLOCK)


def _block_of(card: Mapping[str, bytes]) -> bytes | None:
    return next((data for name, data in card.items() if is_block(name)), None)


def id_in(card: Mapping[str, bytes]) -> str:
    """The id the files of a card or a block say; "" for none."""
    block = _block_of(card)
    if block is not None:
        return id_in_block(block)
    found = _ID.search(card.get(FACTS, b""))
    return found[1].decode().lower() if found else ""


def mark_of_document(document: JSONObject) -> str:
    """A short name of what a document says, to see whether it still says that."""
    said = {name: held for name, held in document.items() if name != _NOTES}
    return hashlib.sha256(json.encode(said)).hexdigest()[:_MARK]


def mark_of_facts(facts: bytes) -> str:
    """The same of a `template.yaml`, but for the line that holds such marks."""
    return hashlib.sha256(_EXPORTED.sub(b"", facts)).hexdigest()[:_MARK]


def mark_in(card: Mapping[str, bytes]) -> str:
    """What the files of a card or a block say that it was when it was exported; "" for nothing."""
    block = _block_of(card)
    if block is not None:
        return mark_in_block(block)
    found = _EXPORTED.search(card.get(FACTS, b""))
    return found[0].decode("utf-8", "replace").partition(":")[2].strip(" \t\r\n'\"") if found else ""


def marked(facts: bytes, mark: str) -> bytes:
    """`facts` with another mark."""
    line = f"exported: {mark}\n".encode()
    if _EXPORTED.search(facts):
        return _EXPORTED.sub(line, facts, count=1)
    return (facts if facts.endswith(b"\n") or not facts else facts + b"\n") + line


def taken_over(card: Mapping[str, bytes], mark: str) -> dict[str, bytes]:
    """The files of a card that a library took, as it would export them now. What it left stays as it is."""
    if _block_of(card) is not None:
        return {name: marked_block(data, mark) for name, data in card.items()}
    if not card.keys() >= {CARD, FACTS}:
        return dict(card)
    noted = {**card, FACTS: marked(card[FACTS], mark)}
    document = json.load(card[CARD])
    if not isinstance(document, dict) or not isinstance(document.get("card"), dict):
        return noted
    is_exported = mark_in(card).partition("-")[0] == mark_of_document(document)
    before = json.encode(document)
    left = {one.language for one in texts.joined(document, card, is_exported=is_exported)}
    if mark.partition("-")[0] != mark_of_document(document):
        return noted
    if json.encode(document) != before:
        noted[CARD] = document_bytes(document)
    made = texts.files_of_texts(document)
    return noted | {name: data for name, data in made.items() if texts.language_of(name) not in left}


def is_edited(card: Mapping[str, bytes]) -> bool:
    """Whether somebody changed the files of a card or a block since they were exported."""
    block = _block_of(card)
    if block is not None:
        return is_edited_block(block)
    facts = card.get(FACTS, b"")
    try:
        document = json.load(card.get(CARD, b""))
    except Unreadable:
        return True
    if not isinstance(document, dict) or any(
        texts.is_edited(name, card[name]) for name in filter(texts.language_of, card)
    ):
        return True
    return mark_in(card) != f"{mark_of_document(document)}-{mark_of_facts(facts)}"


def says(card: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a card or a block without the marks."""
    return {name: _without_mark(name, data) for name, data in card.items()}


def _without_mark(name: str, data: bytes) -> bytes:
    if name == FACTS:
        return _EXPORTED.sub(b"", data)
    return texts.without_mark(data) if texts.language_of(name) or is_block(name) else data


def paths(card: str, names: Iterable[str]) -> list[str]:
    """The paths of a card's files, in order of their names."""
    if card.endswith((TOOL, BLOCK)):
        return [card for _ in names]
    return [name if card == "." else f"{card}/{name}" for name in names]
