"""Fixtures of the sharing tests: a card, a template of Alice's, a link to it, and a stub for the open platform."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.links import services
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.unit.feishu.platform_stub import PlatformStub, platform_stub

ORIGIN = "http://testserver"
CARD: dict[str, Any] = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release review"}, "template": "blue"},
    "body": {"elements": [{"tag": "markdown", "content": "**Gateway 3.2** goes out on Monday"}]},
}
CLIENT_AGENT = "Mozilla/5.0 (Macintosh) Lark/7.12.7 Chrome/120.0.0.0 Safari/537.36 LarkLocale/en_US ChannelName/Feishu"


@pytest.fixture
def platform(settings) -> Iterator[PlatformStub]:
    """The open platform as a stub that counts, behind the real brand's host names."""
    cache.clear()
    with platform_stub() as stub:
        settings.SIMULATOR_ORIGIN = stub.origin
        yield stub


@pytest.fixture
def template(people: People) -> Template:
    return library.template_create(
        actor=Actor(people.alice), team=people.team, name="Release review", document={"card": CARD}
    )


@pytest.fixture
def link(people: People, template: Template) -> ShareLink:
    return services.share_link_create(actor=Actor(people.alice), template=template).link


@pytest.fixture
def post() -> Callable[..., Any]:
    """A post from the share page itself; `origin=None` sends no Origin header."""

    def send(
        link: ShareLink, what: str, body: Any, *, origin: str | None = ORIGIN, client: Client | None = None
    ) -> Any:
        headers = {} if origin is None else {"Origin": origin}
        return (client or Client()).post(
            f"/s/{link.token}/{what}", body, content_type="application/json", headers=headers
        )

    return send
