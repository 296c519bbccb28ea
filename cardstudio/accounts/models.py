"""Who works here: users, their identities at the open platform, teams and roles, tokens, and the audit log."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cardstudio.db.fields import EncryptedTextField, JsonTextField


class User(AbstractUser):
    """A person. `username` is ours and never shown; `name` is what people read."""

    first_name = None  # type: ignore[assignment]  # one name: Chinese names don't split
    last_name = None  # type: ignore[assignment]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    avatar_url = models.URLField(max_length=500, blank=True)
    # What the person chose for all their devices. Empty: as the browser, the system and the device have it.
    language = models.CharField(max_length=16, blank=True, default="", db_default="")
    theme = models.CharField(max_length=8, blank=True, default="", db_default="")
    time_zone = models.CharField(max_length=64, blank=True, default="", db_default="")
    # How much of the designer they see: empty is what everybody begins with, "pro" is all of it.
    depth = models.CharField(max_length=8, blank=True, default="", db_default="")

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


class SignedInDevice(models.Model):
    """Where somebody is signed in. Goes with its session, however that ends."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    # Without a constraint: what knows nothing of devices may end sessions while it is being replaced.
    session = models.OneToOneField(
        "sessions.Session", on_delete=models.CASCADE, related_name="device", db_constraint=False
    )
    user_agent = models.CharField(max_length=400, blank=True, default="", db_default="")
    began_at = models.DateTimeField(auto_now_add=True)
    # To the hour.
    used_at = models.DateTimeField()


class Door(models.TextChoices):
    """How colleagues of the team's own company get in without an invitation."""

    SHUT = "shut"  # nobody sees the team
    ASK = "ask"  # they see it; an owner lets them in
    OPEN = "open"  # they see it and join as viewers


class Team(models.Model):
    """Who owns templates, chat lists and links together. Everybody has one personal team from the first sign-in.

    `deleted_at`: an owner deleted it. For everybody it is gone from then on; it is removed after the days
    of grace, in which its owners may take that back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    personal_of = models.OneToOneField(User, null=True, blank=True, on_delete=models.PROTECT, related_name="own_team")
    # Origins whose pages may hold the team's share buttons (`embed_origins.py`).
    embed_origins = JsonTextField(default=list)
    door = models.CharField(max_length=8, choices=Door.choices, default=Door.SHUT, db_default=Door.SHUT)
    # The company whose people its door is for: that of whoever made the team. Empty: of nobody.
    tenant_key = models.CharField(max_length=64, blank=True, default="", db_default="")
    deleted_at = models.DateTimeField(null=True, blank=True)
    # Whether viewers may send the release of a card, in their own name.
    viewers_send = models.BooleanField(default=True, db_default=True)
    # How many are in it (`team_sizes.py`).
    size = models.PositiveIntegerField(default=0, db_default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["tenant_key", "door"], name="team_tenant_door")]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member may do, strongest first; `policy.py` says what follows from each."""

    OWNER = "owner"
    PUBLISHER = "publisher"
    EDITOR = "editor"
    VIEWER = "viewer"


class Scope(models.TextChoices):
    """What a program may do through its token; `scopes.py` says which address wants which."""

    CONTENT = "content"
    LIBRARY_READ = "library:read"
    LIBRARY_WRITE = "library:write"
    SHARE = "share"
    RELEASE = "release"
    MANAGE = "manage"


class Membership(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)
    joined_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    invited_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # When the member last looked at the team, to the hour.
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="membership_unique")]
        indexes = [
            models.Index(fields=["team", "joined_at", "id"], name="membership_team_joined"),
            models.Index(fields=["team", "role", "joined_at", "id"], name="membership_team_role"),
        ]


class FeishuApp(models.Model):
    """One app at the open platform. `team` null = for the whole site; the site's app is filled from the settings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    brand = models.CharField(max_length=16, choices=[("feishu", "Feishu"), ("lark", "Lark")])
    app_id = models.CharField(max_length=64, unique=True)
    secret = EncryptedTextField()
    tenant_key = models.CharField(max_length=64, blank=True)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="apps")

    def __str__(self) -> str:
        return self.app_id


class Identity(models.Model):
    """Who a user is for one app. An open_id is the app's own: another app sees the same person under another one."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    app = models.ForeignKey(FeishuApp, on_delete=models.PROTECT, related_name="identities")
    tenant_key = models.CharField(max_length=64)
    open_id = models.CharField(max_length=64)
    union_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["app", "open_id"], name="identity_unique")]


class ApiToken(models.Model):
    """A program's key to one team, for as long as an owner lets it live: whoever made it may leave.

    Only the hash is kept; the key is shown once, when it is made. `created_by` stands at what the program makes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    key_hash = models.CharField(max_length=64, unique=True)
    # The last letters of the key, to tell it from others; empty for tokens from before that was kept.
    key_end = models.CharField(max_length=8, blank=True, default="", db_default="")
    # The key before the last rotation, and how long it works.
    old_key_hash = models.CharField(max_length=64, blank=True, default="", db_default="", db_index=True)
    old_key_until = models.DateTimeField(null=True, blank=True)
    # Values of `Scope`, in its order.
    scopes = JsonTextField(default=list, db_default=[])
    # Read by programs of before while they are being replaced; today's have scopes.
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.VIEWER, db_default=Role.VIEWER)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    by_operator = models.BooleanField(default=False, db_default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["team", "-created_at", "id"], condition=Q(revoked_at=None), name="token_living"),
        ]


class AuditEntry(models.Model):
    """One thing somebody did. Never changed; kept as long as `AUDIT_KEPT_DAYS` says."""

    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="audit")
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="audit")
    action = models.CharField(max_length=64)
    target = models.CharField(max_length=64)
    detail = JsonTextField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["team", "-at"], name="audit_team_at"),
            models.Index(fields=["target", "-at"], name="audit_target_at"),
        ]
