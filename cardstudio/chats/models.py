"""Lists of target chats that a team keeps."""

from __future__ import annotations

import uuid

from django.db import models

from cardstudio.accounts.models import FeishuApp, Team


class ChatList(models.Model):
    """A named list of chats. A chat's id is known to one app only, hence `app`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="chat_lists")
    app = models.ForeignKey(FeishuApp, on_delete=models.PROTECT, related_name="chat_lists")
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="chat_list_name_unique")]


class Chat(models.Model):
    list = models.ForeignKey(ChatList, on_delete=models.CASCADE, related_name="chats")
    open_chat_id = models.CharField(max_length=64)
    name = models.CharField(max_length=200, blank=True)
    avatar = models.URLField(max_length=500, blank=True)
    external = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "open_chat_id"], name="chat_unique")]
