"""Writes of templates and what orders them: names, folders, tags, stars, trash.

Drafts are in `drafts.py`, versions in `versions.py`. Every function checks the policy, writes the audit entry and
does both in one transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.locks import team_hold
from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.counts import Key, counted, counts_move
from cardstudio.library.drafts import draft_save
from cardstudio.library.folders import folder_like
from cardstudio.library.models import ContentUse, Draft, Folder, Offer, Star, Tag, Template, TokenPin
from cardstudio.library.own_rows import own_rows_move
from cardstudio.library.search.index import search_index
from cardstudio.library.slugs import SLUG, slug_of, slugs_beside
from cardstudio.library.versions import version_keep, version_note_set, version_restore

__all__ = [
    "draft_save",
    "folder_create",
    "folder_delete",
    "folder_update",
    "may_have_slug",
    "star_set",
    "starting_point_set",
    "template_archive",
    "template_create",
    "template_delete",
    "template_duplicate",
    "template_rehome",
    "template_restore",
    "template_retag",
    "template_update",
    "templates_leave",
    "version_keep",
    "version_note_set",
    "version_restore",
]

NAME_LENGTH = 120


@transaction.atomic
def template_create(
    *,
    actor: Actor,
    team: Team,
    name: str,
    document: JSONObject,
    folder: Folder | None = None,
    description: str = "",
    tags: Iterable[str] = (),
    slug: str = "",
    source: UUID | None = None,
) -> Template:
    """A template with its first draft (revision 1). An empty `name` becomes the card's title.

    Args:
        slug: what programs shall call it, if no other card is called so; else it follows from the name.
        source: the id in the files it is imported from.

    Raises:
        ApiError: 400 when `document` is none; ValidationError for a wrong name.
    """
    require(actor, "edit", team)
    _same_team(team, folder)
    facts = documents.facts(documents.check(document))
    now = timezone.now()
    called = name.strip() or facts.title[:NAME_LENGTH] or _("Untitled card")
    template = Template(
        team=team,
        folder=folder,
        name=called,
        slug=_free_slug(team, slug or slug_of(called)),
        source=source,
        description=description,
        created_by=actor.user,
        updated_by=actor.user,
        updated_at=now,
        format=facts.format,
        title=facts.title,
        errors=facts.errors,
        warnings=facts.warnings,
        draft_hash=facts.draft_hash,
    )
    template.full_clean(exclude=["team", "folder", "created_by", "updated_by"])
    tagged = _tags(team, tags)
    with counted([template.pk]):
        template.save()
        template.tags.set(tagged)
    Draft.objects.create(template=template, document=document, preview=facts.preview, saved_by=actor.user, saved_at=now)
    search_index(template.pk, body=facts.text)
    audit(actor=actor, team=team, action="template.created", target=template, name=template.name)
    return template


@transaction.atomic
def template_update(*, actor: Actor, template: Template, **fields: Any) -> Template:
    """Change `name`, `slug`, `description`, `folder` (a Folder or None) or `tags` (names); others raise TypeError.

    Raises:
        ApiError: 409 `slug_taken` where another card of the team has the slug.
        PermissionDenied: another slug for a card with a release, by who may not release.
    """
    unknown = fields.keys() - {"name", "slug", "description", "folder", "tags"}
    if unknown:
        raise TypeError(f"a template has no {sorted(unknown)}")
    require(actor, "edit", template.team)
    tags = fields.pop("tags", None)
    _same_team(template.team, fields.get("folder"))
    called = template.name
    if "name" in fields:
        fields["name"] = fields["name"].strip()
    if "slug" in fields:
        if not may_have_slug(actor, template, fields["slug"]):
            require(actor, "publish", template.team)
        _require_free(template, fields["slug"])
    for name, value in fields.items():
        setattr(template, name, value)
    template.full_clean(exclude=[field.name for field in template._meta.fields if field.name not in fields])
    # The team is held before the card, as everywhere.
    tagged = None if tags is None else _tags(template.team, tags)
    with counted([template.pk] if "folder" in fields or tagged is not None else []):
        _touch(actor, template, *fields)
        if tagged is not None:
            template.tags.set(tagged)
    if tagged is not None or fields.keys() & {"name", "description"}:
        search_index(template.pk)
    if template.name != called:
        audit(
            actor=actor,
            team=template.team,
            action="template.renamed",
            target=template,
            before=called,
            after=template.name,
        )
    if changed := sorted([*(fields.keys() - {"name"}), *([] if tags is None else ["tags"])]):
        audit(
            actor=actor,
            team=template.team,
            action="template.updated",
            target=template,
            name=template.name,
            changed=changed,
        )
    return template


@transaction.atomic
def template_retag(
    *, actor: Actor, template: Template, add: Collection[str] = (), remove: Collection[str] = ()
) -> Template:
    """Give some tags and take some away; what others gave meanwhile stays."""
    require(actor, "edit", template.team)
    team_hold(template.team_id)
    held = list(Tag.objects.filter(templates=template).order_by("name").values_list("name", flat=True))
    gone = {name.strip() for name in remove}
    kept = [name for name in held if name not in gone]
    wanted = [*kept, *(name.strip() for name in add if name.strip() not in kept)]
    return template if wanted == held else template_update(actor=actor, template=template, tags=wanted)


@transaction.atomic
def template_duplicate(*, actor: Actor, template: Template, name: str = "", team: Team | None = None) -> Template:
    """A copy of the draft without its versions, beside the original or, by its own name, in another team."""
    require(actor, "view", template.team)
    to = team or template.team
    document = Draft.objects.values_list("document", flat=True).get(template=template)
    beside = to == template.team
    title = name.strip() or (_("%(name)s (copy)") % {"name": template.name} if beside else template.name)
    return template_create(
        actor=actor,
        team=to,
        name=title[:NAME_LENGTH],
        document=document,
        folder=template.folder if beside else folder_like(template.folder, to),
        description=template.description,
        tags=[tag.name for tag in template.tags.all()],
    )


def template_delete(*, actor: Actor, template: Template) -> None:
    """Put the template in the trash. Its versions and links stay."""
    _mark(actor, template, "deleted_at", timezone.now(), "template.deleted")


@transaction.atomic
def template_restore(*, actor: Actor, template: Template) -> None:
    """Take the template out of the trash; raises Http404 where somebody just deleted it for good."""
    if not Template.objects.select_for_update().filter(pk=template.pk, gone_at=None).values_list("pk").first():
        raise Http404
    _mark(actor, template, "deleted_at", None, "template.restored")


def template_archive(*, actor: Actor, template: Template, archived: bool = True) -> None:
    """Take the template out of the library without deleting it, or bring it back."""
    when = timezone.now() if archived else None
    _mark(actor, template, "archived_at", when, "template.archived" if archived else "template.unarchived")


@transaction.atomic
def templates_leave(templates: QuerySet[Template]) -> int:
    """Those of them that are in the trash leave it for good; how many. Their names for programs and for files are free
    again. For services that know what else hangs on them."""
    trashed = templates.filter(gone_at=None).exclude(deleted_at=None)
    teams = Counter(trashed.order_by("pk").select_for_update(of=("self",)).values_list("team_id", flat=True))
    counts_move(Counter({Key("place", "trash", str(team)): -number for team, number in teams.items()}))
    return trashed.update(gone_at=timezone.now(), slug="", source=None, imported="")


def starting_point_set(*, actor: Actor, template: Template, on: bool = True) -> None:
    """Let the team begin new cards from this one, or no longer."""
    when = timezone.now() if on else None
    action = "template.starting_point" if on else "template.no_starting_point"
    _mark(actor, template, "starting_point_since", when, action)


@transaction.atomic
def template_rehome(*, template: Template, team: Team) -> None:
    """Put a card into another team's library, for the service that takes along what hangs on it.

    Its folder there is the one of the same path, if there is one; its tags are those of the same names. It keeps its
    slug unless another card there has it. Programs of the old team can't call it any more, and leave nothing behind.
    """
    tags = [tag.name for tag in template.tags.all()]
    template.folder = folder_like(template.folder, team)
    template.team = team
    template.slug = _free_slug(team, template.slug or slug_of(template.name))
    # Files know it by its own id from here on, and nothing else there by that.
    template.source, template.imported = None, ""
    # What a team begins from is for its own people to say.
    template.starting_point_since = None
    Template.objects.filter(team=team, source=template.pk).update(source=None, imported="")
    tagged = _tags(team, tags)
    with counted([template.pk]):
        template.save(update_fields=["team", "folder", "slug", "source", "imported", "starting_point_since"])
        template.tags.set(tagged)
    search_index(template.pk)
    own_rows_move(template)
    TokenPin.objects.filter(template=template).delete()
    Offer.objects.filter(template=template, revoked_at=None).update(revoked_at=timezone.now())
    ContentUse.objects.filter(template=template).delete()


@transaction.atomic
def _mark(actor: Actor, template: Template, field: str, when: datetime | None, action: str) -> None:
    require(actor, "edit", template.team)
    if (getattr(template, field) is None) == (when is None):
        return  # already so; the first time stays
    setattr(template, field, when)
    with counted([template.pk]):
        template.save(update_fields=[field])
    audit(actor=actor, team=template.team, action=action, target=template, name=template.name)


def _touch(actor: Actor, template: Template, *fields: str) -> None:
    template.updated_by = actor.user
    template.updated_at = timezone.now()
    template.save(update_fields=[*fields, "updated_by", "updated_at"])


def _free_slug(team: Team, slug: str) -> str:
    """`slug`, or one like it that no other template of the team has."""
    wanted = slugs_beside(slug)
    team_hold(team.pk)
    taken = set(Template.objects.filter(team=team, slug__in=wanted).values_list("slug", flat=True))
    return next(slug for slug in wanted if slug not in taken)


def may_have_slug(actor: Actor, template: Template, slug: str) -> bool:
    """Whether the actor may have a card called so. What programs get moves with the slug as it does with the release:
    where there is one, both take the same right."""
    return template.release is None or slug == template.slug or actor.may("publish", template.team_id)


def _require_free(template: Template, slug: str) -> None:
    if not SLUG.fullmatch(slug):
        message = _("Small letters, digits and hyphens, at most 60.")
        raise ApiError("invalid", message, fields={"slug": [message]})
    team_hold(template.team_id)
    if Template.objects.filter(team=template.team_id, slug=slug).exclude(pk=template.pk).exists():
        message = _("Another card of this team has this name for programs.")
        raise ApiError("slug_taken", message, status=409, fields={"slug": [message]})


def _same_team(team: Team, folder: Folder | None) -> None:
    if folder is not None and folder.team_id != team.pk:
        raise ApiError("invalid", _("That folder belongs to another team."), fields={"folder": [_("Another team's.")]})


def _tags(team: Team, names: Iterable[str]) -> list[Tag]:
    """The team's tags of these names, made where they are missing."""
    wanted = {name.strip(): None for name in names if name.strip()}
    team_hold(team.pk)
    known = {tag.name: tag for tag in Tag.objects.filter(team=team, name__in=wanted)}
    for name in wanted:
        if name not in known:
            tag = Tag(team=team, name=name)
            tag.full_clean(exclude=["team"])
            tag.save()
            known[name] = tag
    return list(known.values())


def star_set(*, actor: Actor, template: Template, starred: bool) -> None:
    """Star the template for the person who acts, or take the star away. Stars are private, hence no audit entry."""
    require(actor, "view", template.team)
    if starred:
        Star.objects.get_or_create(user=actor.user, template=template, defaults={"team": template.team})
    else:
        Star.objects.filter(user=actor.user, template=template).delete()


@transaction.atomic
def folder_create(*, actor: Actor, team: Team, name: str, parent: Folder | None = None) -> Folder:
    """A folder; raises ValidationError when its parent already has one of that name."""
    require(actor, "edit", team)
    _same_team(team, parent)
    team_hold(team.pk)
    folder = Folder(team=team, parent=parent, name=name.strip())
    folder.full_clean(exclude=["team", "parent"])
    folder.validate_constraints()
    folder.save()
    audit(actor=actor, team=team, action="folder.created", target=folder, name=folder.name)
    return folder


@transaction.atomic
def folder_update(*, actor: Actor, folder: Folder, name: str) -> Folder:
    """Rename a folder."""
    require(actor, "edit", folder.team)
    team_hold(folder.team_id)
    before, folder.name = folder.name, name.strip()
    folder.full_clean(exclude=["team", "parent"])
    folder.validate_constraints()
    folder.save(update_fields=["name"])
    audit(actor=actor, team=folder.team, action="folder.updated", target=folder, before=before, name=folder.name)
    return folder


@transaction.atomic
def folder_delete(*, actor: Actor, folder: Folder) -> None:
    """Delete a folder and those in it. Their templates stay in the library, outside any folder."""
    require(actor, "edit", folder.team)
    audit(actor=actor, team=folder.team, action="folder.deleted", target=folder, name=folder.name)
    folder.delete()
