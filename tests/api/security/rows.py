"""Who may ask for what: one row for each method of each address of the site. `test_matrix.py` holds the site to it.
What tokens need is in `scopes.py`.

An address of the URLconf without a row fails the tests, and so does a method that is answered without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import UUID

from cardstudio.cards.library.archive import pack
from tests.api.security.world import World

SAVE = {"If-Match": '"1"', "Save-Id": "matrix"}
DOCUMENT = {"card": {"elements": [{"tag": "hr"}]}}
STARTED = {"attempt": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01", "batch": 0, "state": "started", "deliveries": []}
TEXT = {"text": "{}"}
ARCHIVE = pack({"a/card.json": b'{"card": {"elements": []}}'})


class Access(Enum):
    """Who gets what an address is for; `test_matrix.py` says what everybody else gets."""

    OPEN = "everybody, signed in or not"
    SIGNED_IN = "everybody who is signed in; what is shown is the person's own"
    VIEW = "members of the team"
    EDIT = "editors and up (making and ending links is theirs too)"
    PUBLISH = "publishers and up"
    MANAGE = "owners"
    AUDIENCE = "whom the share link lets in: here its team"


Body = Callable[[World], Any] | dict[str, Any]


@dataclass(frozen=True)
class Row:
    """`status` is what those get who may. `special`: what single actors get instead, by name.

    `body` is sent as JSON to endpoints and share posts, as a form to pages.
    """

    access: Access
    status: int = 200
    body: Body = field(default_factory=dict)
    query: Body = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    # Sent instead of a body, where files are taken.
    archive: bytes = b""
    special: dict[str, int] = field(default_factory=dict)
    # What people of the team's company get who are not in it: its door and its invitations show them its name.
    colleagues: int | None = None
    # Whoever has the link sees what it is for.
    told: bool = False
    # Answers after the share link has ended, too: there is nothing to send, but what was sent is told.
    outlives: bool = False


# Everybody without a role in the team, by name (`world.py`).
NOT_IN = ("anonymous", "charlie", "colleague", "former", "outsider")
OPEN, SIGNED_IN, AUDIENCE = Access.OPEN, Access.SIGNED_IN, Access.AUDIENCE
VIEW, EDIT, PUBLISH, MANAGE = Access.VIEW, Access.EDIT, Access.PUBLISH, Access.MANAGE


def in_team(**more: Any) -> Body:
    return lambda world: {"team": str(world.team.pk), **more}


def of_address() -> Body:
    return lambda world: {"address": world.path("designer:template")}


def of_template(**more: Any) -> Body:
    return lambda world: {"template": str(world.template.pk), **more}


def signing(path: str) -> Body:
    return lambda world: {"url": world.address(path)}


SITE = {
    "GET home": Row(OPEN, 302),
    "GET healthz": Row(OPEN),
    "GET readyz": Row(OPEN),
    "GET embed-message-card": Row(OPEN),
    "GET set_language": Row(OPEN, 302),
    "POST set_language": Row(OPEN, 302, {"language": "en"}),
    "GET api-docs": Row(OPEN),
}
ACCOUNTS = {
    "GET accounts:signin": Row(SIGNED_IN, 302, special={"anonymous": 200}),
    "GET accounts:start": Row(OPEN, 302),
    "GET accounts:client-signin": Row(OPEN),
    "POST accounts:client-signin": Row(OPEN, 400, {"code": "x", "state": "nobody began this"}),
    "GET accounts:callback": Row(OPEN, 400),
    "POST accounts:signout": Row(OPEN, 302),
    "GET accounts:me": Row(SIGNED_IN),
    "POST accounts:choose": Row(SIGNED_IN, 302, {"theme": "dark"}),
    # Nobody's.
    "POST accounts:sign-out-device": Row(SIGNED_IN, 404),
    "POST accounts:sign-out-others": Row(SIGNED_IN, 302),
    "GET api:embed-origins": Row(VIEW),
    "PUT api:embed-origins": Row(MANAGE, 200, {"origins": ["https://oa.example.com"]}),
    "GET api:tokens": Row(MANAGE, query=in_team()),
    "POST api:tokens": Row(MANAGE, 201, in_team(name="CI", scopes=["content"])),
    "DELETE api:token": Row(MANAGE, 204),
    "POST api:token-rotate": Row(MANAGE),
}
TEAMS = {
    "GET teams:new": Row(SIGNED_IN),
    "GET teams:settings": Row(VIEW),
    "GET teams:members": Row(VIEW),
    "GET teams:tokens": Row(MANAGE),
    "POST teams:tokens": Row(MANAGE, 200, {"name": "CI", "scopes": "content", "life": "90"}),
    "POST teams:token-rotate": Row(MANAGE),
    "POST teams:token-revoke": Row(MANAGE, 302),
    "GET teams:audit": Row(MANAGE),
    "GET teams:audit-csv": Row(MANAGE),
    "GET teams:activity": Row(VIEW),
    "GET api:team-audit": Row(MANAGE),
    "GET api:me": Row(SIGNED_IN),
    "GET api:teams": Row(SIGNED_IN),
    "POST api:teams": Row(SIGNED_IN, 201, {"name": "New"}),
    "GET api:team": Row(VIEW),
    "PATCH api:team": Row(MANAGE, 200, {"name": "Other"}),
    "DELETE api:team": Row(MANAGE, 204),
    "POST api:team-restore": Row(SIGNED_IN, 404),
    "POST api:team-transfer": Row(MANAGE, 200, lambda world: {"user": str(world.guest.pk)}),
    "GET api:team-members": Row(VIEW),
    "GET api:team-member": Row(VIEW),
    "PATCH api:team-member": Row(MANAGE, 200, {"role": "viewer"}),
    "DELETE api:team-member": Row(MANAGE, 204),
    "GET api:team-invites": Row(MANAGE),
    "POST api:team-invites": Row(MANAGE, 201, {"role": "viewer"}),
    "DELETE api:team-invite": Row(MANAGE, 204),
    # Members are in already. Whoever came by an invitation once does not come back by it.
    "POST api:invite-accept": Row(VIEW, colleagues=200, special={"former": 410}),
    "GET teams:join": Row(VIEW, colleagues=200, special={"former": 410}),
    "POST teams:join": Row(VIEW, 302, colleagues=302, special={"former": 410}),
    "GET teams:start": Row(SIGNED_IN, 302),
    "GET teams:first": Row(SIGNED_IN, colleagues=200),
    "POST teams:alone": Row(SIGNED_IN, 302),
    "POST teams:invitation": Row(SIGNED_IN, 302, {"link": "https://studio.example/join/nobody-has-this-token/"}),
    # Members are in, and the door shows the team to its own company only.
    "POST teams:ask-to-join": Row(SIGNED_IN, 404, colleagues=302),
    "GET teams:waiting": Row(SIGNED_IN, 404),
    "POST teams:request-change": Row(SIGNED_IN, 404),
    "GET teams:inbox": Row(SIGNED_IN),
    "POST teams:answer": Row(MANAGE, 302, {"decline": "1"}),
    # Whatever stands at the address.
    "GET teams:ask": Row(SIGNED_IN, query=of_address()),
    "POST teams:ask": Row(SIGNED_IN, 302, of_address()),
    "GET teams:asked": Row(SIGNED_IN, query=of_address()),
    "POST api:access-requests": Row(SIGNED_IN, 202, of_address()),
    "GET api:join-requests": Row(MANAGE),
    "POST api:join-requests": Row(SIGNED_IN, 404, in_team(), colleagues=201),
    "PATCH api:join-request": Row(MANAGE, 200, {"state": "declined"}),
    "GET api:own-requests": Row(SIGNED_IN),
    # It is somebody else's: owners see it among their team's, nobody else at all.
    "GET api:own-request": Row(SIGNED_IN, 404),
    "PATCH api:own-request": Row(SIGNED_IN, 404, {"message": "Please"}),
    "DELETE api:own-request": Row(SIGNED_IN, 404),
    "POST api:own-request-remind": Row(SIGNED_IN, 404),
}
LIBRARY = {
    "GET library:index": Row(VIEW, query=in_team()),
    "GET library:paste": Row(SIGNED_IN),
    "GET library:new": Row(EDIT, query=in_team()),
    "GET api:template-list": Row(SIGNED_IN),
    "POST api:template-list": Row(EDIT, 201, in_team(name="New", document=DOCUMENT)),
    "POST api:template-changes": Row(SIGNED_IN, 200, {"changes": [{"template": str(UUID(int=1)), "do": "archive"}]}),
    "GET api:template": Row(VIEW),
    "PATCH api:template": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:template": Row(EDIT, 204),
    "GET api:template-draft": Row(VIEW),
    "PUT api:template-draft": Row(EDIT, 200, {"document": DOCUMENT}, headers=SAVE),
    "PUT api:template-editors": Row(VIEW, 200, {"tab": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a02"}),
    "POST api:template-content": Row(VIEW),
    "POST api:template-content-batch": Row(VIEW, 200, {"items": [{}]}),
    "POST api:team-content": Row(VIEW),
    "GET api:team-library": Row(VIEW),
    "POST api:team-library": Row(EDIT, archive=ARCHIVE),
    "POST api:team-selection": Row(VIEW, 200, {"templates": []}),
    "POST api:template-duplicate": Row(EDIT, 201),
    # Within the team: it is there already.
    "POST api:template-move": Row(PUBLISH, 200, in_team()),
    "POST api:template-restore": Row(EDIT),
    "GET api:template-card-file": Row(VIEW),
    "POST api:template-purge": Row(PUBLISH, 204),
    "POST api:team-trash-empty": Row(PUBLISH, 200, {"before": "2026-11-30T09:00:00Z"}),
    "PUT api:template-archive": Row(EDIT),
    "DELETE api:template-archive": Row(EDIT),
    "PUT api:template-star": Row(VIEW, 204),
    "DELETE api:template-star": Row(VIEW, 204),
    "GET api:version-list": Row(VIEW),
    "POST api:version-list": Row(EDIT, 200),
    "GET api:version": Row(VIEW),
    "PATCH api:version": Row(EDIT, 200, {"note": "For Monday"}),
    "POST api:version-restore": Row(EDIT),
    "GET library:offers": Row(EDIT),
    "POST library:offers": Row(EDIT, 302),
    "POST library:offer-revoke": Row(EDIT, 302),
    "GET library:offer": Row(SIGNED_IN, told=True),
    "POST library:offer": Row(EDIT, 302, lambda world: {"to": str(world.team.pk)}),
    "GET api:template-offers": Row(EDIT),
    "POST api:template-offers": Row(EDIT, 201),
    "DELETE api:template-offer": Row(EDIT, 204),
    "GET api:offer": Row(SIGNED_IN, told=True),
    "POST api:offer-copy": Row(EDIT, 201, in_team()),
    "GET api:team-blocks": Row(VIEW),
    "POST api:team-blocks": Row(EDIT, 201, {"name": "New", "format": "2.0", "elements": [{"tag": "hr"}]}),
    "GET api:team-block": Row(VIEW),
    "PATCH api:team-block": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:team-block": Row(EDIT, 204),
    "GET api:team-starting-points": Row(VIEW),
    "PUT api:template-starting-point": Row(EDIT),
    "DELETE api:template-starting-point": Row(EDIT),
    "GET api:gallery": Row(OPEN),
    "GET api:folder-list": Row(SIGNED_IN, query=in_team()),
    "POST api:folder-list": Row(EDIT, 201, in_team(name="New")),
    "PATCH api:folder": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:folder": Row(EDIT, 204),
    "GET api:tag-list": Row(SIGNED_IN, query=in_team()),
}
CHATS = {
    "GET chats:index": Row(VIEW, query=in_team()),
    "POST chats:index": Row(EDIT, 302, {"name": "New"}, in_team()),
    "GET chats:list": Row(VIEW),
    "POST chats:list": Row(EDIT, 302, {"chats": "oc_new"}),
    "POST chats:rename": Row(EDIT, 302, {"name": "Other"}),
    "POST chats:change": Row(EDIT, 302, {"ref": "oc_kept", "name": "Other"}),
    "POST chats:names": Row(EDIT, 302),
    "POST chats:remove": Row(EDIT, 302, {"ref": "oc_kept"}),
    "POST chats:undo": Row(EDIT, 302, lambda world: {"undo": world.undo}),
    "POST chats:delete": Row(EDIT, 302),
    "POST chats:restore": Row(EDIT, 302),
    "GET chats:export": Row(VIEW),
    "GET chats:add": Row(EDIT),
    "GET api:chat-list-list": Row(SIGNED_IN),
    "POST api:chat-list-list": Row(EDIT, 201, in_team(name="New")),
    "GET api:chat-list": Row(VIEW),
    "PATCH api:chat-list": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:chat-list": Row(EDIT, 204),
    "POST api:chat-list-copy": Row(EDIT, 201, in_team()),
    "POST api:chat-list-move": Row(EDIT, 201, in_team()),
    "POST api:chat-list-restore": Row(EDIT),
    "POST api:chat-list-jsapi-config": Row(EDIT, 200, lambda world: {"url": world.address("chats:add")}),
    "POST api:chat-list-names": Row(EDIT),
    "GET api:chat-list-chats": Row(VIEW),
    "POST api:chat-list-chats": Row(EDIT, 200, {"chats": [{"open_chat_id": "oc_new"}]}),
    "POST api:chat-list-chats-remove": Row(EDIT, 200, {"ids": ["oc_kept"]}),
    "POST api:chat-list-chats-restore": Row(EDIT, 200, lambda world: {"undo": world.undo}),
    "PATCH api:chat-list-chat": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:chat-list-chat": Row(EDIT, 204),
}
SHARING = {
    "GET sharing:send": Row(SIGNED_IN),
    "POST sharing:send": Row(VIEW, 302, lambda world: {"card": str(world.template.pk)}),
    "GET sharing:fill-in": Row(VIEW),
    "POST sharing:fill-in": Row(VIEW, 302),
    "POST sharing:send-config": Row(SIGNED_IN, 200, signing("sharing:send"), special={"anonymous": 401}),
    # Whoever is not let in gets a page that says so and shows nothing of the card.
    "GET sharing:page": Row(AUDIENCE, special=dict.fromkeys(NOT_IN, 200)),
    "GET sharing:errors": Row(AUDIENCE, outlives=True),
    "GET sharing:embed": Row(AUDIENCE),
    # Leads to the share page, which asks who comes.
    "GET sharing:open": Row(OPEN, 302, outlives=True),
    "GET sharing:share-button": Row(OPEN),
    "POST sharing:jsapi-config": Row(AUDIENCE, 200, signing("sharing:page")),
    "POST sharing:content": Row(AUDIENCE, 200, {"values": {}}),
    "POST sharing:attempts": Row(AUDIENCE, 201, STARTED, outlives=True),
    "GET sharing:create": Row(EDIT),
    "POST sharing:create": Row(EDIT, 302, {"mode": "choose", "audience": "team", "selectType": "0", "life": "7"}),
    "GET sharing:history": Row(VIEW),
    "GET sharing:versions": Row(VIEW),
    "GET sharing:link": Row(VIEW),
    "GET sharing:attempts-csv": Row(VIEW),
    "GET sharing:recording": Row(VIEW),
    "POST sharing:update": Row(EDIT, 302),
    "POST sharing:revoke": Row(EDIT, 302),
    "GET sharing:log": Row(VIEW, query=in_team()),
    "GET sharing:attempt": Row(VIEW),
    "GET sharing:log-csv": Row(VIEW, query=in_team()),
    "GET takeaway:link": Row(VIEW),
    "POST takeaway:embed-origins": Row(MANAGE, 302, {"add": "https://oa.example.com"}),
    "GET takeaway:link-files": Row(VIEW),
    "GET takeaway:template": Row(VIEW),
    "GET takeaway:template-files": Row(VIEW),
    # Viewers send the release in their own name.
    "POST api:template-send": Row(VIEW, 201),
    "GET api:template-release": Row(VIEW),
    "PUT api:template-release": Row(PUBLISH, 200, {"version": 1}),
    "GET api:version-breaks": Row(VIEW),
    "DELETE api:template-pin": Row(PUBLISH, 204),
    "GET api:draft-breaks": Row(VIEW),
    "GET api:share-links": Row(VIEW, query=of_template()),
    "POST api:share-links": Row(EDIT, 201, of_template()),
    "GET api:share-link": Row(VIEW),
    "POST api:share-link-revoke": Row(EDIT),
    "POST api:share-link-update": Row(EDIT),
    "GET api:share-link-attempts": Row(VIEW),
    "GET api:team-attempts": Row(VIEW),
    "POST api:share-link-take-away": Row(VIEW),
    "POST api:template-take-away": Row(VIEW),
}
DESIGNER = {
    "GET designer:template": Row(VIEW),
    "GET designer:signed-in": Row(SIGNED_IN),
    "GET designer:try": Row(OPEN),
    "GET designer:try-keep": Row(SIGNED_IN),
    "GET api:catalog": Row(OPEN),
    "GET api:catalog-help": Row(OPEN),
    "GET api:catalog-by-hash": Row(OPEN, 404),
    "POST api:cards-lint": Row(OPEN, 200, {"card": DOCUMENT["card"]}),
    "POST api:cards-fill": Row(OPEN, 200, {"document": DOCUMENT}),
    "POST api:cards-convert": Row(OPEN, 200, {"card": DOCUMENT["card"]}),
    "POST api:cards-unwrap": Row(OPEN, 200, TEXT),
    "POST api:cards-snippets": Row(OPEN, 200, {"card": DOCUMENT["card"]}),
    "GET api:schema": Row(OPEN),
}
ROWS: dict[str, Row] = {**SITE, **ACCOUNTS, **TEAMS, **LIBRARY, **CHATS, **SHARING, **DESIGNER}
UNSAFE = {key: row for key, row in ROWS.items() if not key.startswith("GET ")}
