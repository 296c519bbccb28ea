"""The team's template library: templates, their draft, their versions and releases, folders and tags.

Documents are JSON *text* (contracts §store). What lists and search need stands in columns of its own, so that a list
never loads a document.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cardstudio.accounts.models import ApiToken, Team
from cardstudio.db.fields import JsonTextField

USER = settings.AUTH_USER_MODEL
#: Of the library itself: neither archived nor in the trash.
_SHOWN = Q(deleted_at=None, archived_at=None)


class Folder(models.Model):
    """`cards`: how many of the library are in it, those of folders inside left out (`counts.py`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="folders")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    name = models.CharField(max_length=120)
    cards = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        # Two, because SQLite takes no two NULLs for the same.
        constraints = [
            models.UniqueConstraint(fields=["team", "parent", "name"], name="folder_name_unique"),
            models.UniqueConstraint(
                fields=["team", "name"], condition=Q(parent=None), name="folder_name_unique_at_root"
            ),
        ]


class Tag(models.Model):
    """`uses`: how many cards of the library have it (`counts.py`)."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)
    uses = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="tag_name_unique")]


class Template(models.Model):
    """A named card in a team's library: one draft, any number of versions, one of which may be the release.

    `slug` is its name for programs; empty only for what an earlier program made during an upgrade. `release` is the
    number of the version that programs and following links get, null while there is none. `sent_…` is its last
    sending (`sendings.py`): when, to how many chats (0: nobody knows), and the name of the first, where it has one.
    `starting_point_since`: from when on the team offers it to begin new cards from (`starting_points.py`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="templates")
    folder = models.ForeignKey(Folder, null=True, blank=True, on_delete=models.SET_NULL, related_name="templates")
    name = models.CharField(max_length=120)
    slug = models.CharField(max_length=60, blank=True, default="", db_default="")
    description = models.TextField(blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="templates")
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField(db_index=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    # Deleted for good: from then on it is nowhere and can't be taken back, and `manage.py tidy` removes its rows.
    gone_at = models.DateTimeField(null=True, blank=True)
    # Written with each save of the draft, for lists.
    format = models.CharField(max_length=8, default="1.0")
    title = models.CharField(max_length=200, blank=True)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    latest_version = models.PositiveIntegerField(default=0)
    latest_hash = models.CharField(max_length=64, blank=True)
    draft_hash = models.CharField(max_length=64, blank=True)
    release = models.PositiveIntegerField(null=True, blank=True)
    release_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    # The id in the files it was imported from, where that is another one, and what they said when they were last
    # taken in (`portable/facts.py`).
    source = models.UUIDField(null=True, blank=True)
    imported = models.CharField(max_length=40, blank=True, default="", db_default="")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_count = models.PositiveIntegerField(default=0, db_default=0)
    sent_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    starting_point_since = models.DateTimeField(null=True, blank=True)

    # For the indexes of narrowed lists: worked out by the database.
    faulty = models.GeneratedField(
        expression=Q(errors__gt=0) | Q(warnings__gt=0),  # type: ignore[arg-type]  # the stubs know no conditions here
        output_field=models.BooleanField(),
        db_persist=True,
    )
    changed = models.GeneratedField(
        expression=Q(release__isnull=False) & ~Q(draft_hash=F("release_hash")),  # type: ignore[arg-type]  # as above
        output_field=models.BooleanField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "slug"], condition=~Q(slug=""), name="template_slug_unique"),
            models.UniqueConstraint(fields=["team", "source"], name="template_source_unique"),
        ]
        indexes = [
            models.Index(fields=["team", "-updated_at"], name="template_team_updated"),
            # The rule above leaves out what has none, which SQLite can't tell of a slug that is looked for.
            models.Index(fields=["team", "slug"], name="template_team_slug"),
            models.Index(
                fields=["team", "name", "id"],
                condition=Q(starting_point_since__isnull=False),
                name="template_starting_points",
            ),
            # One for each list of a library, in its order: a page reads what it shows. That by the last sending is made
            # by migration 0012: SQLite's indexes know no NULLS LAST.
            models.Index(fields=["team", "-updated_at", "-id"], name="template_shown_updated", condition=_SHOWN),
            models.Index(fields=["team", "name", "id"], name="template_shown_name", condition=_SHOWN),
            models.Index(fields=["team", "-created_at", "-id"], name="template_shown_created", condition=_SHOWN),
            models.Index(fields=["folder", "-updated_at", "-id"], name="template_shown_folder", condition=_SHOWN),
            models.Index(
                fields=["team", "created_by", "-updated_at", "-id"], name="template_shown_mine", condition=_SHOWN
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"], name="template_unreleased", condition=_SHOWN & Q(release=None)
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"], name="template_changed", condition=_SHOWN & Q(changed=True)
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"], name="template_faulty", condition=_SHOWN & Q(faulty=True)
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"],
                name="template_archived",
                condition=Q(deleted_at=None, archived_at__isnull=False),
            ),
            models.Index(
                fields=["team", "-updated_at", "-id"],
                name="template_trashed",
                condition=Q(deleted_at__isnull=False, gone_at=None),
            ),
            models.Index(
                fields=["team", "deleted_at"],
                name="template_trashed_at",
                condition=Q(deleted_at__isnull=False, gone_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def changed_since_release(self) -> bool:
        return self.release is not None and self.draft_hash != self.release_hash


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


class SearchText(models.Model):
    """What a template is found by (`search/`), as letters are compared: what it is called, what people wrote beside it,
    and what its draft says. `tokens` is of all three, indexed as each database does it: SQLite by `id`."""

    id = models.BigAutoField(primary_key=True)
    template = models.OneToOneField(Template, on_delete=models.CASCADE, related_name="search")
    name = models.TextField()
    about = models.TextField()
    body = models.TextField()
    tokens = models.TextField()


class KeptFor(models.TextChoices):
    """Why a version was kept. Empty: before this was written down."""

    API = "api"
    SEND = "send"
    LINK = "link"
    RELEASE = "release"
    IMPORT = "import"


class Version(models.Model):
    """A document as somebody sent or kept it. Its content never changes; what says the same is kept once."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = JsonTextField()
    card_hash = models.CharField(max_length=64)
    document_hash = models.CharField(max_length=64, blank=True, default="", db_default="")
    kept_for = models.CharField(max_length=8, choices=KeptFor.choices, blank=True, default="", db_default="")
    note = models.CharField(max_length=400, blank=True)
    author = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="version_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_positive"),
        ]
        indexes = [models.Index(fields=["template", "document_hash", "-number"], name="version_document")]
        ordering = [F("number").desc()]


class Release(models.Model):
    """A publisher made a version the release. The newest one of a template is what holds."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="releases")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="releases")
    note = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["template", "-at"], name="release_template_at")]


class TokenPin(models.Model):
    """A program that keeps getting one version, whatever is released: a release would have broken it."""

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="token_pins")
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="pins")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="token_pins")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["template", "token"], name="token_pin_unique")]


class ContentUse(models.Model):
    """How a program calls a template for content: through which token, which version, with which values.

    One row for each way of calling. `asked`: the number of the version it named, 0 for the release. `values` is
    `{name: type}`, the types of JSON: never a value.
    """

    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="content_uses")
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="content_uses")
    asked = models.PositiveIntegerField(default=0)
    values = JsonTextField(default=dict)
    values_hash = models.CharField(max_length=64)
    calls = models.PositiveBigIntegerField(default=0)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "token", "asked", "values_hash"], name="content_use_unique"),
        ]
        indexes = [models.Index(fields=["template", "-last_at"], name="content_use_recent")]


class TokenDay(models.Model):
    """How many cards a token got on a day, in UTC: one row a day, as far back as they are shown."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    cards = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "day"], name="token_day_unique")]


class Star(models.Model):
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="stars")
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="stars")
    # The template's, once more: those of one team are counted. Null only for what an earlier program wrote during an
    # upgrade.
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "template"], name="star_unique")]
        indexes = [models.Index(fields=["user", "team"], name="star_user_team")]


class Offer(models.Model):
    """A link by which people of other teams copy a card, until it is revoked. `copies` counts what was made by it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="offers")
    token = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    copies = models.PositiveIntegerField(default=0, db_default=0)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["template", "-created_at"], name="offer_template")]


class Block(models.Model):
    """Part of a card that a team keeps under a name (`blocks.py`): `{elements, variables}`. `source`, `imported`: as of
    a template."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="blocks")
    name = models.CharField(max_length=80)
    format = models.CharField(max_length=8)
    document = JsonTextField()
    preview = JsonTextField()
    source = models.UUIDField(null=True, blank=True)
    imported = models.CharField(max_length=16, blank=True, default="", db_default="")
    errors = models.PositiveIntegerField(default=0, db_default=0)
    warnings = models.PositiveIntegerField(default=0, db_default=0)
    updated_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="block_name_unique")]


class PlaceCount(models.Model):
    """How many of a team's cards are in the library, in the archive, in the trash (`counts.py`)."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="place_counts")
    place = models.CharField(max_length=8)
    count = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "place"], name="place_count_unique")]


class LastSent(models.Model):
    """When somebody last sent a template, and by which attempt (`sharing/`): what "Send again" begins with."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="last_sent")
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="last_sent")
    attempt = models.UUIDField()
    at = models.DateTimeField()
    # As a star has it.
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "template"], name="last_sent_unique")]
        indexes = [
            models.Index(fields=["user", "-at"], name="last_sent_newest"),
            models.Index(fields=["user", "team"], name="last_sent_team"),
        ]
