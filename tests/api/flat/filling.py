"""More of everything a team holds, in bulk: what the law of `test_flat.py` lets grow.

Not folders, tags and teams of one person: people make those by hand, and the side bar shows all of them. Nor the chats
of the one list: it takes 500 at most.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, AuditEntry, Membership, Role, Team, User
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.team_sizes import sizes_recount
from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.counts import counts_recount
from cardstudio.library.models import (
    ContentUse,
    Draft,
    LastSent,
    Release,
    Star,
    Tag,
    Template,
    TokenPin,
    Version,
)
from cardstudio.library.search.index import search_reindex
from cardstudio.sharing.attempts.recount import attempts_recount_of
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery, SentContent, ShareLink
from cardstudio.teams.models import Invite, InviteUse, JoinRequest, Notice
from tests.api.security.world import COMPANY, World

DAYS = 20
CARD: JSONObject = {"elements": [{"tag": "markdown", "content": "Harbour closed"}]}
CODES = (None, -5)


def fill(world: World, numbers: range) -> None:
    """One more of each kind for every number, beside what `world` holds: the team's, and in each of its things."""
    moment = timezone.now()
    users = _people(world, numbers)
    cards = _cards(world, numbers, moment)
    _around_the_card(world, numbers, cards, moment)
    _lists(world, numbers)
    _links(world, numbers, cards, users)
    _programs(world, numbers, moment)
    _ways_in(world, numbers, users)
    _audit(world, numbers)
    attempts_recount_of(world.team.pk)
    counts_recount(team=world.team)
    search_reindex()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _people(world: World, numbers: range) -> list[User]:
    users = User.objects.bulk_create(User(username=f"person {n}", name=f"Person {n}") for n in numbers)
    Membership.objects.bulk_create(Membership(team=world.team, user=user, role=Role.EDITOR) for user in users)
    sizes_recount()
    return users


def _cards(world: World, numbers: range, moment: Any) -> list[Template]:
    """In the library, in its folder and with its tag; as many in the trash, and as many archived."""
    cards = [
        _card(world, f"{place} {n}", place, moment - timedelta(minutes=n))
        for place in ("here", "trash", "shelf")
        for n in numbers
    ]
    Template.objects.bulk_create(cards)
    Draft.objects.bulk_create(
        Draft(template=card, document={"card": CARD}, preview={"card": CARD}, saved_by=card.created_by, saved_at=moment)
        for card in cards
    )
    tag = Tag.objects.filter(team=world.team).earliest("pk")
    uses = Template.tags.through
    uses.objects.bulk_create(uses(template_id=card.pk, tag_id=tag.pk) for card in cards)
    Star.objects.bulk_create(Star(user=world.people.alice, template=card, team=world.team) for card in cards)
    LastSent.objects.bulk_create(
        LastSent(user=world.people.alice, template=card, team=world.team, attempt=uuid.uuid4(), at=card.updated_at)
        for card in cards
    )
    return cards


def _card(world: World, name: str, place: str, moment: Any) -> Template:
    return Template(
        team=world.team,
        folder=world.folder,
        name=f"Harbour {name}",
        slug=f"harbour-{name.replace(' ', '-')}",
        created_by=world.people.alice,
        updated_by=world.people.alice,
        updated_at=moment,
        title="Harbour",
        latest_version=1,
        latest_hash="0" * 64,
        draft_hash="0" * 64,
        deleted_at=moment if place == "trash" else None,
        archived_at=moment if place == "shelf" else None,
    )


def _around_the_card(world: World, numbers: range, cards: list[Template], moment: Any) -> None:
    card, alice = world.template, world.people.alice
    versions = [Version(template=one, number=1, document={"card": CARD}, author=alice) for one in cards]
    own = [Version(template=card, number=n + 2, document={"card": CARD}, author=alice) for n in numbers]
    Version.objects.bulk_create([*versions, *own])
    Release.objects.bulk_create(Release(template=card, version=one, by=alice) for one in own)
    Star.objects.bulk_create(
        Star(user=user, template=card, team=world.team)
        for user in User.objects.filter(username__in=[f"person {n}" for n in numbers])
    )


def _lists(world: World, numbers: range) -> None:
    app = site_app()
    lists = [ChatList(team=world.team, app=app, name=f"Crew {n}") for n in numbers]
    lists += [ChatList(team=world.team, app=app, name=f"Old {n}", deleted_at=timezone.now()) for n in numbers]
    ChatList.objects.bulk_create(lists)
    Chat.objects.bulk_create(
        Chat(list=one, open_chat_id="oc_kept" if n % 2 else f"oc_{n}", name=f"Crew {n}") for n, one in enumerate(lists)
    )


def _links(world: World, numbers: range, cards: list[Template], users: list[User]) -> None:
    """Of the one card and of others; all the attempts are of the one link."""
    version = world.link.version
    first = {one.template_id: one for one in Version.objects.filter(template__in=cards, number=1)}
    links = [_link(world, world.template, version) for _n in numbers]
    # Each "Send" after a change keeps a version, and makes a link of its own.
    kept = Version.objects.filter(template=world.template, number__in=[n + 2 for n in numbers])
    links += [_link(world, world.template, one, private=True) for one in kept]
    links += [_link(world, card, first[card.pk]) for card in cards if card.deleted_at is None]
    ShareLink.objects.bulk_create(links)
    contents = SentContent.objects.bulk_create(
        SentContent(team=world.team, digest=f"{n:064}", content=CARD) for n in numbers
    )
    attempts = [
        _attempt(world, world.link, user, content, n) for n, user, content in zip(numbers, users, contents, strict=True)
    ]
    attempts += [_attempt(world, world.link, world.people.bob, contents[0], n) for n in numbers]
    for number, one in enumerate(attempts):
        one.started_at = timezone.now() - timedelta(days=number % DAYS, seconds=number)
    with _as_given(Attempt, "started_at"):
        Attempt.objects.bulk_create(attempts)
    Delivery.objects.bulk_create(
        Delivery(attempt=one, open_chat_id="oc_kept", open_message_id="om_1", status=0) for one in attempts
    )
    AttemptReport.objects.bulk_create(AttemptReport(attempt=one, body={}, accepted=True) for one in attempts)


@contextmanager
def _as_given(model: type[Model], name: str) -> Iterator[None]:
    """A field that is written when a row is made keeps what it was given."""
    field: Any = model._meta.get_field(name)
    field.auto_now_add = False
    try:
        yield
    finally:
        field.auto_now_add = True


def _link(world: World, card: Template, version: Version, *, private: bool = False) -> ShareLink:
    return ShareLink(
        team=world.team,
        template=card,
        version=version,
        app=world.link.app,
        created_by=world.people.alice,
        audience="team",
        private=private,
    )


def _attempt(world: World, link: ShareLink, sender: User, content: SentContent, number: int) -> Attempt:
    code = CODES[number % len(CODES)]
    state = Attempt.State.SENT if code is None else Attempt.State.FAILED
    return Attempt(
        team=world.team,
        template_id=link.template_id,
        link=link,
        attempt=uuid.uuid4(),
        sender=sender,
        version_id=link.version_id,
        sent=content,
        state=state,
        err_code=code,
        raw="{}",
    )


def _programs(world: World, numbers: range, moment: Any) -> None:
    tokens = ApiToken.objects.bulk_create(
        ApiToken(
            team=world.team,
            name=f"CI {n}",
            key_hash=f"{n:064}",
            scopes=["content"],
            created_by=world.people.alice,
        )
        for n in numbers
    )
    version = Version.objects.get(template=world.template, number=1)
    TokenPin.objects.bulk_create(TokenPin(template=world.template, token=one, version=version) for one in tokens)
    ContentUse.objects.bulk_create(
        ContentUse(template=world.template, token=one, values_hash="0", first_at=moment, last_at=moment)
        for one in tokens
    )


def _ways_in(world: World, numbers: range, users: list[User]) -> None:
    alice, team = world.people.alice, world.team
    Invite.objects.bulk_create(
        Invite(team=team, role=Role.EDITOR, token_hash=f"{n:064}", token=f"{n:032}", created_by=alice) for n in numbers
    )
    InviteUse.objects.bulk_create(InviteUse(invite=world.invite, user=user) for user in users)
    guests = User.objects.bulk_create(User(username=f"guest {n}", name=f"Guest {n}") for n in numbers)
    requests = JoinRequest.objects.bulk_create(JoinRequest(team=team, user=user) for user in guests)
    Notice.objects.bulk_create(
        Notice(user=alice, team=team, kind="join_request", actor=one.user, subject=str(one.pk)) for one in requests
    )
    # Teams of the company with an open door, which everybody of it is shown.
    Team.objects.bulk_create(Team(name=f"Quay {n}", tenant_key=COMPANY, door="ask") for n in numbers)


def _audit(world: World, numbers: range) -> None:
    AuditEntry.objects.bulk_create(
        AuditEntry(team=world.team, actor=world.people.alice, action="template.created", target=str(target))
        for _n in numbers
        for target in _targets(world)
    )


def _targets(world: World) -> Iterable[uuid.UUID]:
    return (world.template.pk, world.link.pk, world.chat_list.pk)
