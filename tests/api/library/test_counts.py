"""The numbers of the side bar are rows, and true after whatever was done."""

from __future__ import annotations

from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cardstudio.accounts.models import Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.library import selectors, services
from cardstudio.library.counts import counts_recount
from cardstudio.library.folders import folder_tree
from cardstudio.library.models import Folder, PlaceCount, Tag, Template
from cardstudio.library.portable.importing import library_import
from cardstudio.teams.moves import template_move
from cardstudio.teams.trash import gone_remove, template_delete_for_good, trash_empty
from tests.conftest import People

DOCUMENT = {"card": {"elements": [{"tag": "markdown", "content": "Harbour closed"}]}}
FILES = {
    "b/card.json": b'{"card": {"elements": [{"tag": "hr"}]}}',
    "a/card.json": b'{"card": {"elements": []}}',
    "b/template.yaml": b"name: B\nfolder: [Quay]\ntags: [x]\n",
}
NUMBER = st.integers(0, 7)
NAME = st.sampled_from(["x", "y", "z"])


def test_each_number_is_where_people_look(alice: Client, people: People) -> None:
    actor = Actor(people.alice)
    quay = services.folder_create(actor=actor, team=people.team, name="Quay")
    inner = services.folder_create(actor=actor, team=people.team, name="Inner", parent=quay)
    cards = [
        services.template_create(
            actor=actor, team=people.team, name=str(n), document=DOCUMENT, folder=inner, tags=["x", "y"]
        )
        for n in range(4)
    ]
    services.star_set(actor=actor, template=cards[0], starred=True)
    services.star_set(actor=actor, template=cards[1], starred=True)
    services.template_archive(actor=actor, template=cards[0])
    services.template_delete(actor=actor, template=cards[3])
    services.template_retag(actor=actor, template=cards[2], remove=["y"])
    said = selectors.place_counts(actor=actor, team=people.team)
    assert said == {"library": 2, "archived": 1, "trash": 1}
    assert selectors.star_count(actor=actor, team=people.team) == 1
    assert [(row.folder.name, row.cards) for row in folder_tree(actor=actor, team=people.team)] == [
        ("Quay", 2),
        ("Inner", 2),
    ]
    assert alice.get("/api/v1/tags/").json()["results"] == [{"name": "x", "uses": 2}, {"name": "y", "uses": 1}]
    services.template_update(actor=actor, template=cards[2], folder=quay)
    services.folder_delete(actor=actor, folder=inner)
    assert [row.cards for row in folder_tree(actor=actor, team=people.team)] == [1]
    assert counts_recount(team=people.team, mend=False) == []


def test_what_is_not_true_is_named_and_mended(people: People) -> None:
    services.template_create(actor=Actor(people.alice), team=people.team, name="A", document=DOCUMENT, tags=["x"])
    PlaceCount.objects.update(count=7)
    Tag.objects.update(uses=0)
    found = counts_recount(team=people.team, mend=False)
    assert [(one.key.kind, one.said, one.true) for one in found] == [("place", 7, 1), ("tag", 0, 1)]
    for wrong in (2, 0):
        said = StringIO()
        call_command("recount", stdout=said)
        assert f"libraries: {wrong}\n" in said.getvalue()


class Library(RuleBasedStateMachine):
    """Two people in one team, one of whom has another; whatever they do, the rows say what counting says."""

    @initialize()
    def begin(self) -> None:
        self.people = [User.objects.create(username=f"p{User.objects.count()}", name=name) for name in ("Alice", "Bob")]
        self.teams = [Team.objects.create(name="Ours"), Team.objects.create(name="Other")]
        for team in self.teams:
            for user in self.people:
                team.memberships.create(user=user, role=Role.OWNER)
        self.actors = [Actor(user) for user in self.people]

    def card(self, number: int) -> Template | None:
        cards = list(Template.objects.filter(team__in=self.teams, gone_at=None).order_by("created_at", "pk"))
        return cards[number % len(cards)] if cards else None

    def folder(self, number: int, team: Any) -> Folder | None:
        folders = list(Folder.objects.filter(team=team).order_by("name", "pk"))
        return folders[number % len(folders)] if folders else None

    @rule(who=st.integers(0, 1), team=st.integers(0, 1), folder=NUMBER, tags=st.sets(NAME))
    def create(self, who: int, team: int, folder: int, tags: set[str]) -> None:
        to = self.teams[team]
        services.template_create(
            actor=self.actors[who], team=to, name="C", document=DOCUMENT, folder=self.folder(folder, to), tags=tags
        )

    @rule(card=NUMBER, folder=NUMBER, out=st.booleans())
    def move(self, card: int, folder: int, out: bool) -> None:
        if template := self.card(card):
            to = None if out else self.folder(folder, template.team)
            services.template_update(actor=self.actors[0], template=template, folder=to)

    @rule(card=NUMBER, tags=st.sets(NAME), add=st.booleans())
    def tag(self, card: int, tags: set[str], add: bool) -> None:
        if template := self.card(card):
            if add:
                services.template_retag(actor=self.actors[0], template=template, add=tags, remove=["x"])
            else:
                services.template_update(actor=self.actors[0], template=template, tags=tags, name="D")

    @rule(card=NUMBER, archived=st.booleans())
    def archive(self, card: int, archived: bool) -> None:
        if template := self.card(card):
            services.template_archive(actor=self.actors[0], template=template, archived=archived)

    @rule(card=NUMBER)
    def trash(self, card: int) -> None:
        if template := self.card(card):
            services.template_delete(actor=self.actors[0], template=template)

    @rule(card=NUMBER)
    def restore(self, card: int) -> None:
        if template := self.card(card):
            services.template_restore(actor=self.actors[0], template=template)

    @rule(card=NUMBER, who=st.integers(0, 1), starred=st.booleans())
    def star(self, card: int, who: int, starred: bool) -> None:
        if template := self.card(card):
            services.star_set(actor=self.actors[who], template=template, starred=starred)

    @rule(card=NUMBER)
    def duplicate(self, card: int) -> None:
        if template := self.card(card):
            services.template_duplicate(actor=self.actors[1], template=template)

    @rule(card=NUMBER, team=st.integers(0, 1))
    def rehome(self, card: int, team: int) -> None:
        if template := self.card(card):
            template_move(actor=self.actors[0], template=template, team=self.teams[team])

    @rule(card=NUMBER)
    def purge(self, card: int) -> None:
        if template := self.card(card):
            with suppress(ApiError):
                template_delete_for_good(actor=self.actors[0], template=template)

    @rule(team=st.integers(0, 1))
    def empty(self, team: int) -> None:
        trash_empty(actor=self.actors[0], team=self.teams[team], before=timezone.now())

    @rule()
    def tidy(self) -> None:
        gone_remove()

    @rule(team=st.integers(0, 1))
    def take_files(self, team: int) -> None:
        library_import(actor=self.actors[0], team=self.teams[team], files=FILES)

    @rule(team=st.integers(0, 1), name=NAME, inside=NUMBER)
    def make_folder(self, team: int, name: str, inside: int) -> None:
        parent = self.folder(inside, self.teams[team]) if inside else None
        with suppress(ValidationError):
            services.folder_create(actor=self.actors[0], team=self.teams[team], name=name, parent=parent)

    @rule(team=st.integers(0, 1), folder=NUMBER, name=NAME)
    def rename_folder(self, team: int, folder: int, name: str) -> None:
        if found := self.folder(folder, self.teams[team]):
            with suppress(ValidationError):
                services.folder_update(actor=self.actors[0], folder=found, name=name)

    @rule(team=st.integers(0, 1), folder=NUMBER)
    def delete_folder(self, team: int, folder: int) -> None:
        if found := self.folder(folder, self.teams[team]):
            services.folder_delete(actor=self.actors[0], folder=found)

    @invariant()
    def every_number_is_true(self) -> None:
        for team in getattr(self, "teams", ()):
            assert counts_recount(team=team, mend=False) == []


@pytest.mark.slow
@pytest.mark.django_db
def test_the_rows_say_what_counting_says() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Library,
        settings=settings(
            max_examples=12,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
        ),
    )
