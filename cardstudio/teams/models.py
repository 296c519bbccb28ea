"""How people get into a team: invitations, requests to join, and what waits for somebody in their inbox.

Teams, memberships and roles themselves are `accounts.models`, on which everything else stands.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cardstudio.accounts.models import Role, Team
from cardstudio.db.fields import EncryptedTextField, JsonTextField

USER = settings.AUTH_USER_MODEL


class Invite(models.Model):
    """A link that makes whoever opens it a member. `max_uses` null: any number; `expires_at` null: no end."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invites")
    role = models.CharField(max_length=16, choices=Role.choices)
    # The hash finds it; the sealed token is for owners, who may copy the link again.
    token_hash = models.CharField(max_length=64, unique=True)
    token = EncryptedTextField()
    max_uses = models.PositiveIntegerField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["team", "-created_at"], name="invite_team")]
        constraints = [
            # Counted under the row's lock; the database has the last word.
            models.CheckConstraint(condition=Q(max_uses=None) | Q(uses__lte=F("max_uses")), name="invite_uses"),
        ]


class InviteUse(models.Model):
    """Who came in by an invitation."""

    invite = models.ForeignKey(Invite, on_delete=models.CASCADE, related_name="used_by")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invite", "user"], name="invite_use_unique")]


class RequestState(models.TextChoices):
    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class JoinRequest(models.Model):
    """Somebody asks to be let into a team: at its door, or where an address showed them nothing (`address`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="join_requests")
    # The role they ask for; whoever lets them in may give another.
    role = models.CharField(max_length=16, choices=Role.choices, default=Role.VIEWER)
    message = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=400, blank=True)
    # What stands at that address, by the name it had then.
    about = models.CharField(max_length=120, blank=True, default="", db_default="")
    state = models.CharField(max_length=16, choices=RequestState.choices, default=RequestState.PENDING)
    created_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["team", "state", "-created_at"], name="join_request_team_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "user"], condition=Q(state=RequestState.PENDING), name="join_request_one_pending"
            ),
        ]


class AccessRequest(models.Model):
    """What somebody asked where an address showed them nothing, until it has been looked up.

    It is looked up after the answer: how long that takes would tell whether there is anything.
    """

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=2000)
    role = models.CharField(max_length=16, choices=Role.choices)
    message = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)


class FirstVisit(models.Model):
    """Somebody has said whether they want to be in one of their company's teams; they are not asked again."""

    user = models.OneToOneField(USER, primary_key=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class NoticeKind(models.TextChoices):
    JOIN_REQUEST = "join_request"  # to owners; `subject` is the request
    JOIN_DECIDED = "join_decided"  # to who asked


class Notice(models.Model):
    """Something that waits for one person in their inbox. `done_at`: somebody dealt with it, or it went away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="notices")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=32, choices=NoticeKind.choices)
    # Who caused it, and the id of what it is about.
    actor = models.ForeignKey(USER, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=64)
    detail = JsonTextField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notice_user"),
            models.Index(fields=["kind", "subject"], name="notice_subject"),
            # The badge counts them on every page.
            models.Index(fields=["user", "kind"], condition=Q(read_at=None, done_at=None), name="notice_waiting"),
        ]
