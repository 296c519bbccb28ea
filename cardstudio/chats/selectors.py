"""Reads of chat lists."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404

from cardstudio.accounts.policy import Actor, visible
from cardstudio.chats.models import Chat, ChatList


def chat_list_list(*, actor: Actor, team: UUID | None = None) -> QuerySet[ChatList]:
    """Lists by name, each with the number of its chats as `size`."""
    found = visible(actor, ChatList.objects.all())
    if team is not None:
        found = found.filter(team_id=team)
    return found.annotate(size=Count("chats")).order_by("name", "pk")


def chat_list_get(*, actor: Actor, pk: UUID) -> ChatList:
    """One list with its `size`; raises Http404 for strangers."""
    found = chat_list_list(actor=actor).select_related("team").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def chat_list_chats(*, actor: Actor, chat_list: ChatList) -> QuerySet[Chat]:
    """The chats of a list in the order they were added."""
    return visible(actor, Chat.objects.all(), "list__team").filter(list=chat_list).order_by("pk")
