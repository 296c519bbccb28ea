"""axe-core finds nothing on the developers' page, nor on a page with a button, in either theme."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.e2e.axe import faults
from tests.e2e.conftest import Studio
from tests.e2e.embed.conftest import Made


def test_it_works(page: Page, make: Callable[..., Made], studio: Studio) -> None:
    made = make()
    host = studio.simulator.replace("127.0.0.1", "localhost")
    made.allow(host)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{studio.origin}/share-links/{made.link['id']}/take-away/?value:count=zwei")
        assert faults(page) == []
        page.goto(f"{host}/host/?{urlencode({'link': made.url, 'setup': 'none'})}")
        button = page.locator("share-to-chat")
        expect(button).to_have_attribute("state", "ready")
        assert faults(page) == []
        page.evaluate("document.addEventListener('share-opened', (event) => event.preventDefault())")
        button.evaluate("(element) => element.setAttribute('link', 'nothing')")
        expect(button).to_have_attribute("state", "invalid")
        assert faults(page) == []
