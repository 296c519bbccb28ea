"""Who may ask for what: one row for each method of each address of the site. `test_matrix.py` holds the site to it.

An address of the URLconf without a row fails the tests, and so does a method that is answered without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from tests.api.security.world import World

SAVE = {"If-Match": '"1"', "Save-Id": "matrix"}
DOCUMENT = {"card": {"elements": [{"tag": "hr"}]}}
STARTED = {"attempt": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01", "batch": 0, "state": "started", "deliveries": []}
TEXT = {"text": "{}"}


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
    special: dict[str, int] = field(default_factory=dict)
    # No token may do it, not even an owner's.
    people_only: bool = False


OPEN, SIGNED_IN, AUDIENCE = Access.OPEN, Access.SIGNED_IN, Access.AUDIENCE
VIEW, EDIT, PUBLISH, MANAGE = Access.VIEW, Access.EDIT, Access.PUBLISH, Access.MANAGE


def in_team(**more: Any) -> Body:
    return lambda world: {"team": str(world.team.pk), **more}


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
    "GET api:teams": Row(SIGNED_IN),
    "GET api:embed-origins": Row(VIEW),
    "PUT api:embed-origins": Row(MANAGE, 200, {"origins": ["https://oa.example.com"]}),
    "GET api:tokens": Row(MANAGE, query=in_team()),
    "POST api:tokens": Row(MANAGE, 201, in_team(name="CI"), people_only=True),
    "DELETE api:token": Row(MANAGE, 204),
}
LIBRARY = {
    "GET library:index": Row(SIGNED_IN, query=in_team()),
    "GET library:paste": Row(SIGNED_IN),
    # Strangers begin a card of their own.
    "GET library:new": Row(EDIT, query=in_team(), special={"charlie": 200}),
    "GET api:template-list": Row(SIGNED_IN),
    "POST api:template-list": Row(EDIT, 201, in_team(name="New", document=DOCUMENT)),
    "GET api:template": Row(VIEW),
    "PATCH api:template": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:template": Row(EDIT, 204),
    "GET api:template-draft": Row(VIEW),
    "PUT api:template-draft": Row(EDIT, 200, {"document": DOCUMENT}, headers=SAVE),
    "PUT api:template-editors": Row(VIEW, 200, {"tab": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a02"}),
    "POST api:template-content": Row(VIEW),
    "POST api:template-duplicate": Row(EDIT, 201),
    "POST api:template-restore": Row(EDIT),
    "PUT api:template-archive": Row(EDIT),
    "DELETE api:template-archive": Row(EDIT),
    "PUT api:template-star": Row(VIEW, 204),
    "DELETE api:template-star": Row(VIEW, 204),
    "GET api:version-list": Row(VIEW),
    "POST api:version-list": Row(PUBLISH, 200),
    "GET api:version": Row(VIEW),
    "POST api:version-restore": Row(EDIT),
    "GET api:gallery": Row(OPEN),
    "GET api:folder-list": Row(SIGNED_IN, query=in_team()),
    "POST api:folder-list": Row(EDIT, 201, in_team(name="New")),
    "PATCH api:folder": Row(EDIT, 200, {"name": "Other"}),
    "DELETE api:folder": Row(EDIT, 204),
    "GET api:tag-list": Row(SIGNED_IN, query=in_team()),
}
CHATS = {
    "GET chats:index": Row(SIGNED_IN, query=in_team()),
    # Strangers make a list of their own.
    "POST chats:index": Row(EDIT, 302, {"name": "New"}, in_team(), special={"charlie": 302}),
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
    "POST sharing:send": Row(EDIT, 302, lambda world: {"card": str(world.template.pk)}),
    "POST sharing:send-config": Row(SIGNED_IN, 200, signing("sharing:send"), special={"anonymous": 401}),
    # Whoever is not let in gets a page that says so and shows nothing of the card.
    "GET sharing:page": Row(AUDIENCE, special={"anonymous": 200, "charlie": 200}),
    "GET sharing:errors": Row(AUDIENCE),
    "GET sharing:embed": Row(AUDIENCE),
    # Leads to the share page, which asks who comes.
    "GET sharing:open": Row(OPEN, 302),
    "GET sharing:share-button": Row(OPEN),
    "POST sharing:jsapi-config": Row(AUDIENCE, 200, signing("sharing:page")),
    "POST sharing:content": Row(AUDIENCE, 200, {"values": {}}),
    "POST sharing:attempts": Row(AUDIENCE, 201, STARTED),
    "GET sharing:create": Row(EDIT),
    "POST sharing:create": Row(EDIT, 302, {"mode": "choose", "audience": "team", "selectType": "0", "life": "7"}),
    "GET sharing:history": Row(VIEW),
    "GET sharing:link": Row(VIEW),
    "GET sharing:attempts-csv": Row(VIEW),
    "GET sharing:recording": Row(VIEW),
    "POST sharing:update": Row(EDIT, 302),
    "POST sharing:revoke": Row(EDIT, 302),
    "GET sharing:log": Row(SIGNED_IN, query=in_team()),
    "GET sharing:attempt": Row(VIEW),
    "GET sharing:log-csv": Row(SIGNED_IN, query=in_team()),
    "GET takeaway:link": Row(VIEW),
    "POST takeaway:embed-origins": Row(MANAGE, 302, {"add": "https://oa.example.com"}),
    "GET takeaway:link-files": Row(VIEW),
    "GET takeaway:template": Row(VIEW),
    "GET takeaway:template-files": Row(VIEW),
    "POST api:template-send": Row(EDIT),
    "GET api:share-links": Row(VIEW, query=of_template()),
    "POST api:share-links": Row(EDIT, 201, of_template()),
    "GET api:share-link": Row(VIEW),
    "POST api:share-link-revoke": Row(EDIT),
    "POST api:share-link-update": Row(EDIT),
    "GET api:share-link-attempts": Row(VIEW),
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
ROWS: dict[str, Row] = {**SITE, **ACCOUNTS, **LIBRARY, **CHATS, **SHARING, **DESIGNER}
UNSAFE = {key: row for key, row in ROWS.items() if not key.startswith("GET ")}
