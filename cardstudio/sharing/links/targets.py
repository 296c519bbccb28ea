"""Where a link sends: what each mode needs, and what can't go together (h5-jssdk §2.2, §2.3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import Chat, ChatList
from cardstudio.chats.selectors import people_of
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.picker import choose_chat_params
from cardstudio.sharing.models import ShareLink

Mode = ShareLink.Mode
Problems = dict[str, list[str]]
# `openIDs` takes no more in one call, and people are sent to in one.
MOST_PEOPLE = 10
NAME_LENGTH = 120
_OPEN_ID = re.compile(r"ou_[A-Za-z0-9_-]{1,61}")


@dataclass(frozen=True)
class LinkTargets:
    """A mode with exactly what it needs; everything that belongs to another mode is empty."""

    mode: str = Mode.CHOOSE
    chat_list: ChatList | None = None
    people: list[dict[str, str]] = field(default_factory=list)
    picker: JSONObject = field(default_factory=dict)

    @property
    def reaches_outsiders(self) -> bool:
        """Whether people outside the organisation may get the card."""
        if self.chat_list is not None:
            return Chat.objects.filter(list=self.chat_list, external=True).exists()
        return self.mode == Mode.CHOOSE and bool(self.picker.get("externalChat"))


def link_targets(team: Team, options: LinkOptions) -> LinkTargets:
    """What a link of `team` sends to, checked.

    A list of people is copied: the link goes on sending to those it was made for. A list of chats is looked up at each
    sending.

    Raises:
        ApiError: 400 naming each field that is missing, wrong, or belongs to another mode.
    """
    mode, chat_list, people = options.mode, options.chat_list, options.people
    if mode == Mode.LIST:
        foreign = {"people": people, "choose_chat_params": options.picker}
        return LinkTargets(mode, chat_list=_chats(team, chat_list, foreign))
    if mode == Mode.PEOPLE:
        return LinkTargets(mode, people=_people(team, chat_list, people, {"choose_chat_params": options.picker}))
    if mode != Mode.CHOOSE:
        raise _invalid({"mode": [_("Links choose chats, send to a chat list, or to people.")]})
    _refuse(_foreign({"chat_list": chat_list, "people": people}))
    return LinkTargets(mode, picker=choose_chat_params(options.picker))


def _chats(team: Team, chat_list: ChatList | None, foreign: Mapping[str, Any]) -> ChatList:
    problems = _foreign(foreign)
    if chat_list is None or chat_list.team_id != team.pk or chat_list.kind != ChatList.Kind.CHATS:
        problems["chat_list"] = [_("Choose one of the team's chat lists.")]
    elif not Chat.objects.filter(list=chat_list).exists():
        problems["chat_list"] = [_("This list is empty.")]
    _refuse(problems)
    assert chat_list is not None
    return chat_list


def _people(
    team: Team, chat_list: ChatList | None, people: Sequence[Any], foreign: Mapping[str, Any]
) -> list[dict[str, str]]:
    problems = _foreign(foreign)
    if chat_list is not None:
        if chat_list.team_id != team.pk or chat_list.kind != ChatList.Kind.PEOPLE:
            problems["chat_list"] = [_("Choose one of the team's lists of people.")]
        people = people_of(chat_list)
    source = "chat_list" if chat_list is not None else "people"
    read = [_person(entry) for entry in people]
    found = {person["open_id"]: person for person in read if person is not None}
    if None in read:
        problems[source] = [_("Each entry needs an open_id (ou_…).")]
    elif not found:
        problems.setdefault(source, [_("Name at least one person.")])
    elif len(found) > MOST_PEOPLE:
        problems[source] = [_("A card goes to at most %(most)d people at once.") % {"most": MOST_PEOPLE}]
    _refuse(problems)
    return list(found.values())


def _person(entry: Any) -> dict[str, str] | None:
    """`{open_id, name}`, or None for anything that is none."""
    given = entry if isinstance(entry, dict) else {}
    open_id, name = given.get("open_id"), given.get("name", "")
    if not isinstance(open_id, str) or not _OPEN_ID.fullmatch(open_id) or not isinstance(name, str):
        return None
    return {"open_id": open_id, "name": name[:NAME_LENGTH]}


def _foreign(given: Mapping[str, Any]) -> Problems:
    """Fields that were filled in and belong to another mode: nothing is accepted that would not count."""
    return {name: [_("This has no effect in this mode.")] for name, value in given.items() if value}


def _refuse(problems: Problems) -> None:
    if problems:
        raise _invalid(problems)


def _invalid(problems: Problems) -> ApiError:
    return ApiError("invalid", _("Some fields need another look."), fields=problems)
