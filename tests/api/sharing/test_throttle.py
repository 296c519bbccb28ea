"""Limits on the posts of share pages: one per address and link, a wider one per address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from cardstudio.accounts.policy import Actor
from cardstudio.api.throttles import ShareThrottle
from cardstudio.library.models import Template
from cardstudio.sharing.links import services
from cardstudio.sharing.models import ShareLink
from tests.conftest import People

Post = Callable[..., Any]


@pytest.fixture
def rates(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    cache.clear()
    # What this process has counted for earlier tests.
    ShareThrottle._tallies.clear()

    def limit(share: str, address: str) -> None:
        monkeypatch.setattr(ShareThrottle, "THROTTLE_RATES", {"share": share, "share_address": address})

    return limit


@pytest.fixture
def other(people: People, template: Template) -> ShareLink:
    return services.share_link_create(actor=Actor(people.alice), template=template).link


def test_one_busy_link_leaves_the_others_of_an_address_alone(
    rates: Callable[[str, str], None], link: ShareLink, other: ShareLink, post: Post
) -> None:
    rates("2/min", "100/min")
    assert [post(link, "content", {}).status_code for _ in range(3)] == [200, 200, 429]
    assert post(other, "content", {}).status_code == 200


def test_an_address_has_a_limit_over_all_links(
    rates: Callable[[str, str], None], link: ShareLink, other: ShareLink, post: Post
) -> None:
    rates("100/min", "3/min")
    assert [post(one, "content", {}).status_code for one in (link, other, link, other)] == [200, 200, 200, 429]


def test_it_says_when_to_come_back_and_opens_again(
    rates: Callable[[str, str], None], link: ShareLink, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates("1/min", "100/min")
    monkeypatch.setattr(ShareThrottle, "timer", lambda self: 600.0)
    assert post(link, "content", {}).status_code == 200
    refused = post(link, "content", {})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    monkeypatch.setattr(ShareThrottle, "timer", lambda self: 660.0)
    assert post(link, "content", {}).status_code == 200


def test_processes_hear_of_each_other_after_a_fiftieth_of_a_limit(rates: Callable[[str, str], None]) -> None:
    rates("100/hour", "1000/hour")
    request = RequestFactory().post("/s/t/content")

    def passes(uses: int) -> int:
        """How many of them a process lets pass that has just begun."""
        ShareThrottle._tallies.clear()
        return sum(ShareThrottle().refuses(request, "t") is None for _ in range(uses))

    assert [passes(61), passes(30)] == [61, 30]
    assert passes(30) == 100 - 60 - 30, "the 61st was never told"
    assert passes(5) == 0
