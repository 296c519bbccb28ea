"""Writes of what is on a chat list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.accounts.models import FeishuApp, Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.chats.models import Chat, ChatList
from cardstudio.chats.parsing import NewChat

#: What one list may hold. People: as many as one call of `tt.sendMessageCard` takes (h5-jssdk §2.2).
MOST = {ChatList.Kind.CHATS: 500, ChatList.Kind.PEOPLE: 10}
#: Ids one call takes, wrong and repeated ones included.
MOST_AT_ONCE = 2_000
NAME_LENGTH = 200
_OPEN_ID = re.compile(r"(oc|ou)_[A-Za-z0-9_-]{1,61}")
_PREFIXES = {ChatList.Kind.CHATS: "oc_", ChatList.Kind.PEOPLE: "ou_"}
_REASONS = {
    ("ou_", ChatList.Kind.CHATS): gettext_lazy("That is a person’s id. People go on a list of people."),
    ("oc_", ChatList.Kind.PEOPLE): gettext_lazy("That is a chat’s id. Chats go on a list of chats."),
    ("", ChatList.Kind.CHATS): gettext_lazy("That is no chat id: they begin with oc_."),
    ("", ChatList.Kind.PEOPLE): gettext_lazy("That is no person’s id: they begin with ou_."),
}
# Undoing is for a slip, not for last week.
UNDO_SECONDS = 24 * 60 * 60
_SALT = "chats.removed"
# The key too: it is the order in which a list is sent to.
_KEPT = ("pk", "open_chat_id", "open_id", "name", "avatar", "external")
_MARKS = ("stale_since", "suspect_since")


@dataclass(frozen=True, slots=True)
class Refused:
    """An id that was not taken, where it stood and why."""

    new: NewChat
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of chats that were handed in: ids, in their order, each as often as it was given."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


@transaction.atomic
def chats_add(*, actor: Actor, chat_list: ChatList, chats: list[NewChat]) -> Added:
    """Add chats by id. One that is there already takes what is newly said of it; what is no fitting id is refused.

    Raises:
        ApiError: 400 for more than `MOST_AT_ONCE`, or when the list would hold more than `MOST`; nothing is added then.
    """
    require(actor, "share", chat_list.team)
    if len(chats) > MOST_AT_ONCE:
        raise ApiError("too_many", _("At most %(most)d at once. Nothing was added.") % {"most": MOST_AT_ONCE})
    kind = ChatList.Kind(chat_list.kind)
    # One at a time per list: two that add at once must not pass the limit together.
    ChatList.objects.select_for_update().get(pk=chat_list.pk)
    before = {chat.ref: chat for chat in Chat.objects.filter(list=chat_list)}
    fresh: dict[str, Chat] = {}
    result = Added()
    for new in chats:
        reason = _refusal(new.ref, kind)
        if reason:
            result.refused.append(Refused(new, reason))
        elif new.ref in before:
            _note_known(before[new.ref], new, result)
        elif new.ref in fresh:
            result.known.append(new.ref)
        else:
            fresh[new.ref] = _made(chat_list, new)
            result.added.append(new.ref)
    if len(before) + len(fresh) > MOST[kind]:
        raise ApiError("too_many", _("A list holds at most %(most)d. Nothing was added.") % {"most": MOST[kind]})
    Chat.objects.bulk_create(fresh.values())
    Chat.objects.bulk_update([before[ref] for ref in result.changed], ["name", "external"])
    if fresh or result.changed:
        counts = {"count": len(fresh), "changed": len(result.changed)}
        audit(actor=actor, team=chat_list.team, action="chats.added", target=chat_list, **counts)
    return result


def _refusal(ref: str, kind: ChatList.Kind) -> str:
    prefix = ref[:3] if ref.startswith(("oc_", "ou_")) else ""
    if prefix == _PREFIXES[kind]:
        whole = _OPEN_ID.fullmatch(ref) is not None
        return "" if whole else _("The id holds characters no id has, or is too long.")
    return str(_REASONS[prefix, kind])


def _made(chat_list: ChatList, new: NewChat) -> Chat:
    ids = {"open_id" if chat_list.kind == ChatList.Kind.PEOPLE else "open_chat_id": new.ref}
    return Chat(list=chat_list, name=new.name.strip()[:NAME_LENGTH], external=new.external is True, **ids)


def _note_known(chat: Chat, new: NewChat, result: Added) -> None:
    name = new.name.strip()[:NAME_LENGTH] or chat.name
    external = chat.external if new.external is None else new.external
    if (name, external) == (chat.name, chat.external):
        result.known.append(new.ref)
        return
    chat.name, chat.external = name, external
    result.changed.append(new.ref)


@transaction.atomic
def chat_change(
    *, actor: Actor, chat_list: ChatList, ref: str, name: str | None = None, external: bool | None = None
) -> Chat:
    """Another name or external mark; raises Http404 when it is not on the list."""
    require(actor, "share", chat_list.team)
    chat = _of(chat_list, [ref]).select_for_update().first()
    if chat is None:
        raise Http404
    chat.name = chat.name if name is None else name.strip()[:NAME_LENGTH]
    chat.external = chat.external if external is None else external
    # Somebody has looked at it.
    chat.suspect_since = None
    chat.save(update_fields=["name", "external", "suspect_since"])
    audit(actor=actor, team=chat_list.team, action="chat.changed", target=chat_list, id=ref)
    return chat


@transaction.atomic
def chats_remove(*, actor: Actor, chat_list: ChatList, refs: list[str]) -> tuple[int, str]:
    """Take chats off the list: how many there were, and what `chats_restore` needs to bring exactly these back.

    Raises:
        Http404: none of them is on it.
    """
    require(actor, "share", chat_list.team)
    gone = list(_of(chat_list, refs).order_by("pk"))
    if not gone:
        raise Http404
    _of(chat_list, refs).delete()
    audit(actor=actor, team=chat_list.team, action="chats.removed", target=chat_list, ids=[chat.ref for chat in gone])
    rows = [{**{name: getattr(chat, name) for name in _KEPT}, **_marks(chat)} for chat in gone]
    return len(gone), signing.dumps({"list": str(chat_list.pk), "rows": rows}, salt=_SALT, compress=True)


@transaction.atomic
def chats_restore(*, actor: Actor, chat_list: ChatList, undo: str) -> int:
    """Bring removed chats back as they were; those that are on the list again stay as they are.

    Raises:
        ApiError: 400 when `undo` is not of this list, too old, or the list would hold more than `MOST`.
    """
    require(actor, "share", chat_list.team)
    rows = _removed_rows(chat_list, undo)
    ChatList.objects.select_for_update().get(pk=chat_list.pk)
    there = {chat.ref for chat in Chat.objects.filter(list=chat_list)}
    back = [chat for chat in (_chat_of(chat_list, row) for row in rows) if chat.ref not in there]
    if len(there) + len(back) > MOST[ChatList.Kind(chat_list.kind)]:
        raise ApiError("too_many", _("The list has filled up meanwhile; there is no room for them."))
    Chat.objects.bulk_create(back)
    audit(actor=actor, team=chat_list.team, action="chats.restored", target=chat_list, ids=[chat.ref for chat in back])
    return len(back)


def _removed_rows(chat_list: ChatList, undo: str) -> list[dict[str, Any]]:
    try:
        held = signing.loads(undo, salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        held = {}
    if held.get("list") != str(chat_list.pk):
        raise ApiError("no_undo", _("That can't be undone any more."))
    rows: list[dict[str, Any]] = held["rows"]
    return rows


def _chat_of(chat_list: ChatList, row: dict[str, Any]) -> Chat:
    marks = {name: datetime.fromisoformat(row[name]) for name in _MARKS if row.get(name)}
    return Chat(list=chat_list, **marks, **{name: row[name] for name in _KEPT})


@transaction.atomic
def chats_describe(*, chat_list: ChatList, names: dict[str, tuple[str, bool]]) -> int:
    """Take over what the platform says: name and external mark by id. A name a person gave stays. How many changed."""
    changed: list[Chat] = []
    for chat in Chat.objects.select_for_update().filter(list=chat_list, open_chat_id__in=names):
        name, external = names[chat.open_chat_id]
        wanted = (chat.name or name[:NAME_LENGTH], external)
        if wanted != (chat.name, chat.external):
            chat.name, chat.external = wanted
            changed.append(chat)
    Chat.objects.bulk_update(changed, ["name", "external"])
    return len(changed)


def chats_outcome(
    *, team: Team, app: FeishuApp, arrived: Iterable[str], failed: Iterable[str], suspected: Iterable[str] = ()
) -> None:
    """Mark a team's chats and people by their ids: stale where a card did not arrive, sound again where one did.

    `suspected`: a call was refused because of one of these. A single one is the one; of several, each is marked as one
    to look at. The outcome is what a sender's page reported. It is shown and allows nothing.
    """
    chats = Chat.objects.filter(list__team=team, list__app=app)
    failed, arrived, suspected = set(failed) - {""}, set(arrived) - {""}, set(suspected) - {""}
    if len(suspected) == 1:
        failed |= suspected
    elif suspected:
        chats.filter(_known_as(suspected), suspect_since=None).update(suspect_since=timezone.now())
    if failed:
        chats.filter(_known_as(failed), stale_since=None).update(stale_since=timezone.now())
    if sound := arrived - failed:
        marked = chats.filter(_known_as(sound)).exclude(stale_since=None, suspect_since=None)
        marked.update(stale_since=None, suspect_since=None)


def _known_as(refs: set[str]) -> Q:
    chats, people = ([ref for ref in refs if ref.startswith(prefix)] for prefix in ("oc_", "ou_"))
    return Q(open_chat_id__in=chats) | Q(open_id__in=people)


def _of(chat_list: ChatList, refs: list[str]) -> QuerySet[Chat]:
    known = [ref for ref in refs if ref]
    return Chat.objects.filter(Q(open_chat_id__in=known) | Q(open_id__in=known), list=chat_list)


def _marks(chat: Chat) -> dict[str, str]:
    return {name: at.isoformat() for name in _MARKS if (at := getattr(chat, name)) is not None}
