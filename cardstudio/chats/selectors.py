"""Reads of chat lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from cardstudio.accounts.policy import Actor, visible
from cardstudio.api.sheets import BOM, sheet_line
from cardstudio.chats.models import Chat, ChatList


def chat_list_list(*, actor: Actor, team: UUID | None = None, kind: str = "") -> QuerySet[ChatList]:
    """Lists by name, each with the number of its chats as `size` and of the stale ones as `stale`."""
    found = visible(actor, ChatList.objects.filter(deleted_at=None))
    if team is not None:
        found = found.filter(team_id=team)
    if kind:
        found = found.filter(kind=kind)
    return _sized(found).order_by("name", "pk")


def chat_lists_shown(keys: list[UUID]) -> QuerySet[ChatList]:
    """The same of lists that `chat_list_list` has found."""
    return _sized(ChatList.objects.filter(pk__in=keys))


def _sized(lists: QuerySet[ChatList]) -> QuerySet[ChatList]:
    return lists.annotate(size=_chats(), stale=_chats(stale_since__isnull=False))


def _chats(**which: bool) -> Coalesce:
    """How many chats are on a list: counted for each that is shown. Joined, all lists would be before the first is."""
    on_it = Chat.objects.filter(list=OuterRef("pk"), **which).order_by().values("list").annotate(all=Count("pk"))
    return Coalesce(Subquery(on_it.values("all")), 0)


def chat_list_get(*, actor: Actor, pk: UUID) -> ChatList:
    """One list with its `size`; raises Http404 for strangers."""
    found = chat_list_list(actor=actor).select_related("team", "app").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def chat_list_deleted_list(*, actor: Actor) -> QuerySet[ChatList]:
    """Lists that were deleted and may come back."""
    return visible(actor, ChatList.objects.exclude(deleted_at=None)).select_related("team", "app")


def chat_list_deleted(*, actor: Actor, pk: UUID) -> ChatList:
    """One of them; raises Http404."""
    found = chat_list_deleted_list(actor=actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def chat_list_chats(*, actor: Actor, chat_list: ChatList) -> QuerySet[Chat]:
    """The chats of a list in the order they were added, which is the order they are sent to."""
    return visible(actor, Chat.objects.all(), "list__team").filter(list=chat_list).order_by("pk")


def people_of(chat_list: ChatList) -> list[dict[str, str]]:
    """A list of people as links of mode `people` hold them: `{open_id, name}`."""
    rows = Chat.objects.filter(list=chat_list).exclude(open_id="").order_by("pk")
    return [{"open_id": chat.open_id, "name": chat.name} for chat in rows]


def chat_rows(chats: Iterable[Chat], *, people: bool) -> Iterator[str]:
    """A list as lines of a CSV file, with the column names that reading it back goes by."""
    yield BOM + sheet_line(
        ["open_id" if people else "open_chat_id", "name", "external", "stale_since", "suspect_since"]
    )
    for chat in chats:
        marks = [at.isoformat(timespec="seconds") if at else "" for at in (chat.stale_since, chat.suspect_since)]
        yield sheet_line([chat.ref, chat.name, "yes" if chat.external else "no", *marks])
