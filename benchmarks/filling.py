"""A team of any size, filled in bulk: what `scale.py` measures pages of."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_create
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.models import Draft, Folder, Tag, Template, Version
from cardstudio.library.services import template_create
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.models import Attempt, Delivery, ShareLink

BATCH = 2_000
FOLDERS, TAGS, PEOPLE, CHATS = 200, 40, 200, 400
DAYS = 90
CODES = (None,) * 17 + (-5, -8, -12)
CARD: JSONObject = {"elements": [{"tag": "markdown", "content": "Harbour closed 告警"}]}


class Filling:
    """One team; `fill` makes it larger."""

    def __init__(self) -> None:
        self.alice = user_create(username="alice", name="Alice")
        self.team: Team = self.alice.own_team
        self.client = Client()
        self.client.force_login(self.alice)
        actor = Actor(self.alice)
        self.card: Template = template_create(actor=actor, team=self.team, name="First", document={"card": CARD})
        self.link: ShareLink = share_link_create(actor=actor, template=self.card).link
        self.folders = Folder.objects.bulk_create(Folder(team=self.team, name=f"Quay {n}") for n in range(FOLDERS))
        self.tags = Tag.objects.bulk_create(Tag(team=self.team, name=f"tide {n}") for n in range(TAGS))
        self.people = User.objects.bulk_create(User(username=f"p{n}", name=f"Person {n}") for n in range(PEOPLE))
        Membership.objects.bulk_create(Membership(team=self.team, user=one, role=Role.EDITOR) for one in self.people)
        crew = ChatList.objects.create(team=self.team, app=site_app(), name="Crew")
        Chat.objects.bulk_create(Chat(list=crew, open_chat_id=f"oc_{n}", name=f"Crew {n}") for n in range(CHATS))
        # Attempts are spread over the days, which `auto_now_add` would write over.
        Attempt._meta.get_field("started_at").auto_now_add = False
        self.links = [self.link]
        self.cards = self.attempts = 0

    def fill(self, cards: int, attempts: int) -> None:
        """Until there are so many."""
        for numbers in _batches(self.cards, cards):
            self._cards(numbers)
        for numbers in _batches(self.attempts, attempts):
            self._attempts(numbers)
        self.cards, self.attempts = cards, attempts
        call_command("recount", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _cards(self, numbers: range) -> None:
        now = timezone.now()
        cards = Template.objects.bulk_create(self._card(n, now - timedelta(minutes=n)) for n in numbers)
        Draft.objects.bulk_create(
            Draft(template=one, document={"card": CARD}, preview={"card": CARD}, saved_by=self.alice, saved_at=now)
            for one in cards
        )
        versions = Version.objects.bulk_create(
            Version(template=one, number=1, document={"card": CARD}, author=self.alice) for one in cards
        )
        uses: Any = Template.tags.through
        uses.objects.bulk_create(
            uses(template_id=one.pk, tag_id=self.tags[n % TAGS].pk) for n, one in zip(numbers, cards, strict=True)
        )
        # Each tenth card is shared.
        pairs = list(zip(cards, versions, strict=True))[::10]
        self.links += ShareLink.objects.bulk_create(
            ShareLink(team=self.team, template=one, version=version, app=self.link.app, created_by=self.alice)
            for one, version in pairs
        )

    def _card(self, number: int, moment: Any) -> Template:
        words = "Harbour closed 告警" if number % 3 else "Budget 对账"
        return Template(
            team=self.team,
            folder=self.folders[number % FOLDERS],
            name=f"{words} {number}",
            slug=f"card-{number}",
            title=words,
            created_by=self.alice,
            updated_by=self.alice,
            updated_at=moment,
            latest_version=1,
        )

    def _attempts(self, numbers: range) -> None:
        attempts = Attempt.objects.bulk_create(self._attempt(n) for n in numbers)
        Delivery.objects.bulk_create(
            Delivery(
                attempt=one,
                team=self.team,
                at=one.started_at,
                open_chat_id=f"oc_{n % CHATS}",
                open_message_id="om",
                status=0,
            )
            for n, one in zip(numbers, attempts, strict=True)
        )

    def _attempt(self, number: int) -> Attempt:
        # Each tenth is of the one link that is used most.
        link = self.link if number % 10 == 0 else self.links[number % len(self.links)]
        code = CODES[number % len(CODES)]
        return Attempt(
            team=self.team,
            template_id=link.template_id,
            link=link,
            attempt=uuid.uuid4(),
            sender=self.people[number % PEOPLE],
            version_id=link.version_id,
            state=Attempt.State.SENT if code is None else Attempt.State.FAILED,
            err_code=code,
            started_at=timezone.now() - timedelta(minutes=number * 37 % (DAYS * 24 * 60)),
        )


def _batches(start: int, stop: int) -> Iterator[range]:
    for first in range(start, stop, BATCH):
        yield range(first, min(first + BATCH, stop))
