"""The designer's pages: who sees them, and what their script is told."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from cardstudio.cards import json as card_json
from cardstudio.cards.types import JSONObject


@pytest.fixture
def template(alice: Client) -> JSONObject:
    """A template whose card holds a number no double can."""
    text = '{"elements": [{"tag": "markdown", "content": "</script>"}], "n": 12345678901234567890}'
    answer = alice.post("/api/v1/templates/", {"text": text, "name": "Release"}, content_type="application/json")
    made: JSONObject = answer.json()
    return made


def page_data(client: Client, path: str) -> JSONObject:
    answer = client.get(path)
    assert answer.status_code == 200
    found = re.search(r'<script id="page-data" type="application/json">(.*?)</script>', answer.content.decode())
    assert found
    data: JSONObject = json.loads(found[1])
    return data


def test_it_works(alice: Client, template: JSONObject) -> None:
    data = page_data(alice, f"/templates/{template['id']}/")
    assert (data["mode"], data["id"], data["name"]) == ("template", template["id"], "Release")
    assert (data["revision"], data["versions"], data["latestVersion"]) == (1, [], 0)
    assert data["release"] is None
    assert data["mayEdit"] is data["mayPublish"] is data["maySend"] is True
    assert data["formatDefault"] == "1.0"
    assert card_json.load(data["document"])["card"]["n"] == 12345678901234567890
    assert '"n":12345678901234567890' in data["document"].replace(" ", "")


def test_every_address_it_names_is_there(alice: Client, template: JSONObject) -> None:
    data = page_data(alice, f"/templates/{template['id']}/")
    for name in ("library", "api", "share", "history", "offers"):
        assert alice.get(data["urls"][name]).status_code == 200, name
    catalog = alice.get(data["catalogUrl"])
    assert catalog.json()["locale"] == data["locale"] == "en"
    assert "immutable" in catalog.headers["Cache-Control"]


def test_it_speaks_the_readers_language(alice: Client, template: JSONObject) -> None:
    answer = alice.get(f"/templates/{template['id']}/", headers={"Accept-Language": "zh-CN"})
    assert '"locale":"zh"' in answer.content.decode().replace(" ", "")


def test_a_viewer_may_only_look(vera: Client, template: JSONObject) -> None:
    data = page_data(vera, f"/templates/{template['id']}/")
    assert data["mayEdit"] is data["mayPublish"] is False
    assert data["maySend"] is True
    assert data["urls"]["library"] == f"/library/?team={template['team']}"


def test_it_knows_whether_new_cards_begin_from_it(alice: Client, vera: Client, template: JSONObject) -> None:
    address = f"/templates/{template['id']}/"
    assert page_data(alice, address)["startingPoint"] is False
    assert alice.put(f"/api/v1{address}starting-point/").status_code == 200
    data = page_data(alice, address)
    assert (data["startingPoint"], data["archived"]) == (True, False)
    assert data["urls"]["offers"] == f"{address}offers/"
    assert "offers" not in page_data(vera, address)["urls"]


def test_a_stranger_gets_404_and_nobody_the_door(charlie: Client, client: Client, template: JSONObject) -> None:
    address = f"/templates/{template['id']}/"
    assert charlie.get(address).status_code == 404
    assert client.get(address).headers["Location"] == f"/signin/?next={address}"


def test_anybody_may_try(client: Client) -> None:
    data = page_data(client, "/try/")
    assert (data["mode"], data["mayEdit"], data["signedIn"]) == ("try", True, False)
    assert set(client.cookies) <= {"cardstudio_csrf"}
    assert client.get(data["urls"]["signin"]).status_code == 200


def test_what_was_made_without_an_account_is_taken_along_by_somebody(client: Client, alice: Client) -> None:
    urls = page_data(client, "/try/")["urls"]
    assert urls["signin"] == "/signin/?next=%2Ftry%2Fkeep%2F"
    assert urls["library"] == "/try/?new=1"
    assert client.get(urls["keep"]).headers["Location"] == "/signin/?next=/try/keep/"
    assert alice.get(urls["keep"]).status_code == 200
    assert page_data(alice, "/try/")["urls"]["library"] == "/library/"
