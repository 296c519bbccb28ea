"""Lists of target chats that a team keeps."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from cardstudio.accounts.models import FeishuApp, Team


class ChatList(models.Model):
    """A named list of chats, or of people. An id is known to one app only, hence `app`.

    A deleted list stays, out of sight: links that have ended still point to it, and deleting can be undone.
    """

    class Kind(models.TextChoices):
        CHATS = "chats"
        PEOPLE = "people"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="chat_lists")
    app = models.ForeignKey(FeishuApp, on_delete=models.PROTECT, related_name="chat_lists")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.CHATS)
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "name"], condition=Q(deleted_at=None), name="chat_list_name_unique")
        ]
        indexes = [models.Index(fields=["team", "name", "id"], condition=Q(deleted_at=None), name="chat_list_by_name")]


class Chat(models.Model):
    """One target: a chat by its `open_chat_id` or, on a list of people, the chat with the person of that `open_id`.

    `stale_since`: a card did not arrive there then, and none has since; as reported by senders' pages.
    `suspect_since`: the client refused a call then because of one of several and did not say which; this is one.
    """

    list = models.ForeignKey(ChatList, on_delete=models.CASCADE, related_name="chats")
    open_chat_id = models.CharField(max_length=64, blank=True)
    open_id = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=200, blank=True)
    avatar = models.URLField(max_length=500, blank=True)
    external = models.BooleanField(default=False)
    stale_since = models.DateTimeField(null=True, blank=True)
    suspect_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "open_chat_id"], condition=~Q(open_chat_id=""), name="chat_unique"),
            models.UniqueConstraint(fields=["list", "open_id"], condition=~Q(open_id=""), name="chat_person_unique"),
            models.CheckConstraint(
                condition=(Q(open_chat_id="") & ~Q(open_id="")) | (~Q(open_chat_id="") & Q(open_id="")),
                name="chat_has_one_id",
            ),
        ]
        # Marking what failed asks for an id over all lists.
        indexes = [models.Index(fields=["open_chat_id"], name="chat_open_chat_id")]

    @property
    def ref(self) -> str:
        """The id it is known by."""
        return self.open_chat_id or self.open_id

    @property
    def stale(self) -> bool:
        return self.stale_since is not None
