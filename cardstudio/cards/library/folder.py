"""A library in a folder: reading it, and bringing what the library says now into it without losing what was changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from cardstudio.cards.library.files import CARD, belongs, by_card, id_in, is_edited, mark_in, paths, says

#: new, changed: written. edited: changed here alone, left. both: changed here and in the library, left. gone: the
#: library has no such card any more, left.
Did = Literal["new", "changed", "same", "edited", "both", "gone"]


class Brought(NamedTuple):
    """What became of one card's folder."""

    path: str
    did: Did


def read_folder(top: Path) -> dict[str, bytes]:
    """The files of a library below a folder, by path with slashes; links are not followed. Raises OSError."""
    return {path: (top / path).read_bytes() for path in sorted(_paths(top))}


def _paths(top: Path) -> Iterator[str]:
    for where, folders, names in os.walk(top, onerror=_raise):
        folders[:] = [name for name in folders if belongs(f"{name}/{CARD}")]
        for name in names:
            path = (Path(where) / name).relative_to(top).as_posix()
            if belongs(path) and not (top / path).is_symlink():
                yield path


def _raise(error: OSError) -> None:
    raise error


def write_files(top: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, and never outside it. Raises OSError."""
    for path, data in files.items():
        target = top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.resolve().is_relative_to(top.resolve()):
            raise OSError(f"{path}: leads out of the folder")
        target.write_bytes(data)


def bring(top: Path, exported: Mapping[str, bytes], *, force: bool = False, whole: bool = True) -> list[Brought]:
    """Make the folder what an export says. A card somebody changed here is left as it is, unless `force`.

    Args:
        whole: the export is all of the library, so that a card that is not in it is no longer there.
    """
    held = by_card(read_folder(top)) if top.is_dir() else {}
    brought = by_card(exported)
    at = {id_in(card): path for path, card in held.items() if id_in(card)}
    done: list[Brought] = []
    for path, card in brought.items():
        was = at.pop(id_in(card), path if path in held else "")
        did = _met(held.get(was), card, moved=was != path, force=force)
        if did in ("new", "changed"):
            write_files(top, dict(zip(paths(path, card), card.values(), strict=True)))
        if did == "changed":
            _remove(top, was, [name for name in held[was] if was not in brought or (was == path and name not in card)])
        done.append(Brought(path, did))
    return sorted(done + [Brought(path, "gone") for path in at.values() if whole and path not in brought])


def _met(held: Mapping[str, bytes] | None, card: Mapping[str, bytes], *, moved: bool, force: bool) -> Did:
    """What becomes of the files of a card that are there already."""
    if held is None:
        return "new"
    if held == card and not moved:
        return "same"
    if not force and is_edited(held) and says(held) != says(card):
        return "edited" if mark_in(held) == mark_in(card) else "both"
    return "changed"


def _remove(top: Path, path: str, names: Iterable[str]) -> None:
    """Files the card does not have any more, there or in the folder it had before; no folder stays empty."""
    for name in paths(path, names):
        (top / name).unlink()
        for folder in (top / name).parents:
            if folder == top or not folder.is_relative_to(top) or any(folder.iterdir()):
                break
            folder.rmdir()
