"""A library without cards: what it says to those who may make one, and to those who may not."""

from __future__ import annotations

from django.test import Client

from tests.conftest import People


def test_only_who_may_make_a_card_is_told_to_begin_one(people: People, alice: Client, vera: Client) -> None:
    address = f"/library/?team={people.team.pk}"
    page = alice.get(address).content.decode()
    assert "Begin from a well-made card" in page
    assert "you send what is released" not in page
    page = vera.get(address).content.decode()
    assert "you send what is released" in page
    assert "Begin from a well-made card" not in page
