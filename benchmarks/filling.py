"""A team of any size, filled in bulk: what `scale.py` measures pages of.

Its texts are the same in every run. Some words stand on as many cards whatever the size, some on a share of them.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_create
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import Chat, ChatList
from cardstudio.db.recounting import recounts
from cardstudio.library.models import Draft, Folder, LastSent, SearchText, Tag, Template, Version
from cardstudio.library.search.index import row_of
from cardstudio.library.search.tokens import normal
from cardstudio.library.services import template_create
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.models import Attempt, Delivery, ShareLink

BATCH = 5_000
FOLDERS, TAGS, PEOPLE, CHATS = 200, 40, 200, 400
DAYS = 90
CODES = (None,) * 17 + (-5, -8, -12)
#: How many cards hold a word that few hold, and how many cards Alice sent.
FEW, SENT = 12, 300
_SYLLABLES = ("ba", "lo", "ti", "mer", "kan", "su", "ro", "del", "vi", "pon", "gra", "ne")
_CHARACTERS = "天地人山水火木金土日月风云雨电东西南北春夏秋冬红黄蓝白黑大小多少上下左右前后里外高低长短新旧远近快慢"
CARD: JSONObject = {"elements": [{"tag": "markdown", "content": "Harbour closed 告警"}]}


def text_of(number: int) -> str:
    """What a card says, 200 characters or so: the words that are looked for, among others that nobody looks for."""
    chance = random.Random(number)
    said = ["Delivery closed" if number % 2 else "公司的上司年底开年会", "告警" if number % 3 else "对账"]
    said.append(f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}")
    if number % 100 == 0:
        said.append("pilot 试点")
    if number < FEW:
        said.append("lighthouse 灯塔 公司年会")
    said += ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))) for _ in range(12)]
    said += ["".join(chance.choices(_CHARACTERS, k=chance.randint(4, 12))) for _ in range(8)]
    return " ".join(said)


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
        for kept in recounts():
            if kept.name != "search":  # written above, and it reads each card
                kept.run()
        if connection.vendor == "postgresql":
            # Its server does so by itself, sooner or later. Nobody does on SQLite.
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")

    @transaction.atomic
    def _cards(self, numbers: range) -> None:
        now = timezone.now()
        cards = Template.objects.bulk_create(self._card(n, now - timedelta(minutes=n)) for n in numbers)
        texts = [text_of(n) for n in numbers]
        documents = [{"card": {"elements": [{"tag": "markdown", "content": text}]}} for text in texts]
        Draft.objects.bulk_create(
            Draft(template=one, document=said, preview=said, saved_by=self.alice, saved_at=now)
            for one, said in zip(cards, documents, strict=True)
        )
        versions = Version.objects.bulk_create(
            Version(template=one, number=1, document=said, author=self.alice)
            for one, said in zip(cards, documents, strict=True)
        )
        SearchText.objects.bulk_create(
            row_of(one.pk, team=self.team.pk, name=one.name, about=(self._tag(n).name,), body=normal(text))
            for n, one, text in zip(numbers, cards, texts, strict=True)
        )
        LastSent.objects.bulk_create(
            LastSent(user=self.alice, team=self.team, template=one, attempt=uuid.uuid4(), at=now - timedelta(hours=n))
            for n, one in zip(numbers, cards, strict=True)
            if n < SENT
        )
        uses: Any = Template.tags.through
        uses.objects.bulk_create(
            uses(template_id=one.pk, tag_id=self._tag(n).pk) for n, one in zip(numbers, cards, strict=True)
        )
        # Each tenth card is shared.
        pairs = list(zip(cards, versions, strict=True))[::10]
        self.links += ShareLink.objects.bulk_create(
            ShareLink(team=self.team, template=one, version=version, app=self.link.app, created_by=self.alice)
            for one, version in pairs
        )

    def _tag(self, number: int) -> Tag:
        return self.tags[number % TAGS]

    def _card(self, number: int, moment: Any) -> Template:
        words = "Harbour 告警" if number % 3 else "Budget 对账"
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

    @transaction.atomic
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
