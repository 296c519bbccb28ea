"""Secrets stay where they belong: nothing of an address, a body or a value stands in the log, and keys rotate."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from cardstudio.accounts.models import AuditEntry, FeishuApp
from cardstudio.sealing import Unsealable, seal, unseal
from cardstudio.settings.logs import RoutesFilter, logging_config
from cardstudio.sharing.models import ShareLink
from tests.api.endpoints import GROUPS, addresses
from tests.conftest import People
from tests.sharing_fixtures import link, platform, post, template

__all__ = ["link", "platform", "post", "template"]
CANARY = "canary-7f3a"
OLD, NEW = "o" * 25 + "ld-key-0123456789-abcdef", "n" * 25 + "ew-key-0123456789-abcdef"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything a production log would hold, down to DEBUG."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    made = logging_config("DEBUG")["formatters"]["line"]
    handler.setFormatter(made["()"](**{name: value for name, value in made.items() if name != "()"}))
    handler.addFilter(RoutesFilter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield text
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        logging_config("ERROR", readable=True)


def planted(address: str) -> str:
    """The address with a canary in each place that takes text, and in its query."""
    filled = "/".join(CANARY if part in {"nothing", *GROUPS.values()} else part for part in address.split("/"))
    return f"{filled}?q={CANARY}&code={CANARY}&state={CANARY}&next=/{CANARY}"


@pytest.mark.parametrize("method", ["get", "post", "put"])
def test_no_address_body_or_header_is_logged(alice: Client, log: io.StringIO, method: str):
    body: dict[str, Any] = {"values": {CANARY: CANARY}, "text": CANARY, "name": CANARY, "card": {"elements": [CANARY]}}
    alice.raise_request_exception = False
    for address in (one.path() for one in addresses()):
        extra: dict[str, Any] = {} if method == "get" else {"data": body, "content_type": "application/json"}
        getattr(alice, method)(planted(address), headers={"Authorization": f"Bearer {CANARY}"}, **extra)

    said = log.getvalue()
    assert "request_finished" in said, "the log was listened to"
    assert CANARY not in said, [line for line in said.splitlines() if CANARY in line][:3]


def test_a_links_token_and_a_visitors_values_are_in_no_log(link: ShareLink, log: io.StringIO, post: Any, platform: Any):
    Client().get(f"/s/{link.token}/?bdp_launch_query={CANARY}")
    post(link, "jsapi-config", {"url": f"http://testserver/s/{link.token}/?{CANARY}"})
    post(link, "content", {"values": {"who": CANARY}})
    platform.answers = {}
    Client().get(f"/s/{link.token}x/")

    assert "request_finished" in log.getvalue()
    assert link.token not in log.getvalue()
    assert CANARY not in log.getvalue()


def test_the_audit_names_no_secret(alice: Client, people: People, link: ShareLink):
    made = alice.post(
        "/api/v1/tokens/",
        {"team": people.team.pk, "name": "CI", "scopes": ["content"]},
        content_type="application/json",
    )
    assert made.status_code == 201
    entries = str(list(AuditEntry.objects.values_list("action", "target", "detail")))

    assert "token." in entries
    assert not [secret for secret in (made.json()["key"], link.token) if secret in entries]


def test_what_was_sealed_with_the_key_of_before_is_read():
    with override_settings(SECRET_KEY=OLD):
        sealed = seal("secret", "secrets")
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
        assert unseal(sealed, "secrets") == "secret"
        assert unseal(seal("x", "feishu"), "feishu") == "x"
        with pytest.raises(Unsealable):
            unseal(sealed, "feishu")
    with override_settings(SECRET_KEY=NEW), pytest.raises(Unsealable, match="SECRET_KEY_FALLBACKS"):
        unseal(sealed, "secrets")


def test_reseal_makes_the_key_of_before_unnecessary(db: None):
    with override_settings(SECRET_KEY=OLD):
        app = FeishuApp.objects.create(brand="feishu", app_id="cli_rotated", secret="the app's own")
    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[OLD]):
        call_command("reseal", stdout=io.StringIO())
    with override_settings(SECRET_KEY=NEW):
        app.refresh_from_db()
        assert app.secret == "the app's own"
