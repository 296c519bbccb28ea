"""The team's template library: templates, their draft, their published versions, folders and tags.

Documents are JSON *text* (contracts §store). What lists and search need stands in columns of its own, so that a list
never loads a document.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cardstudio.accounts.models import Team
from cardstudio.db.fields import JsonTextField

USER = settings.AUTH_USER_MODEL


class Folder(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="folders")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    name = models.CharField(max_length=120)

    class Meta:
        # Two, because SQLite takes no two NULLs for the same.
        constraints = [
            models.UniqueConstraint(fields=["team", "parent", "name"], name="folder_name_unique"),
            models.UniqueConstraint(
                fields=["team", "name"], condition=Q(parent=None), name="folder_name_unique_at_root"
            ),
        ]


class Tag(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="tag_name_unique")]


class Template(models.Model):
    """A named card in a team's library: one draft, any number of published versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="templates")
    folder = models.ForeignKey(Folder, null=True, blank=True, on_delete=models.SET_NULL, related_name="templates")
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="templates")
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(db_index=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    # Written with each save of the draft, for lists and search.
    format = models.CharField(max_length=8, default="1.0")
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    latest_version = models.PositiveIntegerField(default=0)
    latest_hash = models.CharField(max_length=64, blank=True)
    draft_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["team", "-updated_at"], name="template_team_updated"),
            models.Index(fields=["team", "deleted_at", "archived_at", "-updated_at"], name="template_team_state"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_unpublished_changes(self) -> bool:
        return self.latest_version > 0 and self.draft_hash != self.latest_hash


class Draft(models.Model):
    """The document as it is being worked on. `revision` counts saves; `last_save_id` makes a repeated save harmless."""

    template = models.OneToOneField(Template, primary_key=True, on_delete=models.CASCADE, related_name="draft")
    document = JsonTextField()
    # The card's first root elements, for thumbnails.
    preview = JsonTextField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    last_save_id = models.CharField(max_length=64, blank=True)
    saved_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()


class Version(models.Model):
    """A published document. Never changed."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = JsonTextField()
    card_hash = models.CharField(max_length=64)
    note = models.CharField(max_length=400, blank=True)
    author = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="version_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_positive"),
        ]
        ordering = [F("number").desc()]


class Star(models.Model):
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="stars")
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="stars")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "template"], name="star_unique")]
