"""The files of a library by path: which belong to it, which card each is of, and what says that one was changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from cardstudio.cards import json
from cardstudio.cards.json import Unreadable
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
    return parts[-1] in (CARD, FACTS) or parts[-1].endswith(TOOL)


def by_card(files: Files) -> dict[str, dict[str, bytes]]:
    """The files of each card by their names, under the path of its folder or of its one file; in order of the paths."""
    cards: dict[str, dict[str, bytes]] = {}
    for path in sorted(files):
        folder, name = str(PurePosixPath(path).parent), PurePosixPath(path).name
        cards.setdefault(folder if name in (CARD, FACTS) else path, {})[name] = files[path]
    return dict(sorted(cards.items()))


def id_in(facts: bytes) -> str:
    """The id a `template.yaml` says; "" for none."""
    found = _ID.search(facts)
    return found[1].decode().lower() if found else ""


def mark_of_document(document: JSONObject) -> str:
    """A short name of what a document says, to see whether it still says that."""
    said = {name: held for name, held in document.items() if name != _NOTES}
    return hashlib.sha256(json.encode(said)).hexdigest()[:_MARK]


def mark_of_facts(facts: bytes) -> str:
    """The same of a `template.yaml`, but for the line that holds such marks."""
    return hashlib.sha256(_EXPORTED.sub(b"", facts)).hexdigest()[:_MARK]


def mark_in(facts: bytes) -> str:
    """What a `template.yaml` says that the card was when it was exported; "" for nothing."""
    found = _EXPORTED.search(facts)
    return found[0].decode("utf-8", "replace").partition(":")[2].strip(" \t\r\n'\"") if found else ""


def marked(facts: bytes, mark: str) -> bytes:
    """`facts` with another mark."""
    line = f"exported: {mark}\n".encode()
    if _EXPORTED.search(facts):
        return _EXPORTED.sub(line, facts, count=1)
    return (facts if facts.endswith(b"\n") or not facts else facts + b"\n") + line


def is_edited(card: Mapping[str, bytes]) -> bool:
    """Whether somebody changed the files of a card since they were exported."""
    facts = card.get(FACTS, b"")
    try:
        document = json.load(card.get(CARD, b""))
    except Unreadable:
        return True
    if not isinstance(document, dict):
        return True
    return mark_in(facts) != f"{mark_of_document(document)}-{mark_of_facts(facts)}"


def says(card: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a card without the mark."""
    return {name: _EXPORTED.sub(b"", data) if name == FACTS else data for name, data in card.items()}


def paths(card: str, names: Iterable[str]) -> list[str]:
    """The paths of a card's files, in order of their names."""
    if card.endswith(TOOL):
        return [card]
    return [name if card == "." else f"{card}/{name}" for name in names]
