"""The examples of docs/embed.md, as they stand there, on a foreign origin under the policy it names."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.e2e.conftest import ROOT, Studio, eventually
from tests.e2e.embed.conftest import Made, Site, pick

DOC = (ROOT / "docs" / "embed.md").read_text()
MINIMAL, PAGE, VALUES = re.findall(r"```html\n(.*?)```", DOC, re.DOTALL)
PAGE_JS, VALUES_JS, _LAUNCH_JS = re.findall(r"```js\n(.*?)```", DOC, re.DOTALL)
[CSS] = re.findall(r"```css\n(.*?)```", DOC, re.DOTALL)
[POLICY] = re.findall(r"```text\n(.*?)```", DOC, re.DOTALL)
SDK = re.compile(r"https://lf-scm-cn\.feishucdn\.com/[^\"]+")


@pytest.fixture
def serve(site: Site, studio: Studio, make: Callable[..., Made]) -> Callable[..., Made]:
    """Serves examples at / with the addresses of this studio, link and simulator in them."""

    def serve(html: str, **scripts: str) -> Made:
        made = make()
        made.allow(site.origin)

        def ours(text: str) -> str:
            text = text.replace("https://cards.example.com/s/TOKEN/", made.url)
            return SDK.sub(f"{studio.simulator}/h5-js-sdk.js", text.replace("https://cards.example.com", studio.origin))

        # What a real SDK is on the vendor's host, the simulator's is on its own.
        site.policy = ours(POLICY).strip().replace("script-src", f"script-src {studio.simulator}")
        site.policy += f"; frame-src {studio.simulator}"
        site.put("/", f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>{ours(html)}</html>')
        site.put("/page.css", CSS, "text/css")
        for name, text in scripts.items():
            site.put(f"/{name}.js", ours(text), "text/javascript")
        return made

    return serve


def test_two_lines_are_enough(serve: Callable[..., Made], site: Site, client: Page) -> None:
    serve(MINIMAL)
    client.goto(f"{site.origin}/")
    client.evaluate(
        "addEventListener('share-opened', (event) => { event.preventDefault(); window.told = event.detail; })"
    )
    client.get_by_role("button", name="Share to chat").click()
    assert eventually(client, lambda: client.evaluate("window.told?.reason")) == "bridge"


def test_a_page_that_signs_itself_sends(serve: Callable[..., Made], site: Site, client: Page) -> None:
    made = serve(PAGE, page=PAGE_JS)
    open_configured(client, site)
    client.get_by_role("button", name="Share the result").click()
    pick(client, "Payments platform")
    expect(client.get_by_role("button", name="Sent")).to_be_visible()
    assert [attempt["state"] for attempt in made.reported()] == ["sent"]


def test_values_events_and_looks(serve: Callable[..., Made], site: Site, client: Page, studio: Studio) -> None:
    scripts, _element = PAGE.split("\n\n")
    look = '<link rel="stylesheet" href="/page.css">'
    serve(f"{look}{scripts}{VALUES}<script src='/values.js'></script>", page=PAGE_JS, values=VALUES_JS)
    heard: list[str] = []
    client.on("console", lambda message: heard.append(_text(message)))
    open_configured(client, site)
    button = client.locator("share-to-chat button.main")
    expect(button).to_have_css("background-color", "rgb(10, 90, 212)")
    button.click()
    pick(client, "Payments platform")
    expect(button).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    assert "in 1 chats" in heard
    card = next(sent["card_content"] for sent in reversed(studio.state()["messages"]) if sent["card_content"])["card"]
    assert card["header"]["title"]["content"] == "Stocktaking: Warehouse 3"


def open_configured(client: Page, site: Site) -> None:
    """Open the page and wait until the client has answered its `h5sdk.config`."""
    with client.expect_response(re.compile("/native/config/")):
        client.goto(f"{site.origin}/")


def _text(message: ConsoleMessage) -> str:
    return message.text
