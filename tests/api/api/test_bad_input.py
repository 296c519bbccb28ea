"""Whatever is sent to any endpoint, the answer is a clear 4xx in the one error shape, never a 500."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from cardstudio.api.strict import taken_by
from cardstudio.designer import api as designer_api
from tests.api.described import description
from tests.api.endpoints import SAMPLES, Endpoint, endpoints, writing

DEEP = 100_000
BAD_BODIES: dict[str, tuple[bytes, str]] = {
    "broken": (b'{"card": ', "bad_json"),
    "no json": (b"<card/>", "bad_json"),
    "trailing comma": (b'{"a": 1,}', "bad_json"),
    "two values": (b"{} {}", "bad_json"),
    "not utf-8": (b'{"a": "\xff\xfe"}', "bad_json"),
    "utf-16": ('{"a": 1}'.encode("utf-16"), "bad_json"),
    "array": (b"[]", "not_an_object"),
    "text": (b'"card"', "not_an_object"),
    "number": (b"5", "not_an_object"),
    "null": (b"null", "not_an_object"),
    "true": (b"true", "not_an_object"),
    "deep arrays": (b'{"card":' + b"[" * DEEP + b"]" * DEEP + b"}", "bad_json"),
    "deep objects": (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "bad_json"),
    "deep and broken": (b"[" * DEEP, "bad_json"),
    "high surrogate": (b'{"text": "\\ud83d"}', "bad_json"),
    "low surrogate": (b'{"text": "\\ude00 x"}', "bad_json"),
    "surrogate in a key": (b'{"\\ud83d": 1}', "bad_json"),
    "raw surrogate": (b'{"text": "\xed\xa0\xbd"}', "bad_json"),
    "huge number": (b'{"card": {"a": 1e999}}', "bad_json"),
    "huge negative": (b'{"card": {"a": -1e999}}', "bad_json"),
    "nan": (b'{"card": {"a": NaN}}', "bad_json"),
    "infinity": (b'{"card": {"a": -Infinity}}', "bad_json"),
    "long integer": (b'{"card": {"a": ' + b"9" * 5000 + b"}}", "bad_json"),
}
# For fields: every JSON type, and what looks like one thing and is another.
ODD_VALUES = [None, 10**30, "\0", "x" * 5000, [[]], {"": {}}]


def refusal(answer, *codes: int) -> dict:
    """The error of an answer that must be one, in the one shape."""
    assert 400 <= answer.status_code < 500, answer.content[:500]
    if codes:
        assert answer.status_code in codes
    assert answer.headers["Content-Type"].startswith("application/json")
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "fields"}
    assert error["code"]
    assert error["message"]
    assert all(isinstance(item, str) for sentences in error["fields"].values() for item in sentences)
    return error


def send(client: Client, endpoint: Endpoint, body: bytes, content_type: str = "application/json", **named):
    client.raise_request_exception = False
    return client.generic(endpoint.method.upper(), endpoint.path, body, content_type=content_type, **named)


def test_the_sweep_finds_the_endpoints():
    routes = {str(endpoint) for endpoint in endpoints()}

    assert {"GET teams/", "POST tokens/", "POST cards/lint/", "GET schema/"} <= routes


@pytest.mark.parametrize(
    "debug", [pytest.param(False, id="production"), pytest.param(True, id="debug", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("endpoint", writing(), ids=str)
def test_unreadable_bodies(alice: Client, settings, endpoint: Endpoint, debug: bool):
    settings.DEBUG = debug
    for name, (body, code) in BAD_BODIES.items():
        assert (name, refusal(send(alice, endpoint, body), 400)["code"]) == (name, code)


@pytest.mark.parametrize("endpoint", writing(), ids=str)
def test_other_content_types(alice: Client, endpoint: Endpoint):
    for content_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "a/b",
        "x",
    ]:
        error = refusal(send(alice, endpoint, b'{"a": 1}', content_type), 415)
        assert error["code"] == "unsupported_media_type"


@pytest.mark.parametrize("endpoint", writing(), ids=str)
def test_too_large(alice: Client, endpoint: Endpoint):
    body = b'{"text": "' + b"x" * (2 * 1024 * 1024) + b'"}'

    assert refusal(send(alice, endpoint, body), 413)["code"] == "too_large"


def fields_of(endpoint: Endpoint) -> dict[str, Any]:
    """What the OpenAPI description says an endpoint's body holds, by name."""
    schema = description()
    route = re.sub(r"\(\?P<\w+>[^)]*\)|<(?:\w+:)?\w+>", "{}", endpoint.route).removesuffix("$")
    same = (path for path in schema["paths"] if re.sub(r"{\w+}", "{}", path).endswith(f"/v1/{route}"))
    operation = schema["paths"][next(same)][endpoint.method]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "/").rsplit("/", 1)[1]
    return schema["components"]["schemas"][name]["properties"] if name else {}


@pytest.fixture
def things(alice: Client) -> dict[str, str]:
    """One real thing of each kind that has addresses of its own, by the address it is made at."""
    card = {"elements": [{"tag": "hr"}]}
    made = alice.post("/api/v1/templates/", {"name": "T", "document": {"card": card}}, content_type="application/json")
    template = made.json()["id"]
    bodies = {"folders/": {"name": "F"}, "share-links/": {"template": template}}
    ids = {"templates/": template}
    for address, body in bodies.items():
        answer = alice.post(f"/api/v1/{address}", body, content_type="application/json")
        assert answer.status_code == 201, answer.content
        ids[address] = answer.json()["id"]
    return ids


@pytest.mark.slow
@pytest.mark.parametrize("endpoint", [one for one in writing() if one.method != "delete"], ids=str)
def test_wrong_types_in_every_field(alice: Client, people, things: dict[str, str], endpoint: Endpoint):
    """Some of these are right by chance; none may be a 500, or an error in another shape."""
    fields = fields_of(endpoint)
    right = {"team": str(people.team.pk), "text": "{}", "name": "x", "template": things["templates/"]}
    for address, thing in things.items():
        if endpoint.route.startswith(address):
            endpoint = replace(endpoint, path=endpoint.path.replace(SAMPLES["UUIDConverter"], thing))
    for field in [*fields, "unknown"]:
        for value in ODD_VALUES:
            body = {name: right[name] for name in fields if name in right} | {field: value}
            answer = send(alice, endpoint, json.dumps(body).encode(), headers={"If-Match": '"1"', "Save-Id": "s"})
            assert answer.status_code < 500, (field, value, answer.content[:300])
            if answer.status_code >= 400:
                refusal(answer)


@pytest.mark.parametrize("endpoint", endpoints(), ids=str)
def test_other_methods(alice: Client, endpoint: Endpoint):
    taken = {one.method for one in endpoints() if one.path == endpoint.path}
    for method in {"get", "post", "put", "patch", "delete", "trace"} - taken:
        answer = alice.generic(method.upper(), endpoint.path, b"", content_type="application/json")
        assert refusal(answer, 405)["code"] == "method_not_allowed"
        assert endpoint.method.upper() in answer.headers["Allow"]


@pytest.mark.parametrize("endpoint", writing(), ids=str)
def test_a_session_without_the_csrf_token(people, endpoint: Endpoint):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.alice)

    assert refusal(send(client, endpoint, b"{}"), 403)["code"] == "csrf"


@pytest.mark.parametrize("endpoint", endpoints(), ids=str)
def test_a_wrong_token(client: Client, db: None, endpoint: Endpoint):
    answer = client.generic(endpoint.method.upper(), endpoint.path, b"", headers={"authorization": "Bearer cs_wrong"})

    if endpoint.route.startswith(("catalog/<", "gallery/")):  # asks nobody who they are
        assert answer.status_code in {200, 404}
        return
    assert refusal(answer, 401)["code"] == "not_signed_in"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("endpoint", endpoints(), ids=str)
def test_nobody_is_let_in_but_where_all_are(client: Client, db: None, endpoint: Endpoint):
    answer = send(client, endpoint, b"" if endpoint.method == "get" else b"{}")

    if endpoint.route.startswith(("cards/", "catalog/", "gallery/", "schema/")):
        assert answer.status_code in {200, 400, 404}
    else:
        assert refusal(answer, 401)["code"] == "not_signed_in"


@pytest.mark.parametrize(
    "endpoint", [one for one in endpoints() if one.method == "get" and one.route != "schema/"], ids=str
)
def test_odd_queries(alice: Client, endpoint: Endpoint):
    alice.raise_request_exception = False
    known = taken_by(endpoint.view, "GET").parameters
    for value in ["", "x\0", "-1", "9" * 400, SAMPLES["UUIDConverter"]]:
        answer = alice.get(endpoint.path, dict.fromkeys(known, value))
        assert answer.status_code < 500, (value, answer.content[:300])
    refusal(alice.get(endpoint.path, {f"f{number}": "x" for number in range(2000)}), 400, 404)


@pytest.mark.parametrize("debug", [False, True], ids=["production", "debug"])
@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/nothing/", "/api/v1/teams", "/api/v1/%ff/", "/api/v1/%00/"]
)
def test_unknown_addresses(client: Client, db: None, settings, path: str, debug: bool):
    settings.DEBUG = debug

    assert refusal(client.get(path), 404)["code"] == "not_found"
    assert refusal(client.post(path, b"{}", content_type="application/json"), 404)["code"] == "not_found"


@pytest.mark.parametrize("debug", [False, True], ids=["production", "debug"])
def test_a_foreign_host(client: Client, settings, debug: bool):
    settings.DEBUG = debug

    refusal(client.get("/api/v1/teams/", headers={"host": "evil.example"}), 400)


@pytest.mark.parametrize("debug", [False, True], ids=["production", "debug"])
def test_our_own_fault_says_nothing_of_itself(client: Client, settings, monkeypatch, debug: bool):
    settings.DEBUG = debug
    client.raise_request_exception = False

    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("the secret is 12345")

    monkeypatch.setattr(designer_api, "unwrapped", broken)

    answer = client.post("/api/v1/cards/unwrap/", {"text": "{}"}, content_type="application/json")

    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "server_error"
    assert b"12345" not in answer.content


def test_it_speaks_the_language_of_the_request(client: Client, db: None):
    chinese = client.post(
        "/api/v1/cards/lint/", b"[]", content_type="application/json", headers={"accept-language": "zh-CN,zh;q=0.9"}
    )

    assert chinese.json()["error"]["message"] == "请发送一个 JSON 对象。"
