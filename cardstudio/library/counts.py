"""Numbers of the side bar as rows: how many cards each place, folder and tag holds. No page counts a library.

Whatever changes where a card stands does it inside `counted()`, in its own transaction: the rows move with it.
`manage.py recount` makes them true where they are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Count, F, Q
from django.db.models.functions import Greatest

from cardstudio.accounts.models import Team
from cardstudio.library.models import Folder, PlaceCount, Tag, Template

log = structlog.get_logger(__name__)

#: Of the library itself.
SHOWN = Q(deleted_at=None, archived_at=None)
PLACES: dict[str, Q] = {
    "library": SHOWN,
    "archived": Q(deleted_at=None, archived_at__isnull=False),
    "trash": Q(deleted_at__isnull=False, gone_at=None),
}


class Key(NamedTuple):
    """What is counted: `of` is a place, or the id of a folder or a tag."""

    kind: Literal["place", "folder", "tag"]
    of: str
    team: str


@contextmanager
def counted(templates: Collection[UUID]) -> Iterator[None]:
    """Move the numbers by what becomes of some cards meanwhile, also of those that are only made then.

    Until the transaction ends nobody else moves these cards, on PostgreSQL; SQLite's writers wait anyway.
    """
    if not templates:
        yield
        return
    before = _standing(templates, hold=True)
    yield
    after = _standing(templates)
    after.subtract(before)
    counts_move(after)


def _standing(templates: Collection[UUID], *, hold: bool = False) -> Counter[Key]:
    """What some cards add to the numbers."""
    found = Template.objects.filter(pk__in=templates, gone_at=None).order_by("pk")
    rows = (found.select_for_update() if hold else found).values_list(
        "pk", "team_id", "folder_id", "archived_at", "deleted_at"
    )
    counts: Counter[Key] = Counter()
    shown: dict[UUID, str] = {}
    for pk, team, folder, archived, deleted in rows:
        place = "trash" if deleted else "archived" if archived else "library"
        counts[Key("place", place, str(team))] += 1
        if place == "library":
            shown[pk] = str(team)
            if folder:
                counts[Key("folder", str(folder), str(team))] += 1
    if shown:
        for tag, pk in Template.tags.through.objects.filter(template__in=shown).values_list("tag_id", "template_id"):
            counts[Key("tag", str(tag), shown[pk])] += 1
    return counts


def counts_move(changes: Counter[Key]) -> None:
    """Move the numbers; in one order, so that two transactions wait for each other's rows in turn."""
    for key, change in sorted(changes.items()):
        if change:
            _row(key, change)


def _row(key: Key, change: int) -> None:
    if key.kind == "folder":
        Folder.objects.filter(pk=key.of).update(cards=Greatest(F("cards") + change, 0))
    elif key.kind == "tag":
        Tag.objects.filter(pk=key.of).update(uses=Greatest(F("uses") + change, 0))
    else:
        moved = {"count": Greatest(F("count") + change, 0)}
        row = PlaceCount.objects.filter(team=UUID(key.team), place=key.of)
        if not row.update(**moved):
            # Two first ones at once: the other one made the row.
            _make([key])
            row.update(**moved)


def _make(keys: Iterable[Key]) -> None:
    rows = [PlaceCount(team_id=key.team, place=key.of, count=0) for key in keys if key.kind == "place"]
    PlaceCount.objects.bulk_create(rows, ignore_conflicts=True)


class Difference(NamedTuple):
    """A number that was not true."""

    key: Key
    said: int
    true: int


@transaction.atomic
def counts_recount(*, team: Team, mend: bool = True) -> list[Difference]:
    """Count a team's library anew; what was not so, made so unless told otherwise.

    Whoever moves a card has moved its numbers when their row is free again, on PostgreSQL: so all rows are held first.
    """
    if mend:
        _make(_true(team))
    said = _said(team, hold=mend)
    true = _true(team)
    found = [Difference(key, said[key], true[key]) for key in sorted({*said, *true}) if said[key] != true[key]]
    if mend:
        counts_move(Counter({one.key: one.true - one.said for one in found}))
    return found


def _said(team: Team, *, hold: bool) -> Counter[Key]:
    own = str(team.pk)
    folders, tags = Folder.objects.filter(team=team).order_by("pk"), Tag.objects.filter(team=team).order_by("pk")
    places = PlaceCount.objects.filter(team=team).order_by("place")
    if hold:
        folders, tags = folders.select_for_update(), tags.select_for_update()
        places = places.select_for_update()
    counts: Counter[Key] = Counter()
    counts.update({Key("folder", str(pk), own): count for pk, count in folders.values_list("pk", "cards")})
    counts.update({Key("place", place, own): count for place, count in places.values_list("place", "count")})
    counts.update({Key("tag", str(pk), own): count for pk, count in tags.values_list("pk", "uses")})
    return counts


def _true(team: Team) -> Counter[Key]:
    own = str(team.pk)
    cards = Template.objects.filter(team=team)
    shown = cards.filter(SHOWN)
    counts: Counter[Key] = Counter()
    places = cards.aggregate(**{place: Count("pk", filter=where) for place, where in PLACES.items()})
    counts.update({Key("place", place, own): count for place, count in places.items()})
    folders = shown.exclude(folder=None).values_list("folder").annotate(Count("pk")).order_by()
    counts.update({Key("folder", str(pk), own): count for pk, count in folders})
    here = Q(template__team=team, template__deleted_at=None, template__archived_at=None)
    tags = Template.tags.through.objects.filter(here).values_list("tag").annotate(Count("pk")).order_by()
    counts.update({Key("tag", str(pk), own): count for pk, count in tags})
    return counts


def libraries_recount() -> int:
    """Mend the numbers of every team; how many were not true. Each is named in the log."""
    wrong = 0
    for team in Team.objects.order_by("pk").iterator():
        for key, said, true in counts_recount(team=team):
            log.warning("library.count_was_wrong", team=key.team, kind=key.kind, of=key.of, said=said, true=true)
            wrong += 1
    return wrong
