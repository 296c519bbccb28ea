"""The folders of a team as a tree, for the side of the library and for what is looked for in a folder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.library.models import Folder


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One line of the tree. `depth` from 0; `cards` counts those of the library in it and in the folders inside."""

    folder: Folder
    depth: int
    cards: int


def folder_tree(*, actor: Actor, team: Team) -> list[FolderRow]:
    """The team's folders, each followed by those in it, by name; one query."""
    inside: dict[UUID | None, list[Folder]] = defaultdict(list)
    for folder in visible(actor, Folder.objects.all()).filter(team=team).order_by("name", "pk"):
        inside[folder.parent_id].append(folder)
    order: list[tuple[Folder, int]] = []
    open_ = [(folder, 0) for folder in reversed(inside[None])]
    while open_:
        folder, depth = open_.pop()
        order.append((folder, depth))
        open_.extend((below, depth + 1) for below in reversed(inside[folder.pk]))
    cards = {folder.pk: folder.cards for folder, _depth in order}
    # From the innermost out: what is in a folder counts for all around it.
    for folder, _depth in reversed(order):
        if folder.parent_id is not None:
            cards[folder.parent_id] += cards[folder.pk]
    return [FolderRow(folder, depth, cards[folder.pk]) for folder, depth in order]


def folders_within(folder: UUID) -> set[UUID]:
    """The folder and all in it; one query."""
    inside: dict[UUID | None, list[UUID]] = defaultdict(list)
    for pk, parent in Folder.objects.filter(team__folders=folder).values_list("pk", "parent_id"):
        inside[parent].append(pk)
    found, open_ = {folder}, [folder]
    while open_:
        fresh = inside[open_.pop()]
        found.update(fresh)
        open_.extend(fresh)
    return found


def folder_like(folder: Folder | None, team: Team) -> Folder | None:
    """The folder of `team` whose path has the same names; None where there is none."""
    names: list[str] = []
    while folder is not None:
        names.append(folder.name)
        folder = folder.parent
    found: Folder | None = None
    for name in reversed(names):
        found = Folder.objects.filter(team=team, parent=found, name=name).first()
        if found is None:
            return None
    return found
