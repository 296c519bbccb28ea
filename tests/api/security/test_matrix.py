"""Every address × every method × everybody: who is let in gets in, and nobody else changes or learns anything."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import ApiToken, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create, token_revoke
from cardstudio.library import services as library
from cardstudio.library.offers.services import offer_revoke
from cardstudio.sharing.links.services import share_link_revoke
from cardstudio.teams.invites.services import invite_revoke
from tests.api.endpoints import METHODS, SAMPLES, addresses
from tests.api.security.asking import ask, is_page, undone, written
from tests.api.security.rows import ROWS, TEAMS, Access, Row
from tests.api.security.world import ADDRESSES, ROLES, SECRET, World

NEEDED = {
    Access.VIEW: Role.VIEWER,
    Access.EDIT: Role.EDITOR,
    Access.PUBLISH: Role.PUBLISHER,
    Access.MANAGE: Role.OWNER,
    Access.AUDIENCE: Role.VIEWER,
}
# Who is not in the team and still of its company.
OF_THE_COMPANY = {"colleague", "former"}
STRENGTH = [Role.VIEWER, Role.EDITOR, Role.PUBLISHER, Role.OWNER]
GUARDED = [key for key, row in ROWS.items() if row.access is not Access.OPEN]
ENDPOINTS = [key for key in GUARDED if " api:" in key]


def expected(row: Row, name: str, actor: str, role: Role | None) -> int:
    """What `actor` gets, who has `role` in Alice's team."""
    if actor in row.special:
        return row.special[actor]
    if row.colleagues is not None and actor in OF_THE_COMPANY:
        return row.colleagues
    if row.access is Access.OPEN:
        return row.status
    if actor == "anonymous":
        return 302 if is_page(name) and row.access is not Access.AUDIENCE else 401
    if row.access is Access.SIGNED_IN:
        return row.status
    if role is None:
        return 404
    return row.status if STRENGTH.index(role) >= STRENGTH.index(NEEDED[row.access]) else 403


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
        want = expected(row, name, actor, role)
        if answer.status_code != want:
            wrong.append(f"{key}: {answer.status_code}, not {want}")
        led = leads_to_signin(answer)
        if changes and (led or answer.status_code in {401, 403, 404}):
            wrong.append(f"{key} was refused and wrote {changes}")
        if want == 302 and actor == "anonymous" and row.access is not Access.OPEN and not led:
            wrong.append(f"{key} does not lead to the sign-in")
        invited = row.colleagues is not None and actor in OF_THE_COMPANY
        if role is None and SECRET.encode() in shown and not invited and not (row.told and actor != "anonymous"):
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


@pytest.mark.parametrize("actor", ["colleague", "former"])
def test_a_colleague_gets_what_the_ways_in_are_for(world: World, actor: str):
    assert unlike_rows(world.client(actor), world, actor, None, TEAMS) == []


@pytest.mark.slow
@pytest.mark.parametrize("actor", ["colleague", "former", "outsider"])
def test_whoever_is_of_another_team_gets_nothing_else(world: World, actor: str):
    assert unlike_rows(world.client(actor), world, actor, None, GUARDED) == []


WITH_TOKEN = [key for key in ROWS if "token" in ADDRESSES[key.split(" ")[1]].holds]


@pytest.mark.parametrize("actor", ["vera", "colleague", "former", "charlie", "anonymous"])
def test_a_revoked_invitation_or_link_opens_nothing(world: World, actor: str):
    """Whoever was given it while it lived holds it still: the address says that it has ended, or no, as ever."""
    alice, role = Actor(world.people.alice), ROLES.get(actor)
    invite_revoke(actor=alice, invite=world.invite)
    share_link_revoke(actor=alice, link=world.link)
    offer_revoke(actor=alice, offer=world.offer)
    client, wrong = world.client(actor), []
    for key in WITH_TOKEN:
        row, name = ROWS[key], key.split(" ")[1]
        with undone(), written() as changes:
            answer = ask(client, key, world)
        as_ever = expected(row, name, actor, role)
        # Members are in the team already, which is all an invitation says to them.
        stays = row.outlives or (row.access is Access.VIEW and role is not None)
        refused = as_ever in {401, 404} or (as_ever == 302 and leads_to_signin(answer))
        if answer.status_code not in ({as_ever} if stays else {410, as_ever} if refused else {410}):
            wrong.append(f"{key}: {answer.status_code}, not {as_ever if stays else 410}")
        if changes and not stays:
            wrong.append(f"{key} wrote {changes}")
        if role is None and SECRET.encode() in answer.content and row.colleagues is None:
            wrong.append(f"{key} tells {actor} of Alice's team")
    assert wrong == []


def bearer(user: User, team: Team) -> tuple[ApiToken, str]:
    token, key = token_create(actor=Actor(user), team=team, name="t", scopes=Scope)
    return token, f"Bearer {key}"


def test_a_revoked_token_opens_nothing(world: World):
    token, key = bearer(world.people.alice, world.team)
    token_revoke(actor=Actor(world.people.alice), token=token)

    assert unlike_rows(Client(), world, "anonymous", None, ENDPOINTS, Authorization=key) == []


@pytest.mark.slow
def test_a_token_opens_no_page(world: World):
    _token, key = bearer(world.people.alice, world.team)
    pages = [one for one in GUARDED if one not in ENDPOINTS]

    assert unlike_rows(Client(), world, "anonymous", None, pages, Authorization=key) == []


@pytest.mark.slow
def test_who_was_shown_out_keeps_nothing(world: World):
    """Even where a session outlives the membership, it is worth nothing then."""
    client = world.client("bob")
    Membership.objects.filter(team=world.team, user=world.people.bob).delete()

    assert unlike_rows(client, world, "charlie", None, GUARDED) == []


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
    ("POST api:template-duplicate", "team"),
    ("POST api:template-move", "team"),
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
        if name == "template" or address == "api:template-move":
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
