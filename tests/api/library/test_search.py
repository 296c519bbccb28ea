"""A search is short: each word costs the database a look at every card."""

from __future__ import annotations

import pytest
from django.test import Client

TOO_LONG = [" ".join(f"w{n}" for n in range(11)), "x" * 201, "same " * 11, "审批 " * 101]


@pytest.mark.parametrize("q", TOO_LONG)
def test_a_long_search_is_refused_in_words(alice: Client, q: str):
    answer = alice.get("/api/v1/templates/", {"q": q})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "search_too_long"
    assert answer.json()["error"]["fields"]["q"]

    for page in ("/library/", "/send/"):
        shown = alice.get(page, {"q": q}, headers={"Accept": "text/html"})
        assert shown.status_code == 400
        assert "at most 10 words and 200 characters" in shown.content.decode()


@pytest.mark.parametrize("q", ["审批", " ".join(f"w{n}" for n in range(10))])
def test_what_people_search_for_is_found_as_ever(alice: Client, q: str):
    assert alice.get("/api/v1/templates/", {"q": q}).status_code == 200
    assert alice.get("/library/", {"q": q}).status_code == 200
