"""A team with one of everything a team can hold, made as the site itself makes it."""

from __future__ import annotations

from django.utils import timezone

from cardstudio.accounts.models import Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.tokens import token_create
from cardstudio.chats import services as chats
from cardstudio.chats.models import ChatList
from cardstudio.chats.parsing import NewChat
from cardstudio.library import services as library
from cardstudio.library.blocks import block_create
from cardstudio.library.models import ContentUse, Template, TokenDay, TokenPin, Version
from cardstudio.library.offers.services import offer_create
from cardstudio.library.releases import release_move
from cardstudio.sharing.attempts.reports import read_report
from cardstudio.sharing.attempts.services import attempt_report
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.models import ShareLink
from cardstudio.teams.models import Invite, InviteUse, JoinRequest, Notice

CARD = {"elements": [{"tag": "markdown", "content": "Harbour closed"}]}
ATTEMPTS = (
    "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01",
    "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a02",
    "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a03",
)


def card(actor: Actor, team: Team, name: str = "Notice", words: str = "Harbour closed") -> Template:
    document = {"card": {"elements": [{"tag": "markdown", "content": words}]}}
    return library.template_create(actor=actor, team=team, name=name, document=document, tags=["harbour"])


def link_of(actor: Actor, template: Template, **options: object) -> ShareLink:
    template.refresh_from_db()
    return share_link_create(actor=actor, template=template, options=LinkOptions(**options)).link


def sent(link: ShareLink, number: int = 0, sender: User | None = None) -> None:
    report = {
        "attempt": ATTEMPTS[number],
        "batch": 0,
        "state": "sent",
        "deliveries": [{"open_chat_id": "oc_ops", "open_message_id": "om_1", "status": 0}],
    }
    attempt_report(link=ShareLink.objects.get(pk=link.pk), report=read_report(report), sender=sender)


def chat_list(actor: Actor, team: Team, name: str = "On call") -> ChatList:
    made = chats.chat_list_create(actor=actor, team=team, app=site_app(), name=name)
    chats.chats_add(actor=actor, chat_list=made, chats=[NewChat("oc_ops", "Ops", None), NewChat("oc_b", "B", None)])
    return made


def fill(actor: Actor, team: Team, somebody: User) -> None:
    """`somebody`: a stranger who asks to be let in, and came in by an invitation once."""
    folder = library.folder_create(actor=actor, team=team, name="Harbour")
    library.folder_create(actor=actor, team=team, name="Quay", parent=folder)
    for number, name in enumerate(("Notice", "Other", "Third")):
        template = card(actor, team, name, f"Harbour {number}")
        library.star_set(actor=actor, template=template, starred=True)
        for link in (
            link_of(actor, template, audience="anyone"),
            link_of(actor, template, audience="anyone", mode="list", chat_list=chat_list(actor, team, name)),
        ):
            sent(link, number, actor.user)
    token, _key = token_create(actor=actor, team=team, name="CI", scopes=[Scope.CONTENT])
    version = Version.objects.filter(template=template).latest("pk")
    release_move(actor=actor, version=version)
    offer_create(actor=actor, template=template)
    block_create(
        actor=actor, team=team, name="Foot", format="1.0", content={"elements": [{"tag": "hr"}], "variables": []}
    )
    TokenPin.objects.create(template=template, token=token, version=version)
    ContentUse.objects.create(
        template=template, token=token, values_hash="0", first_at=timezone.now(), last_at=timezone.now()
    )
    TokenDay.objects.create(token=token, day=timezone.now().date(), cards=1)
    invite = Invite.objects.create(
        team=team, role=Role.EDITOR, token_hash=str(team.pk), token="secret", created_by=actor.user
    )
    InviteUse.objects.create(invite=invite, user=somebody)
    request = JoinRequest.objects.create(team=team, user=somebody)
    Notice.objects.create(user=actor.user, team=team, kind="join_request", actor=somebody, subject=str(request.pk))
