"""What an import would do, card by card. Reads only.

Three states of a card are compared: what the files say, what the library says, and what both said when the files were
exported or last taken in. Where only the files changed they are taken; where only the library did it stays; where both
did, both are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from django.db.models import Q

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.cards.json import encode
from cardstudio.library.models import Template
from cardstudio.library.portable.entries import Entry, Unfit
from cardstudio.library.portable.exporting import FolderPaths, facts_of, folder_paths, identity_of
from cardstudio.library.portable.facts import Facts, Mark, mark_named, mark_of
from cardstudio.library.services import may_have_slug

#: same: nothing to do. taken: the files' goes into the library. newer: the library's stays, for only it changed.
#: both: the library's stays and the files' is kept beside it.
Decision = Literal["same", "taken", "newer", "both"]
FIELDS = ("name", "slug", "description", "folder", "tags", "archived", "starting_point")
_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Create:
    """There is no such card in the team."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Meet:
    """The card is there. `changed` are the facts in which the files and the library differ.

    `slug_stays`: why the card keeps its slug though the files say another: another card has that one ("taken"), or it
    takes a publisher, as for a release ("released").
    """

    entry: Entry
    template: Template
    document: Decision
    facts: Decision
    changed: tuple[str, ...]
    ours: Mark
    slug_stays: Literal["", "taken", "released"]


@dataclass(frozen=True, slots=True)
class InTrash:
    """The card is there, and somebody put it in the trash: it stays there."""

    entry: Entry
    template: Template


Step = Create | Meet | InTrash | Unfit


def plan(actor: Actor, team: Team, entries: Sequence[Entry | Unfit]) -> Iterator[Step]:
    """A step for each entry, in their order."""
    folders = folder_paths(team)
    for start in range(0, len(entries), _CHUNK):
        some = entries[start : start + _CHUNK]
        known = _known(team, {entry.identity for entry in some if isinstance(entry, Entry)})
        slugs = _slugs(team, {entry.facts.slug for entry in some if isinstance(entry, Entry) and entry.facts})
        for entry in some:
            yield entry if isinstance(entry, Unfit) else _step(actor, entry, known.get(entry.identity), folders, slugs)


def _known(team: Team, identities: Collection[UUID]) -> dict[UUID, Template]:
    """The team's cards that go by these ids: their own, or the one they came with."""
    found = Template.objects.filter(Q(pk__in=identities) | Q(source__in=identities), team=team, gone_at=None)
    rows = found.select_related("draft", "team").defer("draft__preview").prefetch_related("tags")
    held = list(rows)
    return {template.pk: template for template in held} | {UUID(identity_of(template)): template for template in held}


def _slugs(team: Team, slugs: Collection[str]) -> dict[str, UUID]:
    return dict(Template.objects.filter(team=team, slug__in=slugs).exclude(slug="").values_list("slug", "pk"))


def _step(actor: Actor, entry: Entry, template: Template | None, folders: FolderPaths, slugs: dict[str, UUID]) -> Step:
    if template is None:
        return Create(entry)
    if template.deleted_at is not None:
        return InTrash(entry, template)
    held = facts_of(template, folders)
    slug = entry.facts.slug if entry.facts else ""
    slug_stays = _slug_stays(actor, template, slug, slugs)
    wanted = completed(entry.facts, held, slug=held.slug if slug_stays else slug)
    identity = identity_of(template)
    ours, theirs = mark_of(identity, wanted, entry.document), mark_of(identity, held, template.draft.document)
    known = (entry.exported, mark_named(template.imported))
    same = encode(entry.document) == encode(template.draft.document)
    facts = "same" if wanted == held else _decide(ours.facts, theirs.facts, {mark.facts for mark in known})
    return Meet(
        entry=entry,
        template=template,
        document="same" if same else _decide(ours.document, theirs.document, {mark.document for mark in known}),
        facts=facts,
        changed=tuple(name for name in FIELDS if getattr(wanted, name) != getattr(held, name)),
        ours=ours,
        slug_stays=slug_stays,
    )


def _slug_stays(
    actor: Actor, template: Template, slug: str, slugs: dict[str, UUID]
) -> Literal["", "taken", "released"]:
    if slugs.get(slug, template.pk) != template.pk:
        return "taken"
    return "" if slug == "" or may_have_slug(actor, template, slug) else "released"


def completed(given: Facts | None, held: Facts, *, slug: str) -> Facts:
    """The facts of the files; what no card can be without is as it is where they leave it out."""
    if given is None:
        return held
    return replace(given, name=given.name or held.name, slug=slug or held.slug)


def _decide(ours: str, theirs: str, known: Collection[str]) -> Decision:
    if theirs in known or ours == theirs:  # equal but for what the designer notes for itself
        return "taken"
    return "newer" if ours in known else "both"
