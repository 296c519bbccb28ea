"""What the examples of the API's description ask: a call of every operation, in a team with one of each thing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cardstudio.accounts.models import ApiToken, Identity, Role, Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.tokens import token_create
from cardstudio.cards.json import encode
from cardstudio.cards.library.archive import pack
from cardstudio.chats import services as chats
from cardstudio.chats.models import ChatList
from cardstudio.chats.parsing import NewChat
from cardstudio.library import services as library
from cardstudio.library.blocks import block_create
from cardstudio.library.models import Block, Folder, Offer, Template
from cardstudio.library.offers.services import offer_create
from cardstudio.library.releases import release_move
from cardstudio.library.versions import version_keep
from cardstudio.sharing.links import services as sharing
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import Attempt, Delivery, ShareLink
from cardstudio.teams import services as teams
from cardstudio.teams.invites.services import invite_create
from cardstudio.teams.members import member_add
from cardstudio.teams.models import Invite, JoinRequest
from tests.conftest import People

Json = dict[str, Any]
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)
ORIGIN = "http://testserver"
TAB = "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a02"
CARD: Json = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release ${build}"}, "template": "blue"},
    "body": {"elements": [{"tag": "markdown", "content": "**Gateway** goes out on Monday"}]},
}
PLAIN = {**CARD, "header": {**CARD["header"], "title": {"tag": "plain_text", "content": "Release 3.2"}}}
OLD = {"elements": [{"tag": "markdown", "content": "**Gateway** goes out on Monday"}]}
BLOCK_CONTENT: Json = {
    "elements": [{"tag": "markdown", "content": "Asked by ${asker}"}],
    "variables": [{"name": "asker", "type": "text", "label": "Asked by", "example": "Rosalind"}],
}
BLOCK: Json = {"format": "2.0", **BLOCK_CONTENT}
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
    shared: Team
    deleted_team: Team
    invite: Invite
    join_request: JoinRequest
    own_request: JoinRequest
    offer: Offer
    block: Block

    @property
    def team(self) -> str:
        return str(self.people.team.pk)

    @property
    def open_team(self) -> str:
        """A colleagues' team whose door shows it to Alice."""
        Identity.objects.create(user=self.people.alice, app=site_app(), tenant_key="harbour", open_id="ou_alice")
        return str(Team.objects.create(name="Marketing", door="ask", tenant_key="harbour").pk)


def build(people: People) -> World:
    """One thing of each kind, made by the services as the site itself makes them."""
    actor, team = Actor(people.alice), people.team
    template, plain, trashed = (
        library.template_create(actor=actor, team=team, name=name, document=document, tags=["release"])
        for name, document in (("Release", DOCUMENT), ("Notice", {"card": PLAIN}), ("Old release", {"card": PLAIN}))
    )
    release_move(actor=actor, version=version_keep(actor=actor, template=template, note="First").version)
    library.template_delete(actor=actor, template=trashed)
    library.starting_point_set(actor=actor, template=plain)
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
    token, _key = token_create(actor=actor, team=team, name="CI", scopes=[Scope.CONTENT])
    folder = library.folder_create(actor=actor, team=team, name="Releases")
    template.refresh_from_db()
    shared, deleted = (teams.team_create(actor=actor, name=name) for name in ("Operations", "Last year"))
    member_add(actor=actor, team=shared, user=people.bob, role=Role.EDITOR, way="invite")
    teams.team_delete(actor=actor, team=deleted)
    invite = invite_create(actor=actor, team=shared, role=Role.EDITOR, max_uses=10)
    asked = JoinRequest.objects.create(team=shared, user=people.charlie, role=Role.EDITOR, message="I do hiring")
    own = JoinRequest.objects.create(
        team=Team.objects.create(name="Hiring"), user=people.alice, message="For the cards", reminded_at=LONG_AGO
    )
    offer = offer_create(actor=actor, template=template)
    block = block_create(actor=actor, team=team, name="Foot", format="2.0", content=BLOCK_CONTENT)
    things = (
        template,
        trashed,
        folder,
        kept,
        gone,
        undo,
        link,
        token,
        shared,
        deleted,
        invite,
        asked,
        own,
        offer,
        block,
    )
    return World(people, *things)


@dataclass(frozen=True)
class Call:
    """One request: a method, an address under `/api/v1/`, and what goes with it."""

    method: str
    path: str
    body: Json | None = None
    headers: tuple[tuple[str, str], ...] = ()
    archive: bytes = b""


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
    "get_card_file": _at("GET", "templates", "card-file/"),
    "change_templates": lambda world: Call(
        "POST",
        "templates/changes/",
        {
            "changes": [
                {"template": str(world.template.pk), "do": "tag", "add": ["winter"], "remove": ["release"]},
                {"template": str(world.trashed.pk), "do": "archive"},
            ]
        },
    ),
    "purge_template": lambda world: Call("POST", f"templates/{world.trashed.pk}/purge/"),
    "empty_trash": lambda world: Call("POST", f"teams/{world.team}/trash/empty/", {"before": "2126-01-01T00:00:00Z"}),
    "duplicate_template": _at("POST", "templates", "duplicate/", {"name": "Release, copy"}),
    "move_template": lambda world: Call(
        "POST", f"templates/{world.link.template_id}/move/", {"team": str(world.shared.pk)}
    ),
    "archive_template": _at("PUT", "templates", "archive/"),
    "unarchive_template": _at("DELETE", "templates", "archive/"),
    "star_template": _at("PUT", "templates", "star/"),
    "unstar_template": _at("DELETE", "templates", "star/"),
    "list_starting_points": lambda world: Call("GET", f"teams/{world.team}/starting-points/"),
    "add_starting_point": _at("PUT", "templates", "starting-point/"),
    "remove_starting_point": _at("DELETE", "templates", "starting-point/"),
    "list_blocks": lambda world: Call("GET", f"teams/{world.team}/blocks/"),
    "create_block": lambda world: Call("POST", f"teams/{world.team}/blocks/", {"name": "Sign-off", **BLOCK}),
    "get_block": lambda world: Call("GET", f"teams/{world.team}/blocks/{world.block.pk}/"),
    "update_block": lambda world: Call("PATCH", f"teams/{world.team}/blocks/{world.block.pk}/", {"name": "Footer"}),
    "delete_block": lambda world: Call("DELETE", f"teams/{world.team}/blocks/{world.block.pk}/"),
    "list_offers": _at("GET", "templates", "offers/"),
    "create_offer": _at("POST", "templates", "offers/"),
    "revoke_offer": lambda world: Call("DELETE", f"templates/{world.template.pk}/offers/{world.offer.pk}/"),
    "get_offered": lambda world: Call("GET", f"offers/{world.offer.token}/"),
    "copy_offered": lambda world: Call("POST", f"offers/{world.offer.token}/copy/", {"team": str(world.shared.pk)}),
    "get_draft": _at("GET", "templates", "draft/"),
    "save_draft": _at("PUT", "templates", "draft/", {"document": DOCUMENT}, **SAVE),
    "report_editor": _at("PUT", "templates", "editors/", {"tab": TAB}),
    "get_content": _at("POST", "templates", "content/", {"values": {"build": "3.2"}}),
    "get_content_batch": _at("POST", "templates", "content/batch/", {"items": [{"build": "3.2"}, {"biuld": "3.3"}]}),
    "export_library": lambda world: Call("GET", f"teams/{world.team}/library/?templates={world.template.pk}"),
    "export_selection": lambda world: Call(
        "POST", f"teams/{world.team}/library/export/", {"templates": [str(world.template.pk)]}
    ),
    "import_library": lambda world: Call(
        "POST", f"teams/{world.team}/library/?dry_run=true", archive=pack({"notice/card.json": encode(DOCUMENT)})
    ),
    "get_content_by_slug": lambda world: Call(
        "POST", f"teams/{world.team}/content/{world.template.slug}/", {"values": {"build": "3.2"}}
    ),
    "send_template": lambda world: Call("POST", f"templates/{world.link.template_id}/send/"),
    "take_away_template": _at("POST", "templates", "take-away/", {"values": {"build": "3.2"}}),
    "list_versions": _at("GET", "templates", "versions/"),
    "keep_version": _at("POST", "templates", "versions/", {"note": "For Monday"}),
    "get_version": _at("GET", "templates", "versions/1/"),
    "note_version": _at("PATCH", "templates", "versions/1/", {"note": "For Monday"}),
    "unpin_token": lambda world: Call("DELETE", f"templates/{world.template.pk}/pins/{world.token.pk}/"),
    "get_breaks": _at("GET", "templates", "versions/1/breaks/"),
    "get_draft_breaks": _at("GET", "templates", "draft/breaks/"),
    "get_release": _at("GET", "templates", "release/"),
    "set_release": _at("PUT", "templates", "release/", {"version": 1, "note": "For Monday"}),
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
    "copy_chat_list": lambda world: Call(
        "POST", f"chat-lists/{world.chat_list.pk}/copy/", {"team": str(world.shared.pk)}
    ),
    "move_chat_list": lambda world: Call(
        "POST", f"chat-lists/{world.chat_list.pk}/move/", {"team": str(world.shared.pk)}
    ),
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
    "list_team_attempts": lambda world: Call("GET", f"teams/{world.team}/attempts/?state=sent"),
    "take_away_share_link": _at("POST", "share-links", "take-away/", {}),
    "get_me": _plain("GET", "me/"),
    "list_teams": _plain("GET", "teams/"),
    "create_team": _plain("POST", "teams/", {"name": "Operations"}),
    "get_team": lambda world: Call("GET", f"teams/{world.shared.pk}/"),
    "update_team": lambda world: Call(
        "PATCH", f"teams/{world.shared.pk}/", {"name": "Platform", "door": "open", "viewers_send": True}
    ),
    "delete_team": lambda world: Call("DELETE", f"teams/{world.shared.pk}/"),
    "restore_team": lambda world: Call("POST", f"teams/{world.deleted_team.pk}/restore/"),
    "transfer_team": lambda world: Call(
        "POST", f"teams/{world.shared.pk}/transfer/", {"user": str(world.people.bob.pk)}
    ),
    "list_audit": lambda world: Call("GET", f"teams/{world.shared.pk}/audit/?kind=people"),
    "list_members": lambda world: Call("GET", f"teams/{world.shared.pk}/members/"),
    "get_member": lambda world: Call("GET", f"teams/{world.shared.pk}/members/{world.people.bob.pk}/"),
    "update_member": lambda world: Call(
        "PATCH", f"teams/{world.shared.pk}/members/{world.people.bob.pk}/", {"role": "publisher"}
    ),
    "list_invites": lambda world: Call("GET", f"teams/{world.shared.pk}/invites/"),
    "create_invite": lambda world: Call(
        "POST",
        f"teams/{world.shared.pk}/invites/",
        {"role": "editor", "expires_at": "2099-03-09T09:00:00Z", "max_uses": 10},
    ),
    "revoke_invite": lambda world: Call("DELETE", f"teams/{world.shared.pk}/invites/{world.invite.pk}/"),
    # Whoever is in already stays what they are.
    "accept_invite": lambda world: Call("POST", f"invites/{world.invite.token}/accept/"),
    "list_join_requests": lambda world: Call("GET", f"teams/{world.shared.pk}/join-requests/"),
    "ask_to_join": lambda world: Call(
        "POST", f"teams/{world.open_team}/join-requests/", {"role": "editor", "message": "I do hiring"}
    ),
    "answer_join_request": lambda world: Call(
        "PATCH", f"teams/{world.shared.pk}/join-requests/{world.join_request.pk}/", {"state": "accepted"}
    ),
    "ask_for_access": lambda world: Call(
        "POST",
        "access-requests/",
        {"address": f"{ORIGIN}/templates/{world.template.pk}/", "role": "viewer", "message": "I do hiring"},
    ),
    "list_own_join_requests": _plain("GET", "join-requests/"),
    "get_own_join_request": lambda world: Call("GET", f"join-requests/{world.own_request.pk}/"),
    "change_join_request": lambda world: Call(
        "PATCH", f"join-requests/{world.own_request.pk}/", {"message": "For the interview cards"}
    ),
    "withdraw_join_request": lambda world: Call("DELETE", f"join-requests/{world.own_request.pk}/"),
    "remind_owners": lambda world: Call("POST", f"join-requests/{world.own_request.pk}/remind/"),
    "remove_member": lambda world: Call("DELETE", f"teams/{world.shared.pk}/members/{world.people.bob.pk}/"),
    "get_embed_origins": lambda world: Call("GET", f"teams/{world.team}/embed-origins/"),
    "set_embed_origins": lambda world: Call(
        "PUT", f"teams/{world.team}/embed-origins/", {"origins": ["https://oa.example.com"]}
    ),
    "list_tokens": lambda world: Call("GET", f"tokens/?team={world.team}"),
    "create_token": lambda world: Call("POST", "tokens/", {"team": world.team, "name": "CI", "scopes": ["content"]}),
    "rotate_token": _at("POST", "tokens", "rotate/"),
    "revoke_token": _at("DELETE", "tokens"),
}
