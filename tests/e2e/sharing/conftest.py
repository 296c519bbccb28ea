"""A signed-in person with a card of their own, and calls to our API from their page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Studio

# The same client the simulator would be, as a window of its own.
CLIENT = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Lark/7.12.7 "
    "Chrome/120.0.6099.71 Safari/537.36 LarkLocale/zh_CN ChannelName/Feishu"
)
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 Lark/7.24.10 LarkLocale/zh_CN "
    "ChannelName/Feishu"
)
CALL = """async ([method, path, body]) => {
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const init = { method, headers, ...(body === null ? {} : { body: JSON.stringify(body) }) };
  const response = await fetch("/api/v1/" + path, init);
  if (!response.ok) throw new Error(path + ": " + response.status + " " + (await response.text()));
  return response.status === 204 ? null : response.json();
}"""


def call(page: Page, method: str, path: str, body: Any = None) -> Any:
    """A call to our API as the page's own person; the page must be one of the signed-in pages."""
    return page.evaluate(CALL, [method, path, body])


@pytest.fixture
def template(page: Page, studio: Studio) -> dict[str, Any]:
    """A card of the person signed in on `page`."""
    studio.sign_in(page)
    page.goto(f"{studio.origin}/library/")
    found: dict[str, Any] = call(page, "GET", "templates/")["results"][0]
    return found


def make_link(page: Page, template: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = call(
        page, "POST", "share-links/", {"template": template["id"], "audience": "anyone", **fields}
    )
    return made
