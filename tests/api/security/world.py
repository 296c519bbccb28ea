"""One thing of every kind in Alice's team, which the rows of `rows.py` are asked of, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from cardstudio.accounts import services as accounts
from cardstudio.accounts.models import ApiToken, Membership, Role, Team, User
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
from cardstudio.sharing.models import Attempt, ShareLink
from tests.api.endpoints import Address, addresses
from tests.conftest import People, client_of
from tests.sharing_fixtures import ORIGIN

ADDRESSES: dict[str, Address] = {address.name: address for address in addresses()}
# Stands in every name and text of Alice's team, and nowhere else.
SECRET = "Zanzibar"
ROLES = {"alice": Role.OWNER, "publisher": Role.PUBLISHER, "bob": Role.EDITOR, "vera": Role.VIEWER}


@dataclass
class World:
    people: People
    team: Team
    publisher: User
    template: Template
    trashed: Template
    folder: Folder
    chat_list: ChatList
    deleted_list: ChatList
    undo: str
    link: ShareLink
    attempt: Attempt
    token: ApiToken

    def values(self, name: str) -> dict[str, Any]:
        """What stands in the places of the address called `name`: things of Alice's team."""
        kind = ADDRESSES[name].route.removeprefix("api/v1/").split("/")[0]
        things = {
            "templates": self.trashed if name == "api:template-restore" else self.template,
            "folders": self.folder,
            "chats": self.deleted_list if name == "chats:restore" else self.chat_list,
            "chat-lists": self.deleted_list if name == "api:chat-list-restore" else self.chat_list,
            "share-links": self.link,
            "attempts": self.attempt,
        }
        places = {"team_id": self.team.pk, "token_id": self.token.pk, "token": self.link.token}
        return {
            **({"pk": things[kind].pk} if kind in things else {}),
            **places,
            "number": 1,
            "ref": "oc_kept",
            **({"name": "page"} if kind != "catalog" else {}),
        }

    def path(self, name: str) -> str:
        return ADDRESSES[name].path(**self.values(name))

    def address(self, name: str) -> str:
        """The whole address, as a browser shows it."""
        return ORIGIN + self.path(name)

    def client(self, name: str) -> Client:
        users = {**vars(self.people), "publisher": self.publisher}
        return Client() if name == "anonymous" else client_of(users[name])


def secret_card() -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": f"**{SECRET}** goes out"}]}}


def build(people: People) -> World:
    """Made by the services, as the site itself makes them."""
    actor, team = Actor(people.alice), people.team
    publisher = User.objects.create(username="paula", name="Paula")
    own = Team.objects.create(name="Paula's cards", personal_of=publisher)
    Membership.objects.create(team=own, user=publisher, role=Role.OWNER)
    Membership.objects.create(team=team, user=publisher, role=Role.PUBLISHER)

    template, trashed = (
        library.template_create(
            actor=actor, team=team, name=f"{name} {SECRET}", document={"card": secret_card()}, tags=[SECRET]
        )
        for name in ("Kept", "Old")
    )
    version_publish(actor=actor, template=template)
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
    token, _key = accounts.token_create(actor=actor, team=team, name=SECRET)
    folder = library.folder_create(actor=actor, team=team, name=SECRET)
    return World(people, team, publisher, template, trashed, folder, kept, gone, undo, link, attempt, token)
