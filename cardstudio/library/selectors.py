"""Reads of the library. Everything goes through the policy; lists never load a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.library.folders import folders_within
from cardstudio.library.models import Draft, Folder, Star, Tag, Template, Version
from cardstudio.library.search import holding

#: How a list may be ordered, by the name in `?sort=`.
ORDERS: dict[str, tuple[str, ...]] = {
    "updated": ("-updated_at", "-pk"),
    "name": ("name", "pk"),
    "created": ("-created_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows. `place`: `library`, `starred`, `archived` or `trash`."""

    team: UUID | None = None
    q: str = ""
    place: str = "library"
    folder: UUID | None = None
    tag: str = ""
    sort: str = "updated"


def template_list(*, actor: Actor, filters: Filters | None = None) -> QuerySet[Template]:
    """Templates the actor may see, with `is_starred`; the draft's `document` stays in the database."""
    wanted = filters or Filters()
    found = visible(actor, Template.objects.all()).filter(_place(wanted.place, actor))
    if wanted.team:
        found = found.filter(team_id=wanted.team)
    if wanted.folder:
        found = found.filter(folder_id__in=folders_within(wanted.folder))
    if wanted.tag:
        found = found.filter(Exists(Tag.objects.filter(templates=OuterRef("pk"), name=wanted.tag)))
    return (
        found.filter(holding(wanted.q))
        .annotate(is_starred=_starred(actor))
        .select_related("draft", "folder", "updated_by")
        .defer("text", "draft__document", "draft__preview")
        .prefetch_related("tags")
        .order_by(*ORDERS.get(wanted.sort, ORDERS["updated"]))
    )


def _starred(actor: Actor) -> Exists:
    return Exists(Star.objects.filter(template=OuterRef("pk"), user=actor.user))


def _place(place: str, actor: Actor) -> Q:
    if place == "trash":
        return Q(deleted_at__isnull=False)
    if place == "archived":
        return Q(deleted_at=None, archived_at__isnull=False)
    shown = Q(deleted_at=None, archived_at=None)
    return shown & Q(_starred(actor)) if place == "starred" else shown


def place_counts(*, actor: Actor, team: Team | None = None) -> dict[str, int]:
    """How many templates each place holds, and how many of the library have findings; one query."""
    found = visible(actor, Template.objects.all())
    if team is not None:
        found = found.filter(team=team)
    shown = Q(deleted_at=None, archived_at=None)
    return found.aggregate(
        library=Count("pk", filter=shown),
        faulty=Count("pk", filter=shown & (Q(errors__gt=0) | Q(warnings__gt=0))),
        starred=Count("pk", filter=_place("starred", actor)),
        archived=Count("pk", filter=_place("archived", actor)),
        trash=Count("pk", filter=_place("trash", actor)),
    )


def template_get(*, actor: Actor, pk: UUID, trashed: bool = False) -> Template:
    """One template with its draft's revision; raises Http404 for strangers, and for the trash unless `trashed`."""
    found = (
        visible(actor, Template.objects.all())
        .annotate(is_starred=_starred(actor))
        .select_related("team", "draft", "folder", "created_by", "updated_by")
        .defer("text", "draft__document", "draft__preview")
        .prefetch_related("tags")
    )
    template = found.filter(pk=pk).first()
    if template is None or (template.deleted_at is not None and not trashed):
        raise Http404
    return template


def draft_get(*, actor: Actor, template: Template) -> Draft:
    """The draft with its document."""
    draft = visible(actor, Draft.objects.all(), "template__team").filter(template=template)
    found = draft.select_related("saved_by").defer("preview").first()
    if found is None:
        raise Http404
    return found


def draft_head(*, template: Template) -> dict[str, Any]:
    """The draft's revision and who saved it last, without the document."""
    draft = Draft.objects.select_related("saved_by").only("revision", "saved_by").get(template=template)
    return {"revision": draft.revision, "saved_by": draft.saved_by}


def version_list(*, actor: Actor, template: Template) -> QuerySet[Version]:
    """Versions, latest first, without their documents."""
    found = visible(actor, Version.objects.all(), "template__team").filter(template=template)
    return found.select_related("author").defer("document").order_by("-number")


def version_get(*, actor: Actor, template: Template, number: int) -> Version:
    """One version with its document; raises Http404."""
    found = visible(actor, Version.objects.all(), "template__team").filter(template=template, number=number)
    version = found.select_related("author").first()
    if version is None:
        raise Http404
    return version


def folder_list(*, actor: Actor, team: UUID | None = None) -> QuerySet[Folder]:
    """Folders by name."""
    found = visible(actor, Folder.objects.all())
    return (found.filter(team_id=team) if team else found).order_by("name", "pk")


def folder_get(*, actor: Actor, pk: UUID) -> Folder:
    """One folder; raises Http404 for strangers."""
    folder = visible(actor, Folder.objects.select_related("team")).filter(pk=pk).first()
    if folder is None:
        raise Http404
    return folder


def tag_list(*, actor: Actor, team: UUID | None = None) -> QuerySet[Tag]:
    """Tags that stand on a template of the library, with their `uses`."""
    found = visible(actor, Tag.objects.all())
    used = Count("templates", filter=Q(templates__deleted_at=None, templates__archived_at=None))
    return (found.filter(team_id=team) if team else found).annotate(uses=used).filter(uses__gt=0).order_by("name")


def previews(templates: list[Template]) -> dict[UUID, Any]:
    """The thumbnail data of some templates the actor was shown, by id; one query, no documents."""
    rows = Draft.objects.filter(template__in=templates).values_list("template_id", "preview")
    return dict(rows)
