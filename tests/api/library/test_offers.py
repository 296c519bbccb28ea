"""Links by which people of other teams copy a card."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import AuditEntry
from cardstudio.accounts.policy import Actor
from cardstudio.cards.starting_words import still_there, with_marks
from cardstudio.cards.types import JSONObject
from cardstudio.library import services
from cardstudio.library.models import Offer, Template
from cardstudio.library.offers.pictures import picture_names
from tests.api.library.conftest import put_draft, release
from tests.conftest import People

TEMPLATES = "/api/v1/templates/"


@pytest.fixture
def offer(alice: Client, template: JSONObject) -> Any:
    answer = alice.post(f"{TEMPLATES}{template['id']}/offers/", {}, "application/json")
    assert answer.status_code == 201, answer.content
    return answer.json()


@pytest.fixture
def link(offer: Any) -> str:
    """The address in the API."""
    return f"/api/v1/offers/{offer['url'].split('/')[-2]}/"


def page(offer: Any) -> str:
    return "/" + "/".join(offer["url"].split("/")[3:])


def copy(client: Client, link: str, **body: Any) -> Any:
    return client.post(f"{link}copy/", body, "application/json")


def draft(client: Client, made: Any) -> Any:
    return client.get(f"{TEMPLATES}{made.json()['id']}/draft/").json()["document"]


def test_somebody_of_another_team_copies_what_they_see(
    alice: Client, charlie: Client, people: People, template: JSONObject, document: JSONObject, offer: Any, link: str
) -> None:
    shown = charlie.get(link).json()
    assert (shown["name"], shown["team_name"], shown["release"]) == ("Release 3.2", "Alice's cards", None)
    assert shown["document"] == document
    made = copy(charlie, link, seen=shown["hash"])
    assert (made.status_code, made.json()["name"]) == (201, "Release 3.2")
    assert made.json()["team"] == str(people.charlie.own_team.pk)
    assert draft(charlie, made) == with_marks(document)
    assert still_there(draft(charlie, made))

    [row] = alice.get(f"{TEMPLATES}{template['id']}/offers/").json()["results"]
    assert (row["id"], row["copies"], row["created_by"]) == (offer["id"], 1, "Alice")
    logged = AuditEntry.objects.filter(target=template["id"], action__startswith="offer.").order_by("pk")
    assert [(one.action, one.team_id) for one in logged] == [
        ("offer.made", people.team.pk),
        ("offer.taken", people.team.pk),
    ]
    assert charlie.get(f"{TEMPLATES}{template['id']}/").status_code == 404


def test_the_release_is_what_is_copied_and_only_as_it_was_seen(
    alice: Client, charlie: Client, template: JSONObject, document: JSONObject, link: str
) -> None:
    seen = charlie.get(link).json()["hash"]
    release(alice, template)
    other = {"card": {"elements": [{"tag": "hr"}]}}
    put_draft(alice, template, {"document": other})
    assert (charlie.get(link).json()["release"], charlie.get(link).json()["hash"]) == (1, seen)
    release(alice, template, force=True)

    refused = copy(charlie, link, seen=seen)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "card_changed")
    assert draft(charlie, copy(charlie, link)) == other
    assert Offer.objects.get().copies == 1


def test_a_link_that_was_taken_back_opens_nothing(
    alice: Client, bob: Client, charlie: Client, template: JSONObject, offer: Any, link: str
) -> None:
    at = f"{TEMPLATES}{template['id']}/offers/{offer['id']}/"
    assert charlie.delete(at).status_code == 404
    assert bob.delete(at).status_code == 204
    assert bob.delete(at).status_code == 204
    assert alice.get(f"{TEMPLATES}{template['id']}/offers/").json()["results"] == []
    for answer in (charlie.get(link), copy(charlie, link), charlie.get(page(offer))):
        assert answer.status_code == 410
        assert "Alice" not in answer.content.decode()
    assert AuditEntry.objects.filter(action="offer.revoked").count() == 1


def test_it_ends_with_the_card_and_when_the_card_moves(
    alice: Client, charlie: Client, people: People, template: JSONObject, link: str
) -> None:
    alice.delete(f"{TEMPLATES}{template['id']}/")
    assert charlie.get(link).status_code == 410
    alice.post(f"{TEMPLATES}{template['id']}/restore/", {}, "application/json")
    assert charlie.get(link).status_code == 200
    services.template_rehome(template=Template.objects.get(pk=template["id"]), team=people.bob.own_team)
    assert charlie.get(link).status_code == 410


def test_who_may(
    vera: Client, charlie: Client, client: Client, people: People, template: JSONObject, offer: Any, link: str
) -> None:
    at = f"{TEMPLATES}{template['id']}/offers/"
    assert [one.get(at).status_code for one in (vera, charlie, client)] == [403, 404, 401]
    assert [one.post(at, {}, "application/json").status_code for one in (vera, charlie, client)] == [403, 404, 401]
    assert client.get(link).status_code == 401
    assert client.get(page(offer)).status_code == 302
    assert charlie.get("/api/v1/offers/nobody-has-this-token/").status_code == 404
    assert charlie.get("/copy/nobody-has-this-token/").status_code == 404
    # Into a team of one's own, where one may edit.
    team = str(people.team.pk)
    assert [copy(one, link, team=team).status_code for one in (vera, charlie)] == [403, 404]
    folder = services.folder_create(actor=Actor(people.alice), team=people.team, name="Kept")
    assert copy(charlie, link, folder=str(folder.pk)).status_code == 404


def test_a_card_has_twenty_at_most(alice: Client, template: JSONObject) -> None:
    at = f"{TEMPLATES}{template['id']}/offers/"
    said = [alice.post(at, {}, "application/json").status_code for _ in range(21)]
    assert said == [201] * 20 + [409]
    assert "20 such links" in alice.post(f"/templates/{template['id']}/offers/").content.decode()


def test_copying_is_throttled(charlie: Client, link: str, offer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from cardstudio.library.offers.api import OfferThrottle

    monkeypatch.setattr(OfferThrottle, "THROTTLE_RATES", {**OfferThrottle.THROTTLE_RATES, "offers": "2/hour"})
    assert [charlie.get(link).status_code for _ in range(3)] == [200, 200, 429]
    assert charlie.get(page(offer)).status_code == 429


def test_the_pages_do_the_same(
    alice: Client, charlie: Client, people: People, template: JSONObject, document: JSONObject
) -> None:
    at = f"/templates/{template['id']}/offers/"
    assert "No links yet" in alice.get(at).content.decode()
    assert alice.post(at).status_code == 302
    offer = Offer.objects.get()
    assert f"/copy/{offer.token}/" in alice.get(at).content.decode()
    own = people.charlie.own_team
    folder = services.folder_create(actor=Actor(people.charlie), team=own, name="Notices")
    shown = charlie.get(f"/copy/{offer.token}/").content.decode()
    assert "“Alice&#39;s cards” offers this card" in shown
    assert f'value="{own.pk}/{folder.pk}"' in shown
    assert str(people.team.pk) not in shown

    stale = charlie.post(f"/copy/{offer.token}/", {"to": str(own.pk), "seen": "another"})
    assert stale.status_code == 409
    made = charlie.post(f"/copy/{offer.token}/", {"to": f"{own.pk}/{folder.pk}"})
    assert made.status_code == 302
    kept = Template.objects.get(team=own)
    assert (kept.folder, kept.draft.document) == (folder, with_marks(document))
    assert alice.post(f"{at}{offer.pk}/revoke/").status_code == 302
    assert charlie.get(f"/copy/{offer.token}/").status_code == 410


def test_pictures_are_named_once_and_by_their_words() -> None:
    image = {"tag": "img", "img_key": "img_1", "alt": {"tag": "plain_text", "content": "Map"}}
    nameless = {"tag": "img", "img_key": "img_2"}
    card: JSONObject = {"elements": [nameless, image, {**image, "alt": None}, {"tag": "img", "img_key": "${picture}"}]}
    assert picture_names(card) == ["picture 1", "“Map”"]
