"""No endpoint accepts in silence what it does not know (contracts §strictness).

Read from the URLconf, so that none is missed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from cardstudio.api.strict import Strict, taken_by
from tests.api.endpoints import Endpoint, endpoints, writing

Json = dict[str, Any]
URL = "/api/v1/templates/"
DOCUMENT = {"card": {"elements": [{"tag": "hr"}]}}


def send(client: Client, endpoint: Endpoint, body: Json) -> Any:
    data = json.dumps(body).encode()
    return client.generic(endpoint.method.upper(), endpoint.path, data, content_type="application/json")


def refused(answer: Any, code: str) -> Json:
    assert answer.status_code == 400, answer.content
    error = answer.json()["error"]
    assert error["code"] == code
    assert error["message"]
    fields: Json = error["fields"]
    return fields


@pytest.fixture
def template(alice: Client) -> Json:
    answer = alice.post(URL, {"name": "Deploy", "document": DOCUMENT}, content_type="application/json")
    made: Json = answer.json()
    return made


@pytest.mark.parametrize("endpoint", writing(), ids=str)
def test_an_unknown_field_is_named(alice: Client, endpoint: Endpoint) -> None:
    assert issubclass(endpoint.view, Strict), "derive new endpoints from Strict"
    fields = refused(send(alice, endpoint, {"nobody_knows": 1, "also_not": {}}), "unknown_field")
    assert set(fields) == {"nobody_knows", "also_not"}


@pytest.mark.parametrize("endpoint", endpoints(), ids=str)
def test_an_unknown_parameter_is_named(alice: Client, endpoint: Endpoint) -> None:
    address = f"{endpoint.path}?nobody_knows=1"
    answer = alice.generic(endpoint.method.upper(), address, b"", content_type="application/json")
    assert set(refused(answer, "unknown_parameter")) == {"nobody_knows"}


@pytest.mark.parametrize("endpoint", endpoints(), ids=str)
def test_each_says_what_it_takes(endpoint: Endpoint) -> None:
    taken = taken_by(endpoint.view, endpoint.method.upper())
    if endpoint.method in {"get", "delete"}:
        assert not taken.body


def test_a_slip_of_the_pen_is_led_back(alice: Client) -> None:
    assert refused(alice.post(URL, {"nmae": "x"}, content_type="application/json"), "unknown_field") == {
        "nmae": ["There is no such field. Is it “name”?"]
    }
    fields = refused(alice.get(URL, {"tga": "x", "limit": 2}), "unknown_parameter")
    assert fields == {
        "tga": ["There is no such parameter. Is it “tag”?"],
        "limit": ["There is no such parameter."],
    }
    chinese = alice.get(URL, {"tga": "x"}, headers={"accept-language": "zh-CN"})
    assert refused(chinese, "unknown_parameter") == {"tga": ["没有这个参数，是否想写“tag”？"]}


def test_what_was_read_may_be_written_back(alice: Client, template: Json) -> None:
    address = f"{URL}{template['id']}/"
    shown = alice.get(address).json()
    answer = alice.patch(address, {**shown, "name": "Other"}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["name"] == "Other"
    assert answer.json()["revision"] == shown["revision"]
    assert alice.post(URL, {**shown, "document": DOCUMENT}, content_type="application/json").status_code == 201


def test_fields_of_fields_are_looked_at(alice: Client, template: Json) -> None:
    people = [{"open_id": "ou_x", "naem": "A"}, {"open_id": "ou_y", "name": "B"}]
    body = {"template": template["id"], "mode": "people", "people": people}
    answer = alice.post("/api/v1/share-links/", body, content_type="application/json")
    assert refused(answer, "unknown_field") == {"people.0.naem": ["There is no such field. Is it “name”?"]}


def test_data_is_not_looked_into(alice: Client, template: Json) -> None:
    document = {**DOCUMENT, "anything": {"at": ["all"]}}
    answer = alice.post(URL, {"document": document}, content_type="application/json")
    assert answer.status_code == 201, answer.content


def test_hostile_names_are_named_shortly(alice: Client) -> None:
    body = {f"{number}{'x' * 10_000}": number for number in range(100)}
    fields = refused(alice.post(URL, body, content_type="application/json"), "unknown_field")
    assert len(fields) <= 20
    assert all(len(name) <= 60 for name in fields)


@pytest.mark.parametrize("query", ["cursor=nonsense", "cursor=x%00", "page_size=many", "page_size=0", "page_size=201"])
def test_a_page_that_is_none_is_refused(alice: Client, query: str) -> None:
    assert set(refused(alice.get(f"{URL}?{query}"), "invalid")) == {query.partition("=")[0]}


def test_no_parameter_is_dropped_because_another_has_its_name(alice: Client) -> None:
    assert refused(alice.get(f"{URL}?tag=a&tag=b&sort=name"), "invalid") == {
        "tag": ["This parameter is given more than once."]
    }
    assert alice.get(f"{URL}?tag=a&sort=name").status_code == 200


def test_a_format_nobody_writes_is_named(alice: Client) -> None:
    assert set(refused(alice.get("/api/v1/schema/?format=toml"), "invalid")) == {"format"}
    assert alice.get("/api/v1/schema/?format=json").status_code == 200


def test_words_of_closed_lists_are_those_words(alice: Client) -> None:
    assert set(refused(alice.get("/api/v1/chat-lists/?kind=cats"), "invalid")) == {"kind"}


@pytest.mark.parametrize("method", ["get", "post", "put", "delete"])
def test_an_address_without_its_slash_says_so(alice: Client, method: str) -> None:
    answer = getattr(alice, method)("/api/v1/templates", content_type="application/json")
    assert answer.status_code == 404
    assert answer.json()["error"] == {
        "code": "not_found",
        "message": "Addresses of the API end with a slash: /api/v1/templates/",
        "fields": {},
    }
    assert "slash" not in alice.get("/api/v1/nothing").json()["error"]["message"]
