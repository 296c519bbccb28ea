"""Every address × every method × everybody: who is let in gets in, and nobody else changes or learns anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts import services
from cardstudio.accounts.models import Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from tests.api.endpoints import METHODS, SAMPLES, addresses
from tests.api.security.asking import ask, is_page, undone, written
from tests.api.security.rows import ROWS, Access, Row
from tests.api.security.world import ADDRESSES, ROLES, SECRET, World

NEEDED = {
    Access.VIEW: Role.VIEWER,
    Access.EDIT: Role.EDITOR,
    Access.PUBLISH: Role.PUBLISHER,
    Access.MANAGE: Role.OWNER,
    Access.AUDIENCE: Role.VIEWER,
}
STRENGTH = [Role.VIEWER, Role.EDITOR, Role.PUBLISHER, Role.OWNER]
GUARDED = [key for key, row in ROWS.items() if row.access is not Access.OPEN]
ENDPOINTS = [key for key in GUARDED if " api:" in key]


def expected(row: Row, name: str, actor: str, role: Role | None, *, token: bool) -> int:
    """What `actor` gets, who has `role` in Alice's team."""
    if actor in row.special:
        return row.special[actor]
    if row.access is Access.OPEN:
        return row.status
    if actor == "anonymous":
        return 302 if is_page(name) and row.access is not Access.AUDIENCE else 401
    if row.access is Access.SIGNED_IN:
        return row.status
    if role is None:
        return 404
    may = STRENGTH.index(role) >= STRENGTH.index(NEEDED[row.access]) and not (token and row.people_only)
    return row.status if may else 403


def unlike_rows(
    client: Client, world: World, actor: str, role: Role | None, keys: Iterable[str], **headers: str
) -> list[str]:
    """Where the site answers other than the rows say, or somebody refused changed or learned something."""
    wrong: list[str] = []
    client.raise_request_exception = False
    cookies = client.cookies.copy()
    for key in keys:
        row, name = ROWS[key], key.split(" ")[1]
        with undone(), written() as changes:
            answer = ask(client, key, world, **headers)
            shown = b"".join(answer) if answer.streaming else answer.content
        client.cookies = cookies.copy()
        want = expected(row, name, actor, role, token="Authorization" in headers)
        if answer.status_code != want:
            wrong.append(f"{key}: {answer.status_code}, not {want}")
        led = leads_to_signin(answer)
        if changes and (led or answer.status_code in {401, 403, 404}):
            wrong.append(f"{key} was refused and wrote {changes}")
        if want == 302 and actor == "anonymous" and row.access is not Access.OPEN and not led:
            wrong.append(f"{key} does not lead to the sign-in")
        if role is None and SECRET.encode() in shown:
            wrong.append(f"{key} tells {actor} of Alice's team")
    return wrong


def leads_to_signin(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/signin/?next=")


def test_every_address_has_a_row():
    assert {key.split(" ")[1] for key in ROWS} == {address.name for address in addresses()}


def swept(*slow: str, fast: tuple[str, ...] = ()) -> list[Any]:
    return [*fast, *(pytest.param(actor, marks=pytest.mark.slow) for actor in slow)]


@pytest.mark.parametrize("actor", swept("alice", "publisher", "bob", fast=("anonymous", "vera", "charlie")))
def test_everybody_gets_what_the_rows_say(world: World, actor: str):
    # What is the same for everybody is asked for twice only: some of it takes a second to make.
    keys = ROWS if actor in {"anonymous", "alice"} else GUARDED

    assert unlike_rows(world.client(actor), world, actor, ROLES.get(actor), keys) == []


def bearer(user: User, team: Team, role: Role) -> str:
    return f"Bearer {services.token_create(actor=Actor(user), team=team, name='t', role=role)[1]}"


@pytest.mark.parametrize("actor", swept(*ROLES))
def test_a_token_may_what_its_role_may(world: World, actor: str):
    key = bearer(world.people.alice, world.team, ROLES[actor])

    assert unlike_rows(Client(), world, actor, ROLES[actor], ENDPOINTS, Authorization=key) == []


@pytest.mark.slow
def test_a_token_of_another_team_finds_nothing(world: World):
    charlie = world.people.charlie
    key = bearer(charlie, charlie.own_team, Role.OWNER)

    assert unlike_rows(Client(), world, "charlie", None, ENDPOINTS, Authorization=key) == []


PLAIN = [key for key in ENDPOINTS if not ROWS[key].people_only]


def test_a_revoked_token_opens_nothing(world: World):
    token, key = services.token_create(actor=Actor(world.people.alice), team=world.team, name="t", role=Role.OWNER)
    services.token_revoke(actor=Actor(world.people.alice), token=token)

    assert unlike_rows(Client(), world, "anonymous", None, PLAIN, Authorization=f"Bearer {key}") == []


@pytest.mark.slow
def test_a_token_opens_no_page(world: World):
    key = bearer(world.people.alice, world.team, Role.OWNER)
    pages = [one for one in GUARDED if one not in ENDPOINTS]

    assert unlike_rows(Client(), world, "anonymous", None, pages, Authorization=key) == []


@pytest.mark.slow
def test_who_was_shown_out_keeps_nothing(world: World):
    """Bob's session and the token he made outlive his membership; they are worth nothing then."""
    key = bearer(world.people.alice, world.team, Role.OWNER)
    client = world.client("bob")
    Membership.objects.filter(team=world.team, user__in=[world.people.bob, world.people.alice]).delete()

    assert unlike_rows(client, world, "charlie", None, GUARDED) == []
    assert unlike_rows(Client(), world, "charlie", None, ENDPOINTS, Authorization=key) == []


def test_no_address_answers_a_method_without_a_row(world: World):
    alice = world.client("alice")
    answered = []
    for address in addresses():
        if address.name.startswith("api:") or address.name == "set_language":
            continue  # endpoints: `test_bad_input.py`; Django's own view sends every method but POST back
        for method in METHODS:
            if f"{method.upper()} {address.name}" not in ROWS:
                with written() as changes:
                    answer = alice.generic(method.upper(), world.path(address.name), b"")
                if answer.status_code != 405 or changes:
                    answered.append(f"{method.upper()} {address.name}: {answer.status_code}")
    assert answered == []


# Bodies that name a thing of another team: there is no such thing.
FOREIGN = [
    ("POST api:template-list", "folder"),
    ("PATCH api:template", "folder"),
    ("POST api:template-list", "team"),
    ("POST api:folder-list", "parent"),
    ("POST api:folder-list", "team"),
    ("POST api:chat-list-list", "team"),
    ("POST api:share-links", "template"),
    ("POST api:share-links", "chat_list"),
    ("POST api:tokens", "team"),
]


def test_bodies_that_name_foreign_things_are_refused(world: World):
    """Charlie asks for his own things, with one of Alice's inside."""
    charlie, client = world.people.charlie, world.client("charlie")
    own = library.template_create(actor=Actor(charlie), team=charlie.own_team, name="His", document={"card": {}})
    theirs = {"folder": world.folder, "parent": world.folder, "team": world.team, "template": world.template}
    mine, wrong = replace(world, template=own), []
    for key, name in FOREIGN:
        method, address = key.split(" ")
        body: dict[str, Any] = {"name": "x", "document": {"card": {}}} if "template-list" in key else {"name": "x"}
        if address == "api:share-links":
            body = {"template": str(own.pk), "mode": "list", "chat_list": str(world.chat_list.pk)}
        if name in theirs:
            body = {**body, name: str(theirs[name].pk)}
        if name == "template":
            body = {name: body[name]}
        with written() as changes:
            answer = client.generic(method, mine.path(address), json.dumps(body).encode(), "application/json")
        if answer.status_code not in {400, 404} or changes or "unknown_field" in answer.content.decode():
            wrong.append((key, name, answer.status_code, answer.content, changes))
    assert wrong == []


@pytest.mark.slow
def test_unknown_things_and_foreign_things_look_the_same(world: World):
    """Nobody learns from an answer that something exists."""
    charlie = world.client("charlie")
    told = []
    for key, row in ROWS.items():
        name = key.split(" ")[1]
        if row.access is Access.OPEN or "pk" not in ADDRESSES[name].holds:
            continue
        nowhere = world.path(name).replace(str(world.values(name)["pk"]), SAMPLES["UUIDConverter"])
        unknown, foreign = ask(charlie, key, world, path=nowhere), ask(charlie, key, world)
        if (unknown.status_code, _plain(unknown)) != (foreign.status_code, _plain(foreign)):
            told.append(key)
    assert told == []


def _plain(answer: Any) -> Any:
    """What an answer says, without what differs from page to page."""
    return answer.json() if answer["Content-Type"].startswith("application/json") else answer.status_code
