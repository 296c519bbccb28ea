"""Who works here: users, their identities at the open platform, teams and roles, tokens, and the audit log."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models

from cardstudio.db.fields import EncryptedTextField, JsonTextField


class User(AbstractUser):
    """A person. `username` is ours and never shown; `name` is what people read."""

    first_name = None  # type: ignore[assignment]  # one name: Chinese names don't split
    last_name = None  # type: ignore[assignment]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    avatar_url = models.URLField(max_length=500, blank=True)

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()


class Team(models.Model):
    """Who owns templates, chat lists and links together. Everybody has one personal team from the first sign-in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    personal_of = models.OneToOneField(User, null=True, blank=True, on_delete=models.PROTECT, related_name="own_team")
    # Origins whose pages may hold the team's share buttons (`embed_origins.py`).
    embed_origins = JsonTextField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member may do, strongest first; `policy.py` says what follows from each."""

    OWNER = "owner"
    PUBLISHER = "publisher"
    EDITOR = "editor"
    VIEWER = "viewer"


class Membership(models.Model):
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="membership_unique")]


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
    """A program's key to one team. Only the hash is kept; the key is shown once, when it is made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    key_hash = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.EDITOR)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)


class AuditEntry(models.Model):
    """One thing somebody did. Never changed, never deleted."""

    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="audit")
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="audit")
    action = models.CharField(max_length=64)
    target = models.CharField(max_length=64)
    detail = JsonTextField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["team", "-at"], name="audit_team_at")]
