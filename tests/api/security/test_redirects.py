"""Whatever an address is told to lead to, it leads to ourselves."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import signing
from django.test import Client

from cardstudio.accounts import pending_signins
from cardstudio.accounts.signin import safe_next
from tests.api.security.asking import ask, undone
from tests.api.security.rows import ROWS
from tests.api.security.world import World
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN

TRICKS = [
    "https://evil.example/",
    "http://evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "\\/evil.example/",
    "/\\/evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/\r\n/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "\x00//evil.example/",
    "\x1f//evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https:\\\\evil.example",
    "ht\ntps://evil.example",
    "//evil.example\\@testserver/",
    "//testserver@evil.example/",
    "//testserver:80@evil.example/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "http://testserver%2eevil.example/",
    "http://testserver\\.evil.example/",
    "http://[::1]/",
    "http://[",
    "//evil.example:443/library/",
    "//%65vil.example/",
    "//evil。example/",
    "/\u2028/evil.example/",
    "javascript:alert(1)//",
    "JaVaScRiPt:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "blob:http://testserver/x",
    "evil.example",
    "/library/\r\nLocation: https://evil.example/",
    "/library/\r\nSet-Cookie: a=b",
]
# Every name an address might take one under.
NAMES = ("next", "back", "url", "to", "redirect", "redirect_uri", "return", "return_to", "continue", "destination", "u")
CANARY = "/canary-path/"
# Addresses that lead where they are told to, or offer to; a new one must stand the tricks before it joins.
TAKERS = {
    *("accounts:signin", "accounts:start", "accounts:client-signin", "set_language"),
    *("sharing:fill-in", "sharing:page"),
}
# These send people to the platform to sign in, or into the client.
PLATFORM = {"accounts:start", "sharing:open"}


def is_ours(address: str) -> bool:
    """Whether a browser would stay with us: it drops tabs and line ends, and takes a backslash for a slash."""
    read = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33))))).replace("\\", "/")
    split = urlsplit(urljoin(f"{ORIGIN}/here/", read))
    return (split.scheme, split.netloc) == ("http", "testserver")


@pytest.mark.parametrize("trick", TRICKS)
def test_where_people_are_sent_is_a_path_of_ours(trick: str):
    assert is_ours(safe_next(trick))
    assert safe_next(CANARY) == CANARY


def with_everything(value: str) -> dict[str, str]:
    return dict.fromkeys(NAMES, value)


def page_json(answer: Any) -> Any:
    found = re.search(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', answer.content.decode(), re.S)
    assert found is not None
    return json.loads(html.unescape(found[1]))


@pytest.mark.parametrize("trick", TRICKS)
def test_those_who_are_told_where_lead_to_ourselves(client: Client, db: None, trick: str):
    asked = with_everything(trick)
    client.get("/signin/start/", asked)
    (begun,) = signing.loads(client.cookies[pending_signins.cookie_name()].value, salt="cardstudio.accounts.pending")
    assert is_ours(begun["destination"])
    assert is_ours(client.post("/i18n/setlang/", {"language": "en", **asked})["Location"])
    assert is_ours(client.get("/i18n/setlang/", asked)["Location"])
    assert is_ours(page_json(client.get("/signin/client/", asked))["next"])


@pytest.mark.slow
def test_signed_in_people_are_sent_on_to_ourselves(alice: Client):
    for trick in TRICKS:
        assert is_ours(alice.get("/signin/", {"next": trick})["Location"]), trick


def test_a_share_page_leads_back_to_ourselves_only(world: World):
    alice, path = world.client("alice"), world.path("sharing:page")

    def links(back: str) -> list[str]:
        shown = alice.get(path, {"back": back}, headers={"User-Agent": CLIENT_AGENT}).content.decode()
        return [html.unescape(link) for link in re.findall(r'href="([^"]*)"', shown)]

    assert CANARY in links(CANARY)
    usual = links("")
    for trick in TRICKS:
        assert all(is_ours(link) for link in links(trick) if link not in usual), trick


@pytest.mark.slow
def test_no_address_leads_outside(world: World):
    """All of them, under every name such a thing goes by; what nobody expected to take one is found by the canary."""
    takers, outside = set(), []
    for key in ROWS:
        method, name = key.split(" ")
        if key in ("GET api:schema", "GET api-docs") or name.startswith("api:"):
            continue  # endpoints redirect nobody
        for value in (CANARY, "//evil.example/x"):
            client = world.client("alice")
            client.raise_request_exception = False
            with undone():
                if method == "GET":
                    answer = client.get(world.path(name), with_everything(value), headers={"User-Agent": CLIENT_AGENT})
                else:
                    answer = ask(client, key, world, path=f"{world.path(name)}?next={value}&back={value}")
            led = answer.headers.get("Location", "")
            if led and name not in PLATFORM and not is_ours(led):
                outside.append((key, led))
            if value == CANARY and (led == CANARY or tells(answer)):
                takers.add(name)
    assert outside == []
    assert takers <= TAKERS


def tells(answer: Any) -> bool:
    """Whether a page offers the canary as a way to go."""
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return False
    return bool(re.search(rf'(href|action|content)="[^"]*?{CANARY}', answer.content.decode()))


def test_sign_in_comes_back_to_the_address_that_was_asked_for(client: Client, db: None):
    """Even an address that looks like another site: Django takes the path as it came."""
    for path in ("//evil.example/library/", "/\\evil.example", "/%2f%2fevil.example/", "//evil.example%2f.."):
        answer = client.get(path)
        assert is_ours(answer.headers.get("Location", "/")), (path, answer.headers)
