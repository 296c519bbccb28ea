"""Which thing of which team an address of ours names. `test_missing.py` holds every address of the URLconf to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, resolve

from cardstudio.accounts.models import ApiToken, Team
from cardstudio.chats.models import ChatList
from cardstudio.library.models import Folder, Template
from cardstudio.sharing.models import Attempt, ShareLink


class Thing(NamedTuple):
    """Something of a team. `address` leads to it and holds nothing else that somebody may have typed; `about` is its
    name, "" where that is the team itself."""

    team: UUID
    address: str
    about: str


#: A team's id and the name of something in it.
Row = tuple[UUID, str]
Find = Callable[[str], Row | None]


def _template(pk: str) -> Row | None:
    return Template.objects.filter(pk=pk).values_list("team_id", "name").first()


def _link(pk: str) -> Row | None:
    return ShareLink.objects.filter(pk=pk).values_list("team_id", "template__name").first()


def _attempt(pk: str) -> Row | None:
    return Attempt.objects.filter(pk=pk).values_list("team_id", "link__template__name").first()


def _chat_list(pk: str) -> Row | None:
    return ChatList.objects.filter(pk=pk).values_list("team_id", "name").first()


def _folder(pk: str) -> Row | None:
    return Folder.objects.filter(pk=pk).values_list("team_id", "name").first()


def _token(pk: str) -> Row | None:
    return ApiToken.objects.filter(pk=pk).values_list("team_id", "name").first()


def _team(pk: str) -> Row | None:
    found = Team.objects.filter(pk=pk).values_list("pk", flat=True).first()
    return None if found is None else (found, "")


def _shared(token: str) -> Row | None:
    return ShareLink.objects.filter(token=token).values_list("team_id", "template__name").first()


#: By the first word of an address, pages' and the API's alike; what follows it names the thing.
IN_PATH: Mapping[str, Find] = {
    "templates": _template,
    "share-links": _link,
    "attempts": _attempt,
    "chats": _chat_list,
    "chat-lists": _chat_list,
    "folders": _folder,
    "tokens": _token,
    "teams": _team,
    "s": _shared,
}
#: By the name of a parameter, where the path itself names nothing; the narrower ones first.
IN_QUERY: Mapping[str, Find] = {"link": _link, "template": _template, "folder": _folder, "team": _team}


def thing_of(address: str) -> Thing | None:
    """What an address names, a whole one or a path; None for what is not ours, leads nowhere, or names nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != settings.PUBLIC_ORIGIN:
        return None
    try:
        match = resolve(parts.path)
    except Resolver404:
        return None
    if match.kwargs:
        word = parts.path.removeprefix("/api/v1").strip("/").split("/")[0]
        name = str(next(iter(match.kwargs.values())))  # the outermost place comes first
        return _found(IN_PATH.get(word), name, parts.path)
    query = dict(parse_qsl(parts.query))
    for name, find in IN_QUERY.items():
        if _is_id(query.get(name, "")):
            return _found(find, query[name], f"{parts.path}?{name}={query[name]}")
    return None


def _found(find: Find | None, name: str, address: str) -> Thing | None:
    row = find(name) if find is not None else None
    return None if row is None else Thing(row[0], address, row[1])


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
