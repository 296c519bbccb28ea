"""What the two busiest writes cost beside an empty view, through all of the site's middleware.

Calls of Python functions are counted, not time: they are the same on every machine. `benchmarks/writes.py` measures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from cardstudio import urls
from cardstudio.library.models import Template
from cardstudio.sharing.models import ShareLink
from tests.api.security.asking import undone
from tests.conftest import People, client_of
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN, link, platform, template

__all__ = ["link", "platform", "template"]

urlpatterns = [path("empty/", lambda request: HttpResponse()), *urls.urlpatterns]
#: Empty views that each costs at most: little more than today (10.9 and 6.4). Both are to come down to 4.
SAVE, ATTEMPT = 11.5, 7

pytestmark = pytest.mark.urls(__name__)


def calls(do: Callable[[], Any]) -> int:
    """How many functions are called by it, once all is loaded that is loaded once."""
    found = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal found
        found += event == "call"

    for _warm in range(2):
        with undone():
            do()
    before = sys.getprofile()
    with undone():
        sys.setprofile(note)
        try:
            do()
        finally:
            sys.setprofile(before)
    return found


def empty(client: Client) -> int:
    return calls(lambda: client.get("/empty/"))


def test_saving_a_draft(people: People, template: Template) -> None:
    client = client_of(people.alice)
    card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Gateway 3.3"}]}}

    def save() -> None:
        headers = {"If-Match": '"1"', "Save-Id": str(uuid4()), "Origin": ORIGIN}
        answer = client.put(
            f"/api/v1/templates/{template.pk}/draft/", {"document": {"card": card}}, "application/json", headers=headers
        )
        assert answer.status_code == 200, answer.content

    assert calls(save) <= SAVE * empty(client)


def test_reporting_an_attempt(link: ShareLink) -> None:
    client = Client()

    def report() -> None:
        body = {"attempt": str(uuid4()), "batch": 0, "state": "started", "deliveries": []}
        headers = {"User-Agent": CLIENT_AGENT, "Origin": ORIGIN}
        answer = client.post(f"/s/{link.token}/attempts", body, "application/json", headers=headers)
        assert answer.status_code == 201, answer.content

    assert calls(report) <= ATTEMPT * empty(client)
