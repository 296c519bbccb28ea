"""One thing of every kind in Alice's team, which the rows of `rows.py` are asked of, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from cardstudio.accounts.models import ApiToken, Door, Identity, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.tokens import token_create
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
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.teams.invites.services import invite_accept, invite_create
from cardstudio.teams.members import member_remove
from cardstudio.teams.models import Invite, JoinRequest
from tests.api.endpoints import Address, addresses
from tests.conftest import People, client_of
from tests.sharing_fixtures import ORIGIN

ADDRESSES: dict[str, Address] = {address.name: address for address in addresses()}
# Stands in every name and text of Alice's team, and nowhere else.
SECRET = "Zanzibar"
COMPANY = "tenant_of_alice"
BLOCK = {"elements": [{"tag": "markdown", "content": SECRET}], "variables": []}
ROLES = {"alice": Role.OWNER, "publisher": Role.PUBLISHER, "bob": Role.EDITOR, "vera": Role.VIEWER}


@dataclass
class World:
    people: People
    team: Team
    publisher: User
    # A member who asks for nothing.
    guest: User
    template: Template
    trashed: Template
    folder: Folder
    chat_list: ChatList
    deleted_list: ChatList
    undo: str
    link: ShareLink
    attempt: Attempt
    token: ApiToken
    # What somebody asked for, and a link that lets people in.
    request: JoinRequest
    invite: Invite
    # By which other teams copy the card.
    offer: Offer
    block: Block
    # Not in the team, each with a team of their own: of its company, shown out of it, and of another company.
    colleague: User
    former: User
    outsider: User

    def values(self, name: str) -> dict[str, Any]:
        """What stands in the places of the address called `name`: things of Alice's team."""
        kind = ADDRESSES[name].route.removeprefix("api/v1/").split("/")[0]
        things = {
            "templates": self.trashed if name in ("api:template-restore", "api:template-purge") else self.template,
            "folders": self.folder,
            "chats": self.deleted_list if name == "chats:restore" else self.chat_list,
            "chat-lists": self.deleted_list if name == "api:chat-list-restore" else self.chat_list,
            "share-links": self.link,
            "attempts": self.attempt,
            "teams": self.invite if "invite" in name else self.request,
            "join-requests": self.request,
            "requests": self.request,
        }
        places = {
            "team_id": self.team.pk,
            "user_id": self.guest.pk,
            "token_id": self.token.pk,
            "offer_id": self.offer.pk,
            "block_id": self.block.pk,
            "token": self.tokens(name),
        }
        return {
            **({"pk": things[kind].pk} if kind in things else {}),
            **places,
            "number": 1,
            "ref": "oc_kept",
            "slug": self.template.slug,
            **({"name": "page"} if kind != "catalog" else {}),
        }

    def tokens(self, name: str) -> str:
        if name in {"teams:join", "api:invite-accept"}:
            return self.invite.token
        return self.offer.token if name in {"library:offer", "api:offer", "api:offer-copy"} else self.link.token

    def path(self, name: str) -> str:
        return ADDRESSES[name].path(**self.values(name))

    def address(self, name: str) -> str:
        """The whole address, as a browser shows it."""
        return ORIGIN + self.path(name)

    def client(self, name: str) -> Client:
        users = {**vars(self.people), **vars(self)}
        return Client() if name == "anonymous" else client_of(users[name])


def secret_card() -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": f"**{SECRET}** goes out"}]}}


def person(name: str, company: str = "") -> User:
    """Somebody with a team of their own, of a company or of none."""
    user = User.objects.create(username=name.lower(), name=name)
    own_team(user)
    if company:
        Identity.objects.create(user=user, app=site_app(), tenant_key=company, open_id=f"ou_{name}")
    return user


def own_team(user: User) -> None:
    team = Team.objects.create(name=f"{user.name}'s cards", personal_of=user)
    Membership.objects.create(team=team, user=user, role=Role.OWNER)


def member(team: Team, name: str, role: Role) -> User:
    user = person(name)
    Membership.objects.create(team=team, user=user, role=role)
    return user


def shared(people: People) -> Team:
    """Alice's team as one she made for her company: her own can't be handed on, and nobody is invited there."""
    team = Team.objects.get(pk=people.team.pk)
    team.name, team.personal_of, team.tenant_key, team.door = f"{SECRET} & Co", None, COMPANY, Door.ASK
    team.save()
    people.alice = User.objects.get(pk=people.alice.pk)
    own_team(people.alice)
    return team


def build(people: People) -> World:
    """Made by the services, as the site itself makes them."""
    team = shared(people)
    actor = Actor(people.alice)
    publisher, guest = member(team, "Paula", Role.PUBLISHER), member(team, "Gustav", Role.EDITOR)

    template, trashed = (
        library.template_create(
            actor=actor, team=team, name=f"{name} {SECRET}", document={"card": secret_card()}, tags=[SECRET]
        )
        for name in ("Kept", "Old")
    )
    release_move(actor=actor, version=version_keep(actor=actor, template=template).version)
    library.template_delete(actor=actor, template=trashed)
    app = site_app()
    kept, gone = (
        chats.chat_list_create(actor=actor, team=team, app=app, name=f"{name} {SECRET}", kind=ChatList.Kind.CHATS)
        for name in ("Kept", "Gone")
    )
    new = [NewChat(ref, f"{SECRET} chat", None) for ref in ("oc_kept", "oc_removed")]
    chats.chats_add(actor=actor, chat_list=kept, chats=new)
    _count, undo = chats.chats_remove(actor=actor, chat_list=kept, refs=["oc_removed"])
    chats.chat_list_delete(actor=actor, chat_list=gone)
    template.refresh_from_db()
    link = sharing.share_link_create(actor=actor, template=template, options=LinkOptions(audience="team")).link
    attempt = Attempt.objects.create(
        team=team, link=link, attempt="0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a00", version=link.version, state="sent"
    )
    token, _key = token_create(actor=actor, team=team, name=SECRET, scopes=[Scope.CONTENT])
    folder = library.folder_create(actor=actor, team=team, name=SECRET)
    request = JoinRequest.objects.create(team=team, user=person("Rita", COMPANY), message=SECRET)
    invite = invite_create(actor=actor, team=team, role=Role.EDITOR)
    colleague, former, outsider = person("Olga", COMPANY), person("Frida", COMPANY), person("Otto", "tenant_of_otto")
    member_remove(actor=actor, membership=invite_accept(actor=Actor(former), token=invite.token))
    things = (
        template,
        trashed,
        folder,
        kept,
        gone,
        undo,
        link,
        attempt,
        token,
        request,
        invite,
        offer_create(actor=actor, template=template),
        block_create(actor=actor, team=team, name=SECRET, format="2.0", content=BLOCK),
        colleague,
        former,
        outsider,
    )
    return World(people, team, publisher, guest, *things)
