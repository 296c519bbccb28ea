"""No other site writes with somebody's session: each unsafe address is asked as such a site would ask it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.api.security.asking import ask, is_page, undone, written
from tests.api.security.rows import ROWS, UNSAFE
from tests.api.security.world import World
from tests.sharing_fixtures import ORIGIN

TOKEN = "a" * 32
EVIL = "https://evil.example"
# What a page of another site can send along: the cookie goes by itself, the token it does not know.
ATTACKS: dict[str, dict[str, str]] = {
    "no token": {},
    "a wrong token": {"X-CSRFToken": "b" * 32},
    "another origin": {"X-CSRFToken": TOKEN, "Origin": EVIL},
    "no origin to speak of": {"X-CSRFToken": TOKEN, "Origin": "null"},
    "an origin that begins like ours": {"X-CSRFToken": TOKEN, "Origin": f"{ORIGIN}.evil.example"},
}
POSTS = [key for key in UNSAFE if key.split(" ")[1] in ("sharing:jsapi-config", "sharing:content", "sharing:attempts")]
PAGES = [key for key in UNSAFE if is_page(key.split(" ")[1])]
ENDPOINTS = [key for key in UNSAFE if key not in POSTS and key not in PAGES]


def signed_in(world: World) -> Client:
    """Alice's browser, which has a CSRF cookie, against a site that looks at it."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies = world.client("alice").cookies
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    return client


def accepted(world: World, keys: list[str], attacks: dict[str, dict[str, str]]) -> list[Any]:
    client, found = signed_in(world), []
    for key in keys:
        for name, headers in attacks.items():
            with undone(), written() as changes:
                answer = ask(client, key, world, **headers)
            if answer.status_code != 403 or changes:
                found.append((key, name, answer.status_code, changes))
    return found


def test_no_page_takes_a_form_from_elsewhere(world: World):
    assert accepted(world, PAGES, ATTACKS) == []


@pytest.mark.slow
def test_no_endpoint_takes_a_session_from_elsewhere(world: World):
    assert accepted(world, ENDPOINTS, ATTACKS) == []


def test_share_posts_come_from_the_share_page(world: World):
    """They carry no cookie a token could belong to: the origin is what counts."""
    foreign = {**{name: sent for name, sent in ATTACKS.items() if "Origin" in sent}, "none": {"Origin": ""}}

    assert accepted(world, POSTS, foreign) == []


@pytest.mark.slow
def test_our_own_pages_are_believed(world: World):
    """What the refusals above are worth: with the token and from here, the same requests work."""
    client, wrong = signed_in(world), []
    for key in PAGES:
        cookies = client.cookies.copy()
        with undone():
            answer = ask(client, key, world, **{"X-CSRFToken": TOKEN})
        client.cookies = cookies
        if answer.status_code != UNSAFE[key].status:
            wrong.append((key, answer.status_code))
    assert wrong == []


@pytest.mark.slow
def test_nothing_is_written_by_looking(world: World):
    """A link on another site can make a browser GET anything: only what a person sees as theirs may follow."""
    client, wrong = world.client("alice"), []
    for key in ROWS:
        if key.startswith("GET ") and key not in ("GET api:schema", "GET api-docs"):
            with undone(), written() as changes:
                ask(client, key, world)
            wrong += [(key, change) for change in changes]
    assert wrong == []
