"""Share links, and what became of each use of them."""

from __future__ import annotations

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cardstudio.accounts.models import FeishuApp, Team
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import ChatList
from cardstudio.db.fields import JsonTextField
from cardstudio.library.models import Template, Version

USER = settings.AUTH_USER_MODEL


def new_token() -> str:
    """192 random bits: a link can't be guessed."""
    return secrets.token_urlsafe(24)


class ShareLink(models.Model):
    """Opens a share page for one version of a template.

    `follow`: whichever version is released; `version` is moved along with each release (`release/services.py`).
    `people` holds `{open_id, name}` for mode `people`. `private`: made by the button "Send" for whoever pressed it, and
    shown in no list of the team's links (`send/private_links.py`).
    """

    class Mode(models.TextChoices):
        CHOOSE = "choose"
        LIST = "list"
        PEOPLE = "people"
        TRIGGER = "trigger"

    class Audience(models.TextChoices):
        ANYONE = "anyone"
        TENANT = "tenant"
        TEAM = "team"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=64, unique=True, default=new_token)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="share_links")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="share_links")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="share_links")
    follow = models.BooleanField(default=False, db_default=False)
    app = models.ForeignKey(FeishuApp, on_delete=models.PROTECT, related_name="share_links")
    mode = models.CharField(max_length=16, choices=Mode.choices, default=Mode.CHOOSE)
    chat_list = models.ForeignKey(ChatList, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    people = JsonTextField(default=list)
    choose_chat_params = JsonTextField(default=dict)
    with_additional_message = models.BooleanField(default=False)
    values = JsonTextField(default=dict)
    open_variables = JsonTextField(default=list)
    audience = models.CharField(max_length=16, choices=Audience.choices, default=Audience.ANYONE)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    use_limit = models.PositiveIntegerField(null=True, blank=True)
    private = models.BooleanField(default=False)
    # Moved with each attempt (`attempts/sums.py`): how many there are, by how many the card went out, and the last.
    attempt_count = models.PositiveIntegerField(default=0, db_default=0)
    uses = models.PositiveIntegerField(default=0, db_default=0)
    last_attempt_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["template", "-created_at"], name="share_link_template"),
            models.Index(fields=["team", "-created_at"], name="share_link_team"),
            models.Index(fields=["template"], condition=Q(follow=True), name="share_link_follows"),
            # Somebody's own, behind the button "Send".
            models.Index(
                fields=["created_by", "template", "version", "-created_at"],
                condition=Q(private=True),
                name="share_link_own",
            ),
        ]
        # Each mode has what it needs, and nothing that another mode would be told by.
        constraints = [
            models.CheckConstraint(
                condition=Q(mode="list", chat_list__isnull=False) | (~Q(mode="list") & Q(chat_list__isnull=True)),
                name="share_link_list_has_list",
            ),
            models.CheckConstraint(
                condition=(Q(mode="people") & ~Q(people=[])) | (~Q(mode="people") & Q(people=[])),
                name="share_link_people_has_people",
            ),
            models.CheckConstraint(
                condition=Q(mode="choose") | Q(choose_chat_params={}), name="share_link_picker_only_to_choose"
            ),
            models.CheckConstraint(condition=Q(use_limit=None) | Q(use_limit__gte=1), name="share_link_use_limit"),
        ]


class SentContent(models.Model):
    """A card content as it was handed to the SDK, kept once a team: most uses of a link send the same.

    `digest`: SHA-256 of its compact JSON, as hex.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    content = JsonTextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "digest"], name="sent_content_unique")]


class Attempt(models.Model):
    """One use of `tt.sendMessageCard` from a share page, as its visitor's page reported it."""

    class State(models.TextChoices):
        STARTED = "started"
        SENT = "sent"
        PARTIAL = "partial"
        CANCELLED = "cancelled"
        FAILED = "failed"
        UNKNOWN = "unknown"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.ForeignKey(ShareLink, on_delete=models.PROTECT, related_name="attempts")
    # The link's, once more: the team's log is read newest first, whichever links there are.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # The link's, too, which never changes. Null only for what an earlier program wrote during an upgrade.
    template = models.ForeignKey(Template, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    # Chosen by the page before it calls the SDK, so that a repeated report is recognised.
    attempt = models.UUIDField()
    batch = models.PositiveIntegerField(default=0)
    sender = models.ForeignKey(USER, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="attempts")
    # Exactly what was handed to the SDK.
    sent = models.ForeignKey(SentContent, null=True, on_delete=models.PROTECT, related_name="attempts")
    # What its visitor filled in, so that it can be sent again.
    values = JsonTextField(default=dict, db_default={})
    client = JsonTextField(default=dict)
    state = models.CharField(max_length=16, choices=State.choices)
    err_code = models.IntegerField(null=True, blank=True)
    err_msg = models.CharField(max_length=500, blank=True)
    # What the client answered, word for word (at most 8 KB): codes and shapes nobody has met yet can be found in it.
    raw = models.TextField(blank=True, default="", db_default="")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "attempt", "batch"], name="attempt_unique")]
        indexes = [
            models.Index(fields=["link", "-started_at"], name="attempt_link_started"),
            models.Index(fields=["team", "-started_at"], name="attempt_team_started"),
            # What the log can be narrowed down to, each newest first.
            models.Index(fields=["template", "-started_at"], name="attempt_template_started"),
            models.Index(fields=["team", "state", "-started_at"], name="attempt_state_started"),
            models.Index(fields=["team", "sender", "-started_at"], name="attempt_sender_started"),
            models.Index(
                fields=["team", "err_code", "-started_at"],
                condition=Q(err_code__isnull=False),
                name="attempt_code_started",
            ),
            # How many somebody made on a link is counted before each new one.
            models.Index(fields=["link", "sender"], name="attempt_link_sender"),
        ]

    @property
    def card_content(self) -> JSONObject | None:
        """What was handed to the SDK, where that is known."""
        content: JSONObject | None = self.sent.content if self.sent is not None else None
        return content


class Delivery(models.Model):
    """What became of an attempt in one chat. `status` 0 = delivered (h5-jssdk §2.4), None = the client did not say.

    `note`: what became of the words that were to go with the card; empty where there were none. A client speaks of
    notes that were lost, so `sent` means that none was.
    """

    class Note(models.TextChoices):
        SENT = "sent"
        LOST = "lost"
        UNKNOWN = "unknown"

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="deliveries")
    # The attempt's team and start once more: the log of one chat is read newest first. Null only for what an earlier
    # program wrote during an upgrade.
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(null=True)
    open_chat_id = models.CharField(max_length=64, blank=True, null=True)
    open_message_id = models.CharField(max_length=64, blank=True, null=True)
    status = models.IntegerField(null=True)
    note = models.CharField(max_length=8, choices=Note.choices, blank=True, default="", db_default="")

    class Meta:
        indexes = [models.Index(fields=["team", "open_chat_id", "-at", "-attempt"], name="delivery_chat_at")]

    @property
    def state(self) -> str:
        return delivery_state(self.status)


def delivery_state(status: int | None) -> str:
    """`arrived`, `failed` or `unknown`."""
    if status is None:
        return "unknown"
    return "arrived" if status == 0 else "failed"


class AttemptReport(models.Model):
    """Every report a page sent about an attempt, word for word, also those that contradicted what was known."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="reports")
    body = JsonTextField()
    accepted = models.BooleanField()
    at = models.DateTimeField(auto_now_add=True)


class AttemptSum(models.Model):
    """How many attempts of one quarter of an hour ended alike: what the picture of the log is drawn from.

    `subject` is the id of a team, a template or a link; `slot` counts quarters of an hour since 1970, so that they
    make up the days of every time zone; `code` is `NO_CODE` where there was none. Moved with each attempt
    (`attempts/sums.py`).
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    subject = models.UUIDField()
    slot = models.IntegerField()
    state = models.CharField(max_length=16, choices=Attempt.State.choices)
    code = models.IntegerField()
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "slot", "state", "code"], name="attempt_sum_unique")]
