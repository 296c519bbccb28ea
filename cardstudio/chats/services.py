"""Writes of chat lists: policy, audit and transaction in one place. Chats on them are in `entries.py`."""

from __future__ import annotations

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.locks import team_hold
from cardstudio.accounts.models import FeishuApp, Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError, ErrorJson
from cardstudio.chats.entries import (
    Added,
    chat_change,
    chats_add,
    chats_describe,
    chats_outcome,
    chats_remove,
    chats_restore,
)
from cardstudio.chats.models import ChatList
from cardstudio.chats.uses import uses_of

__all__ = [
    "Added",
    "InUseJson",
    "chat_change",
    "chat_list_create",
    "chat_list_delete",
    "chat_list_rename",
    "chat_list_restore",
    "chats_add",
    "chats_describe",
    "chats_outcome",
    "chats_remove",
    "chats_restore",
]


class UseJson(TypedDict):
    """What lives on a chat list: its name, and the address of its page."""

    name: str
    address: str


class InUseJson(ErrorJson):
    """A chat list that something sends to."""

    uses: list[UseJson]


@transaction.atomic
def chat_list_create(
    *, actor: Actor, team: Team, app: FeishuApp, name: str, kind: str = ChatList.Kind.CHATS
) -> ChatList:
    """An empty list of chats or of people.

    Raises:
        ValidationError: the team has a list of that name already, or it is empty.
    """
    require(actor, "share", team)
    made = ChatList(team=team, app=app, kind=kind, name=name.strip())
    _save_checked(made)
    audit(actor=actor, team=team, action="chat_list.created", target=made, name=made.name)
    return made


@transaction.atomic
def chat_list_rename(*, actor: Actor, chat_list: ChatList, name: str) -> ChatList:
    """Another name; raises ValidationError when it is taken."""
    require(actor, "share", chat_list.team)
    before, chat_list.name = chat_list.name, name.strip()
    _save_checked(chat_list)
    audit(
        actor=actor,
        team=chat_list.team,
        action="chat_list.renamed",
        target=chat_list,
        before=before,
        name=chat_list.name,
    )
    return chat_list


@transaction.atomic
def chat_list_delete(*, actor: Actor, chat_list: ChatList) -> None:
    """Put a list out of sight; raises ApiError 409 with `uses` while something lives on it."""
    require(actor, "share", chat_list.team)
    uses = uses_of(chat_list)
    if uses:
        names = _(", ").join(dict.fromkeys(use.name for use in uses))
        message = _("Share links of %(names)s send to this list. Revoke them first.") % {"names": names}
        told: list[UseJson] = [{"name": use.name, "address": use.address} for use in uses]
        raise ApiError("in_use", message, status=409, extra={"uses": told})
    chat_list.deleted_at = timezone.now()
    chat_list.save(update_fields=["deleted_at"])
    audit(actor=actor, team=chat_list.team, action="chat_list.deleted", target=chat_list, name=chat_list.name)


@transaction.atomic
def chat_list_restore(*, actor: Actor, chat_list: ChatList) -> None:
    """Bring a deleted list back; raises ApiError 409 when its name was taken meanwhile."""
    require(actor, "share", chat_list.team)
    if chat_list.deleted_at is None:
        return
    chat_list.deleted_at = None
    try:
        _save_checked(chat_list)
    except ValidationError:
        message = _("There is another list called “%(name)s” now.") % {"name": chat_list.name}
        raise ApiError("name_taken", message, status=409) from None
    audit(actor=actor, team=chat_list.team, action="chat_list.restored", target=chat_list, name=chat_list.name)


def _save_checked(chat_list: ChatList) -> None:
    chat_list.full_clean(exclude=["team", "app"], validate_constraints=False)
    team_hold(chat_list.team_id)
    living = ChatList.objects.filter(team=chat_list.team, name=chat_list.name, deleted_at=None)
    if living.exclude(pk=chat_list.pk).exists():
        raise ValidationError({"name": _("There is a list of that name already.")})
    chat_list.save()
