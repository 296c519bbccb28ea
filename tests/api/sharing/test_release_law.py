"""Whatever people and programs do in whatever order: what `content/` serves is moved by releasing alone.

Four roles and tokens of each scope, alone and all but `release`, act on two templates; after each step programs are
served what a publisher released last, or what their pin says.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cardstudio.accounts.models import Membership, Role, Scope, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from tests.conftest import People, client_of
from tests.sharing_fixtures import ORIGIN

SCOPES = [str(scope) for scope in Scope]
#: Whoever may move a release.
PUBLISHERS = ("publisher", "owner", "release")
ACTORS = ("viewer", "editor", *PUBLISHERS, *(scope for scope in SCOPES if scope != "release"), "all but release")
NAMES = ("deploy", "alarm")
Which = int | str | None
actors, templates = st.sampled_from(ACTORS), st.sampled_from(NAMES)
numbers = st.integers(1, 4)
versions: st.SearchStrategy[Which] = st.one_of(st.none(), st.just("draft"), numbers)


def document(words: str) -> dict[str, Any]:
    return {"card": {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": words}]}}}


class Team:
    """Clients by what they are, two programs that fetch content, and a template of each name."""

    def __init__(self, people: People) -> None:
        publisher = User.objects.create(username="pia", name="Pia")
        Membership.objects.create(team=people.team, user=publisher, role=Role.PUBLISHER)
        self.clients = {
            "viewer": client_of(people.vera),
            "editor": client_of(people.bob),
            "publisher": client_of(publisher),
            "owner": client_of(people.alice),
        }
        self.people = people
        for scope in SCOPES:
            self.clients[scope] = self._program(Scope(scope))[0]
        self.clients["all but release"] = self._program(*(scope for scope in Scope if scope != Scope.RELEASE))[0]
        self.program, self.token = self._program(Scope.CONTENT)
        self.id = str(people.team.pk)

    def _program(self, *scopes: Scope) -> tuple[Client, str]:
        people = self.people
        token, key = token_create(actor=Actor(people.alice), team=people.team, name="CI", scopes=scopes)
        return Client(headers={"Authorization": f"Bearer {key}"}), str(token.pk)

    def ask(self, actor: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return ask(self.clients[actor], method, path, body, **headers)


def ask(client: Client, method: str, path: str, body: Any = None, **headers: str) -> Any:
    call = partial(getattr(client, method), f"/api/v1/{path}", headers=headers)
    answer = call() if body is None else call(body, content_type="application/json")
    assert answer.status_code < 500, answer.content
    return answer


class Releasing(RuleBasedStateMachine):
    """What should be served is kept beside: the words of each version, the release, the pin of one program."""

    def __init__(self, people: People) -> None:
        super().__init__()
        self.undone = ExitStack()
        self.undone.enter_context(transaction.atomic())
        self.undone.callback(transaction.set_rollback, True)
        self.team = Team(people)
        self.saves = 0
        self.links: list[str] = []
        self.ids: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        self.released: dict[str, str | None] = dict.fromkeys(NAMES)
        self.pinned: dict[str, str | None] = dict.fromkeys(NAMES)
        self.in_trash: set[str] = set()
        for name in NAMES:
            made = self.team.ask("owner", "post", "templates/", {"name": name, "document": document(name)}).json()
            self.ids[name], self.slugs[name] = made["id"], made["slug"]
        # There is something to be moved from the beginning.
        self.team.ask("owner", "post", self.at("deploy", "versions/"), {})
        self.release("owner", "deploy", 1, pin=False)

    def teardown(self) -> None:
        self.undone.close()

    def at(self, name: str, path: str = "") -> str:
        return f"templates/{self.ids[name]}/{path}"

    @rule(actor=actors, name=templates)
    def save(self, actor: str, name: str) -> None:
        self.saves += 1
        tag = self.team.ask("owner", "get", self.at(name, "draft/")).headers.get("ETag", '"0"')
        headers = {"If-Match": tag, "Save-Id": f"s{self.saves}"}
        self.team.ask(actor, "put", self.at(name, "draft/"), {"document": document(f"draft {self.saves}")}, **headers)

    @rule(actor=actors, name=templates)
    def keep(self, actor: str, name: str) -> None:
        self.team.ask(actor, "post", self.at(name, "versions/"), {"note": "kept"})

    @rule(actor=actors, name=templates, number=numbers)
    def restore(self, actor: str, name: str, number: int) -> None:
        self.team.ask(actor, "post", self.at(name, f"versions/{number}/restore/"), {})

    @rule(actor=actors, name=templates, version=versions)
    def send(self, actor: str, name: str, version: Which) -> None:
        self.team.ask(actor, "post", self.at(name, "send/"), {"version": version})

    @rule(actor=actors, name=templates, version=versions, follow=st.booleans())
    def share(self, actor: str, name: str, version: Which, follow: bool) -> None:
        body = {"template": self.ids[name], "version": version, "follow": follow, "audience": "anyone"}
        answer = self.team.ask(actor, "post", "share-links/", body)
        if answer.status_code == 201:
            self.links.append(answer.json()["id"])
            visitor, link = Client(headers={"Origin": ORIGIN}), answer.json()["url"].removeprefix(ORIGIN)
            visitor.post(f"{link}content", {"values": {}}, content_type="application/json")

    @rule(actor=actors, what=st.sampled_from(["update", "revoke"]))
    def change_link(self, actor: str, what: str) -> None:
        if self.links:
            self.team.ask(actor, "post", f"share-links/{self.links[-1]}/{what}/")

    @rule(actor=actors, name=templates, version=versions)
    def fetch(self, actor: str, name: str, version: Which) -> None:
        self.team.ask(actor, "post", self.at(name, "content/"), {"version": version})
        self.team.ask(actor, "post", self.at(name, "content/batch/"), {"version": version, "items": [{}]})

    @rule(actor=actors, name=templates, what=st.sampled_from(["duplicate/", "star/", "archive/", "name"]))
    def look_after(self, actor: str, name: str, what: str) -> None:
        if what == "name":
            self.team.ask(actor, "patch", self.at(name), {"name": "Renamed", "description": actor})
        elif what == "duplicate/":
            self.team.ask(actor, "post", self.at(name, what), {})
        else:
            self.team.ask(actor, "put", self.at(name, what))

    @rule(actor=actors, name=templates, slug=st.sampled_from(["deploy", "other", "third"]))
    def call(self, actor: str, name: str, slug: str) -> None:
        if self.team.ask(actor, "patch", self.at(name), {"slug": slug}).status_code == 200:
            assert slug == self.slugs[name] or self.released[name] is None or actor in PUBLISHERS
            self.slugs[name] = slug

    @rule(actor=actors, name=templates)
    def delete_or_bring_back(self, actor: str, name: str) -> None:
        if name in self.in_trash:
            if self.team.ask(actor, "post", self.at(name, "restore/")).status_code == 200:
                self.in_trash.discard(name)
        elif self.team.ask(actor, "delete", self.at(name)).status_code == 204:
            self.in_trash.add(name)

    @rule(actor=st.one_of(actors, st.sampled_from(PUBLISHERS)), name=templates, number=numbers, pin=st.booleans())
    def release(self, actor: str, name: str, number: int, pin: bool) -> None:
        version = self.team.ask("owner", "get", self.at(name, f"versions/{number}/"))
        standing = self.team.ask("owner", "get", self.at(name, "release/"))
        body = {"version": number, "force": True, "pin": [self.team.token] if pin else []}
        answer = self.team.ask(actor, "put", self.at(name, "release/"), body)
        if actor not in PUBLISHERS:
            assert answer.status_code in {403, 404}, answer.content
        if answer.status_code != 200:
            return
        if pin and standing.json()["version"] != number:
            self.pinned[name] = self.released[name]
        self.released[name] = words_of(version.json()["document"]["card"])

    @rule(actor=actors, name=templates)
    def unpin(self, actor: str, name: str) -> None:
        answer = self.team.ask(actor, "delete", self.at(name, f"pins/{self.team.token}/"))
        if actor not in PUBLISHERS:
            assert answer.status_code in {403, 404}, answer.content
        if answer.status_code == 204:
            self.pinned[name] = None

    @invariant()
    def programs_get_what_was_released(self) -> None:
        for name in NAMES:
            assert self._served("owner", self.at(name, "content/")) == self._due(name), name
            here = f"teams/{self.team.id}/content/{self.slugs[name]}/"
            pinned = self.pinned[name] if name not in self.in_trash else None
            assert served(ask(self.team.program, "post", here, {})) == (pinned or self._due(name)), name

    def _served(self, actor: str, path: str) -> str:
        return served(self.team.ask(actor, "post", path, {}))

    def _due(self, name: str) -> str:
        return "not_found" if name in self.in_trash else self.released[name] or "no_release"


def served(answer: Any) -> str:
    """What the card says, or why there is none."""
    body = answer.json()
    return words_of(body["card_content"]["card"]) if answer.status_code == 200 else str(body["error"]["code"])


def words_of(card: dict[str, Any]) -> str:
    return str(card["body"]["elements"][0]["content"])


def run(people: People, **how: Any) -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    given = settings(deadline=None, suppress_health_check=checks, **how)
    run_state_machine_as_test(partial(Releasing, people), settings=given)


@pytest.mark.slow
def test_releasing_alone_moves_what_programs_get(people: People) -> None:
    run(people, max_examples=5, stateful_step_count=15)


@pytest.mark.long
def test_releasing_alone_moves_it_in_long_stories_too(people: People) -> None:
    run(people, max_examples=30, stateful_step_count=40)
