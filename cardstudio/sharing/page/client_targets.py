"""Where a link sends, for the client at hand: its own chats or people, or whatever the client's picker offers.

What a client can't do is off, and a sentence says why (h5-jssdk §2.2, §2.3, §3.4).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

from django.utils.translation import gettext as _

from cardstudio.chats.models import Chat
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.client_versions import ClientInfo, dotted
from cardstudio.sharing.links.picker import BY_NAME, picker_params
from cardstudio.sharing.models import ShareLink

# As many chats, and as many people, as one call takes (h5-jssdk §2.2).
MOST_AT_ONCE = 10


Mode = Literal["choose", "chats", "people"]


class TargetsJson(TypedDict):
    """Where a page sends: `ids` are open_chat_ids or open_ids, `names` what the page may know of them."""

    mode: Mode
    ids: list[str]
    names: dict[str, str]


@dataclass(frozen=True)
class ClientTargets:
    """`mode` is `choose`, `chats` or `people`; `ids` are open_chat_ids or open_ids in the order they are sent to.

    `names` by id, empty where the page may be seen by anybody. `notes` say what this client can't do, and why.
    """

    mode: Mode
    ids: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def confirmations(self) -> int:
        """How often the client asks for a yes."""
        return -(-len(self.ids) // MOST_AT_ONCE) if self.mode == "chats" else 1

    def to_dict(self) -> TargetsJson:
        return {"mode": self.mode, "ids": self.ids, "names": self.names}


def has_own_targets(link: ShareLink) -> bool:
    """Whether the link names chats or people, also where the list is empty or a client can't do it."""
    return link.mode in (ShareLink.Mode.LIST, ShareLink.Mode.PEOPLE)


def client_targets(link: ShareLink, client: ClientInfo) -> ClientTargets:
    """The link's targets as this client can be asked for them."""
    if link.mode == ShareLink.Mode.LIST:
        return _chats(link, client)
    if link.mode == ShareLink.Mode.PEOPLE:
        return _people(link, client)
    return _choice(link, client)


def client_picker(link: ShareLink, client: ClientInfo) -> dict[str, Any]:
    """`chooseChatParams` without what this client would ignore."""
    params = picker_params(link.choose_chat_params)
    return {name: value for name, value in params.items() if not _is_lost(name, value, client)}


def _chats(link: ShareLink, client: ClientInfo) -> ClientTargets:
    rows = Chat.objects.filter(list=link.chat_list).order_by("pk").values_list("open_chat_id", "name")
    names = dict(rows)
    if not names:
        return _choice(link, client, _("The link's list has no chats yet. Choose them yourself."))
    return ClientTargets("chats", list(names), _shown(link, names))


def _people(link: ShareLink, client: ClientInfo) -> ClientTargets:
    if not client.supports("openIDs"):
        needed = client.minimum("openIDs")
        sentence = _("Sending to people needs Feishu %(version)s or newer. Choose their chats yourself.")
        return _choice(link, client, sentence % {"version": dotted(needed)})
    names = {person["open_id"]: person.get("name", "") for person in link.people}
    return ClientTargets("people", list(names), _shown(link, names))


def _choice(link: ShareLink, client: ClientInfo, why: str = "") -> ClientTargets:
    if client.missing_version():  # It sends nothing at all: the page says so, and what else it lacks is no matter.
        return ClientTargets("choose")
    notes = [_note(name, client) for name, value in link.choose_chat_params.items() if _is_lost(name, value, client)]
    return ClientTargets("choose", notes=[in_brand(note, link.app.brand) for note in [why, *notes] if note])


def _is_lost(name: str, value: Any, client: ClientInfo) -> bool:
    return bool(value) and not client.supports(name)


def _note(name: str, client: ClientInfo) -> str:
    """Why an option of the link's picker is off in this client."""
    option = BY_NAME[name].label
    needed = client.minimum(name)
    if client.never(name):
        return _("“%(option)s” does not exist in Feishu on this device.") % {"option": option}
    return _("“%(option)s” needs Feishu %(version)s or newer.") % {"option": option, "version": dotted(needed)}


def _shown(link: ShareLink, names: dict[str, str]) -> dict[str, str]:
    """Names are the team's: a page that opens for anybody does not tell them."""
    if link.audience == ShareLink.Audience.ANYONE:
        return {}
    return {key: name for key, name in names.items() if name}
