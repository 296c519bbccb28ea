"""Reads of the library. Everything goes through the policy; lists never load a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, visible
from cardstudio.api.errors import ApiError
from cardstudio.library.counts import PLACES, SHOWN
from cardstudio.library.folders import folders_within
from cardstudio.library.models import (
    Draft,
    Folder,
    LastSent,
    PlaceCount,
    Release,
    Star,
    Tag,
    Template,
    Version,
)
from cardstudio.library.search.query import Part, by_keys, holding
from cardstudio.library.sendings import sent_by

#: How a list may be ordered, by the name in `?sort=`.
ORDERS: dict[str, tuple[str, ...]] = {
    "updated": ("-updated_at", "-pk"),
    "name": ("name", "pk"),
    "created": ("-created_at", "-pk"),
}
#: The same of the API, whose pages begin after a value: cards that were never sent come last, the latest changed first.
API_ORDERS: dict[str, tuple[str, ...]] = {**ORDERS, "sent": ("-sent_order", "-pk")}
#: Beyond it nobody asks how many: a page says "99+".
MOST_COUNTED = 100
_NEVER = timedelta(days=36_500)
#: As a page may be ordered: cards that were never sent come last, which no page of the API can begin after.
PAGE_ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    **ORDERS,
    "sent": (F("sent_at").desc(nulls_last=True), "-updated_at", "-pk"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list shows. `place`: `library`, `starred`, `archived` or `trash`; `only`: what all are (`MARKS`)."""

    team: UUID | None = None
    q: str = ""
    place: str = "library"
    folder: UUID | None = None
    tag: str = ""
    sort: str = "updated"
    only: frozenset[str] = frozenset()


#: What a list of cards can be narrowed down to, by its name in `?only=`.
MARKS: dict[str, Callable[[Actor], Q]] = {
    "mine": lambda actor: Q(created_by=actor.user),
    "sent": lambda actor: Q(pk__in=sent_by(actor)),
    "changed": lambda actor: Q(changed=True),
    "unreleased": lambda actor: Q(release=None),
    "faulty": lambda actor: Q(faulty=True),
}


def template_list(*, actor: Actor, filters: Filters | None = None) -> QuerySet[Template]:
    """Templates the actor may see, with `is_starred` and `my_sent_at` of their own; the draft's `document` stays in the
    database. What a search finds of it: `search_parts`."""
    wanted = filters or Filters()
    return _listed(_found(actor, wanted), actor, wanted)


def templates_by_key(*, actor: Actor, keys: Iterable[UUID]) -> QuerySet[Template]:
    """Some templates of the library, as a list has them."""
    return _listed(by_keys(_found(actor, Filters()), Q(pk__in=keys)), actor, Filters())


def search_parts(actor: Actor, filters: Filters) -> tuple[Part, ...]:
    """What a search finds of a list, one part after the other; of a list without a search there is one, all of it."""
    return holding(filters.q, teams=[filters.team] if filters.team else actor.teams())


def template_page(*, actor: Actor, filters: Filters, after: UUID | None = None, most: int) -> list[Template]:
    """The first of a list, or those after one of them."""
    found, parts = _found(actor, filters), search_parts(actor, filters)
    # What came last may have left the list meanwhile, but it holds the words where it did.
    if after is not None and len(parts) > 1 and not Template.objects.filter(parts[0].where, pk=after).exists():
        parts = parts[1:]
    page: list[Template] = []
    for part in parts:
        if len(page) < most:
            rows = part.of(found).order_by(*PAGE_ORDERS[filters.sort])
            rows = page_after(rows, sort=filters.sort, after=after) if after else rows
            page += _rows(rows, part, most - len(page), actor, filters)
        after = None
    return page


def _rows(found: QuerySet[Template], part: Part, most: int, actor: Actor, filters: Filters) -> list[Template]:
    """The first of a list with all that is shown of each. What has to be put in order is so by itself."""
    if not part.few:
        return list(_listed(found, actor, filters)[:most])
    keys = list(found.values_list("pk", flat=True)[:most])
    return list(_listed(Template.objects.filter(pk__in=keys), actor, filters))


def templates_shown(actor: Actor, keys: list[UUID]) -> QuerySet[Template]:
    """As `template_list` has them, templates it has found: looked up by their keys alone."""
    return _listed(Template.objects.filter(pk__in=keys), actor, Filters())


def _listed(found: QuerySet[Template], actor: Actor, wanted: Filters) -> QuerySet[Template]:
    return (
        found.annotate(
            is_starred=_starred(actor), my_sent_at=Subquery(LastSent.objects.filter(_own(actor)).values("at"))
        )
        .select_related("draft", "folder", "updated_by")
        .defer("draft__document", "draft__preview")
        .prefetch_related("tags")
        .order_by(*PAGE_ORDERS[wanted.sort])
    )


def sent_ordered(templates: QuerySet[Template]) -> QuerySet[Template]:
    """With `sent_order`: when each was last sent, or a time long before for those that never were."""
    never = ExpressionWrapper(F("updated_at") - Value(_NEVER), output_field=DateTimeField())
    return templates.annotate(sent_order=Coalesce("sent_at", never))


def _found(actor: Actor, wanted: Filters) -> QuerySet[Template]:
    found = visible(actor, Template.objects.all()).filter(_place(wanted.place, actor))
    if wanted.team:
        found = found.filter(team_id=wanted.team)
    if wanted.folder:
        found = found.filter(folder_id__in=folders_within(wanted.folder))
    if wanted.tag:
        found = found.filter(Exists(Tag.objects.filter(templates=OuterRef("pk"), name=wanted.tag)))
    for name in sorted(wanted.only):
        found = found.filter(MARKS[name](actor))
    return found


def mark_counts(*, actor: Actor, team: UUID) -> dict[str, int]:
    """How many cards of a library each mark would leave, by name; `MOST_COUNTED` stands for that many or more."""
    shown = _found(actor, Filters(team=team))
    # In an order that only the index of each mark has, so that it is the one that is read.
    found = {name: shown.filter(mark(actor)).order_by("-updated_at", "-pk") for name, mark in MARKS.items()}
    found["sent"] = _own_shown(LastSent.objects.all(), actor, team)
    return {name: rows[:MOST_COUNTED].count() for name, rows in found.items()}


def page_after(templates: QuerySet[Template], *, sort: str, after: UUID) -> QuerySet[Template]:
    """Those that come after one of them in the order of `sort`; all where that one is no more."""
    last = Template.objects.filter(pk=after).values("pk", "name", "created_at", "updated_at", "sent_at").first()
    if last is None:
        return templates
    if sort == "name":
        return templates.filter(name__gte=last["name"]).exclude(name=last["name"], pk__lte=after)
    if sort == "created":
        return templates.filter(created_at__lte=last["created_at"]).exclude(
            created_at=last["created_at"], pk__gte=after
        )
    if sort == "sent" and last["sent_at"] is not None:
        earlier = Q(sent_at__lt=last["sent_at"]) | Q(sent_at=None)
        return templates.filter(earlier | (Q(sent_at=last["sent_at"]) & _changed_before(last)))
    if sort == "sent":
        templates = templates.filter(sent_at=None)
    # Not "before, or at the same time and …": no index is read from the middle for an OR.
    return templates.filter(updated_at__lte=last["updated_at"]).exclude(updated_at=last["updated_at"], pk__gte=after)


def _changed_before(last: Mapping[str, Any]) -> Q:
    return Q(updated_at__lt=last["updated_at"]) | Q(updated_at=last["updated_at"], pk__lt=last["pk"])


def _own(actor: Actor) -> Q:
    return Q(template=OuterRef("pk"), user=actor.user)


def _starred(actor: Actor) -> Exists:
    return Exists(Star.objects.filter(_own(actor)))


def _place(place: str, actor: Actor) -> Q:
    """Somebody's stars are few: they are looked up, where going through the library for them would take long."""
    if place == "starred":
        return SHOWN & Q(pk__in=Star.objects.filter(user=actor.user).values("template"))
    return PLACES[place]


def place_counts(*, actor: Actor, team: Team) -> dict[str, int]:
    """How many templates each place of a team holds that are not somebody's own; no template is looked at."""
    found = visible(actor, PlaceCount.objects.all()).filter(team=team).values_list("place", "count")
    return {**dict.fromkeys(PLACES, 0), **dict(found)}


def star_count(*, actor: Actor, team: Team) -> int:
    """How many templates of a team's library the actor starred; `MOST_COUNTED` stands for that many or more."""
    return _own_shown(Star.objects.all(), actor, team.pk)[:MOST_COUNTED].count()


def _own_shown(rows: QuerySet[Any], actor: Actor, team: UUID) -> QuerySet[Any]:
    """Rows of the actor's own whose card is in a team's library. Theirs are looked through, and only as far as anybody
    counts; joined, SQLite would go through the library."""
    here = _found(actor, Filters(team=team)).filter(pk=OuterRef("template"))
    return rows.filter(Exists(here), user=actor.user, team=team)


def told(count: int) -> str:
    """A number as a page shows it where only so much was counted."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)


def template_get(*, actor: Actor, pk: UUID, trashed: bool = False) -> Template:
    """One template with its draft's revision; raises Http404 for strangers, for what is gone for
    good, and for the trash unless `trashed`."""
    found = (
        visible(actor, Template.objects.all())
        .annotate(is_starred=_starred(actor))
        .select_related("team", "draft", "folder", "created_by", "updated_by")
        .defer("draft__document", "draft__preview")
        .prefetch_related("tags")
    )
    return _one(found, pk, trashed=trashed)


def template_to_save(*, actor: Actor, pk: UUID) -> Template:
    """The same without what pages show of it: a save is the most frequent of all writes."""
    return _one(visible(actor, Template.objects.select_related("team")), pk)


def _one(found: QuerySet[Template], pk: UUID, *, trashed: bool = False) -> Template:
    template = found.filter(pk=pk, gone_at=None).first()
    if template is None or (template.deleted_at is not None and not trashed):
        raise Http404
    return template


def template_by_slug(*, actor: Actor, team: UUID, slug: str) -> Template:
    """The team's template that programs call so; raises Http404."""
    pk = visible(actor, Template.objects.all()).filter(team=team, slug=slug).values_list("pk", flat=True).first()
    if pk is None or not slug:
        raise Http404
    return template_get(actor=actor, pk=pk)


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
    found = visible(actor, _with_release(), "template__team").filter(template=template)
    return found.select_related("author").defer("document").order_by("-number")


def _with_release() -> QuerySet[Version]:
    """Versions with when each last was the release: `released_at` to `released_until`, which is None while it is."""
    last = Release.objects.filter(version=OuterRef("pk")).order_by("-at")
    after = Release.objects.filter(template=OuterRef("template"), at__gt=OuterRef("released_at")).order_by("at")
    found = Version.objects.annotate(released_at=Subquery(last.values("at")[:1]))
    return found.annotate(released_until=Subquery(after.values("at")[:1]))


def version_get(*, actor: Actor, template: Template, number: int) -> Version:
    """One version with its document; raises Http404."""
    found = visible(actor, _with_release(), "template__team").filter(template=template, number=number)
    version = found.select_related("author").first()
    if version is None:
        raise Http404
    return version


def version_named(*, actor: Actor, template: Template, number: int) -> Version:
    """The version somebody asks for by number, with its document.

    Raises:
        ApiError: 404 that names the latest version, for one that does not exist.
    """
    try:
        return version_get(actor=actor, template=template, number=number)
    except Http404:
        message = _no_version(number, template.latest_version)
        raise ApiError("not_found", message, status=404, fields={"version": [message]}) from None


def _no_version(number: int, latest: int) -> str:
    if not latest:
        return _("There is no version %(number)d: none was kept yet.") % {"number": number}
    return _("There is no version %(number)d; the latest is %(latest)d.") % {"number": number, "latest": latest}


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
    return (found.filter(team_id=team) if team else found).filter(uses__gt=0).order_by("name")


def previews(templates: list[Template]) -> dict[UUID, Any]:
    """The thumbnail data of some templates the actor was shown, by id; one query, no documents."""
    rows = Draft.objects.filter(template__in=templates).values_list("template_id", "preview")
    return dict(rows)
