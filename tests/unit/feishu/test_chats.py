"""Asking the platform for groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from cardstudio.feishu.chats import groups_of_app
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig, Hosts
from tests.unit.feishu.platform_stub import PlatformStub, platform_stub

PATH = "/open-apis/im/v1/chats?page_size=100&page_token="


@pytest.fixture
def platform() -> Iterator[PlatformStub]:
    cache.clear()
    with platform_stub() as stub:
        yield stub


def app_at(platform: PlatformStub) -> AppConfig:
    return AppConfig("feishu", "cli_a", "secret", Hosts(platform.origin, platform.origin, platform.origin))


def page(platform: PlatformStub, token: str, *items: Any, after: str = "") -> None:
    data = {"items": list(items), "page_token": after, "has_more": bool(after)}
    platform.refusals[f"{PATH}{token}"] = [(200, {"code": 0, "data": data}, {})]


def test_it_works_over_pages_and_stops_when_all_are_found(platform: PlatformStub) -> None:
    first = {"chat_id": "oc_1", "name": "Ops", "external": False}
    page(platform, "", first, {"chat_id": "oc_9", "name": "Other"}, after="p2")
    page(platform, "p2", {"chat_id": "oc_2", "name": "Partners", "external": True}, after="p3")
    found = groups_of_app(app_at(platform), {"oc_1", "oc_2"})
    assert {key: (group.name, group.external) for key, group in found.items()} == {
        "oc_1": ("Ops", False),
        "oc_2": ("Partners", True),
    }
    assert platform.calls[f"{PATH}p3"] == 0


def test_odd_answers_hold_no_groups(platform: PlatformStub) -> None:
    page(platform, "", "text", {"name": "no id"}, None)
    assert groups_of_app(app_at(platform), {"oc_1"}) == {}


def test_a_missing_scope_is_an_error(platform: PlatformStub) -> None:
    platform.refusals[PATH] = [(400, {"code": 99991672, "msg": "Access denied"}, {})]
    with pytest.raises(PlatformError) as refused:
        groups_of_app(app_at(platform), {"oc_1"})
    assert refused.value.code == 99991672
