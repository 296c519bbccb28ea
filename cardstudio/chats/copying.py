"""A chat list in another team: a copy, since links that send to the first one stay where they are."""

from __future__ import annotations

from itertools import count

from django.db import transaction
from django.db.models import QuerySet

from cardstudio.accounts.locks import team_hold
from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.chats.models import Chat, ChatList
from cardstudio.chats.services import chat_list_delete

NAME_LENGTH = 120


@transaction.atomic
def chat_list_copy(*, actor: Actor, chat_list: ChatList, team: Team, name: str = "") -> ChatList:
    """The same chats in the same order on a list of `team`; a name that is taken there gets a number.

    The copy of a list that is out of sight is so, too.
    """
    require(actor, "view", chat_list.team)
    require(actor, "share", team)
    team_hold(team.pk)
    wanted = _free_name(team, name.strip() or chat_list.name)
    hidden = chat_list.deleted_at
    made = ChatList(team=team, app=chat_list.app, kind=chat_list.kind, name=wanted, deleted_at=hidden)
    made.full_clean(exclude=["team", "app"])
    made.save()
    Chat.objects.bulk_create(_copied(chat, made) for chat in _chats(chat_list))
    audit(actor=actor, team=team, action="chat_list.copied", target=made, name=made.name, source=str(chat_list.pk))
    return made


def chat_list_there(*, actor: Actor, chat_list: ChatList, team: Team) -> ChatList:
    """The list of `team` that is called the same and holds the same, or else a copy."""
    alike = ChatList.objects.filter(
        team=team, name=chat_list.name, app=chat_list.app, kind=chat_list.kind, deleted_at=chat_list.deleted_at
    )
    refs = [chat.ref for chat in _chats(chat_list)]
    found = next((known for known in alike if [chat.ref for chat in _chats(known)] == refs), None)
    return found or chat_list_copy(actor=actor, chat_list=chat_list, team=team)


@transaction.atomic
def chat_list_move(*, actor: Actor, chat_list: ChatList, team: Team) -> ChatList:
    """A copy there, and this one out of sight; raises ApiError 409 with `uses` while something lives on it."""
    made = chat_list_copy(actor=actor, chat_list=chat_list, team=team)
    chat_list_delete(actor=actor, chat_list=chat_list)
    return made


def _free_name(team: Team, name: str) -> str:
    """The name, or with the first number that is free: each is looked up, all of them may be many."""
    names = (name if number == 1 else f"{name[: NAME_LENGTH - 8]} ({number})" for number in count(1))
    living = ChatList.objects.filter(team=team, deleted_at=None)
    return next(free for free in names if not living.filter(name=free).exists())


def _chats(chat_list: ChatList) -> QuerySet[Chat]:
    """In the order they are sent to."""
    return Chat.objects.filter(list=chat_list).order_by("pk")


def _copied(chat: Chat, chat_list: ChatList) -> Chat:
    kept = ("open_chat_id", "open_id", "name", "avatar", "external", "stale_since", "suspect_since")
    return Chat(list=chat_list, **{field: getattr(chat, field) for field in kept})
