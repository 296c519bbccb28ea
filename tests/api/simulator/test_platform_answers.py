"""Every answer of the open platform's paths is the platform's JSON: its SDKs fall over anything else."""

from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest

from tests.api.simulator.conftest import ROOT, Simulator

PAGE = "open-apis/authen/v1/authorize"  # for browsers; the only one that isn't for programs
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
BODIES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "an object": {"json": {}},
    "no object": {"json": [1]},
    "half an object": {"content": '{"a":', "headers": {"Content-Type": "application/json"}},
    "no UTF-8": {"content": b'{"a": "\xff"}', "headers": {"Content-Type": "application/json"}},
    "too much": {"content": b"[" + b" " * 3_000_000 + b"]", "headers": {"Content-Type": "application/json"}},
    "a form": {"data": {"a": "b"}},
    "a large form": {"data": {"a": "b" * 3_000_000}},
    "parts without a boundary": {"content": b"--x", "headers": {"Content-Type": "multipart/form-data"}},
    "half a part": {"content": b"--x\r\nContent-Dispo", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
    "a text": {"content": "hello", "headers": {"Content-Type": "text/plain"}},
}


def paths() -> list[str]:
    """Every address of the platform in the URL table, and some it doesn't know."""
    table = (ROOT / "cardstudio" / "simulator" / "urls.py").read_text()
    found = re.findall(r'path\(r?"\^?((?:open-apis|oauth)/[^"?]*)', table)
    assert len(found) > 10
    known = [re.sub(r"<str:\w+>", "nothing", path).removesuffix("/") for path in found]
    return [
        *known,
        "open-apis",
        "open-apis/",
        "oauth",
        "open-apis/im/v1/nothing",
        "oauth/v9/token",
        "open-apis/im/v1/messages/a/b/c/d",
    ]


def is_the_platforms(answer: httpx.Response) -> bool:
    """A number as `code`, and what it means: `msg`, or OAuth's words."""
    if not answer.headers["content-type"].startswith("application/json"):
        return False
    value = answer.json()
    return type(value["code"]) is int and (isinstance(value.get("msg"), str) or "error_description" in value)


@pytest.mark.slow
@pytest.mark.parametrize("body", BODIES)
def test_every_method_of_every_path_answers_in_json(simulator: Simulator, body: str) -> None:
    for path in paths():
        for method in METHODS:
            if path == PAGE and method in {"GET", "POST"}:
                continue
            if method == "GET" and body != "nothing":
                continue
            answer = simulator.request(method, f"/{path}", **BODIES[body])
            assert is_the_platforms(answer), f"{method} {path}: {answer.status_code} {answer.text[:200]}"
            assert answer.status_code < 500, f"{method} {path}"
            assert answer.headers["x-tt-logid"]


def test_without_a_token_or_with_a_dead_one_the_code_says_so(simulator: Simulator) -> None:
    open_to_all = ("auth/v3", "/token", "authorize", "hook", "nothing")
    for path in paths():
        if path in {"open-apis", "open-apis/", "oauth"} or any(part in path for part in open_to_all):
            continue
        for method in METHODS:
            answer = simulator.request(method, f"/{path}")
            if answer.status_code in {404, 405}:
                continue
            assert answer.json()["code"] == 99991661, f"{method} {path}"
            dead = simulator.request(method, f"/{path}", headers={"Authorization": "Bearer t-gone"})
            assert dead.json()["code"] in {99991663, 99991668}, f"{method} {path}"


def test_a_wrong_method_is_405_and_an_unknown_path_404(simulator: Simulator) -> None:
    answer = simulator.put("/open-apis/im/v1/chats")
    assert (answer.status_code, answer.json()) == (405, {"code": 405, "msg": "405 method not allowed"})
    assert answer.headers["allow"] == "GET"
    answer = simulator.get("/open-apis/im/v1/nothing")
    assert (answer.status_code, answer.json()) == (404, {"code": 404, "msg": "404 page not found"})


def test_unreadable_bodies_are_9499_and_in_oauths_words_where_it_is_oauth(simulator: Simulator) -> None:
    broken = BODIES["half an object"]
    answer = simulator.post("/open-apis/im/v1/messages", **broken)
    assert (answer.status_code, answer.json()) == (400, {"code": 9499, "msg": "Bad Request"})
    answer = simulator.post("/oauth/v3/token", **broken)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


def test_refusals_stand_in_the_log_of_calls(simulator: Simulator) -> None:
    simulator.put("/open-apis/im/v1/chats")
    simulator.post("/open-apis/im/v1/messages", **BODIES["half an object"])
    log = [(call["name"], call["outcome"]) for call in simulator.state()["calls"]]
    assert log[-2:] == [
        ("PUT /open-apis/im/v1/chats", "405 405 method not allowed"),
        ("POST /open-apis/im/v1/messages", "9499 Bad Request"),
    ]


def test_the_consent_form_still_wants_its_token(simulator: Simulator) -> None:
    answer = simulator.post(f"/{PAGE}", data={"open_id": "ou_84aa6f7c1d"})
    assert answer.status_code == 403
    assert "can't go on" in answer.text.replace("&#39;", "'")
    assert json.dumps("Traceback") not in answer.text
