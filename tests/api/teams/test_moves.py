"""A card, and a chat list, in another team: moved with all that hangs on it, or copied."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Membership, Role, Team
from cardstudio.accounts.policy import Actor
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library import services as library
from cardstudio.library.models import LastSent, Star, Template
from cardstudio.library.own_rows import own_rows_recount
from cardstudio.library.selectors import mark_counts, star_count
from cardstudio.library.sendings import Sending, sending_note
from cardstudio.sharing.models import Attempt, SentContent, ShareLink
from cardstudio.sharing.send.private_links import private_link_get
from tests.api.teams.test_teams import bearer, error, post
from tests.api.teams.world import card, chat_list, link_of, sent
from tests.conftest import People

TEMPLATES, LISTS = "/api/v1/templates/", "/api/v1/chat-lists/"


@pytest.fixture
def other(people: People) -> Team:
    """A team of Alice and Charlie."""
    other = Team.objects.create(name="Harbour office")
    Membership.objects.create(team=other, user=people.alice, role=Role.EDITOR)
    Membership.objects.create(team=other, user=people.charlie, role=Role.EDITOR)
    return other


@pytest.fixture
def template(people: People, team: Team) -> Template:
    return card(Actor(people.alice), team)


def move(client: Client, template: Template, team: Team, **more):
    return post(client, f"{TEMPLATES}{template.pk}/move/", {"team": str(team.pk)}, **more)


class TestMove:
    def test_it_works(self, template: Template, other: Team, alice: Client, bob: Client, charlie: Client):
        answer = move(alice, template, other)

        assert (answer.status_code, answer.json()["team"], answer.json()["tags"]) == (200, str(other.pk), ["harbour"])
        url = f"{TEMPLATES}{template.pk}/"
        assert [who.get(url).status_code for who in (alice, bob, charlie)] == [200, 404, 200]
        assert move(alice, template, other).status_code == 403  # she edits there, and can't take it away again

    def test_links_keep_their_addresses_and_attempts_come_along(
        self, people: People, team: Team, template: Template, other: Team, alice: Client, client: Client
    ):
        actor = Actor(people.alice)
        link, neighbour = (link_of(actor, one, audience="anyone") for one in (template, card(actor, team, "Other")))
        sent(link)
        sent(link, 1)
        sent(neighbour)
        assert SentContent.objects.count() == 1  # the same words

        move(alice, template, other)

        assert client.get(f"/s/{link.token}/").status_code == 200
        assert set(Attempt.objects.filter(link=link).values_list("team", "sent__team")) == {(other.pk, other.pk)}
        assert set(Attempt.objects.filter(link=neighbour).values_list("team", "sent__team")) == {(team.pk, team.pk)}
        sent(link, 2)  # a page that was open all the while
        assert Attempt.objects.filter(link=link, team=other).count() == 3
        assert SentContent.objects.count() == 2
        shown = alice.get(f"/api/v1/share-links/{link.pk}/attempts/").json()["results"]
        assert len(shown) == 3

    def test_stars_and_sendings_are_counted_there(self, people: People, template: Template, other: Team, alice: Client):
        before, actor = template.team, Actor(people.alice)
        sending_note(
            template=template.pk,
            sender=people.alice,
            sending=Sending(attempt=uuid4(), at=timezone.now(), count=1),
        )
        library.star_set(actor=actor, template=template, starred=True)

        def counted(team: Team) -> tuple[int, int]:
            return star_count(actor=actor, team=team), mark_counts(actor=actor, team=team.pk)["sent"]

        assert (counted(before), counted(other)) == ((1, 1), (0, 0))
        move(alice, template, other)
        actor = Actor(people.alice)
        assert (counted(before), counted(other)) == ((0, 0), (1, 1))
        # What an earlier program wrote names no team, until it is counted anew.
        Star.objects.update(team=None)
        LastSent.objects.update(team=before)
        assert counted(other) == (0, 0)
        assert [own_rows_recount(), own_rows_recount()] == [2, 0]
        assert counted(other) == (1, 1)

    def test_the_next_sending_names_the_team_that_an_earlier_program_did_not(self, people: People, template: Template):
        def send() -> None:
            sending = Sending(attempt=uuid4(), at=timezone.now(), count=1)
            sending_note(template=template.pk, sender=people.alice, sending=sending)

        send()
        assert LastSent.objects.get().team_id == template.team_id
        LastSent.objects.update(team=None)
        send()
        assert LastSent.objects.get().team_id == template.team_id

    @pytest.mark.parametrize("there", [False, True])
    def test_what_was_sent_is_kept_once_a_team(
        self, people: People, team: Team, template: Template, other: Team, alice: Client, there: bool
    ):
        actor = Actor(people.alice)
        link = link_of(actor, template, audience="anyone")
        sent(link)
        if there:
            sent(link_of(actor, card(actor, other, "Known there"), audience="anyone"))

        move(alice, template, other)

        assert list(SentContent.objects.values_list("team", flat=True)) == [other.pk]
        assert Attempt.objects.get(link=link).card_content is not None

    def test_an_open_page_keeps_its_link(
        self, people: People, template: Template, other: Team, alice: Client, client: Client
    ):
        """A link is kept in memory for a moment; who it belongs to is not."""
        link = link_of(Actor(people.alice), template, audience="anyone")
        report = {"attempt": str(uuid4()), "batch": 0, "state": "started", "deliveries": []}
        origin = {"Origin": "http://testserver"}
        assert client.get(f"/s/{link.token}/").status_code == 200

        move(alice, template, other)
        answer = post(client, f"/s/{link.token}/attempts", report, headers=origin)

        assert answer.status_code == 201
        assert Attempt.objects.get(link=link).team == other

    def test_links_to_a_list_send_to_the_same_one_there(
        self, people: People, team: Team, template: Template, other: Team, alice: Client
    ):
        actor = Actor(people.alice)
        kept = chat_list(actor, team)
        second = card(actor, team, "Second", "Other words")
        links = [link_of(actor, one, audience="anyone", mode="list", chat_list=kept) for one in (template, second)]

        for one in (template, second):
            move(alice, one, other)

        (there,) = ChatList.objects.filter(team=other)
        assert set(ShareLink.objects.filter(pk__in=[link.pk for link in links]).values_list("chat_list")) == {
            (there.pk,)
        }
        assert [chat.open_chat_id for chat in Chat.objects.filter(list=there).order_by("pk")] == ["oc_ops", "oc_b"]
        assert ChatList.objects.get(pk=kept.pk).deleted_at is None

    def test_own_links_of_who_is_not_there_end(
        self, people: People, team: Team, template: Template, other: Team, alice: Client
    ):
        theirs, hers = (
            private_link_get(actor=Actor(user), template=Template.objects.get(pk=template.pk)).link
            for user in (people.bob, people.alice)
        )

        move(alice, template, other)

        assert ShareLink.objects.get(pk=theirs.pk).revoked_at is not None
        assert ShareLink.objects.get(pk=hers.pk).revoked_at is None

    def test_it_lands_in_the_folder_of_the_same_path(
        self, people: People, team: Team, template: Template, other: Team, alice: Client
    ):
        actor = Actor(people.alice)
        paths = {}
        for where in (team, other):
            outer = library.folder_create(actor=actor, team=where, name="Harbour")
            paths[where] = library.folder_create(actor=actor, team=where, name="Quay", parent=outer)
        alone = library.folder_create(actor=actor, team=team, name="Quay")
        library.template_update(actor=actor, template=template, folder=paths[team])
        second = card(actor, team, "Second")
        library.template_update(actor=actor, template=second, folder=alone)

        assert move(alice, template, other).json()["folder"] == str(paths[other].pk)
        assert move(alice, second, other).json()["folder"] is None

    def test_each_team_reads_its_own_side(self, team: Team, template: Template, other: Team, alice: Client):
        move(alice, template, other)

        entries = AuditEntry.objects.filter(target=str(template.pk), action__startswith="template.moved")
        assert {(entry.team, entry.action) for entry in entries} == {
            (team, "template.moved_out"),
            (other, "template.moved_in"),
        }
        assert not any("Harbour office" in str(entry.detail) for entry in entries)

    def test_who_may_not(
        self, people: People, team: Team, template: Template, other: Team, bob: Client, paula: Client, charlie: Client
    ):
        assert move(bob, template, people.bob.own_team).status_code == 403  # editors copy
        assert move(paula, template, other).status_code == 404  # no team of hers
        assert move(charlie, template, other).status_code == 404  # no card of his
        assert Template.objects.get(pk=template.pk).team == team

    def test_a_viewer_there_may_not(self, people: People, template: Template, other: Team, alice: Client):
        Membership.objects.filter(team=other, user=people.alice).update(role=Role.VIEWER)

        assert move(alice, template, other).status_code == 403

    def test_a_token_moves_nothing(self, people: People, team: Team, template: Template, other: Team, client: Client):
        answer = move(client, template, other, headers=bearer(people.alice, team))

        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "people_only")

    def test_the_trash_is_no_place_to_move_from(self, people: People, template: Template, other: Team, alice: Client):
        library.template_delete(actor=Actor(people.alice), template=template)

        assert move(alice, template, other).status_code == 404


class TestCopy:
    def test_whoever_sees_a_card_copies_it_where_they_edit(
        self, people: People, template: Template, vera: Client, alice: Client
    ):
        body = {"team": str(people.vera.own_team.pk)}

        answer = post(vera, f"{TEMPLATES}{template.pk}/duplicate/", body)

        assert (answer.status_code, answer.json()["name"], answer.json()["team"]) == (201, "Notice", body["team"])
        assert (answer.json()["tags"], answer.json()["latest_version"]) == (["harbour"], 0)
        assert alice.get(f"{TEMPLATES}{answer.json()['id']}/").status_code == 404
        assert alice.get(f"{TEMPLATES}{template.pk}/").status_code == 200

    def test_beside_the_original_it_takes_an_editor(self, template: Template, vera: Client, bob: Client):
        url = f"{TEMPLATES}{template.pk}/duplicate/"

        assert post(vera, url, {}).status_code == 403
        assert post(bob, url, {}).json()["name"] == "Notice (copy)"

    def test_not_into_a_strangers_team(self, people: People, template: Template, bob: Client):
        body = {"team": str(people.charlie.own_team.pk)}

        assert post(bob, f"{TEMPLATES}{template.pk}/duplicate/", body).status_code == 404


class TestChatLists:
    @pytest.fixture
    def kept(self, people: People, team: Team) -> ChatList:
        return chat_list(Actor(people.alice), team)

    def test_a_copy(self, kept: ChatList, other: Team, alice: Client, charlie: Client):
        url, body = f"{LISTS}{kept.pk}/copy/", {"team": str(other.pk)}

        first, second = (post(alice, url, body).json() for _ in range(2))

        assert (first["name"], first["size"], second["name"]) == ("On call", 2, "On call (2)")
        assert charlie.get(f"{LISTS}{first['id']}/").status_code == 200
        assert alice.get(f"{LISTS}{kept.pk}/").status_code == 200

    def test_moved_it_leaves_its_team(self, kept: ChatList, other: Team, alice: Client, bob: Client):
        answer = post(alice, f"{LISTS}{kept.pk}/move/", {"team": str(other.pk)})

        assert (answer.status_code, answer.json()["team"]) == (201, str(other.pk))
        assert bob.get(f"{LISTS}{kept.pk}/").status_code == 404
        assert post(bob, f"{LISTS}{kept.pk}/restore/").status_code == 200

    def test_a_list_that_links_send_to_stays(
        self, people: People, template: Template, kept: ChatList, other: Team, alice: Client
    ):
        link_of(Actor(people.alice), template, audience="anyone", mode="list", chat_list=kept)

        answer = post(alice, f"{LISTS}{kept.pk}/move/", {"team": str(other.pk)})

        assert (answer.status_code, error(answer)) == (409, "in_use")
        assert not ChatList.objects.filter(team=other).exists()

    def test_who_may_not(self, people: People, kept: ChatList, other: Team, vera: Client, charlie: Client, bob: Client):
        for what in ("copy", "move"):
            url = f"{LISTS}{kept.pk}/{what}/"
            assert post(charlie, url, {"team": str(other.pk)}).status_code == 404
            assert post(bob, url, {"team": str(other.pk)}).status_code == 404
        assert post(vera, f"{LISTS}{kept.pk}/move/", {"team": str(people.vera.own_team.pk)}).status_code == 403
        assert post(vera, f"{LISTS}{kept.pk}/copy/", {"team": str(people.vera.own_team.pk)}).status_code == 201
