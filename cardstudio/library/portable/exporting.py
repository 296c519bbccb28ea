"""The files of a team's library, or of some of its cards."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator
from itertools import chain
from typing import IO, Any
from uuid import UUID

from django.db.models import QuerySet

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.cards.library.archive import add
from cardstudio.cards.library.files import CARD, FACTS, document_bytes
from cardstudio.cards.library.texts import files_of_texts
from cardstudio.library.folders import folders_within
from cardstudio.library.models import Folder, Template
from cardstudio.library.portable.blocks import block_files
from cardstudio.library.portable.facts import Facts, facts_bytes

#: Cards whose documents are in memory at once.
CHUNK = 200

FolderPaths = dict[UUID, tuple[str, ...]]


def library_export(
    *, actor: Actor, team: Team, templates: Collection[UUID] | None = None, folder: UUID | None = None
) -> Iterator[tuple[str, bytes]]:
    """The path and contents of each file, by the slugs of the cards; without those in the trash. Of a whole library its
    blocks as well.

    Args:
        templates: only these, as far as they are the team's.
        folder: only what is in this folder and those inside.

    Raises:
        Http404: for a stranger.
    """
    require(actor, "view", team)
    found = visible(actor, Template.objects.all()).filter(team=team, deleted_at=None)
    if folder is not None:
        found = found.filter(folder__in=folders_within(folder))
    cards = _files(_rows(found, templates), folder_paths(team))
    return cards if templates is not None or folder is not None else chain(cards, block_files(actor=actor, team=team))


def _rows(found: QuerySet[Template], templates: Collection[UUID] | None) -> Iterator[Template]:
    """The cards with what their files say, some at a time: as many as a team may have, and any selection of them."""
    whole = found.select_related("draft").defer("draft__preview").prefetch_related("tags").order_by("slug", "pk")
    if templates is None:
        yield from whole.iterator(chunk_size=CHUNK)
        return
    chosen: list[tuple[str, UUID]] = []
    named = list(dict.fromkeys(templates))
    for start in range(0, len(named), CHUNK):
        chosen += found.filter(pk__in=named[start : start + CHUNK]).values_list("slug", "pk")
    ordered = [pk for _slug, pk in sorted(chosen)]
    for start in range(0, len(ordered), CHUNK):
        yield from whole.filter(pk__in=ordered[start : start + CHUNK])


def _files(rows: Iterator[Template], folders: FolderPaths) -> Iterator[tuple[str, bytes]]:
    for template in rows:
        at = template.slug or str(template.pk)
        document = template.draft.document
        yield f"{at}/{CARD}", document_bytes(document)
        yield f"{at}/{FACTS}", facts_bytes(identity_of(template), facts_of(template, folders), document)
        for name, data in files_of_texts(document).items():
            yield f"{at}/{name}", data


def zipped(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    """The same archive piece by piece, as it comes."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files:
            add(archive, path, data)
            yield pieces.taken()
    yield pieces.taken()


class _Pieces(io.RawIOBase):
    """What was written since it was last asked for."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        return data


def write_zip(files: Iterator[tuple[str, bytes]], into: IO[bytes]) -> None:
    """One archive of them."""
    into.writelines(zipped(files))


def identity_of(template: Template) -> str:
    """The id its files have: the one it came with, so that one folder serves several sites and teams."""
    return str(template.source or template.pk)


def facts_of(template: Template, folders: FolderPaths) -> Facts:
    """What stands beside its document."""
    return Facts(
        name=template.name.strip(),
        slug=template.slug,
        description=template.description.strip(),
        folder=folders.get(template.folder_id, ()) if template.folder_id else (),
        tags=tuple(sorted(tag.name for tag in template.tags.all())),
        archived=template.archived_at is not None,
        starting_point=template.starting_point_since is not None,
    )


def folder_paths(team: Team) -> FolderPaths:
    """The names that lead to each folder of a team, outermost first; one query."""
    rows = {
        pk: (name, parent) for pk, name, parent in Folder.objects.filter(team=team).values_list("pk", "name", "parent")
    }
    return {pk: _path(pk, rows) for pk in rows}


def _path(pk: UUID, rows: dict[UUID, tuple[str, UUID | None]]) -> tuple[str, ...]:
    names: list[str] = []
    at: UUID | None = pk
    while at is not None:
        name, at = rows[at]
        names.append(name)
    return tuple(reversed(names))
