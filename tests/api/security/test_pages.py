"""Which addresses are pages, read from the URLconf: what holds on every page is looked at on each of them."""

from __future__ import annotations

from tests.api.security.world import ADDRESSES, World
from tests.pages import PAGES


def test_every_page_is_among_those_a_browser_walks(world: World) -> None:
    def shown(name: str, who: str) -> bool:
        answer = world.client(who).get(world.path(name))
        return answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html")

    addresses = [name for name in ADDRESSES if not name.startswith("api:")]
    assert {name for name in addresses if shown(name, "alice") or shown(name, "anonymous")} == PAGES
