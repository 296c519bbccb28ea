"""Writes of templates and what orders them: names, folders, tags, stars, trash.

Drafts are in `drafts.py`, versions in `versions.py`. Every function checks the policy, writes the audit entry and
does both in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents
from cardstudio.library.drafts import draft_save
from cardstudio.library.models import Draft, Folder, Star, Tag, Template
from cardstudio.library.versions import version_publish, version_restore

__all__ = [
    "draft_save",
    "folder_create",
    "folder_delete",
    "folder_update",
    "star_set",
    "template_archive",
    "template_create",
    "template_delete",
    "template_duplicate",
    "template_restore",
    "template_update",
    "version_publish",
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
) -> Template:
    """A template with its first draft (revision 1). An empty `name` becomes the card's title.

    Raises:
        ApiError: 400 when `document` is none; ValidationError for a wrong name.
    """
    require(actor, "edit", team)
    _same_team(team, folder)
    facts = documents.facts(documents.check(document))
    now = timezone.now()
    template = Template(
        team=team,
        folder=folder,
        name=name.strip() or facts.title[:NAME_LENGTH] or _("Untitled card"),
        description=description,
        created_by=actor.user,
        updated_by=actor.user,
        updated_at=now,
        format=facts.format,
        title=facts.title,
        text=facts.text,
        errors=facts.errors,
        warnings=facts.warnings,
        draft_hash=facts.draft_hash,
    )
    template.full_clean(exclude=["team", "folder", "created_by", "updated_by"])
    template.save()
    template.tags.set(_tags(team, tags))
    Draft.objects.create(template=template, document=document, preview=facts.preview, saved_by=actor.user, saved_at=now)
    audit(actor=actor, team=team, action="template.created", target=template, name=template.name)
    return template


@transaction.atomic
def template_update(*, actor: Actor, template: Template, **fields: Any) -> Template:
    """Change `name`, `description`, `folder` (a Folder or None) or `tags` (names); others raise TypeError."""
    unknown = fields.keys() - {"name", "description", "folder", "tags"}
    if unknown:
        raise TypeError(f"a template has no {sorted(unknown)}")
    require(actor, "edit", template.team)
    tags = fields.pop("tags", None)
    _same_team(template.team, fields.get("folder"))
    if "name" in fields:
        fields["name"] = fields["name"].strip()
    for name, value in fields.items():
        setattr(template, name, value)
    template.full_clean(exclude=[field.name for field in template._meta.fields if field.name not in fields])
    _touch(actor, template, *fields)
    if tags is not None:
        template.tags.set(_tags(template.team, tags))
    changed = sorted([*fields, *([] if tags is None else ["tags"])])
    audit(actor=actor, team=template.team, action="template.updated", target=template, changed=changed)
    return template


@transaction.atomic
def template_duplicate(*, actor: Actor, template: Template, name: str = "") -> Template:
    """A copy of the draft beside the original, without its versions."""
    require(actor, "edit", template.team)
    document = Draft.objects.values_list("document", flat=True).get(template=template)
    title = name.strip() or _("%(name)s (copy)") % {"name": template.name}
    return template_create(
        actor=actor,
        team=template.team,
        name=title[:NAME_LENGTH],
        document=document,
        folder=template.folder,
        description=template.description,
        tags=[tag.name for tag in template.tags.all()],
    )


def template_delete(*, actor: Actor, template: Template) -> None:
    """Put the template in the trash. Its versions and links stay."""
    _mark(actor, template, "deleted_at", timezone.now(), "template.deleted")


def template_restore(*, actor: Actor, template: Template) -> None:
    """Take the template out of the trash."""
    _mark(actor, template, "deleted_at", None, "template.restored")


def template_archive(*, actor: Actor, template: Template, archived: bool = True) -> None:
    """Take the template out of the library without deleting it, or bring it back."""
    when = timezone.now() if archived else None
    _mark(actor, template, "archived_at", when, "template.archived" if archived else "template.unarchived")


@transaction.atomic
def _mark(actor: Actor, template: Template, field: str, when: datetime | None, action: str) -> None:
    require(actor, "edit", template.team)
    if (getattr(template, field) is None) == (when is None):
        return  # already so; the first time stays
    setattr(template, field, when)
    template.save(update_fields=[field])
    audit(actor=actor, team=template.team, action=action, target=template, name=template.name)


def _touch(actor: Actor, template: Template, *fields: str) -> None:
    template.updated_by = actor.user
    template.updated_at = timezone.now()
    template.save(update_fields=[*fields, "updated_by", "updated_at"])


def _same_team(team: Team, folder: Folder | None) -> None:
    if folder is not None and folder.team_id != team.pk:
        raise ApiError("invalid", _("That folder belongs to another team."), fields={"folder": [_("Another team's.")]})


def _tags(team: Team, names: Iterable[str]) -> list[Tag]:
    """The team's tags of these names, made where they are missing."""
    wanted = {name.strip(): None for name in names if name.strip()}
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
        Star.objects.get_or_create(user=actor.user, template=template)
    else:
        Star.objects.filter(user=actor.user, template=template).delete()


@transaction.atomic
def folder_create(*, actor: Actor, team: Team, name: str, parent: Folder | None = None) -> Folder:
    """A folder; raises ValidationError when its parent already has one of that name."""
    require(actor, "edit", team)
    _same_team(team, parent)
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
    folder.name = name.strip()
    folder.full_clean(exclude=["team", "parent"])
    folder.validate_constraints()
    folder.save(update_fields=["name"])
    audit(actor=actor, team=folder.team, action="folder.updated", target=folder, name=folder.name)
    return folder


@transaction.atomic
def folder_delete(*, actor: Actor, folder: Folder) -> None:
    """Delete a folder and those in it. Their templates stay in the library, outside any folder."""
    require(actor, "edit", folder.team)
    audit(actor=actor, team=folder.team, action="folder.deleted", target=folder, name=folder.name)
    folder.delete()
