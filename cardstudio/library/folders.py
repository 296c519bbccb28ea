"""The folders of a team as a tree, for the side of the library and for what is looked for in a folder."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.library.models import Folder, Template


@dataclass(frozen=True, slots=True)
class FolderRow:
    """One line of the tree. `depth` from 0; `cards` counts those of the library in it and in the folders inside."""

    folder: Folder
    depth: int
    cards: int


def folder_tree(*, actor: Actor, team: Team) -> list[FolderRow]:
    """The team's folders, each followed by those in it, by name; two queries."""
    inside: dict[UUID | None, list[Folder]] = defaultdict(list)
    for folder in visible(actor, Folder.objects.all()).filter(team=team).order_by("name", "pk"):
        inside[folder.parent_id].append(folder)
    shown = visible(actor, Template.objects.all()).filter(team=team, deleted_at=None, archived_at=None)
    own = dict(shown.exclude(folder=None).values_list("folder").annotate(Count("pk")))
    order: list[tuple[Folder, int]] = []
    open_ = [(folder, 0) for folder in reversed(inside[None])]
    while open_:
        folder, depth = open_.pop()
        order.append((folder, depth))
        open_.extend((below, depth + 1) for below in reversed(inside[folder.pk]))
    cards = defaultdict(int, own)
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
