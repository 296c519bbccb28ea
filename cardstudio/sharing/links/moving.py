"""Links go where their card goes, and keep their addresses."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cardstudio.accounts.models import Membership, Team
from cardstudio.accounts.policy import Actor
from cardstudio.chats.copying import chat_list_there
from cardstudio.chats.models import ChatList
from cardstudio.library.models import Template
from cardstudio.sharing.attempts.moving import attempts_move
from cardstudio.sharing.models import Attempt, ShareLink


def links_move(*, actor: Actor, template: Template, team: Team) -> int:
    """Take a card's links and their attempts to another team, for the service that moves the card. How many links.

    Links to a chat list send to the same one there, or to a copy. The links behind the "Send" button end for people who
    are not in the other team.
    """
    links = ShareLink.objects.filter(template=template)
    lists = ChatList.objects.filter(Exists(links.filter(chat_list=OuterRef("pk"))))
    for chat_list in lists.select_related("team", "app"):
        there = chat_list_there(actor=actor, chat_list=chat_list, team=team)
        links.filter(chat_list=chat_list).update(chat_list=there)
    insiders = Membership.objects.filter(team=team, user=OuterRef("created_by"))
    links.filter(~Exists(insiders), private=True, revoked_at=None).update(revoked_at=timezone.now())
    count = links.update(team=team)
    attempts_move(attempts=Attempt.objects.filter(link__template=template), team_id=team.pk)
    return count
