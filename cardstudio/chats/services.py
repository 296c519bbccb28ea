"""Writes of chat lists: policy, audit and transaction in one place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import ProtectedError
from django.http import Http404
from django.utils.translation import gettext as _

from cardstudio.accounts.models import FeishuApp, Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.chats.models import Chat, ChatList

#: Chats one list may hold.
MOST_CHATS = 500
NAME_LENGTH = 200
_OPEN_CHAT_ID = re.compile(r"oc_[A-Za-z0-9_-]{1,61}")


class NewChat(NamedTuple):
    open_chat_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of chats that were handed in: ids, in their order."""

    added: list[str]
    known: list[str]
    refused: list[str]


@transaction.atomic
def chat_list_create(*, actor: Actor, team: Team, app: FeishuApp, name: str) -> ChatList:
    """An empty list. A chat's id is known to one app only, hence `app`.

    Raises:
        ValidationError: the team has a list of that name already, or it is empty.
    """
    require(actor, "edit", team)
    made = ChatList(team=team, app=app, name=name.strip())
    made.full_clean(exclude=["team", "app"])
    made.validate_constraints()
    made.save()
    audit(actor=actor, team=team, action="chat_list.created", target=made, name=made.name)
    return made


@transaction.atomic
def chat_list_rename(*, actor: Actor, chat_list: ChatList, name: str) -> ChatList:
    """Another name; raises ValidationError when it is taken."""
    require(actor, "edit", chat_list.team)
    chat_list.name = name.strip()
    chat_list.full_clean(exclude=["team", "app"])
    chat_list.validate_constraints()
    chat_list.save(update_fields=["name"])
    audit(actor=actor, team=chat_list.team, action="chat_list.renamed", target=chat_list, name=chat_list.name)
    return chat_list


@transaction.atomic
def chat_list_delete(*, actor: Actor, chat_list: ChatList) -> None:
    """Delete a list; raises ApiError 409 while a share link uses it."""
    require(actor, "edit", chat_list.team)
    audit(actor=actor, team=chat_list.team, action="chat_list.deleted", target=chat_list, name=chat_list.name)
    try:
        chat_list.delete()
    except ProtectedError:
        message = _("A share link sends to this list. Revoke it or choose another list there first.")
        raise ApiError("in_use", message, status=409) from None


def chats_in(text: str) -> list[NewChat]:
    """The chats in a pasted text: one a line, its id and then a name; ids alone may also share a line."""
    found: list[NewChat] = []
    for line in text.splitlines():
        parts = re.split(r"[\s,;，；、]+", line.strip(), maxsplit=1)
        if len(parts) == 2 and not parts[1].startswith("oc_"):
            found.append(NewChat(parts[0], parts[1]))
        else:
            found += [NewChat(part) for part in re.split(r"[\s,;，；、]+", line) if part]
    return found


@transaction.atomic
def chats_add(*, actor: Actor, chat_list: ChatList, chats: list[NewChat]) -> Added:
    """Add chats by id. One that is there already stays as it is; what is no chat id is refused, the rest is added.

    Raises:
        ApiError: 400 when the list would grow beyond `MOST_CHATS`.
    """
    require(actor, "edit", chat_list.team)
    known = set(Chat.objects.filter(list=chat_list).values_list("open_chat_id", flat=True))
    room = MOST_CHATS - len(known)
    made: dict[str, Chat] = {}
    result = Added([], [], [])
    for open_chat_id, name in chats:
        if not _OPEN_CHAT_ID.fullmatch(open_chat_id):
            result.refused.append(open_chat_id)
        elif open_chat_id in known or open_chat_id in made:
            result.known.append(open_chat_id)
        else:
            made[open_chat_id] = Chat(list=chat_list, open_chat_id=open_chat_id, name=name.strip()[:NAME_LENGTH])
            result.added.append(open_chat_id)
    if len(made) > room:
        raise ApiError("too_many", _("A list holds at most %(most)d chats.") % {"most": MOST_CHATS})
    Chat.objects.bulk_create(made.values())
    if made:
        audit(actor=actor, team=chat_list.team, action="chats.added", target=chat_list, count=len(made))
    return result


@transaction.atomic
def chat_remove(*, actor: Actor, chat_list: ChatList, open_chat_id: str) -> None:
    """Take one chat off the list; raises Http404 when it is not on it."""
    require(actor, "edit", chat_list.team)
    deleted, _rows = Chat.objects.filter(list=chat_list, open_chat_id=open_chat_id).delete()
    if not deleted:
        raise Http404
    audit(actor=actor, team=chat_list.team, action="chat.removed", target=chat_list, open_chat_id=open_chat_id)
