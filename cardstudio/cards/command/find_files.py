"""The files of a command line: files, folders and patterns the shell was kept from expanding."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cardstudio.cards.envelope import Unwrapped, unwrap
from cardstudio.cards.json import Unreadable

#: Folders nobody keeps cards in.
SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", ".venv", "venv", "__pycache__", ".tox", ".mypy_cache"})
_ALWAYS = (".card", ".card.json")
#: Larger JSON files of a folder are data, not cards (the largest card the platform takes is 30,000 bytes).
_LARGEST = 10_000_000
#: What no card is without, as it stands in a file, within quotes or within quotes of a string.
_HINT = re.compile(
    rb'"(?:tag|elements|i18n_elements|card|dsl|user_dsl|template_id|card_id|content|cardContent|data)\\*"'
)
#: What is worth a complaint if the rest of the file can't be read.
_TELLING = re.compile(rb'"(?:tag|elements|i18n_elements|msg_type|dsl)\\*"\s*:')


@dataclass(frozen=True, slots=True)
class Target:
    """One file to look at. ``data`` and ``found`` are what a folder's search has read of it already."""

    name: str
    data: bytes | None = None
    found: Unwrapped | None = None
    error: Unreadable | OSError | None = None
    #: A sentence of the command line that stands for the file: nothing is there to be looked at.
    nothing: str | None = None


def targets(names: list[str], is_excluded: Callable[[Path], bool]) -> Iterator[Target]:
    """What the names stand for, each file once. ``is_excluded`` is asked about what nobody named."""
    seen: set[str] = set()
    for name in names:
        for target in _of(name, is_excluded):
            key = str(Path(target.name).absolute()) if target.name != "-" else "-"
            if key not in seen:
                seen.add(key)
                yield target


def _of(name: str, is_excluded: Callable[[Path], bool]) -> Iterator[Target]:
    path = Path(name)
    if name == "-" or path.is_file():
        yield Target(name)
    elif path.is_dir():
        yield from _below(path, is_excluded)
    elif glob.has_magic(name):
        yield from _matching(name, is_excluded)
    else:
        yield Target(name)  # not there: reading it says so


def _matching(pattern: str, is_excluded: Callable[[Path], bool]) -> Iterator[Target]:
    """What the shell would have made of the pattern, without what nobody means by it."""
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207  # also absolute ones
    if SKIPPED.isdisjoint(Path(pattern).parts):
        matches = [match for match in matches if SKIPPED.isdisjoint(match.parts)]
    matches = [match for match in matches if not is_excluded(match)]
    for match in matches:
        yield from _below(match, is_excluded) if match.is_dir() else (Target(str(match)),)
    if not matches:
        yield Target(pattern, nothing="nothing-matches")


def _below(top: Path, is_excluded: Callable[[Path], bool]) -> Iterator[Target]:
    empty = True
    closed: list[OSError] = []
    for where, folders, files in os.walk(top, onerror=closed.append):
        folder = Path(where)
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not is_excluded(folder / name))
        for name in sorted(files):
            target = _kept(folder / name)
            if target is not None and not is_excluded(folder / name):
                empty = False
                yield target
    yield from (Target(str(error.filename), error=error) for error in closed)
    if empty and not closed:
        yield Target(str(top), nothing="no-card-below")


def _kept(path: Path) -> Target | None:
    if not path.is_file():  # a link to nothing, as editors leave them, or a pipe
        return None
    if path.name.endswith(_ALWAYS):
        return Target(str(path))
    return _with_card(path) if path.suffix == ".json" else None


def _with_card(path: Path) -> Target | None:
    """A JSON file of a folder if a card or document is found in it, or what was to be one and can't be read."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
    except OSError as error:
        return Target(str(path), error=error)
    if _HINT.search(data) is None:
        return None
    try:
        found = unwrap(data)
    except Unreadable as error:
        return Target(str(path), data, error=error) if _TELLING.search(data) else None
    return Target(str(path), data, found) if found.card is not None else None
