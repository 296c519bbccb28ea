"""Every address of the API × tokens: with the one scope it wants it is answered, with all the others it is not."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from cardstudio.accounts.models import Scope, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.scopes import For, needed
from cardstudio.accounts.tokens import token_create
from tests.api.endpoints import METHODS
from tests.api.security.asking import ask, undone, written
from tests.api.security.rows import ROWS, Access
from tests.api.security.scopes import ANY, EVERY, NEEDED, OPEN, PEOPLE
from tests.api.security.world import ADDRESSES, SECRET, World


def bearer(user: User, team: Team, scopes: list[str]) -> str:
    made = token_create(actor=Actor(user), team=team, name="t", scopes=[Scope(one) for one in scopes])
    return f"Bearer {made[1]}"


def test_every_address_declares_what_it_wants():
    """One thing for each method: a scope, any token, or people."""
    words = {For.ANY_TOKEN: ANY, For.PEOPLE: PEOPLE}
    declared, silent = {}, []
    for address in ADDRESSES.values():
        for method in METHODS if address.name.startswith("api:") else ():
            if hasattr(address.view, method):
                key = f"{method.upper()} {address.name}"
                wanted = needed(address.view, method.upper())
                declared[key] = OPEN if NEEDED.get(key) == OPEN else words.get(wanted, str(wanted))
                if not hasattr(address.view, "scope") and NEEDED.get(key) != OPEN:
                    silent.append(key)
    assert silent == []
    assert declared == NEEDED == {key: scope for key, scope in NEEDED.items() if key in ROWS}


def test_the_description_says_what_each_address_wants():
    described = SchemaGenerator().get_schema(public=True)
    said = [
        (method, operation.get("x-scope", OPEN), operation["description"])
        for operations in described["paths"].values()
        for method, operation in operations.items()
        if method in METHODS
    ]
    wanted = Counter((row.partition(" ")[0].lower(), scope) for row, scope in NEEDED.items() if row != "GET api:schema")
    assert Counter((method, scope) for method, scope, _text in said) == wanted
    assert all(f"`{scope}`" in text for _method, scope, text in said if scope in EVERY)


@pytest.mark.parametrize("scope", [*EVERY, ANY])
def test_a_token_with_the_scope_is_answered(world: World, scope: str):
    key = bearer(world.people.alice, world.team, ["content"] if scope == ANY else [scope])
    wrong = []
    for row in (row for row, wanted in NEEDED.items() if wanted == scope):
        with undone():
            answer = ask(Client(raise_request_exception=False), row, world, Authorization=key)
        if answer.status_code != ROWS[row].status:
            wrong.append(f"{row}: {answer.status_code} {answer.content!r}")
    assert wrong == []


@pytest.mark.parametrize("scope", [*EVERY, PEOPLE])
def test_a_token_with_all_other_scopes_is_not(world: World, scope: str):
    key = bearer(world.people.alice, world.team, [one for one in EVERY if one != scope])
    wrong = []
    for row in (row for row, wanted in NEEDED.items() if wanted == scope):
        with undone(), written() as changes:
            answer = ask(Client(raise_request_exception=False), row, world, Authorization=key)
        error = answer.json()
        told = error["error"]["code"] == "people_only" if scope == PEOPLE else error.get("scope") == scope
        if answer.status_code != 403 or not told or changes:
            wrong.append(f"{row}: {answer.status_code} {answer.content!r} {changes}")
    assert wrong == []


def test_the_answer_names_the_scope(world: World):
    key = bearer(world.people.alice, world.team, ["content"])
    answer: Any = Client().get("/api/v1/templates/", headers={"Authorization": key})

    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "scope"
    assert "library:read" in answer.json()["error"]["message"]


def test_a_token_of_another_team_finds_nothing(world: World):
    charlie = world.people.charlie
    key = bearer(charlie, charlie.own_team, EVERY)
    wrong = []
    for row in (row for row in NEEDED if NEEDED[row] not in {OPEN, PEOPLE}):
        with undone(), written() as changes:
            answer = ask(Client(raise_request_exception=False), row, world, Authorization=key)
        # Lists of what is the caller's own are empty.
        status = 200 if ROWS[row].access is Access.SIGNED_IN else 404
        told = SECRET.encode() in answer.content and not ROWS[row].told
        if answer.status_code != status or changes or told:
            wrong.append(f"{row}: {answer.status_code} {changes}")
    assert wrong == []


def test_a_token_does_not_take_what_an_address_does_not(world: World):
    key = bearer(world.people.alice, world.team, EVERY)
    answer = Client().put("/api/v1/tokens/", headers={"Authorization": key})

    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")
