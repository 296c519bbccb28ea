"""Each address that signs for the client signs its own page, with any query, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.endpoints import addresses
from tests.api.security.world import World
from tests.sharing_fixtures import ORIGIN

# Address that signs → the page it signs for.
SIGNERS = {
    "sharing:send-config": "sharing:send",
    "sharing:jsapi-config": "sharing:page",
    "api:chat-list-jsapi-config": "chats:add",
}
OWN = ["", "?", "?a=b", "?next=https://evil.example/&%23=%0A", "?a=b?c=/../../x", "?from=%E4%B8%AD"]
# What is made of a page's own address: {page}, {path}, {slashless}.
FOREIGN = [
    "",
    " ",
    "/",
    "{path}",
    "//testserver{path}",
    "https://evil.example/",
    "https://evil.example{path}",
    "https://evil.example/?{page}",
    "https://evil.example#{page}",
    "http://testserver@evil.example{path}",
    "http://testserver.evil.example{path}",
    "http://testserver:8080{path}",
    "http://testserver:80{path}",
    "http://user:pass@testserver{path}",
    "https://testserver{path}",
    "HTTP://testserver{path}",
    "http://TESTSERVER{path}",
    "http://testserver.{path}",
    "http://testserver\\{path}",
    "ftp://testserver{path}",
    "file://{path}",
    "javascript:{page}",
    "data:text/html,{page}",
    "http://testserver/",
    "http://testserver/library/",
    "http://testserver/signin/client/",
    "http://testserver/s/another-token-of-somebody/",
    "http://testserver//{path}",
    "{page}x",
    "{page}/",
    "{page}../",
    "{page}%2e%2e/library/",
    "{page}%3Fa=b",
    "{page};a=b",
    "{page}&a=b",
    "{slashless}",
    "{page}#",
    "{page}#part",
    "{page}?a=b#part",
    "{page}?a b",
    "{page}?a\nb",
    "{page}?a\tb",
    "{page}\x00",
    "{page}?\x7f",
    " {page}",
    "{page} ",
    "{page}?" + "x" * 2048,
]
NO_TEXT = [None, 5, True, [], {}, ["{page}"], {"url": "{page}"}]


def signed(world: World, signer: str) -> Callable[[object], tuple[int, bytes]]:
    alice: Client = world.client("alice")

    def ask(url: object) -> tuple[int, bytes]:
        answer = alice.post(
            world.path(signer), {"url": url}, content_type="application/json", headers={"Origin": ORIGIN}
        )
        return answer.status_code, answer.content

    return ask


def test_every_address_that_signs_is_asked():
    assert {one.name for one in addresses() if "config" in one.name} == set(SIGNERS)


@pytest.mark.parametrize(
    "signer",
    [one if one == "sharing:jsapi-config" else pytest.param(one, marks=pytest.mark.slow) for one in SIGNERS],
)
def test_it_signs_its_own_page_only(world: World, signer: str):
    page, ask = world.address(SIGNERS[signer]), signed(world, signer)
    others = [world.address(other) for other in SIGNERS.values() if other != SIGNERS[signer]]
    path = urlsplit(page).path
    made = [text.format(page=page, path=path, slashless=page.rstrip("/")) for text in FOREIGN]

    assert [status for status, _body in map(ask, [page + query for query in OWN])] == [200] * len(OWN)
    for url in [*made, *others, *NO_TEXT]:
        status, body = ask(url)
        assert status == 400, url
        assert b"signature" not in body
