"""What programs call a template: `slug`."""

from __future__ import annotations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.cards.types import JSONObject
from cardstudio.library.slugs import SLUG, slug_of, slugs_beside


@given(st.text(max_size=200))
def test_every_name_becomes_a_slug(name: str) -> None:
    wanted = slugs_beside(slug_of(name))
    assert all(SLUG.fullmatch(slug) for slug in wanted)
    assert len(set(wanted)) == len(wanted)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("元旦放假通知", "yuan-dan-fang-jia-tong-zhi"),
        ("P1 告警", "p1-gao-jing"),
        ("Déploiement réussi!", "deploiement-reussi"),
        ("🎉", "card"),
    ],
)
def test_names_become_letters(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def make(client: Client, document: JSONObject, name: str) -> JSONObject:
    body = {"document": document, "name": name}
    made: JSONObject = client.post("/api/v1/templates/", body, content_type="application/json").json()
    return made


def test_two_of_one_name_have_two_slugs_that_stay(alice: Client, document: JSONObject) -> None:
    first, second = make(alice, document, "Deploy"), make(alice, document, "Deploy")
    assert (first["slug"], second["slug"]) == ("deploy", "deploy-2")
    path = f"/api/v1/templates/{first['id']}/"
    assert alice.patch(path, {"name": "Rollout"}, content_type="application/json").json()["slug"] == "deploy"
    assert alice.patch(path, {"slug": "rollout"}, content_type="application/json").json()["slug"] == "rollout"
    taken = alice.patch(path, {"slug": "deploy-2"}, content_type="application/json")
    assert (taken.status_code, taken.json()["error"]["code"]) == (409, "slug_taken")
    for wrong in ("", "Deploy", "a b", "x" * 61):
        assert alice.patch(path, {"slug": wrong}, content_type="application/json").status_code == 400


def test_what_programs_call_a_released_card_is_changed_by_who_may_release(
    alice: Client, bob: Client, document: JSONObject
) -> None:
    made = make(alice, document, "Deploy")
    path = f"/api/v1/templates/{made['id']}/"
    assert bob.patch(path, {"slug": "rollout"}, content_type="application/json").status_code == 200
    alice.post(f"{path}versions/", {}, content_type="application/json")
    alice.put(f"{path}release/", {"version": 1}, content_type="application/json")
    assert bob.patch(path, {"slug": "deploy"}, content_type="application/json").status_code == 403
    assert bob.patch(path, {"slug": "rollout", "name": "Out"}, content_type="application/json").status_code == 200
    assert alice.patch(path, {"slug": "deploy"}, content_type="application/json").json()["slug"] == "deploy"


def test_many_of_one_name_are_made_as_fast_as_few(alice: Client, document: JSONObject) -> None:
    slugs = {make(alice, document, "Same")["slug"] for _ in range(12)}
    assert len(slugs) == 12
