"""Addresses that belong to no app: health, the embed script, static files under the build's prefix."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client


def test_healthz_says_ok(client: Client) -> None:
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "simulator": None}


def test_the_embed_script_leads_to_the_current_build(client: Client) -> None:
    answer = client.get("/embed/message-card.js")

    assert answer.content.decode().strip() == f'export * from "{settings.STATIC_URL}dist/card.js";'
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age=300" in answer.headers["Cache-Control"]


def test_built_files_may_be_kept_for_ever_and_by_anyone(client: Client) -> None:
    answer = client.get(f"{settings.STATIC_URL}dist/card.js")

    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_an_unknown_build_is_404(client: Client) -> None:
    assert client.get("/static/0123456789ab/dist/card.js").status_code == 404


@pytest.mark.parametrize("path", ["/signin/", "/nothing-here/"])
def test_pages_carry_the_strict_policy(client: Client, db: None, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
