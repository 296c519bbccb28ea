"""What the examples of the API's description ask: a call of every operation, in a team with one of each thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cardstudio.accounts import services as accounts
from cardstudio.accounts.models import ApiToken
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats import services as chats
from cardstudio.chats.models import ChatList
from cardstudio.chats.parsing import NewChat
from cardstudio.library import services as library
from cardstudio.library.models import Folder, Template
from cardstudio.library.versions import version_publish
from cardstudio.sharing.links import services as sharing
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import Attempt, Delivery, ShareLink
from tests.conftest import People

Json = dict[str, Any]
ORIGIN = "http://testserver"
TAB = "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a02"
CARD: Json = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release ${build}"}, "template": "blue"},
    "body": {"elements": [{"tag": "markdown", "content": "**Gateway** goes out on Monday"}]},
}
PLAIN = {**CARD, "header": {**CARD["header"], "title": {"tag": "plain_text", "content": "Release 3.2"}}}
OLD = {"elements": [{"tag": "markdown", "content": "**Gateway** goes out on Monday"}]}
DOCUMENT: Json = {
    "card": CARD,
    "variables": [{"name": "build", "type": "text", "label": "Build", "example": "3.2"}],
    "samples": [{"name": "Next release", "values": {"build": "3.2"}}],
}


@dataclass
class World:
    people: People
    template: Template
    trashed: Template
    folder: Folder
    chat_list: ChatList
    deleted_list: ChatList
    undo: str
    link: ShareLink
    token: ApiToken

    @property
    def team(self) -> str:
        return str(self.people.team.pk)


def build(people: People) -> World:
    """One thing of each kind, made by the services as the site itself makes them."""
    actor, team = Actor(people.alice), people.team
    template, plain, trashed = (
        library.template_create(actor=actor, team=team, name=name, document=document, tags=["release"])
        for name, document in (("Release", DOCUMENT), ("Notice", {"card": PLAIN}), ("Old release", {"card": PLAIN}))
    )
    version_publish(actor=actor, template=template, note="First")
    library.template_delete(actor=actor, template=trashed)
    kept, gone = (
        chats.chat_list_create(actor=actor, team=team, app=site_app(), name=name, kind=ChatList.Kind.CHATS)
        for name in ("On call", "Night shift")
    )
    new = [NewChat("oc_ops", "Ops", False), NewChat("oc_night", "Night", False)]
    chats.chats_add(actor=actor, chat_list=kept, chats=new)
    _count, undo = chats.chats_remove(actor=actor, chat_list=kept, refs=["oc_night"])
    chats.chat_list_delete(actor=actor, chat_list=gone)
    link = sharing.share_link_create(actor=actor, template=plain, options=LinkOptions(audience="team")).link
    attempt = Attempt.objects.create(
        team=team, link=link, attempt=TAB, version=link.version, state="sent", sender=people.bob
    )
    Delivery.objects.create(attempt=attempt, open_chat_id="oc_ops", open_message_id="om_1", status=0)
    token, _key = accounts.token_create(actor=actor, team=team, name="CI")
    folder = library.folder_create(actor=actor, team=team, name="Releases")
    template.refresh_from_db()
    return World(people, template, trashed, folder, kept, gone, undo, link, token)


@dataclass(frozen=True)
class Call:
    """One request: a method, an address under `/api/v1/`, and what goes with it."""

    method: str
    path: str
    body: Json | None = None
    headers: tuple[tuple[str, str], ...] = ()


Make = Callable[[World], Call]


def _plain(method: str, path: str, body: Json | None = None) -> Make:
    return lambda world: Call(method, path, body)


def _at(method: str, what: str, path: str = "", body: Json | None = None, **headers: str) -> Make:
    """A call of something of the world's, as `templates/{id}/…`."""
    places = {
        "templates": "template", "folders": "folder", "chat-lists": "chat_list", "share-links": "link",
        "tokens": "token",
    }  # fmt: skip
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda world: Call(method, f"{what}/{getattr(world, places[what]).pk}/{path}", body, named)


SAVE = {"If_Match": '"1"', "Save_Id": "6f0d"}
CALLS: dict[str, Make] = {
    "lint_card": _plain("POST", "cards/lint/", {"card": {"elements": [{"tag": "img", "img_key": "img_v3"}]}}),
    "fill_document": _plain("POST", "cards/fill/", {"document": DOCUMENT, "values": {"build": "3.2"}}),
    "convert_card": _plain("POST", "cards/convert/", {"card": OLD, "to": "2.0"}),
    "unwrap_card": _plain("POST", "cards/unwrap/", {"text": '{"msg_type":"interactive","card":{"elements":[]}}'}),
    "make_snippets": _plain("POST", "cards/snippets/", {"card": PLAIN}),
    "get_catalog": _plain("GET", "catalog/"),
    "get_catalog_help": _plain("GET", "catalog/help/"),
    "get_gallery": _plain("GET", "gallery/"),
    "list_templates": lambda world: Call("GET", f"templates/?team={world.team}&q=Release"),
    "create_template": lambda world: Call(
        "POST", "templates/", {"team": world.team, "name": "Release", "document": DOCUMENT, "tags": ["release"]}
    ),
    "get_template": _at("GET", "templates"),
    "update_template": _at("PATCH", "templates", "", {"name": "Release notes"}),
    "delete_template": _at("DELETE", "templates"),
    "restore_template": lambda world: Call("POST", f"templates/{world.trashed.pk}/restore/"),
    "duplicate_template": _at("POST", "templates", "duplicate/", {"name": "Release, copy"}),
    "archive_template": _at("PUT", "templates", "archive/"),
    "unarchive_template": _at("DELETE", "templates", "archive/"),
    "star_template": _at("PUT", "templates", "star/"),
    "unstar_template": _at("DELETE", "templates", "star/"),
    "get_draft": _at("GET", "templates", "draft/"),
    "save_draft": _at("PUT", "templates", "draft/", {"document": DOCUMENT}, **SAVE),
    "report_editor": _at("PUT", "templates", "editors/", {"tab": TAB}),
    "get_content": _at("POST", "templates", "content/", {"values": {"build": "3.2"}}),
    "send_template": lambda world: Call("POST", f"templates/{world.link.template_id}/send/"),
    "take_away_template": _at("POST", "templates", "take-away/", {"values": {"build": "3.2"}}),
    "list_versions": _at("GET", "templates", "versions/"),
    "publish_version": _at("POST", "templates", "versions/", {"note": "For Monday"}),
    "get_version": _at("GET", "templates", "versions/1/"),
    "restore_version": _at("POST", "templates", "versions/1/restore/", {"revision": 1}),
    "list_folders": lambda world: Call("GET", f"folders/?team={world.team}"),
    "create_folder": lambda world: Call("POST", "folders/", {"team": world.team, "name": "Incidents"}),
    "rename_folder": _at("PATCH", "folders", "", {"name": "Launches"}),
    "delete_folder": _at("DELETE", "folders"),
    "list_tags": lambda world: Call("GET", f"tags/?team={world.team}"),
    "list_chat_lists": lambda world: Call("GET", f"chat-lists/?team={world.team}"),
    "create_chat_list": lambda world: Call("POST", "chat-lists/", {"team": world.team, "name": "Leads"}),
    "get_chat_list": _at("GET", "chat-lists"),
    "rename_chat_list": _at("PATCH", "chat-lists", "", {"name": "On call, day"}),
    "delete_chat_list": _at("DELETE", "chat-lists"),
    "restore_chat_list": lambda world: Call("POST", f"chat-lists/{world.deleted_list.pk}/restore/"),
    "list_chats": _at("GET", "chat-lists", "chats/"),
    "add_chats": _at("POST", "chat-lists", "chats/", {"chats": [{"open_chat_id": "oc_leads", "name": "Leads"}]}),
    "update_chat": _at("PATCH", "chat-lists", "chats/oc_ops/", {"name": "Operations"}),
    "remove_chat": _at("DELETE", "chat-lists", "chats/oc_ops/"),
    "remove_chats": _at("POST", "chat-lists", "chats/remove/", {"ids": ["oc_ops"]}),
    "restore_chats": lambda world: Call(
        "POST", f"chat-lists/{world.chat_list.pk}/chats/restore/", {"undo": world.undo}
    ),
    "refresh_chat_names": _at("POST", "chat-lists", "names/"),
    "sign_choosing_page": lambda world: Call(
        "POST",
        f"chat-lists/{world.chat_list.pk}/jsapi-config/",
        {"url": f"{ORIGIN}/chats/{world.chat_list.pk}/add/"},
    ),
    "list_share_links": lambda world: Call("GET", f"share-links/?team={world.team}"),
    "create_share_link": lambda world: Call(
        "POST", "share-links/", {"template": str(world.link.template_id), "audience": "team"}
    ),
    "get_share_link": _at("GET", "share-links"),
    "revoke_share_link": _at("POST", "share-links", "revoke/"),
    "update_share_link": _at("POST", "share-links", "update/"),
    "list_attempts": _at("GET", "share-links", "attempts/"),
    "take_away_share_link": _at("POST", "share-links", "take-away/", {}),
    "list_teams": _plain("GET", "teams/"),
    "get_embed_origins": lambda world: Call("GET", f"teams/{world.team}/embed-origins/"),
    "set_embed_origins": lambda world: Call(
        "PUT", f"teams/{world.team}/embed-origins/", {"origins": ["https://oa.example.com"]}
    ),
    "list_tokens": lambda world: Call("GET", f"tokens/?team={world.team}"),
    "create_token": lambda world: Call("POST", "tokens/", {"team": world.team, "name": "CI", "role": "viewer"}),
    "revoke_token": _at("DELETE", "tokens"),
}
